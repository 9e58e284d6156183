import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/clock-zones.ts';
import { digestTimes } from '../../../shared/domain/digest-times.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const daily = (zone: string, hour: number) => ({ kind: 'daily', zone, hour }) as const;
const instants = (bucket: Parameters<typeof digestTimes>[0], now: string, back: number) =>
  digestTimes(bucket, new Date(now), back).map((time) => time.to.toISOString());

describe('digestTimes', () => {
  test('7 in New York is 12:00 UTC in winter and 11:00 UTC in summer', () => {
    expect(instants(daily('America/New_York', 7), '2026-01-15T12:00:00Z', HOUR)).toEqual([
      '2026-01-15T12:00:00.000Z',
    ]);
    expect(instants(daily('America/New_York', 7), '2026-07-15T11:00:00Z', HOUR)).toEqual([
      '2026-07-15T11:00:00.000Z',
    ]);
  });

  test('the doubled autumn hour counts once, the first time', () => {
    expect(instants(daily('America/New_York', 1), '2026-11-01T08:00:00Z', 4 * HOUR)).toEqual([
      '2026-11-01T05:00:00.000Z',
    ]);
  });

  test('an hour that spring skips comes when the clock jumps', () => {
    expect(instants(daily('America/New_York', 2), '2026-03-08T09:00:00Z', 4 * HOUR)).toEqual([
      '2026-03-08T07:00:00.000Z',
    ]);
    expect(instants(daily('Europe/Berlin', 2), '2026-03-29T03:00:00Z', 4 * HOUR)).toEqual([
      '2026-03-29T01:00:00.000Z',
    ]);
    // Lord Howe moves its clocks by half an hour.
    expect(instants(daily('Australia/Lord_Howe', 2), '2026-10-03T17:00:00Z', 4 * HOUR)).toEqual([
      '2026-10-03T15:30:00.000Z',
    ]);
  });

  test('a time that is not yet, or longer ago than asked, does not count', () => {
    expect(instants(daily('UTC', 7), '2026-05-05T06:59:59Z', 4 * HOUR)).toEqual([]);
    expect(instants(daily('UTC', 7), '2026-05-05T11:00:00Z', 4 * HOUR)).toEqual([]);
    expect(instants(daily('UTC', 7), '2026-05-05T10:59:59Z', 4 * HOUR)).toHaveLength(1);
  });

  test('a weekly bucket has its weekday only and covers seven local days', () => {
    const times = digestTimes(
      { kind: 'weekly', weekday: 1, zone: 'America/New_York', hour: 9 },
      new Date('2026-11-03T00:00:00Z'),
      8 * DAY,
    );
    expect(times.map(({ localDate }) => localDate)).toEqual(['2026-10-26', '2026-11-02']);
    expect(times[1]?.from.toISOString()).toBe('2026-10-26T13:00:00.000Z');
    expect(times[1]?.to.toISOString()).toBe('2026-11-02T14:00:00.000Z');
  });

  test.each([2026, 2027, 2028])(
    'over %i, the days of every zone meet end to start at whatever hour, none twice and none skipped',
    (year) => {
      const end = new Date(`${year + 1}-01-01T00:00:00Z`);
      const faults = Intl.supportedValuesOf('timeZone').flatMap((zone, at) => {
        // For half of the zones one of the hours at which clocks are changed, for the others any.
        const hour = at % 2 === 0 ? (at / 2 + year) % 4 : (at * 7 + year) % 24;
        const times = digestTimes(daily(zone, hour), end, 365 * DAY);
        const apart = times.filter(
          ({ from, to }, index) =>
            to.getTime() - from.getTime() < 22 * HOUR ||
            (index > 0 && from.getTime() !== times[index - 1]?.to.getTime()),
        );
        const days = new Set(times.map(({ localDate }) => localDate)).size;
        return apart.length === 0 && days === times.length && days >= 364 ? [] : [`${zone} ${hour}`];
      });
      expect(faults).toEqual([]);
    },
    60_000,
  );

  test('whenever the planner comes, each local day falls into exactly one of its looks back', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    // Around both changes of clocks, north and south.
    const begin = fc.constantFrom('2026-03-06', '2026-03-27', '2026-10-02', '2026-10-23', '2027-04-02');
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 3 }), begin, (zone, hour, day) => {
        const start = new Date(`${day}T00:00:00Z`).getTime();
        const seen: string[] = [];
        for (let now = start; now < start + 4 * DAY; now += HOUR / 4)
          seen.push(
            ...digestTimes(daily(zone, hour), new Date(now), HOUR / 4).map(({ localDate }) => localDate),
          );
        expect(seen.length).toBeGreaterThanOrEqual(3);
        expect(seen).toEqual(seen.map((_, index) => addDays(seen[0] ?? '', index)));
      }),
      { numRuns: 100 },
    );
  });
});
