import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue, parseSource } from '../../../shared/domain/sources/catalogue.ts';
import { decodeBody } from '../../../shared/domain/sources/charset.ts';
import { readTitles, readVersions } from '../../../shared/domain/sources/ecfr-answers.ts';
import { readListing } from '../../../shared/domain/sources/read-listing.ts';
import { readScreeningList } from '../../../shared/domain/sources/screening-list.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const sources = [...loadCatalogue(SOURCE_FILES).values()];
const fetchedAt = new Date('2026-03-10T15:00:00Z');

const sample = (name: string) => decodeBody(readFileSync(folder(`tests/recorded/sources/${name}`)), '');
const golden = (id: string) => folder(`tests/golden/sources/${id}.json`);

describe('the catalogue', () => {
  it('holds every definition of shared/sources under its own name', () => {
    const files = readdirSync(folder('shared/sources')).filter((name) => name.endsWith('.json'));
    expect(sources.map(({ id }) => `${id}.json`).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      files.toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });

  it.each([
    ['an unknown field', { surprise: 1 }],
    ['a missing field', { publisher: undefined }],
    [
      'a wrong time',
      {
        cadence: {
          minutes: 5,
          hotWindows: [{ tz: 'UTC', days: ['MON'], from: '25:00', to: '26:00', everyMinutes: 1 }],
        },
      },
    ],
    ['a host that is not allowed', { url: 'https://example.com/feed' }],
    ['an unknown kind', { kind: 'telex' }],
  ])('refuses a definition with %s', (_name, wrong) => {
    const [first] = SOURCE_FILES;
    expect(() => parseSource({ ...(first as object), ...wrong })).toThrow(/^source-invalid: bis-news/);
    expect(() => loadCatalogue([first, first])).toThrow(/twice/);
  });
});

describe.each(sources.filter((source) => source.kind !== 'screening-list' && source.kind !== 'ecfr'))(
  'the sample of $id',
  (source) => {
    it('is understood as it should be', async () => {
      const listing = readListing(source, sample(source.fixtures), source.url, fetchedAt);
      expect(listing.entries.length).toBeGreaterThanOrEqual(Math.max(1, source.expect.minItems));
      const { entries, ...rest } = listing;
      const understood = entries.map(({ fingerprint: _, ...entry }) => entry);
      await expect(`${JSON.stringify({ ...rest, entries: understood }, null, 1)}\n`).toMatchFileSnapshot(
        golden(source.id),
      );
    });
  },
);

describe('the sample of the screening list', () => {
  it('is understood as it should be', async () => {
    const list = readScreeningList(sample('csl.json'));
    await expect(`${JSON.stringify(list, null, 1)}\n`).toMatchFileSnapshot(golden('csl'));
  });
});

describe('the sample of the eCFR', () => {
  it('is understood as it should be', async () => {
    const answers = JSON.parse(sample('ecfr-title-15.json')) as { titles: object; versions: object };
    const title = readTitles(JSON.stringify(answers.titles), 15);
    const { versions, pages } = readVersions(JSON.stringify(answers.versions));
    const understood = { title, versions, pages };
    await expect(`${JSON.stringify(understood, null, 1)}\n`).toMatchFileSnapshot(golden('ecfr-title-15'));
  });
});
