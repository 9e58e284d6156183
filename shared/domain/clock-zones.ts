/** Local clocks by IANA zone. Everything else in the system keeps UTC instants; offsets are never written down. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using it a thousand times, so each zone gets one. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

interface LocalClock {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What the wall clock and calendar of `zone` show at the instant. Throws RangeError for an unknown zone. */
export function localClock(zone: string, instant: Date): LocalClock {
  // In this locale and with these fields: "10/02/2026, 08:30:00" (ECMA-402); taking it apart costs half of formatToParts.
  const [month, day, year = '', hour, minute, second] = formatOf(zone).format(instant).split(/\D+/);
  return {
    date: `${year.padStart(4, '0')}-${month}-${day}`,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
}

/** The calendar date (YYYY-MM-DD) of `zone` at the instant. */
export function localDate(zone: string, instant: Date): string {
  return localClock(zone, instant).date;
}

/** The full hour (0 to 23) of the wall clock of `zone` at the instant. */
export function localHour(zone: string, instant: Date): number {
  return localClock(zone, instant).hour;
}

/** ISO weekday of a calendar date YYYY-MM-DD: 1 is Monday, 7 is Sunday. */
export function isoWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The calendar date `days` after (or, if negative, before) the calendar date YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** How far the clock of `zone` is ahead of UTC at the instant, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  const { date, hour, minute, second } = localClock(zone, new Date(instant));
  const asUtc = Date.UTC(
    Number(date.slice(0, 4)),
    Number(date.slice(5, 7)) - 1,
    Number(date.slice(8, 10)),
    hour,
    minute,
    second,
  );
  return asUtc - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant at which the clock of `zone` shows `time` (HH:MM or HH:MM:SS) on the calendar date YYYY-MM-DD.
 * Of a doubled autumn time it is the first; a time that spring skips is moved on by the length of the gap.
 */
export function instantOf(date: string, time: string, zone: string): Date {
  const wall = new Date(`${date}T${time.length === 5 ? `${time}:00` : time}Z`).getTime();
  // The offset a day earlier and a day later are the only two candidates; the larger offset is the earlier instant.
  const [earlier, later] = [offsetAt(zone, wall - 86_400_000), offsetAt(zone, wall + 86_400_000)];
  // No zone changes its clock and changes it back within two days.
  if (earlier === later) return new Date(wall - earlier);
  const candidates = [wall - earlier, wall - later];
  const fitting = candidates.filter((instant) => instant + offsetAt(zone, instant) === wall);
  const [before] = candidates;
  return new Date(fitting.length > 0 ? Math.min(...fitting) : (before ?? wall));
}
