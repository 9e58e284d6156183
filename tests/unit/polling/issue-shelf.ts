import { sourceId } from '../../../shared/domain/ids.ts';
import type { FetchRequest } from '../../../shared/ports/fetcher.ts';
import { catalogue, DOCUMENTS_URL, documentsList, printed, xml } from './fr-answers.ts';
import { json, type PollWorld, pollWorld } from './poll-harness.ts';

export const ISSUES = sourceId('fr-issues');
export const API = 'https://www.federalregister.gov/api/v1';
/** Business days before Thursday 8 October 2026, oldest first. */
export const DAYS = [
  '2026-09-30',
  '2026-10-01',
  '2026-10-02',
  '2026-10-05',
  '2026-10-06',
  '2026-10-07',
  '2026-10-08',
];
/** Minutes of a day. */
export const DAY = 24 * 60;

/** What the Federal Register holds: numbers of documents by publication day. */
export type Shelf = Record<string, string[]>;

export const contents = (numbers: readonly string[]) =>
  json({
    agencies: [
      { name: 'Commerce Department', document_categories: [] },
      {
        name: 'Industry and Security Bureau',
        document_categories: [{ type: 'Rules', documents: [{ subject_1: 'A', document_numbers: numbers }] }],
      },
    ],
  });

export const printedOn = (day: string, number: string) =>
  printed(number, {
    publication_date: day,
    full_text_xml_url: `https://www.federalregister.gov/documents/full_text/xml/${day.replaceAll('-', '/')}/${number}.xml`,
  });

/** A world on a shelf; the window query shows only what `seen` lets through. */
export function shelved(shelf: Shelf, seen: (number: string) => boolean = () => true): PollWorld {
  const world = pollWorld(catalogue, '2026-10-08T18:40:00Z');
  world.serve(
    `${API}/holidays.json`,
    json({ '2026-10-12': 'Columbus Day', '2026-12-24': 'Closed by order' }),
  );
  world.serve(`${API}/documents/facets/daily.json`, () =>
    json(
      Object.fromEntries(
        Object.entries(shelf).map(([day, numbers]) => [day, { count: numbers.length, name: day }]),
      ),
    ),
  );
  world.serve(DOCUMENTS_URL, ({ url }: FetchRequest) => {
    const day = new URL(url).searchParams.get('conditions[publication_date][is]');
    const all = Object.entries(shelf).flatMap(([date, numbers]) =>
      (day === null ? numbers.filter(seen) : date === day ? numbers : []).map((number) =>
        printedOn(date, number),
      ),
    );
    return documentsList(all);
  });
  for (const day of [...DAYS, ...Object.keys(shelf)]) {
    world.serve(`${API}/issues/${day}.json`, () => contents(shelf[day] ?? []));
    for (const number of shelf[day] ?? [])
      world.serve(printedOn(day, number).full_text_xml_url, xml(`Rule ${number}.`));
  }
  return world;
}

export const full = (): Shelf =>
  Object.fromEntries(DAYS.map((day, at) => [day, [`2026-2000${at}`, `2026-2100${at}`]]));
