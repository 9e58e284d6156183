import { isoWeekday, localClock } from '../clock-zones.ts';
import type { Source } from './catalogue.ts';
import { httpDate } from './retry-after.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/**
 * The pause that an answer asks for, in milliseconds: max-age, or Expires without it (RFC 9111 section 5), or the `ttl` of
 * an RSS feed (minutes), whichever is longest. 0 where it asks for none.
 */
export function statedPause(headers: Readonly<Record<string, string>>, text: string, now: Date): number {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1];
  const expires = headers['expires'] === undefined ? undefined : httpDate(headers['expires']);
  const fresh = maxAge === undefined ? (expires?.getTime() ?? 0) - now.getTime() : Number(maxAge) * 1000;
  const ttl = /<ttl>\s*(\d{1,6})\s*<\/ttl>/i.exec(text.slice(0, 20_000))?.[1];
  return Math.max(0, fresh, Number(ttl ?? 0) * MINUTE);
}

/**
 * Until when a source may be left alone after a good look: by how often it lists something new (`news`: ISO instants, oldest
 * first) and what its answer asks for, between `minutes` and `maxMinutes` of its cadence. Undefined where it is always
 * asked when its schedule says so. Hot windows end the rest (`isHot`).
 */
export function restUntil(
  { minutes, maxMinutes }: Source['cadence'],
  news: readonly string[],
  statedMs: number,
  now: Date,
): Date | undefined {
  if (maxMinutes === undefined) return undefined;
  const wanted = Math.max(pauseBetween(news, now), statedMs);
  const pause = Math.min(Math.max(wanted, minutes * MINUTE), maxMinutes * MINUTE);
  // Schedules tick every `minutes`: without the half of it, a tick that comes a second early would be lost.
  return new Date(now.getTime() + pause - (minutes * MINUTE) / 2);
}

/** A week by the number of items in the last one; of a source that lists much, the mean of what is remembered. */
function pauseBetween(news: readonly string[], now: Date): number {
  const recent = news.map((at) => now.getTime() - new Date(at).getTime()).filter((age) => age < WEEK);
  if (recent.length === 0) return WEEK;
  const span = recent.length === news.length ? Math.max(...recent) : WEEK;
  return span / recent.length;
}

/** Whether a hot window of the cadence is open at the instant: then every tick of the schedule is a look. */
export function isHot({ hotWindows }: Source['cadence'], now: Date): boolean {
  return hotWindows.some(({ tz, days, from, to }) => {
    const { date, hour, minute } = localClock(tz, now);
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    return days.includes(DAYS[isoWeekday(date) - 1] ?? 'MON') && from <= time && time <= to;
  });
}
