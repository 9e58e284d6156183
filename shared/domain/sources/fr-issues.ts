import { type Closures, isBusinessDay } from '../business-days.ts';
import { addDays } from '../clock-zones.ts';
import { RulewireError } from '../errors.ts';
import type { DocumentsSource, IssuesSource } from './catalogue.ts';
import { type FrRecord, isRecord, jsonObject } from './fr-answer.ts';
import { documentsUrl } from './fr-documents.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The days (YYYY-MM-DD, newest first) that should have had an issue: business days up to and including `last`. */
export function issueDays(last: string, count: number, closures: Closures): string[] {
  const days: string[] = [];
  for (let day = last; days.length < count; day = addDays(day, -1))
    if (isBusinessDay(day, closures)) days.push(day);
  return days;
}

/** The address of the table of contents of the issue of a day (YYYY-MM-DD). */
export function issueUrl(source: IssuesSource, day: string): string {
  return source.url.replace('{date}', day);
}

/** The address of the counts of documents per publication day, from one day to another, both included. */
export function dailyCountsUrl(source: IssuesSource, from: string, to: string): string {
  const url = new URL(source.dailyCounts);
  url.searchParams.set('conditions[publication_date][gte]', from);
  url.searchParams.set('conditions[publication_date][lte]', to);
  return url.href;
}

/** The address of the first page of the documents of one publication day, asked for as the source of documents asks. */
export function dayUrl(source: DocumentsSource, day: string): string {
  const url = new URL(documentsUrl(source, new Date(`${day}T12:00:00Z`)));
  url.searchParams.delete('conditions[publication_date][gte]');
  url.searchParams.set('conditions[publication_date][is]', day);
  return url.href;
}

/**
 * Reads `/documents/facets/daily.json`: how many documents each publication day has. Throws `source-not-json`, or `source-shape` where a
 * key is no day or has no count.
 */
export function readDailyCounts(text: string): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(jsonObject(text)).map(([day, bucket]) => {
      const count = isRecord(bucket) ? bucket['count'] : undefined;
      if (!DAY.test(day) || typeof count !== 'number')
        throw new RulewireError('source-shape', `${day.slice(0, 40)} is no day with a count`);
      return [day, count];
    }),
  );
}

/**
 * Reads `/issues/{date}.json`: the numbers of the documents in the table of contents of an issue, with plain hyphens. Throws
 * `source-not-json`, or `source-shape` where no agencies are listed or a document has no number.
 */
export function readIssue(text: string): readonly string[] {
  const numbers = listOf(jsonObject(text), 'agencies')
    .flatMap((agency) => listOf(agency, 'document_categories'))
    .flatMap((category) => listOf(category, 'documents'))
    .flatMap((document) => {
      const found = document['document_numbers'];
      if (!Array.isArray(found))
        throw new RulewireError('source-shape', 'a line of the issue has no numbers');
      return found.map((number) =>
        String(number)
          .trim()
          .replace(/[‐-―−]/g, '-'),
      );
    });
  return [...new Set(numbers)];
}

function listOf(record: FrRecord, name: string): readonly FrRecord[] {
  const list = record[name];
  if (!Array.isArray(list)) throw new RulewireError('source-shape', `the issue has no list of ${name}`);
  return list.filter(isRecord);
}

/** The list goes back to 1994; as many years are kept as documents speak of. */
const YEARS_KEPT = 2;

/**
 * Reads `/holidays.json`: on which days the Office of the Federal Register is closed, from two years before the year of `today`
 * (YYYY-MM-DD). Throws `source-not-json`, or `source-shape` where anything in it is no day with a name, or nothing of that time is there.
 */
export function readHolidays(text: string, today: string): Closures {
  const since = `${Number(today.slice(0, 4)) - YEARS_KEPT}-01-01`;
  const closures: Record<string, string> = {};
  for (const [day, name] of Object.entries(jsonObject(text))) {
    if (!DAY.test(day) || typeof name !== 'string')
      throw new RulewireError('source-shape', `${day.slice(0, 40)} is no day with a name`);
    if (day >= since) closures[day] = name.trim().slice(0, 100);
  }
  if (Object.keys(closures).length === 0)
    throw new RulewireError('source-shape', `no holidays since ${since}`);
  return closures;
}
