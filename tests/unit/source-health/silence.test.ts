import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSilent, pastNews, withNews } from '../../../shared/domain/source-health/silence.ts';

const NEW_YORK = 'America/New_York';
const DECLARED = 48;
const silent = (times: readonly string[], now: string) => isSilent(times, DECLARED, NEW_YORK, new Date(now));

/** One item at 15:00 UTC on each of the days of September 2026. */
const days = (...numbers: number[]) =>
  numbers.map((day) => `2026-09-${String(day).padStart(2, '0')}T15:00:00Z`);
const WORKDAYS = days(1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18);

describe('silence', () => {
  it('is not told of a source that never listed anything', () =>
    expect(silent([], '2026-10-01T15:00:00Z')).toBe(false));

  it('is measured by the declared norm until there is a history', () => {
    expect(silent(days(1), '2026-09-03T14:00:00Z')).toBe(false);
    expect(silent(days(1), '2026-09-03T16:00:00Z')).toBe(true);
  });

  it('is measured by its own pauses afterwards, on working days: a weekend is none', () => {
    expect(silent(WORKDAYS, '2026-09-21T13:00:00Z')).toBe(false);
    expect(silent(WORKDAYS, '2026-09-22T14:00:00Z')).toBe(false);
    expect(silent(WORKDAYS, '2026-09-22T16:00:00Z')).toBe(true);
  });

  it('passes over Thanksgiving in New York, and not elsewhere', () => {
    const twice = ['2026-11-12T14:00:00Z', '2026-11-12T14:30:00Z'];
    const times = [
      ...twice,
      ...[12, 13, 16, 17, 18, 19, 20, 23, 24, 25].map((day) => `2026-11-${day}T15:00:00Z`),
    ];
    const onFriday = new Date('2026-11-27T17:00:00Z');
    expect(isSilent(times, DECLARED, NEW_YORK, onFriday)).toBe(false);
    expect(isSilent(times, DECLARED, 'America/Toronto', onFriday)).toBe(true);
  });

  it('of a source that lists something every few minutes is a working day at least', () => {
    const busy = Array.from({ length: 20 }, (_, n) =>
      new Date(Date.UTC(2026, 8, 1, 15, 5 * n)).toISOString(),
    );
    expect(silent(busy, '2026-09-02T12:00:00Z')).toBe(false);
    expect(silent(busy, '2026-09-02T18:00:00Z')).toBe(true);
  });

  it('is counted on the clock of the source, in summer and winter', () => {
    const times = [...days(1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15), '2026-10-30T15:00:00Z'];
    expect(isSilent(times, DECLARED, 'Asia/Hong_Kong', new Date('2026-11-03T15:00:00Z'))).toBe(false);
  });

  it('once there stays until something new is listed', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 12, maxLength: 20 });
    const span = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(gaps, span, span, (minutes, one, other) => {
        let time = Date.UTC(2026, 0, 5);
        const times = minutes.map((gap) => {
          time += gap * 60_000;
          return new Date(time).toISOString();
        });
        const at = (more: number) => new Date(time + more * 60_000);
        const [sooner, later] = [at(Math.min(one, other)), at(Math.max(one, other))];
        if (isSilent(times, DECLARED, NEW_YORK, sooner)) {
          expect(isSilent(times, DECLARED, NEW_YORK, later)).toBe(true);
          expect(isSilent(withNews(times, later), DECLARED, NEW_YORK, later)).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});

it('the past of a list leaves out what is still to come and what has no date', () => {
  const now = new Date('2026-09-10T00:00:00Z');
  expect(
    pastNews(['2026-09-09T00:00:00Z', undefined, '2026-09-11T00:00:00Z', '2026-09-01T00:00:00Z'], now),
  ).toEqual(['2026-09-01T00:00:00Z', '2026-09-09T00:00:00Z']);
});
