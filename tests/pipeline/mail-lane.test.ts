import { describe, expect, test } from 'vitest';
import { releasePlan } from '../../shared/application/publish-plan.ts';
import { planId } from '../../shared/domain/ids.ts';
import type { SendResult } from '../../shared/ports/mail-transport.ts';
import { furnishedWorld, HIKVISION, HUAWEI, listingText, reader, reportText } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passMinutes } from '../harness/passing-time.ts';
import type { World, WorldOptions } from '../harness/world.ts';

const RULE = { doc: '2026-20001', title: 'Addition of an Entity to the Entity List' };
const text = listingText(HUAWEI.name, RULE.doc);

async function worldWithReaders(count: number, options: Partial<WorldOptions> = {}): Promise<World> {
  const w = await furnishedWorld(options);
  for (let number = 0; number < count; number += 1) await reader(w, `reader${number}`, [HUAWEI]);
  return w;
}

const distinct = (w: World) => new Set(w.ses.accepted.map(({ deliveryId }) => deliveryId)).size;

describe('what SES may answer', () => {
  test.each<SendResult>([
    { outcome: 'slow-down', reason: 'Maximum sending rate exceeded' },
    { outcome: 'never-left', reason: 'ECONNREFUSED' },
    { outcome: 'day-used-up', reason: 'Daily message quota exceeded' },
    { outcome: 'stop', reason: 'AccountSendingPausedException' },
  ])('$outcome: everybody gets the mail once SES takes it', async (answer) => {
    const w = await worldWithReaders(60);
    w.ses.answerNext(answer, answer, answer);
    await detect(w, { ...RULE, text });
    await passMinutes(w, 60);
    expect(w.ses.accepted).toHaveLength(60);
    expect(distinct(w)).toBe(60);
  });

  test('refused: that one mail fails, all others go out', async () => {
    const w = await worldWithReaders(60);
    w.ses.answerNext({ outcome: 'refused', reason: 'Illegal address' });
    await detect(w, { ...RULE, text });
    await passMinutes(w, 30);
    expect(distinct(w)).toBe(59);
    expect(w.metrics.total('MailFailed')).toBe(1);
  });

  test('an answer lost after SES took the mail: the Send event settles it, nobody has it twice', async () => {
    const w = await worldWithReaders(10);
    w.ses.loseAnswers('taken');
    await detect(w, { ...RULE, text });
    await passMinutes(w, 3);
    w.ses.loseAnswers(undefined);
    await passMinutes(w, 30);
    expect(w.ses.accepted).toHaveLength(10);
    expect(w.metrics.total('MailUnknown')).toBe(10);
  });

  test('an answer lost with the mail: after a quarter of an hour without event it is sent once more', async () => {
    const w = await worldWithReaders(10);
    w.ses.loseAnswers('lost');
    await detect(w, { ...RULE, text });
    await passMinutes(w, 3);
    w.ses.loseAnswers(undefined);
    await passMinutes(w, 11);
    expect(w.ses.accepted).toHaveLength(0);
    await passMinutes(w, 5);
    expect(distinct(w)).toBe(10);
  });

  test('the bulk lane stops at its share of the day and leaves the rest to account mails', async () => {
    const w = await worldWithReaders(60);
    w.ses.setQuota({ perSecond: 1000, perDay: 50, sentLastDay: 0 });
    await detect(w, { ...RULE, text });
    await passMinutes(w, 90);
    expect(w.ses.accepted.length).toBeLessThanOrEqual(40);
    expect(w.ses.accepted.length).toBeGreaterThanOrEqual(20);
    w.ses.setQuota({ perSecond: 1000, perDay: 500, sentLastDay: 0 });
    await passMinutes(w, 60);
    expect(distinct(w)).toBe(60);
    expect(w.ses.accepted).toHaveLength(60);
  });
});

describe('what may change while a mail waits', () => {
  test('who unsubscribes, unfollows or is suppressed gets nothing more', async () => {
    const w = await furnishedWorld();
    const [left, unfollowed, suppressed] = [
      await reader(w, 'left', [HUAWEI]),
      await reader(w, 'unfollowed', [HUAWEI]),
      await reader(w, 'suppressed', [HUAWEI]),
    ];
    await reader(w, 'stays', [HUAWEI]);
    await w.ledger.setControl({ state: 'paused', reason: 'test' });
    await detect(w, { ...RULE, text });
    await passMinutes(w, 3);
    expect(w.ses.accepted).toHaveLength(0);
    await w.people.save({ ...left, status: 'left', version: 2 }, left);
    const other = [{ companyId: HIKVISION.companyId, name: HIKVISION.name }];
    await w.people.save({ ...unfollowed, companies: other, version: 2 }, unfollowed);
    await w.people.suppress(suppressed.subscriberId, 'bounce', w.clock.now());
    await w.ledger.setControl({ state: 'open' });
    await passMinutes(w, 20);
    expect(w.ses.accepted.map(({ mail }) => mail.to)).toEqual(['stays@example.com']);
    expect(w.metrics.total('MailSkipped')).toBe(3);
  });

  test('an alert that could not go out for a day is dropped as stale', async () => {
    const w = await worldWithReaders(1);
    await w.ledger.setControl({ state: 'paused' });
    await detect(w, { ...RULE, text });
    await passMinutes(w, 2);
    w.clock.advance(25 * 3_600_000);
    await w.ledger.setControl({ state: 'open' });
    await passMinutes(w, 3);
    expect(w.ses.accepted).toHaveLength(0);
    expect(w.metrics.total('MailSkipped')).toBe(1);
  });
});

