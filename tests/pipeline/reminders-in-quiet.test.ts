import { describe, expect, test } from 'vitest';
import {
  fileRule,
  follower,
  passHoursUntil,
  publish,
  remindersTo,
  worldWithAnn,
} from '../harness/reminders.ts';

const LICENCE = 'Huawei Technologies: temporary licence lapses';

describe('a licence that ends on a Sunday, for readers whose weekends are quiet', () => {
  test('is reminded of on the Saturday all the same, outside their quiet hours, once', async () => {
    const w = await worldWithAnn();
    const quietDays = { weekends: true } as const;
    await follower(w, 'quinn', { quietDays });
    await follower(w, 'late', { quietDays, quietHours: { from: 20, until: 10 } });
    await follower(w, 'shen', { quietDays, quietHours: { from: 20, until: 7 }, zone: 'Asia/Shanghai' });
    await publish(w, '2019-25189');
    await passHoursUntil(w, '2020-02-19T12:00:00Z');
    expect(w.failures).toEqual([]);
    const last = `${LICENCE} 16 Feb 2020 unless extended`;
    expect(remindersTo(w, 'quinn').slice(-2)).toEqual([
      // The one of seven days before would have come on a Sunday.
      `2020-02-10 ${last}, in 6 days`,
      `2020-02-15 ${last}, tomorrow`,
    ]);
    const lastTo = (name: string) => w.ses.accepted.findLast(({ mail }) => mail.to === `${name}@example.com`);
    expect(remindersTo(w, 'late').at(-1)).toBe(`2020-02-15 ${last}, tomorrow`);
    expect(lastTo('late')?.at.toISOString()).toBe('2020-02-15T15:01:00.000Z');
    // Monday at seven in Shanghai is still Sunday in New York: it need not come on the weekend.
    expect(remindersTo(w, 'shen').at(-1)).toBe(`2020-02-16 ${last}, today`);
    expect(lastTo('shen')?.at.toISOString()).toBe('2020-02-16T23:01:00.000Z');
    expect(remindersTo(w, 'ann')).toHaveLength(3);
  });

  test('nor does it wait with other alerts for the end of the weekend', async () => {
    const w = await worldWithAnn();
    await follower(w, 'quinn', { quietDays: { weekends: true } });
    await publish(w, '2019-25189');
    await passHoursUntil(w, '2020-02-15T08:00:00Z');
    await fileRule(w, '2020-99001', 'This rule is effective February 15, 2020.');
    await passHoursUntil(w, '2020-02-15T23:00:00Z');
    expect(remindersTo(w, 'quinn').at(-1)).toContain('tomorrow');
  });
});
