import { addDays, instantOf, localClock } from './clock-zones.ts';
import type { QuietHours } from './subscriber.ts';

/** A reader must stay reachable for a part of the day: an alert is news for 24 hours. */
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
