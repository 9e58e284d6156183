import { isWeekday, longDate, newYork } from './new-york.ts';
import type { Recording } from './recording.ts';
import { type Answer, isPublished, json, notFound } from './register-answers.ts';

/** The first day of the recording's own world: before it the Register had no issues. */
const FIRST_ISSUE = '2019-03-01';

/** Days on which the Office of the Federal Register was closed, as it listed them. */
const HOLIDAYS: Readonly<Record<string, string>> = {
  '2019-05-27': 'Memorial Day',
  '2019-07-04': 'Independence Day',
  '2019-09-02': 'Labor Day',
  '2019-10-14': 'Columbus Day',
  '2019-11-11': 'Veterans Day',
  '2019-11-28': 'Thanksgiving Day',
  '2019-12-24': 'Extension of Christmas Holiday (E.O. 13900)',
  '2019-12-25': 'Christmas Day',
  '2020-01-01': "New Year's Day",
  '2020-01-20': 'Birthday of Martin Luther King, Jr.',
  '2020-02-17': "Washington's Birthday",
  '2020-05-25': 'Memorial Day',
  '2020-07-03': 'Independence Day',
  '2020-09-07': 'Labor Day',
  '2023-06-19': 'Juneteenth National Independence Day',
  '2023-07-04': 'Independence Day',
  '2023-09-04': 'Labor Day',
};

/** True where an issue of the day is online: on business days, from 06:00 in New York. */
function hasIssue(now: Date, day: string): boolean {
  const { date, time } = newYork(now);
  if (day < FIRST_ISSUE || !isWeekday(day) || HOLIDAYS[day] !== undefined) return false;
  return day < date || (day === date && time >= '06:00');
}

/** GET /api/v1/holidays.json */
export const holidays = (): Answer => json(HOLIDAYS);

/** GET /api/v1/issues/{date}.json: the table of contents of an issue, 404 for a day without one. */
export function issueContents(recording: Recording, now: Date, day: string): Answer {
  if (!hasIssue(now, day)) return notFound;
  const agencies = Object.entries(recording.agencies).flatMap(([id, agency]) => {
    const own = recording.documents.filter((one) => one.agency === id && one.publishedOn === day);
    if (own.length === 0) return [];
    const documents = own.map((one) => ({ subject_1: one.title, document_numbers: [one.number] }));
    return [
      { name: agency.name, slug: agency.slug, document_categories: [{ type: 'Documents', documents }] },
    ];
  });
  return json({ agencies });
}

/** GET /api/v1/documents/facets/daily.json: documents per publication day, days without any left out. */
export function dailyCounts(recording: Recording, now: Date, query: URLSearchParams): Answer {
  const from = query.get('conditions[publication_date][gte]') ?? '';
  const to = query.get('conditions[publication_date][lte]') ?? '9999';
  const days: Record<string, { count: number; name: string }> = {};
  for (const document of recording.documents) {
    const day = document.publishedOn;
    if (day < from || day > to || !isPublished(document, now)) continue;
    days[day] = { count: (days[day]?.count ?? 0) + 1, name: longDate(day) };
  }
  return json(days);
}
