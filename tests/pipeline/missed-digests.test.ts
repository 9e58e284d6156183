import { expect, test } from 'vitest';
import { furnishedWorld, HUAWEI, listingText, reader } from '../harness/builders.ts';
import { detect } from '../harness/detect.ts';
import { passQuartersUntil } from '../harness/passing-time.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

const file = (w: World, doc: string) =>
  detect(w, { doc, title: `Addition of an Entity ${doc}`, text: listingText(HUAWEI.name, doc) });
const timesTold = (w: World, name: string, doc: string) =>
  w.ses.accepted.filter(({ mail }) => mail.to === `${name}@example.com` && textOf(mail).includes(doc)).length;

test.each([
  ['an hour after four', '2026-06-08T18:00:00Z'],
  ['a day', '2026-06-09T15:00:00Z'],
  ['six days', '2026-06-14T12:00:00Z'],
])('the weekly digest comes after all where the planner was dead for %s', async (_, back) => {
  const w = await furnishedWorld({ start: '2026-05-28T15:00:00Z' });
  await reader(w, 'wim', [HUAWEI], { frequency: 'weekly', weekday: 1, sendHour: 9 });
  await passQuartersUntil(w, '2026-06-03T15:00:00Z');
  await file(w, 'wednesday');
  // Nine in New York on Monday the 8th, five minutes before.
  await passQuartersUntil(w, '2026-06-08T12:55:00Z');
  w.clock.set(new Date(back));
  await passQuartersUntil(w, '2026-06-23T18:00:00Z');
  expect(timesTold(w, 'wim', 'wednesday')).toBe(1);
});

/** Builds all digests that are asked for, and then writes all mails at the same time, as many mailers would. */
async function sideBySide(w: World): Promise<void> {
  const work = async (name: 'digestSegments' | 'deliveries') => {
    const records = w.queues[name].receive(100, () => 0);
    const alone = records.map(async (record) => {
      await w.invoke(({ consume }) => consume(name, [record]));
      w.queues[name].delete(record.messageId);
    });
    await Promise.all(alone);
  };
  await work('digestSegments');
  await work('deliveries');
}

test('what two missed digests both cover is told once, however many mailers work at the same time', async () => {
  const w = await furnishedWorld({ start: '2026-06-01T15:00:00Z' });
  const names = Array.from({ length: 20 }, (_, number) => `reader${number}`);
  for (const name of names)
    await reader(w, name, [HUAWEI], { frequency: 'daily', zone: 'Europe/Berlin', sendHour: 7 });
  await passQuartersUntil(w, '2026-06-02T06:00:00Z');
  await file(w, 'tuesday');
  await w.pump();
  w.clock.set(new Date('2026-06-05T06:00:00Z'));
  for (let quarter = 0; quarter < 12; quarter += 1) {
    await w.planDigests();
    await sideBySide(w);
    w.clock.advance(15 * 60_000);
  }
  expect(names.map((name) => timesTold(w, name, 'tuesday'))).toEqual(names.map(() => 1));
  expect(w.metrics.total('DigestRunMissing')).toBe(2);
});
