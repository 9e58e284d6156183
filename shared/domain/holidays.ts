import { federalHoliday } from './business-days.ts';
import { addDays, isoWeekday } from './clock-zones.ts';

/** Calendars of public holidays that follow from the date alone. */
export const HOLIDAY_CALENDARS = ['us-federal', 'england-wales', 'euro-area'] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

const KEPT: Readonly<Record<HolidayCalendar, (day: string) => boolean>> = {
  'us-federal': (day) => federalHoliday(day) !== undefined,
  'england-wales': isBankHoliday,
  'euro-area': isTargetClosing,
};

/** Whether a holiday of the calendar is kept on the day (YYYY-MM-DD). Days off by special order are not known. */
export function isHoliday(calendar: HolidayCalendar, day: string): boolean {
  return KEPT[calendar](day);
}

/** The calendar of that name, or undefined. */
export function holidayCalendarOf(text: string): HolidayCalendar | undefined {
  return HOLIDAY_CALENDARS.find((calendar) => calendar === text);
}

/**
 * Bank holidays of England and Wales (Banking and Financial Dealings Act 1971, schedule 1; New Year's Day and the first
 * Monday of May by proclamation each year). What falls on a weekend is kept on the next weekday that is free.
 */
function isBankHoliday(day: string): boolean {
  const weekday = isoWeekday(day);
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))];
  if (weekday > 5) return false;
  if (aroundEaster(day, [-2, 1])) return true;
  if (month === 1) return date === 1 || (weekday === 1 && date <= 3);
  if (month === 5) return weekday === 1 && (date <= 7 || date > 24);
  if (month === 8) return weekday === 1 && date > 24;
  if (month === 12) return date === 25 || date === 26 || (weekday <= 2 && (date === 27 || date === 28));
  return false;
}

/** Days on which the payment system of the euro is closed (long-term calendar of the European Central Bank, 14 December 2000). */
function isTargetClosing(day: string): boolean {
  return ['01-01', '05-01', '12-25', '12-26'].includes(day.slice(5)) || aroundEaster(day, [-2, 1]);
}

function aroundEaster(day: string, offsets: readonly number[]): boolean {
  const easter = easterSunday(Number(day.slice(0, 4)));
  return offsets.some((offset) => addDays(easter, offset) === day);
}

/** Easter Sunday of a Gregorian year, YYYY-MM-DD (the calculation printed in Nature, 20 April 1876). */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`;
}
