import { expect, test } from 'vitest';
import { HUAWEI } from '../harness/builders.ts';
import type { Kill } from '../harness/fault-injector.ts';
import { passMinutes } from '../harness/passing-time.ts';
import { follower, publish, remindersTo, worldWithAnn } from '../harness/reminders.ts';

/** The morning of a reminder, from the minute in which it is due until whatever was killed has been done again. */
async function morning(kill?: Kill) {
  const w = await worldWithAnn(kill === undefined ? {} : { kill });
  await follower(w, 'ben');
  await publish(w, '2019-25189');
  const start = w.injector.calls.length;
  w.clock.set(new Date('2020-02-15T12:59:30Z'));
  await passMinutes(w, 3);
  const end = w.injector.calls.length;
  await passMinutes(w, 25);
  return { w, start, end };
}

test('killed before or after any port call from the due minute on, each reader is reminded exactly once', async () => {
  const { start, end } = await morning();
  const steps = Array.from({ length: end - start }, (_, at) => start + at + 1);
  const kills = steps.flatMap((step) => [
    { step, when: 'before' as const },
    { step, when: 'after' as const },
  ]);
  const wrong: unknown[] = [];
  for (const kill of kills) {
    const { w } = await morning(kill);
    const told = ['ann', 'ben'].map((name) => remindersTo(w, name).length);
    const [matter] = await w.content.mattersOf(HUAWEI.companyId);
    const entries = matter && (await w.content.matter(matter.matterId))?.entries.length;
    const good = w.kills === 1 && told.join() === '1,1' && entries === 2 && w.failures.length === 0;
    if (!good) wrong.push({ ...kill, call: w.injector.calls[kill.step - 1], told, kills: w.kills, entries });
  }
  console.info(`reminders: ${kills.length} kill points, ${wrong.length} wrong`);
  expect(kills.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
}, 300_000);
