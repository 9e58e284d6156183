import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RulewireError } from '../../../shared/domain/errors.ts';
import { articleText } from '../../../shared/domain/sources/article.ts';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { readTitles, readVersions } from '../../../shared/domain/sources/ecfr-answers.ts';
import { readDailyCounts, readHolidays, readIssue } from '../../../shared/domain/sources/fr-issues.ts';
import { readListing } from '../../../shared/domain/sources/read-listing.ts';
import { readScreeningList } from '../../../shared/domain/sources/screening-list.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';

/** MUTATIONS=10000 for the long run of the closing note. */
const RUNS = Number(process.env['MUTATIONS'] ?? 300);
const SLOWEST_MS = 1000;

const sample = (name: string) =>
  readFileSync(new URL(`../../recorded/sources/${name}`, import.meta.url), 'utf8');

const poison = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  '{',
  '}',
  '[',
  ']',
  'null',
  '\u0000',
  '\ufffe',
  '&#x10ffff;',
  '&lol;',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<item>',
  '</item>',
  '<div>'.repeat(200),
  '{"a":'.repeat(200),
  '&amp;'.repeat(200),
  '9'.repeat(400),
  '-1',
  'true',
  '\u202e',
  '<li><a href="/press-release/x">',
);
const place = fc.double({ min: 0, max: 1, noNaN: true });
type Mutation = (text: string) => string;
const at = (text: string, where: number) => Math.floor(where * text.length);

/** Cut, removal, repetition, exchange and insertion, at any place. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  place.map(
    (end): Mutation =>
      (text) =>
        text.slice(0, at(text, end)),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (text) =>
        text.slice(0, at(text, Math.min(from, to))) + text.slice(at(text, Math.max(from, to))),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      (text) =>
        text.slice(0, at(text, to)) + text.slice(at(text, from)),
  ),
  fc.tuple(place, poison).map(
    ([where, bad]): Mutation =>
      (text) =>
        text.slice(0, at(text, where)) + bad + text.slice(at(text, where)),
  ),
  place.map(
    (where): Mutation =>
      (text) =>
        text.slice(at(text, where)) + text.slice(0, at(text, where)),
  ),
);
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** Runs a reader on mutated samples: it answers or says in our own words that it cannot, and soon. */
function survives(text: string, read: (text: string) => unknown): void {
  fc.assert(
    fc.property(mutations, (steps) => {
      const mutated = steps.reduce((before, step) => step(before), text);
      const started = performance.now();
      try {
        read(mutated);
      } catch (error) {
        expect(error).toBeInstanceOf(RulewireError);
        expect((error as RulewireError).code).toMatch(/^source-(shape|not-json)$/);
      }
      expect(performance.now() - started).toBeLessThan(SLOWEST_MS);
    }),
    { numRuns: RUNS },
  );
}

describe('mutated answers', () => {
  const sources = [...loadCatalogue(SOURCE_FILES).values()].filter(
    ({ kind }) => kind !== 'screening-list' && kind !== 'ecfr' && kind !== 'issues',
  );
  const fetchedAt = new Date('2026-03-10T15:00:00Z');

  it.each(sources)(
    'of $id break nothing',
    (source) => {
      survives(sample(`${source.id}/${source.fixtures}`), (text) =>
        readListing(source, text, source.url, fetchedAt),
      );
    },
    RUNS * 100,
  );

  it(
    'of the screening list break nothing',
    () => {
      survives(sample('csl/sample.json'), readScreeningList);
    },
    RUNS * 100,
  );

  it(
    'of the eCFR break nothing',
    () => {
      const { titles, versions } = JSON.parse(sample('ecfr-title-15/sample.json')) as Record<string, object>;
      survives(JSON.stringify(titles), (text) => readTitles(text, 15));
      survives(JSON.stringify(versions), readVersions);
    },
    RUNS * 100,
  );

  it(
    'of an issue, of the counts of its days and of the holidays break nothing',
    () => {
      const answers = JSON.parse(sample('fr-issues/sample.json')) as Record<string, object>;
      survives(JSON.stringify(answers['issue']), readIssue);
      survives(JSON.stringify(answers['dailyCounts']), readDailyCounts);
      survives(JSON.stringify(answers['holidays']), (text) => readHolidays(text, '2026-03-10'));
    },
    RUNS * 100,
  );

  it(
    'of an article break nothing',
    () => {
      survives(sample('bis-news/sample.html'), (text) =>
        articleText(text, { body: 'main', remove: ['nav'] }),
      );
    },
    RUNS * 100,
  );

  it('that are JSON with other values break nothing', () => {
    const documents = sources.filter(
      (source) => source.kind === 'documents' || source.kind === 'public-inspection',
    );
    const record = fc.dictionary(
      fc.constantFrom(
        'document_number',
        'title',
        'agencies',
        'filed_at',
        'publication_date',
        'cfr_references',
        'docket_ids',
        'raw_text_url',
        'editorial_note',
        'last_public_inspection_issue',
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 5 }), (results) => {
        const text = JSON.stringify({ count: results.length, results });
        for (const source of documents) {
          const listing = readListing(source, text, source.url, fetchedAt);
          expect(listing.arrived).toBe(results.length);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
