import { type Closures, nextBusinessDay } from '../business-days.ts';
import { addDays } from '../clock-zones.ts';
import { NUMBER_PATTERN, numberOf } from './number-words.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const MONTH_DAY_YEAR =
  '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?(?:Jan(?:uary|\\.)|Feb(?:ruary|\\.)|Mar(?:ch|\\.)|Apr(?:il|\\.)|May|June?|July?|Aug(?:ust|\\.)|Sept(?:ember|\\.)|Oct(?:ober|\\.)|Nov(?:ember|\\.)|Dec(?:ember|\\.)) \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}';

/** What the filed text says where print will set a date: "[INSERT DATE OF PUBLICATION IN THE FEDERAL REGISTER]" and longer forms. */
const PLACEHOLDER = '\\[INSERT (?:THE )?(?:DATE|[^\\]]{0,60}\\bDATE\\b)[^\\]]{0,160}\\]';
const SPAN = `(?:${NUMBER_PATTERN}|an?)(?: \\(\\d{1,4}\\))? (?:calendar )?(?:day|week|month|year)s?`;
/** The same without brackets, as printed: "30 days after the date of publication in the Federal Register". */
const PUBLICATION =
  '(?:the )?(?:date of (?:its )?)?publication(?: of (?:this \\w+|(?:the|a|any) (?:(?:final|interim|proposed) ){0,2}(?:rule|notice|document|order)))?';
const AFTER_PUBLICATION = `${SPAN} (?:after|from|of|following) ${PUBLICATION}(?: in the Federal Register)?|${PUBLICATION} in the Federal Register|(?:up)?on (?:its )?publication`;
const AFTER_DAY = `${SPAN} (?:after|from|following) ${MONTH_DAY_YEAR}`;
const FOR_SPAN = `\\bfor (?:a (?:period|term) of )?${SPAN}\\b(?!,? (?:after|from|of|following|until|through|ending)\\b)`;

/** A date, a placeholder for one, or a time counted from one. Groups: none; the match is the words. */
export const DATE_WORDS = new RegExp(
  [MONTH_DAY_YEAR, PLACEHOLDER, AFTER_PUBLICATION, AFTER_DAY, FOR_SPAN, 'delayed indefinitely'].join('|'),
  'gi',
);

/** What relative dates are counted from, as far as it is known: days are YYYY-MM-DD in New York. */
export interface Ground {
  /** The day of the issue, once printed. */
  readonly published?: string;
  /** The day of filing for public inspection. */
  readonly filed?: string;
  readonly closures?: Closures;
}

/**
 * The day (YYYY-MM-DD) that words found by DATE_WORDS mean; undefined where what they are counted from is not known. `base` is the
 * day from which "for one year" runs. What is counted from publication is counted as print does it: the day after counts
 * as one, and an end on a weekend or holiday moves to the next business day (1 CFR 18.17).
 */
export function dayOfWords(words: string, ground: Ground, base?: string): string | undefined {
  const stated = dateOfWords(words);
  const span = spanOf(words);
  const publication = /publication/i.test(words);
  const start = publication
    ? publishedBy(words, ground)
    : /filing|inspection/i.test(words)
      ? ground.filed
      : undefined;
  if (span === undefined) return stated ?? start;
  if (/^for\b/i.test(words)) return base && later(base, span);
  const from = stated ?? start;
  const end = from && later(from, span);
  return end && publication ? nextBusinessDay(addDays(end, -1), ground.closures) : end;
}

/** The day of print, unless the words speak of another document that is still to come. */
function publishedBy(words: string, { published }: Ground): string | undefined {
  return /publication of (?:the|a|any)\b/i.test(words) ? undefined : published;
}

interface Span {
  readonly count: number;
  readonly unit: string;
}

/** Longer periods are no dates of a document. */
const MOST_DAYS = 11_000;

function spanOf(words: string): Span | undefined {
  const [, text = '', digits, unit = ''] = SPAN_PARTS.exec(words) ?? [];
  const count = digits === undefined ? (/^an?$/i.test(text) ? 1 : numberOf(text)) : Number(digits);
  return unit === '' || count === undefined ? undefined : { count, unit: unit.toLowerCase() };
}

const SPAN_PARTS = new RegExp(
  `(${NUMBER_PATTERN}|\\ban?)(?: \\((\\d{1,4})\\))? (?:calendar )?(day|week|month|year)s?\\b`,
  'i',
);

/** The day so much later; a month or year later is the same day of the month, or its last. */
function later(day: string, { count, unit }: Span): string | undefined {
  const days = { day: 1, week: 7, month: 31, year: 366 }[unit] ?? 0;
  if (count * days > MOST_DAYS) return undefined;
  if (unit === 'day' || unit === 'week') return addDays(day, count * days);
  const months =
    Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + (unit === 'year' ? 12 : 1) * count;
  const month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  const last = addDays(addDays(`${month}-01`, 31).slice(0, 7).concat('-01'), -1);
  return `${month}-${day.slice(8)}` < last ? `${month}-${day.slice(8)}` : last;
}

/** YYYY-MM-DD of a written date such as "May 16, 2019" or "Sunday, Feb. 16, 2020"; undefined for words that are no calendar day. */
export function dateOfWords(words: string): string | undefined {
  const [, month = '', day = '', year = ''] =
    /([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(words) ?? [];
  const number =
    MONTHS.findIndex((name) => month.length >= 3 && name.startsWith(month.toLowerCase().slice(0, 4))) + 1;
  return number === 0 ? undefined : calendarDay(Number(year), number, Number(day));
}

/** YYYY-MM-DD of a day in US order with a year of two or four digits ("5-16-19", "05/21/2019"); years are 1994 to 2093. */
export function dateOfDigits(words: string): string | undefined {
  const [, month, day, year = ''] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})$/.exec(words) ?? [];
  const full = year.length === 2 ? Number(year) + (Number(year) < 94 ? 2000 : 1900) : Number(year);
  return calendarDay(full, Number(month), Number(day));
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year > 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}
