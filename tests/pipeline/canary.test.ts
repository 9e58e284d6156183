import { describe, expect, test } from 'vitest';
import { releasePlan } from '../../shared/application/publish-plan.ts';
import { planId } from '../../shared/domain/ids.ts';
import { furnishedWorld, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import type { Kill } from '../harness/fault-injector.ts';
import { passMinutes } from '../harness/passing-time.ts';
import type { World, WorldOptions } from '../harness/world.ts';

const RULE = { doc: '2026-20001', title: 'Addition of an Entity to the Entity List' };
const CHANGE_TEXT = listingText(HUAWEI.name, RULE.doc);

/**
 * Readers of a company whose estimated followers are 400 (as an estimate may be wrong): the canary is half of them, by
 * hash, and is taken before a plan of more than 300.
 */
async function worldWithReaders(count: number, options: Partial<WorldOptions> = {}): Promise<World> {
  const w = await furnishedWorld({ canaryAbove: 300, ...options });
  for (let number = 0; number < count; number += 1) await reader(w, `reader${number}`, [HUAWEI]);
  await w.directory.addFollowers(HUAWEI.companyId, 400 - count);
  return w;
}

const rule = (w: World) => detect(w, { ...RULE, text: CHANGE_TEXT });
const distinct = (w: World) => new Set(w.ses.accepted.map(({ deliveryId }) => deliveryId)).size;
const release = (w: World, change: Awaited<ReturnType<typeof rule>>) =>
  w.invoke(({ deps }) => releasePlan(deps, planId(change)));

const COMPLAINT = {
  complainedRecipients: [{ emailAddress: 'reader@example.com' }],
  complaintFeedbackType: 'abuse',
};
const BOUNCE = {
  bounceType: 'Permanent',
  bounceSubType: 'General',
  bouncedRecipients: [{ emailAddress: 'reader@example.com', action: 'failed', status: '5.1.1' }],
};

/** The first so many mails that went out come back as the given event. */
function comeBack(w: World, count: number, eventType: 'Bounce' | 'Complaint'): void {
  const detail = eventType === 'Bounce' ? BOUNCE : COMPLAINT;
  for (const mail of w.ses.accepted.slice(0, count))
    w.ses.report(mail, eventType, { ...detail, timestamp: w.clock.now().toISOString() });
}

describe('a plan for very many', () => {
  test('goes to some first, and to all others five minutes later', async () => {
    const w = await worldWithReaders(40);
    await rule(w);
    await passMinutes(w, 4);
    const first = w.ses.accepted.length;
    expect(first).toBeGreaterThan(10);
    expect(first).toBeLessThan(30);
    await passMinutes(w, 2);
    expect(distinct(w)).toBe(40);
    await passMinutes(w, 20);
    expect(w.ses.accepted).toHaveLength(40);
    expect(w.metrics.total('PlanHeld')).toBe(0);
  });

  test('is not delayed where it is for no more than allowed', async () => {
    const w = await worldWithReaders(40, { canaryAbove: 400 });
    await rule(w);
    await passMinutes(w, 0);
    expect(distinct(w)).toBe(40);
  });

  test.each([
    ['Complaint', 'complaints'],
    ['Bounce', 'bounces'],
  ] as const)(
    'is held after two of %s, says so once and goes on when it is released',
    async (event, reason) => {
      const w = await worldWithReaders(40);
      const change = await rule(w);
      await passMinutes(w, 1);
      const first = w.ses.accepted.length;
      comeBack(w, 2, event);
      await passMinutes(w, 30);
      expect(w.ses.accepted).toHaveLength(first);
      expect(await w.ledger.plan(planId(change))).toMatchObject({ state: 'held', heldFor: reason });
      expect(w.metrics.total('PlanHeld')).toBe(1);
      expect(w.log.lines.filter((line) => line.event === 'plan.held')).toMatchObject([
        { fields: { reason } },
      ]);
      expect(await release(w, change)).toBe('released');
      await passMinutes(w, 3);
      expect(distinct(w)).toBe(40);
      await passMinutes(w, 20);
      expect(w.ses.accepted).toHaveLength(40);
      expect(w.metrics.total('PlanHeld')).toBe(1);
      expect((await w.ledger.plan(planId(change)))?.state).toBe('done');
    },
  );

  test('that was held for its size goes to its canary first when it is released', async () => {
    const w = await worldWithReaders(40, { holdAbove: 350 });
    const change = await rule(w);
    await passMinutes(w, 10);
    expect(w.ses.accepted).toHaveLength(0);
    expect(await release(w, change)).toBe('released');
    await passMinutes(w, 4);
    expect(distinct(w)).toBeGreaterThan(10);
    expect(distinct(w)).toBeLessThan(30);
    await passMinutes(w, 3);
    expect(distinct(w)).toBe(40);
  });

  test('waits with the others while its canary cannot go out', async () => {
    const w = await worldWithReaders(40);
    await w.ledger.setControl({ state: 'paused' });
    await rule(w);
    await passMinutes(w, 60);
    await w.ledger.setControl({ state: 'open' });
    await passMinutes(w, 16);
    const first = distinct(w);
    expect(first).toBeGreaterThan(10);
    expect(first).toBeLessThan(30);
    await passMinutes(w, 10);
    expect(distinct(w)).toBe(40);
  });
});

test('a plan whose canary never went out ends when its alert is stale', async () => {
  const w = await worldWithReaders(10);
  await w.ledger.setControl({ state: 'paused' });
  const change = await rule(w);
  await passMinutes(w, 10);
  expect((await w.ledger.plan(planId(change)))?.state).toBe('open');
  w.clock.advance(25 * 3_600_000);
  await passMinutes(w, 2);
  expect((await w.ledger.plan(planId(change)))?.state).toBe('done');
  await w.ledger.setControl({ state: 'open' });
  await passMinutes(w, 30);
  expect(w.ses.accepted).toHaveLength(0);
});

const FEW = 8;

/** A rule to eight readers through a canary, until whatever was killed has been done again. */
async function goodCanary(kill?: Kill) {
  const w = await worldWithReaders(FEW, kill === undefined ? {} : { kill });
  await rule(w);
  await passMinutes(w, 45);
  return { w, released: true };
}

/** The same, except that two complain; the operator lets the others go, and tries again if it still is held later on. */
async function badCanary(kill?: Kill) {
  const w = await worldWithReaders(FEW, kill === undefined ? {} : { kill });
  const change = await rule(w);
  let first = 0;
  for (let minute = 0; minute < 40 && first < 2; minute += 1) {
    await passMinutes(w, 1);
    first = w.ses.accepted.length;
  }
  comeBack(w, 2, 'Complaint');
  await passMinutes(w, 45);
  const held = (await w.ledger.plan(planId(change)))?.state === 'held' && w.metrics.total('PlanHeld') > 0;
  const told = distinct(w);
  await release(w, change);
  await passMinutes(w, 25);
  if ((await w.ledger.plan(planId(change)))?.state === 'held') await release(w, change);
  await passMinutes(w, 1);
  return { w, released: held && told < FEW };
}

test.each([
  ['good', goodCanary],
  ['bad', badCanary],
] as const)(
  'killed before or after any port call around a %s canary, each reader is told exactly once',
  async (name, play) => {
    const { calls } = (await play()).w.injector;
    const kills = calls.flatMap((_, at) => [
      { step: at + 1, when: 'before' as const },
      { step: at + 1, when: 'after' as const },
    ]);
    const wrong: unknown[] = [];
    for (const kill of kills) {
      const { w, released } = await play(kill);
      const mails = w.ses.accepted.length;
      const good =
        w.kills === 1 && distinct(w) === FEW && mails === FEW && released && w.failures.length === 0;
      if (!good) {
        const call = w.injector.calls[kill.step - 1];
        wrong.push({ ...kill, call, mails, told: distinct(w), released, failures: w.failures.map(String) });
      }
    }
    console.info(`${name} canary: ${kills.length} kill points, ${wrong.length} wrong`);
    expect(kills.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  },
  600_000,
);
