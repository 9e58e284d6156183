import { expect, test } from 'vitest';
import { furnishedWorld, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import type { Kill } from '../harness/fault-injector.ts';
import { passMinutes, passQuartersUntil } from '../harness/passing-time.ts';
import type { World } from '../harness/world.ts';

const RULE = { doc: '2026-20001', title: 'Addition of an Entity to the Entity List' };

/** Readers whose quiet hours end at 11:00 in New York, an alert for each of them, and a sweep that sees few at a time. */
async function waitingWorld(readers: number, duePage: number, kill?: Kill): Promise<World> {
  const w = await furnishedWorld({ duePage, ...(kill !== undefined && { kill }) });
  for (let number = 0; number < readers; number += 1)
    await reader(w, `reader${number}`, [HUAWEI], { quietHours: { from: 8, until: 11 } });
  await detect(w, { ...RULE, text: listingText(HUAWEI.name, RULE.doc) });
  await passMinutes(w, 10);
  await passQuartersUntil(w, '2026-10-02T14:45:00Z');
  return w;
}

const receivers = (w: World) => w.ses.accepted.map(({ mail }) => mail.to);

test('quiet hours that end for many at once end for all of them, however few a sweep sees at a time', async () => {
  const w = await waitingWorld(35, 10);
  expect(receivers(w)).toEqual([]);
  w.clock.set(new Date('2026-10-02T15:01:00Z'));
  await w.sweep();
  await w.pump();
  expect(new Set(receivers(w)).size).toBe(35);
  await passMinutes(w, 120);
  expect(receivers(w)).toHaveLength(35);
});

test('killed before or after any call of such a sweep and what follows, each has one mail', async () => {
  const play = async (kill?: Kill) => {
    const w = await waitingWorld(5, 2, kill);
    w.clock.set(new Date('2026-10-02T15:01:00Z'));
    const before = w.injector.calls.length;
    await w.sweep();
    await w.pump();
    const after = w.injector.calls.length;
    await passMinutes(w, 90);
    return { w, before, after };
  };
  const { w: whole, before, after } = await play();
  const steps = whole.injector.calls.map((_, at) => at + 1).slice(before, after);
  const wrong: unknown[] = [];
  for (const step of steps)
    for (const when of ['before', 'after'] as const) {
      const { w } = await play({ step, when });
      if (
        w.kills !== 1 ||
        new Set(receivers(w)).size !== 5 ||
        receivers(w).length !== 5 ||
        w.failures.length > 0
      )
        wrong.push({ step, when, call: w.injector.calls[step - 1], to: receivers(w) });
    }
  console.info(`many waiting: ${steps.length * 2} kill points, ${wrong.length} wrong`);
  expect(steps.length).toBeGreaterThan(75);
  expect(wrong).toEqual([]);
}, 240_000);
