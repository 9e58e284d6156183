import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoWeekday } from '../../../shared/domain/clock-zones.ts';
import { easterSunday, type HOLIDAY_CALENDARS, isHoliday } from '../../../shared/domain/holidays.ts';

const daysOf = (calendar: (typeof HOLIDAY_CALENDARS)[number], year: number) =>
  Array.from({ length: 366 }, (_, at) => addDays(`${year}-01-01`, at)).filter(
    (day) => day.startsWith(String(year)) && isHoliday(calendar, day),
  );

test.each([
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
] as const)('Easter of %d is %s', (year, day) => {
  expect(easterSunday(year)).toBe(day);
});

test('the bank holidays of England and Wales are those that the government lists', () => {
  expect(daysOf('england-wales', 2026).map((day) => day.slice(5))).toEqual([
    '01-01',
    '04-03',
    '04-06',
    '05-04',
    '05-25',
    '08-31',
    '12-25',
    '12-28',
  ]);
  // Christmas on a Saturday, then on a Sunday; New Year's Day on a Saturday and on a Sunday.
  expect(daysOf('england-wales', 2021).slice(-2)).toEqual(['2021-12-27', '2021-12-28']);
  expect(daysOf('england-wales', 2022).slice(-2)).toEqual(['2022-12-26', '2022-12-27']);
  expect([daysOf('england-wales', 2022)[0], daysOf('england-wales', 2023)[0]]).toEqual([
    '2022-01-03',
    '2023-01-02',
  ]);
});

test('the payment system of the euro closes on six days beside weekends, wherever they fall', () => {
  expect(daysOf('euro-area', 2026).map((day) => day.slice(5))).toEqual([
    '01-01',
    '04-03',
    '04-06',
    '05-01',
    '12-25',
    '12-26',
  ]);
});

test('eight bank holidays and eleven or twelve federal ones come in each year, none of them on a weekend', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2022, max: 2200 }), (year) => {
      const bank = daysOf('england-wales', year);
      expect(bank).toHaveLength(8);
      expect(bank.every((day) => isoWeekday(day) <= 5)).toBe(true);
      // A New Year's Day on a Saturday is kept in the year before.
      expect(daysOf('us-federal', year).length).toBeGreaterThanOrEqual(10);
      expect(daysOf('us-federal', year).length).toBeLessThanOrEqual(13);
    }),
    { numRuns: 60 },
  );
});
