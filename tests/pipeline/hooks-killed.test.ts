import { expect, test } from 'vitest';
import { rule, worldWithProgram } from '../harness/hooks.ts';
import { passMinutes } from '../harness/passing-time.ts';
import type { WorldOptions } from '../harness/world.ts';

/** Port calls after the receiver was called: by then its answer is noted, and others are at work. */
const AFTER = 12;

test('killed before or after any port call, a change reaches a program, which sees each id once if it heeds ids', async () => {
  const play = async (kill?: WorldOptions['kill']) => {
    const { w } = await worldWithProgram(kill === undefined ? {} : { kill });
    await rule(w, '2026-20001');
    await passMinutes(w, 30);
    return w;
  };
  // What comes before the walk through the followers is the same for mails, and killed in the matrix of those.
  const { calls } = (await play()).injector;
  const first = calls.findIndex((call) => call.startsWith('people.followers')) + 1;
  const last = calls.indexOf('receiver.call') + AFTER;
  expect(first).toBeGreaterThan(0);
  expect(last).toBeGreaterThan(first + AFTER);
  const wrong: string[] = [];
  let repeated = 0;
  for (let step = first; step <= last; step += 1)
    for (const when of ['before', 'after'] as const) {
      const w = await play({ step, when });
      const ids = w.receivers.calls.map(({ id }) => id);
      repeated += ids.length > 1 ? 1 : 0;
      if (w.kills !== 1 || new Set(ids).size !== 1 || ids.length > 2 || w.failures.length > 0)
        wrong.push(`${step} ${when} ${w.injector.calls[step - 1]}: ${ids.join()} ${w.failures.join()}`);
    }
  console.info(
    `hooks: ${2 * (last - first + 1)} kill points, ${wrong.length} wrong, ${repeated} with a call under the same id`,
  );
  expect(wrong).toEqual([]);
  expect(repeated).toBeGreaterThan(0);
}, 240_000);
