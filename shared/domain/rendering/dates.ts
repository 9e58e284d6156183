// Official time in this trade is New York time: filings, effective dates and issues are dated by it.
const OFFICIAL_ZONE = 'America/New_York';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, options]);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

/** "16 May 2019" for the calendar day YYYY-MM-DD. Anything else is given back as it is. */
export function dayInWords(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return day;
  const noon = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), 12));
  return format('UTC', { day: 'numeric', month: 'short', year: 'numeric' })
    .format(noon)
    .replace('Sept', 'Sep');
}

/** The calendar day (YYYY-MM-DD) of an ISO instant in the zone, New York if none is given. */
export function dayOf(instant: string, zone = OFFICIAL_ZONE): string {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(instant),
  );
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** "16 May 2019, 16:15:00 New York time": an ISO instant as the officials' clock showed it. */
export function officialTime(instant: string): string {
  const clock = format(OFFICIAL_ZONE, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return `${dayInWords(dayOf(instant))}, ${clock.format(new Date(instant))} New York time`;
}

/** Whole days from one calendar day (YYYY-MM-DD) to another; negative if it lies before. */
export function daysBetween(from: string, to: string): number {
  const utc = (day: string) =>
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
  return Math.round((utc(to) - utc(from)) / 86_400_000);
}

/** "Sun" … "Sat" of a calendar day YYYY-MM-DD. */
export function weekdayOf(day: string): string {
  const at = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)), 12);
  return format('UTC', { weekday: 'short' }).format(new Date(at));
}
