import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { DateKind, DocumentMetadata, StatedDate } from '../../../shared/domain/document.ts';
import { issueDocuments } from '../../../shared/domain/reading/document-header.ts';
import { statedDates } from '../../../shared/domain/reading/stated-dates.ts';
import { realData } from '../../harness/real-data.ts';

const FACTS = realData('../facts/documents.json');
const ISSUE = realData('fr-xml/FR-2024-02-12.xml.gz');
const RECORDING = join(import.meta.dirname, '../../../infra/local/history/chronology');
for (const file of [FACTS, ISSUE])
  if (!existsSync(file))
    console.info(`skipped: ${file} is not on this machine (RULEWIRE_DATA names its folder)`);

const NOTHING = { sections: [], parserVersion: '', doubts: [] };
const printed = (publicationDate: string, dates: string): readonly StatedDate[] => {
  const metadata: DocumentMetadata = {
    title: '',
    url: '',
    type: 'Rule',
    stage: 'published',
    publisher: '',
    agencies: [],
    publicationDate,
    dates,
  };
  return statedDates(NOTHING, metadata);
};
const daysOf = (dates: readonly StatedDate[], kind: DateKind) =>
  dates.flatMap((each) => (each.kind === kind ? [each.date ?? '?'] : []));

interface Known {
  readonly document_number: string | null;
  readonly publication_date: string;
  readonly effective_date: string | null;
  readonly effective_note: string | null;
  readonly summary: string;
}

/** Our own sentence on the dates of a document, by its number, where the recording has one. */
const sentences = new Map(
  readdirSync(RECORDING)
    .map(
      (file) =>
        JSON.parse(readFileSync(join(RECORDING, file), 'utf8')) as { number?: string; dates?: string | null },
    )
    .flatMap(({ number, dates }) => (number && dates ? [[number, dates] as const] : [])),
);

describe.skipIf(!existsSync(FACTS))('the dates of real documents', () => {
  const known = existsSync(FACTS)
    ? (JSON.parse(readFileSync(FACTS, 'utf8')) as { documents: readonly Known[] }).documents
    : [];
  const told = known.filter((each) => sentences.has(each.document_number ?? ''));
  const rest = known.length - told.length;
  if (rest > 0) console.info(`skipped: ${rest} of ${known.length} real documents carry no sentence on dates`);

  it.each(told)('$document_number', (document) => {
    const dates = printed(document.publication_date, sentences.get(document.document_number ?? '') ?? '');
    if (document.effective_date !== null) expect(daysOf(dates, 'effective')[0]).toBe(document.effective_date);
    const facts = `${document.effective_note ?? ''} ${document.summary}`;
    const end = /through (\d{4}-\d{2}-\d{2})/.exec(facts)?.[1];
    if (end !== undefined) expect(daysOf(dates, 'valid-until')).toEqual([end]);
    const due = /comments (?:period )?to (\d{4}-\d{2}-\d{2})/.exec(facts)?.[1];
    if (due !== undefined) expect(daysOf(dates, 'comment')).toEqual([due]);
  });

  it('are most of the chain', () => expect(told.length).toBeGreaterThanOrEqual(18));

  it('with an instruction that takes effect on a day of its own', () => {
    const dates = printed('2020-02-18', sentences.get('2020-03144') ?? '');
    expect(daysOf(dates, 'effective')).toEqual(['2020-02-13', '2020-02-18']);
  });
});

const DAY =
  '(January|February|March|April|May|June|July|August|September|October|November|December) (\\d{1,2}), (\\d{4})';
const iso = ([, month = '', day = '', year = '']: RegExpMatchArray) =>
  new Date(`${month} ${day}, ${year} UTC`).toISOString().slice(0, 10);

describe.skipIf(!existsSync(ISSUE))('the dates of every document of one issue', () => {
  const fields = existsSync(ISSUE)
    ? issueDocuments(gunzipSync(readFileSync(ISSUE)).toString('utf8')).flatMap(({ number, dates }) =>
        dates === undefined
          ? []
          : [{ number: number ?? '', text: dates, found: printed('2024-02-12', dates) }],
      )
    : [];
  const sum = (kind: DateKind) => fields.reduce((total, { found }) => total + daysOf(found, kind).length, 0);

  it('are of the kinds that their words give', () => {
    expect(fields.length).toBe(ISSUE_FIGURES.fields);
    const kinds = [
      'effective',
      'applicable',
      'compliance',
      'comment',
      'valid-until',
      'suspension-ends',
    ] as const;
    expect(Object.fromEntries(kinds.map((kind) => [kind, sum(kind)]))).toEqual(ISSUE_FIGURES.kinds);
  });

  it('hold each day that is called effective, applicable or the end of comments', () => {
    for (const { number, text, found } of fields) {
      for (const day of text.matchAll(new RegExp(`\\beffective (?:on )?${DAY}`, 'gi')))
        expect(daysOf(found, 'effective'), `${number}: ${text}`).toContain(iso(day));
      for (const day of text.matchAll(
        new RegExp(`\\bcomments?\\b[^.;]{0,120} (?:before|by|than|due:) ${DAY}`, 'gi'),
      ))
        expect(daysOf(found, 'comment'), `${number}: ${text}`).toContain(iso(day));
    }
  });

  it('are nowhere made of a meeting', () => {
    for (const { text, found } of fields) if (/\bmeetings? will\b/.test(text)) expect(found).toEqual([]);
  });

  it('each stand in the words they are given with', () => {
    for (const { text, found } of fields)
      for (const { statedAs } of found) expect(text).toContain(statedAs.replace(/…$/, ''));
  });
});

/** Read one by one against the issue of 12 February 2024; two of the starts have no day ("a minimum of", "delayed indefinitely"). */
const ISSUE_FIGURES = {
  fields: 66,
  kinds: {
    effective: 16,
    applicable: 3,
    compliance: 0,
    comment: 40,
    'valid-until': 5,
    'suspension-ends': 0,
  },
};
