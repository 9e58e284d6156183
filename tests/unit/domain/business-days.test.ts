import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  businessDaysBetween,
  dayOff,
  federalHoliday,
  isBusinessDay,
  lastBusinessDayOnOrBefore,
  nextBusinessDay,
} from '../../../shared/domain/business-days.ts';
import { addDays, isoWeekday } from '../../../shared/domain/clock-zones.ts';

/** The holidays that the Federal Register itself kept from 2015 to 2020, as its list of holidays gives them. */
const KEPT =
  `2015-01-01 2015-01-19 2015-02-16 2015-05-25 2015-07-03 2015-09-07 2015-10-12 2015-11-11 2015-11-26 2015-12-25
2016-01-01 2016-01-18 2016-02-15 2016-05-30 2016-07-04 2016-09-05 2016-10-10 2016-11-11 2016-11-24 2016-12-26
2017-01-02 2017-01-16 2017-01-20 2017-02-20 2017-05-29 2017-07-04 2017-09-04 2017-10-09 2017-11-10 2017-11-23 2017-12-25
2018-01-01 2018-01-15 2018-02-19 2018-05-28 2018-07-04 2018-09-03 2018-10-08 2018-11-12 2018-11-22 2018-12-25
2019-01-01 2019-01-21 2019-02-18 2019-05-27 2019-07-04 2019-09-02 2019-10-14 2019-11-11 2019-11-28 2019-12-25
2020-01-01 2020-01-20 2020-02-17 2020-05-25 2020-07-03 2020-09-07 2020-10-12 2020-11-11 2020-11-26 2020-12-25`.split(
    /\s+/,
  );

const days = fc.integer({ min: 0, max: 40 * 366 }).map((offset) => addDays('2005-01-01', offset));
const closures = { '2018-12-05': 'Day of Mourning', '2019-12-24': 'Extension of Christmas Holiday' };

describe('federal holidays', () => {
  it('are the days that the Federal Register kept from 2015 to 2020', () => {
    const found: string[] = [];
    for (let day = '2015-01-01'; day <= '2020-12-31'; day = addDays(day, 1))
      if (federalHoliday(day) !== undefined) found.push(day);
    expect(found).toEqual(KEPT);
  });

  it.each([
    ['2010-12-31', 'New Year’s Day'],
    ['2021-12-31', 'New Year’s Day'],
    ['2021-12-24', 'Christmas Day'],
    ['2022-06-20', 'Juneteenth'],
    ['2020-06-19', undefined],
    ['2013-01-21', 'the Birthday of Martin Luther King, Jr.'],
    ['2021-01-20', 'Inauguration Day'],
    ['2026-11-26', 'Thanksgiving Day'],
    ['2026-11-27', undefined],
  ])('%s is %s', (day, name) => expect(federalHoliday(day)).toBe(name));
});

describe('business days', () => {
  it('of February 2020: a Sunday, and the Monday of Washington’s Birthday', () => {
    expect(dayOff('2020-02-16')).toBe('a Sunday');
    expect(dayOff('2020-02-17')).toBe('Washington’s Birthday');
    expect(lastBusinessDayOnOrBefore('2020-02-16')).toBe('2020-02-14');
    expect(nextBusinessDay('2020-02-14')).toBe('2020-02-18');
    expect(businessDaysBetween('2020-02-14', '2020-02-18')).toBe(1);
  });

  it('end where the Register closes by special order', () => {
    expect(isBusinessDay('2019-12-24')).toBe(true);
    expect(dayOff('2019-12-24', closures)).toBe('Extension of Christmas Holiday');
    expect(lastBusinessDayOnOrBefore('2019-12-25', closures)).toBe('2019-12-23');
  });

  it('lie next to each other, over forty years and every change of the clocks', () => {
    fc.assert(
      fc.property(days, (day) => {
        const next = nextBusinessDay(day, closures);
        expect(next > day && isBusinessDay(next, closures)).toBe(true);
        expect(lastBusinessDayOnOrBefore(addDays(next, -1), closures) <= day).toBe(true);
        const last = lastBusinessDayOnOrBefore(day, closures);
        expect(last <= day && isBusinessDay(last, closures)).toBe(true);
        expect(businessDaysBetween(last, day, closures)).toBe(0);
        expect(businessDaysBetween(last, next, closures)).toBe(1);
        expect(businessDaysBetween(next, last, closures)).toBe(-1);
        expect(isoWeekday(next)).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('add up', () => {
    fc.assert(
      fc.property(days, fc.nat(400), fc.nat(400), (from, first, second) => {
        const [middle, end] = [addDays(from, first), addDays(from, first + second)];
        expect(businessDaysBetween(from, middle) + businessDaysBetween(middle, end)).toBe(
          businessDaysBetween(from, end),
        );
      }),
      { numRuns: 50 },
    );
  });
});
