import { isoWeekday, localClock, localDate } from '../clock-zones.ts';

// Official time in this trade is New York time: filings, effective dates and issues are dated by it.
const OFFICIAL_ZONE = 'America/New_York';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "16 May 2019" for the calendar day YYYY-MM-DD. Anything else is given back as it is. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year === undefined || name === undefined ? day : `${Number(date)} ${name} ${year}`;
}

/** The calendar day (YYYY-MM-DD) of an ISO instant in the zone, New York if none is given. */
export function dayOf(instant: string, zone = OFFICIAL_ZONE): string {
  return localDate(zone, new Date(instant));
}

/** "16 May 2019, 16:15:00 New York time": an ISO instant as the officials' clock showed it. */
export function officialTime(instant: string): string {
  const { date, hour, minute, second } = localClock(OFFICIAL_ZONE, new Date(instant));
  const time = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  return `${dayInWords(date)}, ${time} New York time`;
}

/** Whole days from one calendar day (YYYY-MM-DD) to another; negative if it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((new Date(to).getTime() - new Date(from).getTime()) / 86_400_000);
}

/** "Mon" … "Sun" of a calendar day YYYY-MM-DD. */
export function weekdayOf(day: string): string {
  return WEEKDAYS[isoWeekday(day) - 1] ?? '';
}
