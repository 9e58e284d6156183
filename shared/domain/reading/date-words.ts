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
/** The same without brackets, as printed: "30 days after the date of publication in the Federal Register". */
const PUBLICATION = '(?:the )?(?:date of (?:its )?)?publication(?: of this \\w+)?';
const AFTER_PUBLICATION = `\\d{1,3} days (?:after|from|of) ${PUBLICATION}(?: in the Federal Register)?|${PUBLICATION} in the Federal Register`;

/** A date or a placeholder for one. Groups: none; the match is the words. */
export const DATE_WORDS = new RegExp(`${MONTH_DAY_YEAR}|${PLACEHOLDER}|${AFTER_PUBLICATION}`, 'gi');

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
