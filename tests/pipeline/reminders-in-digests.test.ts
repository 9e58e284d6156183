import { describe, expect, test } from 'vitest';
import { follower, passHoursUntil, publish, worldWithAnn } from '../harness/reminders.ts';
import { textOf } from '../harness/simulated-ses.ts';
import type { World } from '../harness/world.ts';

describe('readers of digests', () => {
  const digestsTo = (w: World, name: string) =>
    w.ses.accepted
      .filter(({ mail }) => mail.to === `${name}@example.com` && mail.tags['kind'] !== 'alert')
      .map(({ mail, at }) => ({
        day: at.toISOString().slice(0, 10),
        text: textOf(mail).replace(/\s+/g, ' '),
      }))
      .filter(({ text }) => text.includes('Reminder: '));

  test('have the reminder in that of the day, with the days left', async () => {
    const w = await worldWithAnn();
    await follower(w, 'daily', { frequency: 'daily', sendHour: 9 });
    await follower(w, 'off', { frequency: 'daily', sendHour: 9, noReminders: true });
    await publish(w, '2019-25189');
    await passHoursUntil(w, '2020-02-18T12:00:00Z');
    expect(digestsTo(w, 'off')).toEqual([]);
    const digests = digestsTo(w, 'daily');
    expect(digests.map(({ day }) => day)).toEqual(['2020-01-17', '2020-02-09', '2020-02-15']);
    expect(digests[1]?.text).toContain('1 reminder about 1 company');
    expect(digests[1]?.text).toContain(
      'Reminder: temporary licence lapses 16 Feb 2020 unless extended, in 7 days',
    );
  });

  test('of a week have the nearest one, and none of a day that is over', async () => {
    const w = await worldWithAnn();
    await follower(w, 'weekly', { frequency: 'weekly', sendHour: 9, weekday: 6 });
    await follower(w, 'monday', { frequency: 'weekly', sendHour: 9, weekday: 1 });
    await publish(w, '2019-25189');
    await passHoursUntil(w, '2020-02-20T12:00:00Z');
    const told = digestsTo(w, 'weekly').map(({ day, text }) => [day, text.split('Reminder: ').length - 1]);
    expect(told).toEqual([
      ['2020-01-18', 1],
      ['2020-02-15', 1],
    ]);
    expect(digestsTo(w, 'weekly')[1]?.text).toContain('unless extended, tomorrow');
    expect(digestsTo(w, 'monday').map(({ day }) => day)).toEqual(['2020-01-20', '2020-02-10']);
  });
});