describe('the order in which mails go that wait together', () => {
  test('a listing goes before a report that came first', async () => {
    const w = await furnishedWorld();
    w.ses.setQuota({ perSecond: 1, perDay: 50_000, sentLastDay: 0 });
    for (const name of ['ann', 'ben', 'eve', 'fay']) await reader(w, name, [HUAWEI]);
    for (const name of ['cleo', 'dora', 'gus', 'hal']) await reader(w, name, [HIKVISION]);
    await w.ledger.setControl({ state: 'paused' });
    const report = { doc: 'report', title: 'US weighs new limits on sales to Huawei' };
    await detect(w, { ...report, trust: 'reported', stage: 'reported', text: reportText('Huawei') });
    await w.pump();
    const title = 'Addition of an Entity to the Entity List';
    await detect(w, { doc: '2026-20002', title, text: listingText(HIKVISION.name, '2026-20002') });
    await w.pump();
    await w.ledger.setControl({ state: 'open' });
    w.clock.advance(16 * 60_000);
    await w.pump();
    const order = w.ses.accepted.map(({ mail }) =>
      /^(?:ann|ben|eve|fay)@/.test(mail.to) ? 'report' : 'listing',
    );
    expect(order).toHaveLength(8);
    // The first place is free for whoever is ready first.
    expect(order.slice(1, 4)).toEqual(['listing', 'listing', 'listing']);
    expect(order.slice(5)).toEqual(['report', 'report', 'report']);
  });
});

describe('hold and release', () => {
  test('a plan for more people than allowed waits for an operator, whatever is swept, and then reaches all', async () => {
    const w = await worldWithReaders(30, { holdAbove: 29 });
    const change = await detect(w, { ...RULE, text });
    await passMinutes(w, 10);
    expect(w.ses.accepted).toHaveLength(0);
    expect(w.metrics.total('PlanHeld')).toBe(1);
    const release = () => w.invoke(({ deps }) => releasePlan(deps, planId(change)));
    expect(await release()).toBe('released');
    await passMinutes(w, 3);
    expect(distinct(w)).toBe(30);
    expect(await release()).toBe('not-held');
    await passMinutes(w, 3);
    expect(w.ses.accepted).toHaveLength(30);
  });
});

describe('feedback', () => {
  const bounce = (action: string, bounceType: string, bounceSubType: string) => ({
    bounceType,
    bounceSubType,
    timestamp: '2026-10-02T12:31:00.000Z',
    bouncedRecipients: [{ emailAddress: 'reader0@example.com', action, status: '5.0.0' }],
  });

  async function afterMail(eventType: string, detail: object, times = 1) {
    const w = await worldWithReaders(1);
    const profile = (await w.people.followers(HUAWEI.companyId, 'instant', { from: '0', to: '~' }, 1))
      .items[0];
    for (let round = 0; round < times; round += 1) {
      // Far enough from the mail before not to wait for others.
      if (round > 0) await passMinutes(w, 10);
      const doc = `2026-3000${round}`;
      await detect(w, { ...RULE, doc, text: listingText(HUAWEI.name, doc) });
      await passMinutes(w, 1);
      const last = w.ses.accepted.at(-1);
      // Each event comes twice, as SNS may deliver it.
      if (last !== undefined) for (let copy = 0; copy < 2; copy += 1) w.ses.report(last, eventType, detail);
      await passMinutes(w, 1);
    }
    const subscriber = profile && (await w.people.subscriber(profile));
    const suppressed = profile && (await w.people.suppressed(profile));
    return { w, subscriber, suppressed };
  }

  test('a permanent bounce suppresses the address and ends the subscription', async () => {
    const { subscriber, suppressed } = await afterMail('Bounce', bounce('failed', 'Permanent', 'General'));
    expect(subscriber?.status).toBe('bounced');
    expect(suppressed).toBe('bounce General');
  });

  test('a complaint does too; a report that it is no spam does not', async () => {
    const complained = (complaintFeedbackType: string) => ({
      complaintFeedbackType,
      timestamp: '2026-10-02T12:31:00.000Z',
      complainedRecipients: [{ emailAddress: 'reader0@example.com' }],
    });
    expect((await afterMail('Complaint', complained('abuse'))).subscriber?.status).toBe('complained');
    expect((await afterMail('Complaint', complained('not-spam'))).subscriber?.status).toBe('active');
  });

  test('an answering machine changes nothing', async () => {
    const { subscriber } = await afterMail('Bounce', bounce('delayed', 'Transient', 'General'));
    expect(subscriber).toMatchObject({ status: 'active', softBounces: 0 });
  });

  test('a full mailbox counts once per mail; the third in a row pauses for a week', async () => {
    const full = bounce('failed', 'Transient', 'MailboxFull');
    expect((await afterMail('Bounce', full, 2)).subscriber).toMatchObject({
      status: 'active',
      softBounces: 2,
    });
    const { subscriber } = await afterMail('Bounce', full, 3);
    expect(subscriber?.status).toBe('paused');
    expect(subscriber?.pausedUntil?.slice(0, 10)).toBe('2026-10-09');
  });
});
