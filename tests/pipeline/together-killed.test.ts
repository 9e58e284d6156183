import { expect, test } from 'vitest';
import { BURST, burst, toldByMail, worldWithReader } from '../harness/burst.ts';
import type { Kill } from '../harness/fault-injector.ts';
import { passMinutes } from '../harness/passing-time.ts';

/** Three changes of one matter, until long after whatever was killed has been done again. */
async function play(kill?: Kill) {
  const w = await worldWithReader({}, kill === undefined ? {} : { kill });
  await burst(w);
  await passMinutes(w, 45);
  return w;
}

test('killed before or after any port call of a burst, each change is told exactly once', async () => {
  const { calls } = (await play()).injector;
  const kills = calls.flatMap((_, at) => [
    { step: at + 1, when: 'before' as const },
    { step: at + 1, when: 'after' as const },
  ]);
  const wrong: unknown[] = [];
  for (const kill of kills) {
    const w = await play(kill);
    const told = (await toldByMail(w)).flat().toSorted();
    if (w.kills !== 1 || told.join() !== BURST.join() || w.failures.length > 0)
      wrong.push({ ...kill, call: w.injector.calls[kill.step - 1], told, failures: w.failures.map(String) });
  }
  console.info(`burst: ${kills.length} kill points, ${wrong.length} wrong`);
  expect(kills.length).toBeGreaterThan(200);
  expect(wrong).toEqual([]);
}, 240_000);
