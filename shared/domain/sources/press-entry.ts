import type { DocumentMetadata } from '../document.ts';
import { docId, hashId } from '../ids.ts';
import type { PressSource } from './catalogue.ts';
import type { DateRules } from './dates.ts';
import { type EntryKey, fingerprintOf, type ListEntry, type Listing } from './entry.ts';
import { defined } from './fr-documents.ts';
import { identityKeys, type UsableKeys, usableKeys } from './identity.ts';
import { comparable } from './normalise.ts';
import { listedItem, type PressItem } from './press-item.ts';
import { creditedAgency } from './wires.ts';

/**
 * What was understood of a list of the press: its items in order, each with the keys that it is known by. An item that the
 * answer ends in is left out: it will be whole with the next one.
 */
export function listingOf(
  items: readonly PressItem[],
  source: PressSource,
  base: string,
  cut: boolean,
): Listing {
  const usable = usableKeys(items, base);
  const skipped: string[] = [];
  const entries = items.flatMap((item) => {
    const entry = item.partial ? undefined : pressEntry(item, usable, source, base);
    if (entry === undefined)
      skipped.push(`${item.partial ? 'cut off' : 'without title or text'}: ${item.title.slice(0, 80)}`);
    return entry ?? [];
  });
  return { entries: firstOfEach(entries), arrived: items.length, cut, stale: false, skipped };
}

/**
 * The entry for an item of the press, or undefined where it says nothing. It is known by its canonical address, or by its
 * guid where it has no address or the source says that guids are the stable part, or by title and day where it has neither;
 * never by its date alone. The date is left out of the fingerprint, since publishers move it without changing anything.
 */
function pressEntry(
  item: PressItem,
  usable: UsableKeys,
  source: PressSource,
  base: string,
): ListEntry | undefined {
  const listed = listedItem(item, base, rulesOf(source));
  if (listed === undefined) return undefined;
  const { title, summary, url } = listed;
  const words = {
    title: comparable(title),
    summary: comparable(summary ?? ''),
    day: listed.published?.slice(0, 10) ?? '',
  };
  const keys = identityKeys(item, words, usable, source.identity);
  const agency = item.credits.map(creditedAgency).find((name) => name !== undefined);
  const metadata: DocumentMetadata = {
    title,
    url: url ?? source.url,
    type: 'Article',
    stage: source.trust === 'official' ? 'published' : 'reported',
    publisher: agency ?? source.publisher,
    agencies: source.trust === 'official' ? [source.publisher] : [],
    ...defined({ abstract: summary, issuedAt: listed.published }),
  };
  const fetched = source.article.fetch === 'yes' && url !== undefined;
  return {
    docId: docId(`${source.id}:${hashId(keys[0]?.value ?? title)}`),
    metadata,
    ...(listed.precision === 'none' ? {} : { precision: listed.precision }),
    keys: keys.map(({ kind, value }): EntryKey => `${kind}:${source.id}:${value}`),
    fingerprint: fingerprintOf([words.title, words.summary]),
    texts: fetched ? [{ url, format: 'article-text' }] : [],
    urgent: false,
    listed: [title, summary].filter((line) => line !== undefined).join('\n\n'),
  };
}

const rulesOf = (source: PressSource): DateRules => ({
  zone: source.tz,
  order: source.kind === 'html' ? source.list.dateOrder : 'dmy',
});

/** The same list without later entries for a document that is in it already: list pages link to a story more than once. */
function firstOfEach(entries: readonly ListEntry[]): ListEntry[] {
  const byId = new Map<string, ListEntry>();
  for (const entry of entries) if (!byId.has(entry.docId)) byId.set(entry.docId, entry);
  return [...byId.values()];
}
