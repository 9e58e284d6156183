import { beforeEach, describe, expect, test } from 'vitest';
import { memoryAuditTrail } from '../../shared/adapters/memory/memory-audit-trail.ts';
import type { OperateDeps } from '../../shared/application/operate.ts';
import {
  liftSuppression,
  lookUp,
  readerKey,
  resend,
  suppressReader,
  switchMail,
} from '../../shared/application/operate.ts';
import { deliveryIdOf } from '../../shared/domain/ids.ts';
import type { Subscriber } from '../../shared/domain/subscriber.ts';
import { furnishedWorld, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const RULE = { doc: '2026-20001', title: 'Additions to the Entity List' };

let w: World;
let deps: OperateDeps;
let ann: Subscriber;
const audit = () => deps.audit.ofDay(w.clock.now().toISOString().slice(0, 10));
const mailsToAnn = () => w.ses.accepted.filter(({ mail }) => mail.to === 'ann@example.com');

beforeEach(async () => {
  w = await furnishedWorld();
  const numbers = [1, 2, 3].values();
  deps = {
    people: w.people,
    ledger: w.ledger,
    secrets: w.secrets,
    clock: w.clock,
    audit: memoryAuditTrail(),
    deliveries: w.queues.deliveries,
    confirmations: w.queues.confirmations,
    actor: 'duty',
    newId: () => `operator-asked-number-${numbers.next().value}`,
  };
  ann = await reader(w, 'ann', [HUAWEI]);
  await detect(w, { ...RULE, text: listingText(HUAWEI.name, RULE.doc) });
  await passMinutes(w, 2);
});

describe('what an operator can do for a reader', () => {
  test('an address leads to what is kept about it, and the look is on record without the address', async () => {
    const id = await readerKey(deps, ' Ann@Example.com ');
    expect(id).toBe(ann.subscriberId);
    const file = await lookUp(deps, ann.subscriberId);
    expect(file).toMatchObject({ subscriber: { status: 'active' }, suppressed: undefined });
    expect(file.deliveries).toMatchObject([{ kind: 'alert', state: 'sent' }]);
    expect(await audit()).toMatchObject([{ actor: 'duty', action: 'looked-up', subject: ann.subscriberId }]);
    expect(JSON.stringify(await audit())).not.toContain('example.com');
    expect(await readerKey(deps, 'not an address')).toBeUndefined();
  });

  test('a mail that was sent is sent again when asked for, once each time', async () => {
    const [sent] = (await lookUp(deps, ann.subscriberId)).deliveries;
    expect(await resend(deps, deliveryIdOf(sent?.deliveryId ?? ''), 'lost at her end')).toBe('asked');
    await passMinutes(w, 60);
    expect(mailsToAnn()).toHaveLength(2);
    const [first, second] = mailsToAnn().map(({ mail }) => textOf(mail));
    expect(second?.split('\n')[0]).toBe(first?.split('\n')[0]);
  });

  test('one asked for while SES refuses is tried again and arrives once', async () => {
    const [sent] = (await lookUp(deps, ann.subscriberId)).deliveries;
    w.ses.answerNext({ outcome: 'slow-down', reason: 'rate' }, { outcome: 'never-left', reason: 'refused' });
    await resend(deps, deliveryIdOf(sent?.deliveryId ?? ''), 'lost at her end');
    await passMinutes(w, 60);
    expect(mailsToAnn()).toHaveLength(2);
  });

  test('a suppressed reader gets nothing until the mark is lifted', async () => {
    await suppressReader(deps, ann.subscriberId, 'asked by telephone');
    await detect(w, { doc: '2026-20002', title: RULE.title, text: listingText(HUAWEI.name, '2026-20002') });
    await passMinutes(w, 5);
    expect(mailsToAnn()).toHaveLength(1);
    expect(await liftSuppression(deps, ann.subscriberId, 'asked again')).toBe('lifted');
    expect(await liftSuppression(deps, ann.subscriberId, 'asked again')).toBe('nothing-to-lift');
    await detect(w, { doc: '2026-20003', title: RULE.title, text: listingText(HUAWEI.name, '2026-20003') });
    await passMinutes(w, 5);
    expect(mailsToAnn()).toHaveLength(2);
    expect((await audit()).map(({ action, reason }) => [action, reason])).toEqual([
      ['suppressed', 'asked by telephone'],
      ['lifted', 'asked again'],
    ]);
  });

  test('mail that is stopped waits, and goes out once it is opened', async () => {
    await switchMail(deps, 'paused', 'wrong matches seen');
    await detect(w, { doc: '2026-20004', title: RULE.title, text: listingText(HUAWEI.name, '2026-20004') });
    await passMinutes(w, 10);
    expect(mailsToAnn()).toHaveLength(1);
    await switchMail(deps, 'open', 'looked at');
    await passMinutes(w, 60);
    expect(mailsToAnn()).toHaveLength(2);
  });

  test('a delivery that does not exist is said to be unknown, and nothing is on record', async () => {
    expect(await resend(deps, deliveryIdOf('nothing'), 'typing error')).toBe('unknown-delivery');
    expect(await audit()).toEqual([]);
  });
});
