import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceId } from '../../../shared/domain/ids.ts';
import { judgeAnswer } from '../../../shared/domain/sources/answer.ts';
import {
  type DocumentsSource,
  type FeedSource,
  loadCatalogue,
  type PublicInspectionSource,
} from '../../../shared/domain/sources/catalogue.ts';
import { readFeed } from '../../../shared/domain/sources/feed.ts';
import { followable, readDocuments } from '../../../shared/domain/sources/fr-documents.ts';
import { readPublicInspection } from '../../../shared/domain/sources/fr-public-inspection.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';

const folder =
  process.env['RULEWIRE_FR_API'] ?? new URL('../../../../shared/data/fr-api/', import.meta.url).pathname;
const present = existsSync(`${folder}/pi_current.json`);
if (!present)
  console.info(
    'skipped: real answers of the Federal Register API are not on this machine (RULEWIRE_FR_API names their folder)',
  );

const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const catalogue = loadCatalogue(SOURCE_FILES);
const documents = catalogue.get(sourceId('fr-documents')) as DocumentsSource;
const inspection = catalogue.get(sourceId('fr-public-inspection')) as PublicInspectionSource;
const whiteHouse = catalogue.get(sourceId('whitehouse-actions')) as FeedSource;

describe.skipIf(!present)('real answers', () => {
  it('of public inspection: instants, a withdrawal, and the list of another day', () => {
    const listing = readPublicInspection(read('pi_current.json'), inspection, '2026-10-02');
    expect(listing).toMatchObject({ expected: 107, arrived: 7, stale: false, skipped: [] });
    expect(listing.entries.map(({ docId, metadata }) => [docId, metadata.stage, metadata.issuedAt])).toEqual([
      ['fr:2026-20295', 'withdrawn', undefined],
      ['fr:2026-20228', 'filed', '2026-10-01T18:00:00.000Z'],
      ['fr:2026-20338', 'filed', '2026-10-01T20:15:00.000Z'],
      ['fr:2026-20396', 'filed', '2026-10-01T20:15:00.000Z'],
      ['fr:2026-20373', 'filed', '2026-10-01T20:15:00.000Z'],
      ['fr:2026-20282', 'filed', '2026-10-02T12:45:00.000Z'],
      ['fr:2026-20439', 'filed', '2026-10-02T15:15:00.000Z'],
    ]);
    expect(listing.entries.every(({ metadata }) => metadata.title === metadata.title.trim())).toBe(true);
    expect(readPublicInspection(read('pi_current.json'), inspection, '2026-10-03')).toMatchObject({
      stale: true,
      entries: [],
    });
  });

  it.each([
    ['documents_newest.json', 20],
    ['documents_newest20.json', 20],
    ['documents_executive_orders.json', 10],
    ['documents_count_2024-12-30.json', 20],
    ['documents_newest_next_issue_early.json', 5],
  ])('%s: every document with number and title', (name, arrived) => {
    const text = read(name);
    const listing = readDocuments(text, documents);
    expect(listing.arrived).toBe(arrived);
    expect(listing.entries.length + listing.skipped.length).toBe(arrived);
    expect(new Set(listing.entries.map(({ docId }) => docId)).size).toBe(listing.entries.length);
    const { next_page_url: next } = JSON.parse(text);
    if (typeof next === 'string') expect(followable(next, documents.url)).toBe(next);
  });

  it('a count at its ceiling is no count', () => {
    expect(readDocuments(read('documents_newest20.json'), documents).expected).toBe(Number.POSITIVE_INFINITY);
  });

  it('a filing and its printing are one document', () => {
    const filed = readPublicInspection(read('pi_current.json'), inspection, '2026-10-02').entries;
    const printed = readDocuments(read('documents_newest_next_issue_early.json'), documents).entries;
    const both = filed.filter(({ docId }) => printed.some((entry) => entry.docId === docId));
    expect(both.map(({ docId }) => docId).length).toBeGreaterThanOrEqual(1);
  });

  it('404 with a page is missing, and the same page with 200 is a wall', () => {
    const body = new TextEncoder().encode(read('documents_2026-99999_NEGATIVE_404_html_body.html'));
    const answer = { outcome: 'fetched', status: 404, contentType: 'text/html', headers: {}, body } as const;
    const now = new Date('2026-10-02T19:23:00Z');
    expect(judgeAnswer(answer, 'json', now).outcome).toBe('missing');
    expect(judgeAnswer({ ...answer, status: 200 }, 'json', now).outcome).toBe('blocked');
  });

  it('a feed of the White House: titles, addresses and dates', () => {
    const listing = readFeed(read('presidential-actions_feed.xml'), whiteHouse, whiteHouse.url);
    expect(listing.entries).toHaveLength(2);
    for (const { metadata } of listing.entries) {
      expect(metadata.url).toMatch(/^https:\/\/www\.whitehouse\.gov\/presidential-actions\//);
      expect(metadata.issuedAt).toMatch(/^2026-/);
      expect(metadata.title).not.toMatch(/[<&]/);
    }
  });
});
