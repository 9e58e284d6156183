import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  instantOf,
  isoWeekday,
  localClock,
  localDate,
  localHour,
} from '../../../shared/domain/clock-zones.ts';

const NEW_YORK = 'America/New_York';
const at = (date: string, time: string, zone = NEW_YORK) => instantOf(date, time, zone).toISOString();

describe('clock-zones', () => {
  it('knows the clock of New York in summer and winter', () => {
    expect(at('2019-08-19', '08:45')).toBe('2019-08-19T12:45:00.000Z');
    expect(at('2020-01-14', '08:45')).toBe('2020-01-14T13:45:00.000Z');
    expect(localDate(NEW_YORK, new Date('2019-08-20T03:59:59Z'))).toBe('2019-08-19');
    expect(localHour(NEW_YORK, new Date('2019-08-20T04:00:00Z'))).toBe(0);
  });

  it('takes the first of a doubled time and moves a skipped one on', () => {
    expect(at('2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z');
    expect(at('2026-03-08', '02:30')).toBe('2026-03-08T07:30:00.000Z');
  });

  it('knows zones that are not whole hours off, and days that a zone left out', () => {
    expect(at('2026-03-10', '12:00', 'Asia/Kathmandu')).toBe('2026-03-10T06:15:00.000Z');
    expect(at('2026-03-10', '12:00', 'Asia/Hong_Kong')).toBe('2026-03-10T04:00:00.000Z');
  });

  it('counts days and weekdays', () => {
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(addDays('2026-01-01', -7)).toBe('2025-12-25');
    expect([isoWeekday('2026-10-05'), isoWeekday('2026-10-04')]).toEqual([1, 7]);
  });

  it('leads back to the clock it was asked for', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'UTC',
    );
    const instants = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2050-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const clock = localClock(zone, instant);
        const time = [clock.hour, clock.minute, clock.second]
          .map((part) => String(part).padStart(2, '0'))
          .join(':');
        expect(localClock(zone, instantOf(clock.date, time, zone))).toEqual(clock);
      }),
    );
  });
});
