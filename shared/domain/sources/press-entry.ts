import type { DocumentMetadata } from '../document.ts';
import { docId, hashId } from '../ids.ts';
import { absoluteUrl, canonicalUrl } from './canonical-url.ts';
import type { PressSource } from './catalogue.ts';
import { type DateRules, type ReadDate, readDate } from './dates.ts';
import { fingerprintOf, type ListEntry } from './entry.ts';
import { defined } from './fr-documents.ts';
import { markupText } from './markup.ts';
import { comparable } from './normalise.ts';
import { creditedAgency } from './wires.ts';

/** What a feed item or a row of a list page says, as text. */
export interface PressItem {
  readonly title: string;
  readonly link: string | undefined;
  readonly guid: string | undefined;
  readonly date: string | undefined;
  readonly summary: string | undefined;
  /** Source element, creator or author. */
  readonly credits: readonly string[];
}

/**
 * The entry for an item of the press, or undefined where it has no title or nothing to know it by. It is known by its
 * canonical address, or by its guid where it has no address or the source says that guids are the stable part; never by
 * its date. The date is left out of the fingerprint, since publishers move it without changing anything.
 */
export function pressEntry(item: PressItem, source: PressSource, base: string): ListEntry | undefined {
  const title = markupText(item.title);
  const url = item.link === undefined ? undefined : absoluteUrl(item.link, base);
  const address = url === undefined ? undefined : canonicalUrl(url);
  const guid = item.guid?.trim() || undefined;
  const key = source.identity === 'guid' ? (guid ?? address) : (address ?? guid);
  if (title === undefined || key === undefined) return undefined;
  const summary = item.summary === undefined ? undefined : markupText(item.summary);
  const agency = item.credits.map(creditedAgency).find((name) => name !== undefined);
  const date = dateOf(item.date, source);
  const metadata: DocumentMetadata = {
    title,
    url: url ?? source.url,
    type: 'Article',
    stage: source.trust === 'official' ? 'published' : 'reported',
    publisher: agency ?? source.publisher,
    agencies: source.trust === 'official' ? [source.publisher] : [],
    ...defined({ abstract: summary, issuedAt: date?.instant.toISOString() }),
  };
  const fetched = source.article.fetch === 'yes' && url !== undefined;
  return {
    docId: docId(`${source.id}:${hashId(key)}`),
    metadata,
    ...defined({ precision: date?.precision }),
    fingerprint: fingerprintOf([comparable(title), comparable(summary ?? '')]),
    texts: fetched ? [{ url, format: 'article-text' }] : [],
    urgent: false,
    listed: [title, summary].filter((line) => line !== undefined).join('\n\n'),
  };
}

function dateOf(text: string | undefined, source: PressSource): ReadDate | undefined {
  const rules: DateRules = { zone: source.tz, order: source.kind === 'html' ? source.list.dateOrder : 'dmy' };
  return text === undefined ? undefined : readDate(text, rules);
}

/** The same list without later entries for a document that is in it already: list pages link to a story more than once. */
export function firstOfEach(entries: readonly ListEntry[]): ListEntry[] {
  const byId = new Map<string, ListEntry>();
  for (const entry of entries) if (!byId.has(entry.docId)) byId.set(entry.docId, entry);
  return [...byId.values()];
}
