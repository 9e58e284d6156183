import { instantOf } from '../clock-zones.ts';
import { MONTH_NAME, monthNumber } from './month-names.ts';

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
  bjt: 480,
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
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
};

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** The text without the date, in which the time is looked for. */
  readonly rest: string;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

const ISO_DAY = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s,;)|])/i;
/** 20191129, alone or before a time; RFC 3339 without its signs. */
const PLAIN_DAY = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?=$|T|\s)/;
/** 2019年11月29日, as Chinese and Japanese write it; Korean has its own letters. */
const EASTERN_DAY = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]?/;
const DAY_MONTH = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?:\\s+(?:de|of))?[\\s-]+${MONTH_NAME}\\.?,?(?:\\s+(?:de|del))?[\\s-]+(\\d{4}|\\d{2}(?!:))(?!\\d)`,
  'iu',
);
const MONTH_DAY = new RegExp(
  `(?<!\\p{L})${MONTH_NAME}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+)(\\d{4})(?!\\d)`,
  'iu',
);
const NUMERIC = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/;

function calendarDay(text: string, order: DateRules['order']): CalendarDay | undefined {
  const without = (match: RegExpExecArray) =>
    `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  const iso = ISO_DAY.exec(text) ?? EASTERN_DAY.exec(text) ?? PLAIN_DAY.exec(text);
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
  const [first, second] = [Number(numeric[1]), Number(numeric[3])];
  // Dots mean day first everywhere; a number above twelve is a day whatever the order.
  const monthFirst = numeric[2] !== '.' && (order === 'mdy' ? first <= 12 : second > 12);
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return { year: Number(numeric[4]), month, day, rest: without(numeric) };
}

/** False for 31 November and the like, which a Date would silently move on. */
function exists({ year, month, day }: CalendarDay): boolean {
  if (year < 1990 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const TIME = /(?<!\d)(\d{1,2})[:：h时時](\d{2})(?:[:：分](\d{2})(?:[.,]\d+)?秒?|分)?\s*([ap]\.?m\b\.?)?/i;

const ODD_TIME = /\d{8}T\d{6}|Uhr|\d\.\d\d\s*(?:GMT|UTC|BST|CE)|[上下午오]|\d\s*[ap]\.?\s?m\b/i;

/** Ways of writing a time that differ from hh:mm: 180500 after a T, 18.05 Uhr, 下午6:05, 4 p.m. */
function withColons(text: string): string {
  if (!ODD_TIME.test(text)) return text;
  return text
    .replace(/(?<=\d{8}T)(\d{2})(\d{2})(\d{2})/, '$1:$2:$3')
    .replace(/(?<![\d.])(\d{1,2})(?:\.(\d{2}))?(?=\s*Uhr)/i, (_, hour, minute) => `${hour}:${minute ?? '00'}`)
    .replace(/(?<![\d.])(\d{1,2})\.(\d{2})(?=\s*(?:[ap]\.?m\b|GMT|UTC|BST|CES?T))/i, '$1:$2')
    .replace(
      /(上午|下午|오전|오후|午前|午後)\s*(\d{1,2}[:：時时시]\s?\d{2})/,
      (_, half, time) => `${time} ${/[上전前]/.test(half) ? 'am' : 'pm'}`,
    )
    .replace(/(?<![\d:.])(\d{1,2})\s*([ap])\.?\s?m\b/i, '$1:00 $2m');
}

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
  const numeric = /^\s*(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?/i.exec(after);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (minutes <= 14 * 60) return numeric[1] === '-' ? -minutes : minutes;
    return undefined;
  }
  const named = /^\s*\(?([A-Z]{1,5})\b/i.exec(after)?.[1];
  return named === undefined ? undefined : ZONE_MINUTES[named.toLowerCase()];
}

/**
 * Reads a date as feeds, pages and the Federal Register API write it: RFC 822, ISO 8601, "November 29, 2019 10:30 AM ET",
 * 11/29/2019. Returns undefined for no date and for one that does not exist; the weekday is ignored, feeds get it wrong.
 */
export function readDate(text: string, rules: DateRules): ReadDate | undefined {
  const day = calendarDay(withColons(text.slice(0, 200).trim()), rules.order);
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
  const zone = /^\s*\(?(?:ET|Eastern)\b/i.test(after) ? 'America/New_York' : rules.zone;
  return { instant: instantOf(date, clock.time, zone), precision };
}
