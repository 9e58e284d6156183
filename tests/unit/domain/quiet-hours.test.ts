import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localClock } from '../../../shared/domain/clock-zones.ts';
import { heldUntil, quietUntil } from '../../../shared/domain/quiet-hours.ts';

const NIGHT = { from: 21, until: 7 };
const at = (instant: string, zone = 'Europe/Berlin', hours = NIGHT) =>
  quietUntil(hours, zone, new Date(instant))?.toISOString();

describe('quiet hours', () => {
  test('over midnight end in the morning, on this side of midnight and on that', () => {
    expect(at('2026-11-24T20:30:00Z')).toBe('2026-11-25T06:00:00.000Z');
    expect(at('2026-11-25T02:00:00Z')).toBe('2026-11-25T06:00:00.000Z');
    expect(at('2026-11-25T06:00:00Z')).toBeUndefined();
    expect(at('2026-11-24T19:59:59Z')).toBeUndefined();
  });

  test('within a day, and none where both ends are one hour', () => {
    const lunch = { from: 12, until: 14 };
    expect(at('2026-11-24T11:30:00Z', 'Europe/Berlin', lunch)).toBe('2026-11-24T13:00:00.000Z');
    expect(at('2026-11-24T14:30:00Z', 'Europe/Berlin', lunch)).toBeUndefined();
    expect(at('2026-11-24T11:30:00Z', 'Europe/Berlin', { from: 12, until: 12 })).toBeUndefined();
    expect(quietUntil(undefined, 'Europe/Berlin', new Date('2026-11-24T02:00:00Z'))).toBeUndefined();
  });

  test('in the nights in which the clocks change end when the reader’s clock shows seven', () => {
    // Spring in New York: 8 March 2026, autumn: 1 November 2026.
    expect(at('2026-03-08T04:00:00Z', 'America/New_York')).toBe('2026-03-08T11:00:00.000Z');
    expect(at('2026-11-01T04:00:00Z', 'America/New_York')).toBe('2026-11-01T12:00:00.000Z');
  });

  test('always end later, at the hour that was set, and then it is not quiet', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(
        hour,
        hour,
        fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'),
        fc.date({
          min: new Date('2026-01-01T00:00:00Z'),
          max: new Date('2027-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        (from, until, zone, now) => {
          const end = quietUntil({ from, until }, zone, now);
          if (end === undefined) return;
          expect(end.getTime()).toBeGreaterThan(now.getTime());
          expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
          // An hour that spring skips is shown as the one after it.
          expect([until, (until + 1) % 24]).toContain(localClock(zone, end).hour);
          expect(quietUntil({ from, until }, zone, end)).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('quiet days', () => {
  const held = (now: string, more: Partial<Parameters<typeof heldUntil>[0]>) =>
    heldUntil({ zone: 'America/New_York', ...more }, new Date(now))?.toISOString();
  const quietDays = { weekends: true, holidays: 'us-federal' } as const;

  test('end when the reader’s next day begins that is not one of them', () => {
    // Saturday noon in New York, before Columbus Day 2026.
    expect(held('2026-10-10T16:00:00Z', { quietDays: { weekends: true } })).toBe('2026-10-12T04:00:00.000Z');
    expect(held('2026-10-10T16:00:00Z', { quietDays })).toBe('2026-10-13T04:00:00.000Z');
    expect(held('2026-10-09T16:00:00Z', { quietDays })).toBeUndefined();
    expect(held('2026-10-10T16:00:00Z', {})).toBeUndefined();
  });

  test('are those of her zone', () => {
    // Saturday morning in Auckland is Friday in New York.
    const now = '2026-10-09T20:00:00Z';
    expect(held(now, { quietDays })).toBeUndefined();
    expect(held(now, { quietDays, zone: 'Pacific/Auckland' })).toBe('2026-10-12T11:00:00.000Z');
  });

  test('run into quiet hours and out of them', () => {
    expect(held('2026-10-10T01:30:00Z', { quietDays, quietHours: NIGHT })).toBe('2026-10-13T11:00:00.000Z');
    expect(held('2026-10-12T18:00:00Z', { quietDays, quietHours: NIGHT })).toBe('2026-10-13T11:00:00.000Z');
  });
});
