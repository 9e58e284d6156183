import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

  test('over a year, the days of any zone and hour meet end to start', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Sao_Paulo',
      'Pacific/Chatham',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 23 }), (zone, hour) => {
        const times = digestTimes(daily(zone, hour), new Date('2027-01-01T00:00:00Z'), 365 * DAY);
        expect(times.length).toBeGreaterThanOrEqual(364);
        times.slice(1).forEach((time, index) => {
          expect(time.from.getTime()).toBe(times[index]?.to.getTime());
        });
      }),
      { numRuns: 20 },
    );
  });
});
