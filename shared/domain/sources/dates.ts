import { instantOf } from '../clock-zones.ts';

/** A date as a source wrote it. `precision` is `day` where no time was given: the instant is then that day's start. */
export interface ReadDate {
  readonly instant: Date;
  readonly precision: 'day' | 'minute' | 'second';
}

export interface DateRules {
  /** IANA zone of times that name none. */
  readonly zone: string;
  /** How to read 03/04/2020. */
  readonly order: 'mdy' | 'dmy';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zone names seen in feeds, in minutes ahead of UTC (RFC 5322 section 4.3 and common practice). */
const ZONE_MINUTES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  hkt: 480,
  sgt: 480,
  jst: 540,
  kst: 540,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** The text without the date, in which the time is looked for. */
  readonly rest: string;
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const ISO_DAY = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T\s,])/i;
const DAY_MONTH = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH_NAME}\\.?,?[\\s-]+(\\d{4}|\\d{2})(?!\\d)`,
  'i',
);
const MONTH_DAY = new RegExp(`\\b${MONTH_NAME}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i');
const NUMERIC = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/;

function calendarDay(text: string, order: DateRules['order']): CalendarDay | undefined {
  const without = (match: RegExpExecArray) =>
    `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  const iso = ISO_DAY.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), rest: without(iso) };
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth) {
    const [, day = '', month = '', year = ''] = dayMonth;
    return { year: fullYear(year), month: monthNumber(month), day: Number(day), rest: without(dayMonth) };
  }
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay) {
    const [, month = '', day = '', year = ''] = monthDay;
    return { year: Number(year), month: monthNumber(month), day: Number(day), rest: without(monthDay) };
  }
  const numeric = NUMERIC.exec(text);
  if (!numeric) return undefined;
  const [first, second] = [Number(numeric[1]), Number(numeric[2])];
  const [month, day] = order === 'mdy' ? [first, second] : [second, first];
  return { year: Number(numeric[3]), month, day, rest: without(numeric) };
}

/** False for 31 November and the like, which a Date would silently move on. */
function exists({ year, month, day }: CalendarDay): boolean {
  if (year < 1990 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const TIME = /(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\b\.?)?/i;

function clockOf(match: RegExpExecArray): { readonly time: string; readonly seconds: boolean } | undefined {
  let hour = Number(match[1]);
  const half = match[4]?.[0]?.toLowerCase();
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  if (hour > 23 || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return undefined;
  const time = `${String(hour).padStart(2, '0')}:${match[2]}:${match[3] ?? '00'}`;
  return { time, seconds: match[3] !== undefined };
}

/** Minutes ahead of UTC that the text after the time states, or undefined where it states none. */
function statedOffset(after: string): number | undefined {
  const numeric = /^\s*(?:GMT|UTC)?\s*([+-])(\d{2}):?(\d{2})?/i.exec(after);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (minutes <= 14 * 60) return numeric[1] === '-' ? -minutes : minutes;
    return undefined;
  }
  const named = /^\s*\(?([A-Z]{1,4})\b/i.exec(after)?.[1];
  return named === undefined ? undefined : ZONE_MINUTES[named.toLowerCase()];
}

/**
 * Reads a date as feeds, pages and the Federal Register API write it: RFC 822, ISO 8601, "November 29, 2019 10:30 AM ET",
 * 11/29/2019. Returns undefined for no date and for one that does not exist; the weekday is ignored, feeds get it wrong.
 */
export function readDate(text: string, rules: DateRules): ReadDate | undefined {
  const day = calendarDay(text.slice(0, 200).trim(), rules.order);
  if (day === undefined || !exists(day)) return undefined;
  const date = `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;
  const match = TIME.exec(day.rest);
  if (match === null) return { instant: instantOf(date, '00:00', rules.zone), precision: 'day' };
  const clock = clockOf(match);
  if (clock === undefined) return undefined;
  const precision = clock.seconds ? 'second' : 'minute';
  const after = day.rest.slice(match.index + match[0].length);
  const offset = statedOffset(after);
  if (offset !== undefined) {
    return { instant: new Date(new Date(`${date}T${clock.time}Z`).getTime() - offset * 60_000), precision };
  }
  const zone = /^\s*\(?ET\b/i.test(after) ? 'America/New_York' : rules.zone;
  return { instant: instantOf(date, clock.time, zone), precision };
}
