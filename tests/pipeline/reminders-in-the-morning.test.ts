import { expect, test } from 'vitest';
import { follower, passHoursUntil, publish, remindersTo, worldWithAnn } from '../harness/reminders.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

/** What each digest to somebody says of how long the licence has still to run, with the day on which it came (UTC). */
const daysLeft = (w: World, name: string) =>
  w.ses.accepted
    .filter(({ mail }) => mail.to === `${name}@example.com`)
    .flatMap(({ mail, at }) => {
      const text = textOf(mail).replace(/\s+/g, ' ');
      const [, left] = /16 Feb 2020 unless extended, (in \d+ days|tomorrow|today)/.exec(text) ?? [];
      return left === undefined ? [] : [`${at.toISOString().slice(0, 10)} ${left}`];
    });

const EACH_TIME = ['2020-01-17 in 30 days', '2020-02-09 in 7 days', '2020-02-15 tomorrow'];

test.each([
  ['seven in New York', 'America/New_York', 7],
  ['seven in Berlin', 'Europe/Berlin', 7],
  ['nine in Los Angeles', 'America/Los_Angeles', 9],
])('a digest that is read at %s reminds on the same days as an alert', async (_, zone, sendHour) => {
  const w = await worldWithAnn();
  await follower(w, 'dee', { frequency: 'daily', zone, sendHour });
  await publish(w, '2019-25189');
  await passHoursUntil(w, '2020-02-18T12:00:00Z');
  expect(daysLeft(w, 'dee')).toEqual(EACH_TIME);
});

test('who is told at once sleeps until eight in New York, and is reminded once of what a night was down', async () => {
  const w = await worldWithAnn();
  await publish(w, '2019-25189');
  await passHoursUntil(w, '2020-02-09T04:00:00Z');
  expect(remindersTo(w, 'ann')).toHaveLength(1);
  await passHoursUntil(w, '2020-02-09T12:59:00Z');
  expect(remindersTo(w, 'ann')).toHaveLength(1);
  await passHoursUntil(w, '2020-02-09T13:01:00Z');
  expect(remindersTo(w, 'ann')).toHaveLength(2);
  // The sweeper is down from the evening of the 14th to three in the night of the last reminder.
  await passHoursUntil(w, '2020-02-14T23:00:00Z');
  w.clock.set(new Date('2020-02-15T08:00:00Z'));
  await passHoursUntil(w, '2020-02-18T12:00:00Z');
  expect(remindersTo(w, 'ann').map((each) => each.slice(0, 10))).toEqual([
    '2020-01-17',
    '2020-02-09',
    '2020-02-15',
  ]);
});
