import { addDays, instantOf, isoWeekday, localClock, localDate } from './clock-zones.ts';
import { isHoliday } from './holidays.ts';
import type { QuietDays, QuietHours, Subscriber } from './subscriber.ts';

/** A reader must stay reachable for a part of each day that is not quiet as a whole. */
export const LONGEST_QUIET_HOURS = 16;

/** How many hours of the day are quiet: 0 where both ends are the same hour. */
export function quietLength({ from, until }: QuietHours): number {
  return (until - from + 24) % 24;
}

/**
 * When the quiet of the reader's day ends, if it is quiet at the instant; undefined if it is not. Hours are those of her
 * wall clock: in the night of a change of clocks the quiet ends when that clock shows its end.
 */
export function quietUntil(hours: QuietHours | undefined, zone: string, now: Date): Date | undefined {
  if (hours === undefined || quietLength(hours) === 0) return undefined;
  const { date, hour } = localClock(zone, now);
  const { from, until } = hours;
  const quiet = from < until ? hour >= from && hour < until : hour >= from || hour < until;
  if (!quiet) return undefined;
  const day = hour >= until ? addDays(date, 1) : date;
  const end = instantOf(day, `${String(until).padStart(2, '0')}:00`, zone);
  return end > now ? end : undefined;
}

/** More turns of quiet hours and days than follow upon one another in any calendar. */
const MOST_TURNS = 60;

/** When an alert may come to the reader, if her hours or days are quiet at the instant; undefined if they are not. */
export function heldUntil(
  { quietHours, quietDays, zone }: Pick<Subscriber, 'quietHours' | 'quietDays' | 'zone'>,
  now: Date,
): Date | undefined {
  let end: Date | undefined;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const at = end ?? now;
    const next = quietDayUntil(quietDays, zone, at) ?? quietUntil(quietHours, zone, at);
    if (next === undefined) return end;
    end = next;
  }
  return end;
}

/** The end of the reader's day, if she has it quiet. */
function quietDayUntil(days: QuietDays | undefined, zone: string, now: Date): Date | undefined {
  if (days === undefined) return undefined;
  const day = localDate(zone, now);
  const quiet =
    (days.weekends === true && isoWeekday(day) > 5) ||
    (days.holidays !== undefined && isHoliday(days.holidays, day));
  if (!quiet) return undefined;
  const end = instantOf(addDays(day, 1), '00:00', zone);
  return end > now ? end : undefined;
}
