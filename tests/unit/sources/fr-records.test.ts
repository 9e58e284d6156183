import { describe, expect, it } from 'vitest';
import { sourceId } from '../../../shared/domain/ids.ts';
import {
  type DocumentsSource,
  loadCatalogue,
  type PublicInspectionSource,
} from '../../../shared/domain/sources/catalogue.ts';
import { documentsUrl, readDocuments } from '../../../shared/domain/sources/fr-documents.ts';
import { readPublicInspection } from '../../../shared/domain/sources/fr-public-inspection.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import { filing, printed } from '../polling/fr-answers.ts';

const catalogue = loadCatalogue(SOURCE_FILES);
const documents = catalogue.get(sourceId('fr-documents')) as DocumentsSource;
const inspection = catalogue.get(sourceId('fr-public-inspection')) as PublicInspectionSource;

const listed = (results: readonly object[], more: object = {}) =>
  readDocuments(JSON.stringify({ count: results.length, results, ...more }), documents);
const oneDocument = (more: Record<string, unknown>) => listed([printed('2026-19000', more)]).entries[0];
const filings = (results: readonly object[], today = '2026-10-02') =>
  readPublicInspection(JSON.stringify({ count: results.length, results }), inspection, today);
const oneFiling = (more: Record<string, unknown>) => filings([filing('2026-20001', more)]).entries[0];

describe('the query of documents', () => {
  const query = (now: string) => new URL(documentsUrl(documents, new Date(now))).searchParams;

  it('names its fields, its order and the length of its page', () => {
    const asked = query('2026-10-02T13:00:00Z');
    expect(asked.getAll('fields[]')).toEqual(
      expect.arrayContaining(['dates', 'effective_on', 'cfr_references', 'action', 'agencies', 'citation']),
    );
    expect(asked.get('order')).toBe('newest');
    const length = Number(asked.get('per_page'));
    expect(length >= 200 && length <= 1000, 'other lengths silently become 20').toBe(true);
  });

  it('has one condition, a window of days: agencies, types and CFR parts can be missing or misspelt', () => {
    const conditions = [...query('2026-10-02T13:00:00Z').keys()].filter((key) =>
      key.startsWith('conditions'),
    );
    expect(conditions).toEqual(['conditions[publication_date][gte]']);
    expect(JSON.stringify(SOURCE_FILES)).not.toContain('bureau-of-industry-and-security');
  });

  it.each([
    ['2026-10-02T13:00:00Z', '2026-09-25'],
    ['2026-10-03T03:59:00Z', '2026-09-25'],
    ['2026-03-09T03:59:59Z', '2026-03-01'],
    ['2026-03-09T04:00:00Z', '2026-03-02'],
    ['2026-11-02T04:59:59Z', '2026-10-25'],
    ['2026-11-02T05:00:00Z', '2026-10-26'],
  ])(
    'at %s begins seven days before the day in New York, across both changes of the clocks',
    (now, since) => {
      expect(query(now).get('conditions[publication_date][gte]')).toBe(since);
    },
  );
});

