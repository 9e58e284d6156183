import { isBusinessDay } from '../business-days.ts';
import { addDays, instantOf, isoWeekday, localDate } from '../clock-zones.ts';

/** When something new was listed, oldest first (ISO, UTC): as many as a norm is made from. */
export type NewsTimes = readonly string[];

const KEPT = 20;
/** With fewer the norm that the source file declares counts. */
const ENOUGH = 10;
/** The norm is so many times the longest pause that was seen. */
const SLACK = 2;

/** The working day in which offices and desks publish, on the clock of the source. */
const OPENS = '08:00';
const CLOSES = '20:00';
const HOURS_A_DAY = 12;
/** No norm is shorter than a working day, and a pause of years need not be counted out. */
const LONGEST_DAYS = 400;

const HOUR = 3_600_000;

/** The times with a later one added. */
export function withNews(times: NewsTimes, at: Date): NewsTimes {
  return [...times, at.toISOString()].slice(-KEPT);
}

/** What the first reading of a list tells of its past: the dates of its items, those still to come left out. */
export function pastNews(issued: readonly (string | undefined)[], now: Date): NewsTimes {
  const past = issued.flatMap((at) => (at !== undefined && at <= now.toISOString() ? [at] : []));
  return past.sort().slice(-KEPT);
}

/**
 * Whether nothing new for so long is beyond the norm of a source: its own pauses in working hours (weekdays from 8 to 20 in
 * `zone`, in New York without legal holidays) where enough of them are known, else `declaredHours` by the clock. Nothing is
 * concluded without any news.
 */
export function isSilent(times: NewsTimes, declaredHours: number, zone: string, now: Date): boolean {
  const last = times.at(-1);
  if (last === undefined) return false;
  if (times.length <= ENOUGH) return (now.getTime() - new Date(last).getTime()) / HOUR > declaredHours;
  const pauses = times.slice(1).map((at, index) => workingHours(zone, times[index] ?? at, at));
  const norm = Math.max(SLACK * Math.max(...pauses), HOURS_A_DAY);
  return workingHours(zone, last, now.toISOString()) > norm;
}

/** Weekdays; where New York's clock is kept, without the legal holidays of the country. */
function isWorkday(day: string, zone: string): boolean {
  return zone === 'America/New_York' ? isBusinessDay(day) : isoWeekday(day) <= 5;
}

/** Working hours of the zone between two instants (ISO). */
function workingHours(zone: string, from: string, to: string): number {
  const [start, end] = [new Date(from), new Date(to)];
  let total = 0;
  let day = localDate(zone, start);
  for (let days = 0; days < LONGEST_DAYS; days += 1, day = addDays(day, 1)) {
    const opens = instantOf(day, OPENS, zone).getTime();
    if (opens >= end.getTime()) break;
    if (!isWorkday(day, zone)) continue;
    const closes = instantOf(day, CLOSES, zone).getTime();
    total += Math.max(0, Math.min(closes, end.getTime()) - Math.max(opens, start.getTime()));
  }
  return total / HOUR;
}
