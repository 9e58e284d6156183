import type { DocId } from '../ids.ts';
import { absoluteUrl, canonicalUrl } from './canonical-url.ts';
import type { EntryKey, ListEntry } from './entry.ts';
import type { PressItem } from './press-item.ts';

/** Which keys of one answer tell its items apart. */
export interface UsableKeys {
  /** The canonical address of each item that has one. */
  readonly addresses: ReadonlyMap<PressItem, string>;
  readonly guids: ReadonlySet<string>;
  readonly urls: ReadonlySet<string>;
}

/** Above this share of empty or repeated guids none of an answer is trusted. */
const MOST_BAD_GUIDS = 0.05;
/** A guid that is only a place in the list: it means another story with every answer. */
const PLACE = /^(?:item|entry|post|story|article|node)?[-_ #]?\d{1,3}$/i;

/** So many headlines under one address, and it is the address of a section or of the site. */
const MOST_TITLES = 3;

/**
 * The guids and canonical addresses that stand for one item each. A guid shared by two addresses, one that is a mere place
 * in the list, and all guids of an answer with more than one in twenty empty or repeated are not used; nor is an address
 * under which items of different guids and headlines stand.
 */
export function usableKeys(items: readonly PressItem[], base: string): UsableKeys {
  const guids = new Map<string, Set<string>>();
  const guidsOfUrl = new Map<string, Set<string>>();
  const titlesOfUrl = new Map<string, Set<string>>();
  const addresses = new Map<PressItem, string>();
  let bad = 0;
  for (const item of items) {
    const url = addressOf(item, base) ?? '';
    if (url !== '') addresses.set(item, url);
    const guid = item.guid?.trim() ?? '';
    if (guid === '' || (guids.has(guid) && !guids.get(guid)?.has(url))) bad += 1;
    addTo(guids, guid, url);
    addTo(guidsOfUrl, url, guid);
    addTo(titlesOfUrl, url, item.title.trim());
  }
  const trusted = bad <= items.length * MOST_BAD_GUIDS || bad <= 1;
  const single = [...guids].filter(([guid, urls]) => guid !== '' && urls.size === 1 && !PLACE.test(guid));
  const urls = [...titlesOfUrl].filter(
    ([url, titles]) =>
      url !== '' && titles.size <= MOST_TITLES && (titles.size === 1 || guidsOfUrl.get(url)?.size === 1),
  );
  return {
    addresses,
    guids: new Set(trusted ? single.map(([guid]) => guid) : []),
    urls: new Set(urls.map(([url]) => url)),
  };
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key) ?? new Set<string>();
  map.set(key, values.add(value));
}

function addressOf(item: PressItem, base: string): string | undefined {
  const url = item.link === undefined ? undefined : absoluteUrl(item.link.replace(/\s+/g, ''), base);
  return url === undefined ? undefined : canonicalUrl(url);
}

/** Title and summary as far as their words go, and the day (YYYY-MM-DD, UTC), each empty where there is none. */
export interface ListedWords {
  readonly title: string;
  readonly summary: string;
  readonly day: string;
}

export interface IdentityKey {
  readonly kind: 'u' | 'g' | 't';
  readonly value: string;
}

/**
 * The keys of an item, best first: address before guid, or guid before address where the source says so, then its words:
 * title and summary with the day. Words alone, without address and guid, are title and day.
 */
export function identityKeys(
  item: PressItem,
  words: ListedWords,
  usable: UsableKeys,
  prefer: 'url' | 'guid',
): readonly IdentityKey[] {
  const address = usable.addresses.get(item);
  const guid = item.guid?.trim();
  const url: readonly IdentityKey[] =
    address !== undefined && usable.urls.has(address) ? [{ kind: 'u', value: address }] : [];
  const given: readonly IdentityKey[] =
    guid !== undefined && usable.guids.has(guid) ? [{ kind: 'g', value: guid }] : [];
  const first = prefer === 'guid' ? [...given, ...url] : [...url, ...given];
  const { title, summary, day } = words;
  // A short title with no summary is the same for many items: "Morning briefing".
  if (first.length > 0 && (summary === '' || day === '' || title.length + summary.length < TELLING))
    return first;
  return [
    ...first,
    { kind: 't', value: first.length === 0 ? `${title} ${day}` : `${title} ${day} ${summary}` },
  ];
}

const TELLING = 80;

/**
 * The entries under the documents they are known as. `known` gives the document of each key seen before, `stored` the
 * documents that exist. A document is claimed by one entry of an answer only: by its address first, then by its guid, then
 * by its words, so that a guid which moves on to another story does not take the document along.
 */
export function resolveEntries(
  entries: readonly ListEntry[],
  known: ReadonlyMap<EntryKey, DocId>,
  stored: ReadonlySet<DocId>,
): ListEntry[] {
  const claimed = new Map<DocId, ListEntry>();
  const found = new Map<ListEntry, DocId>();
  const claim = (entry: ListEntry, doc: DocId | undefined) => {
    if (doc === undefined || found.has(entry) || claimed.has(doc)) return;
    claimed.set(doc, entry);
    found.set(entry, doc);
  };
  for (const kind of ['u', 'g', 't'] as const)
    for (const entry of entries) {
      const keys = (entry.keys ?? []).filter((key) => key.startsWith(kind));
      for (const key of keys) claim(entry, known.get(key));
      if (entry.keys?.[0]?.startsWith(kind) && stored.has(entry.docId)) claim(entry, entry.docId);
    }
  for (const entry of entries) claim(entry, entry.docId);
  return entries.flatMap((entry) => {
    const doc = found.get(entry);
    return doc === undefined ? [] : [doc === entry.docId ? entry : { ...entry, docId: doc }];
  });
}