describe('a printed record', () => {
  it('may lack everything but number, title, type and date', () => {
    const bare = Object.fromEntries(Object.keys(printed('2026-19000')).map((name) => [name, null]));
    const entry = oneDocument({
      ...bare,
      document_number: '2026-19000',
      title: 'A rule  ',
      type: 'Rule',
      publication_date: '2026-10-05',
      agencies: [{ raw_name: 'SOME OFFICE' }],
    });
    expect(entry?.metadata).toMatchObject({ title: 'A rule', agencies: ['SOME OFFICE'], cfr: [] });
    expect(entry?.metadata.effectiveOn).toBeUndefined();
    expect(entry?.texts, 'no address is made by hand').toEqual([]);
  });

  it('of the time before 2016 is told from others of its number by its date', () => {
    expect(oneDocument({ document_number: '94-1234', publication_date: '1994-01-20' })?.docId).toBe(
      'fr:94-1234:1994-01-20',
    );
    expect(oneDocument({ document_number: 'E9-123', publication_date: '2009-01-20' })?.docId).toBe(
      'fr:E9-123:2009-01-20',
    );
    expect(oneDocument({ publication_date: '2016-01-04' })?.docId).toBe('fr:2026-19000');
  });

  it('has a plain hyphen in its number, whatever print puts there', () => {
    expect(oneDocument({ document_number: '2026–19000' })?.metadata.number).toBe('2026-19000');
  });

  it('names the bureau after its department, also where the API does not', () => {
    const department = { name: 'Commerce Department', slug: 'commerce-department', id: 54, parent_id: null };
    const bureau = {
      name: 'Industry and Security Bureau',
      slug: 'industry-and-security-bureau',
      id: 241,
      parent_id: 54,
    };
    for (const agencies of [
      [department, bureau],
      [bureau, department],
    ]) {
      const entry = oneDocument({ agencies });
      expect(entry?.metadata.agencies.at(-1)).toBe('Industry and Security Bureau');
      expect(entry?.urgent).toBe(true);
    }
  });

  it('keeps its type as the field gives it, which is not the code of the conditions', () => {
    expect(oneDocument({ type: 'Proposed Rule' })?.metadata.type).toBe('Proposed Rule');
    expect(oneDocument({ type: 'Presidential Document', subtype: 'Executive Order' })?.metadata.type).toBe(
      'Presidential Document',
    );
  });

  it('was posted for inspection at the second in its address', () => {
    expect(oneDocument({})?.metadata.issuedAt).toBe('2026-10-02T12:45:00.000Z');
    const url = 'https://public-inspection.federalregister.gov/2026-19000.pdf';
    expect(oneDocument({ public_inspection_pdf_url: url })?.metadata.issuedAt).toBeUndefined();
  });

  it('is the same whatever its page views, its excerpts and the addresses of its text', () => {
    const before = oneDocument({})?.fingerprint;
    expect(
      oneDocument({ page_views: { count: 99 }, excerpts: '<b>x</b>', raw_text_url: null })?.fingerprint,
    ).toBe(before);
    expect(oneDocument({ dates: 'Effective later.' })?.fingerprint).not.toBe(before);
  });
});

describe('a count', () => {
  it('of ten thousand is none: nobody knows how many there are', () => {
    expect(listed([printed('2026-19000')], { count: 10_000 }).expected).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    ['missing', { results: [] }],
    ['a word', { count: '12', results: [] }],
    ['beside no results', { count: 3 }],
  ])('that is %s makes it no list', (_name, answer) => {
    expect(() => readDocuments(JSON.stringify(answer), documents)).toThrow(/^source-shape/);
  });

  it('of nothing may come without results', () => {
    expect(readDocuments('{"description":"Documents","count":0}', documents).entries).toEqual([]);
  });
});

describe('a filing', () => {
  it.each([
    ['2019-08-19T08:45:00.000-04:00', '2019-08-19T12:45:00.000Z'],
    ['2026-01-15T08:45:00.000-05:00', '2026-01-15T13:45:00.000Z'],
    ['2019-08-19T12:45:00Z', '2019-08-19T12:45:00.000Z'],
  ])('at %s is one instant in either form', (filedAt, instant) => {
    expect(oneFiling({ filed_at: filedAt })?.metadata.issuedAt).toBe(instant);
  });

  it('is titled by its subjects where it has no title', () => {
    const more = { title: null, subject_1: 'Export Controls: ', subject_2: 'A List ', subject_3: null };
    expect(oneFiling(more)?.metadata.title).toBe('Export Controls: A List');
  });

  it('made specially is a filing like the others', () => {
    const special = oneFiling({ filing_type: 'special', filed_at: '2026-10-02T16:15:00.000-04:00' });
    expect(special?.metadata).toMatchObject({ stage: 'filed', issuedAt: '2026-10-02T20:15:00.000Z' });
  });

  it('with a note that does not speak of withdrawal stays filed, and keeps the note', () => {
    const noted = oneFiling({ editorial_note: '<p>A corrected copy was placed on file.</p>' });
    expect(noted?.metadata).toMatchObject({ stage: 'filed', note: 'A corrected copy was placed on file.' });
    expect(noted?.fingerprint).not.toBe(oneFiling({})?.fingerprint);
  });

  it('counts for the inspection day in New York alone', () => {
    expect(filings([filing('2026-20001')], '2026-10-03')).toMatchObject({ stale: true, entries: [] });
    const both = [filing('2026-20001'), filing('2026-20002', { last_public_inspection_issue: '2026-10-01' })];
    expect(filings(both).entries.map(({ metadata }) => metadata.number)).toEqual(['2026-20001']);
  });
});
