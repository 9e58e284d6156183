import { readFileSync } from 'node:fs';
import { RulewireError } from '../../../shared/domain/errors.ts';
import { sourceId } from '../../../shared/domain/ids.ts';
import { type ArticleReading, readArticle } from '../../../shared/domain/sources/article.ts';
import { articleEvents } from '../../../shared/domain/sources/article-events.ts';
import {
  isPressKind,
  loadCatalogue,
  type PressSource,
  sourceOf,
} from '../../../shared/domain/sources/catalogue.ts';
import { decodeBody } from '../../../shared/domain/sources/charset.ts';
import type { DateRules } from '../../../shared/domain/sources/dates.ts';
import { isTooDeep } from '../../../shared/domain/sources/depth.ts';
import type { ListEntry, Listing } from '../../../shared/domain/sources/entry.ts';
import { readFeedItems } from '../../../shared/domain/sources/feed.ts';
import { readListItems } from '../../../shared/domain/sources/html-list.ts';
import { type ListEvent, listEvents } from '../../../shared/domain/sources/list-events.ts';
import { listingOf } from '../../../shared/domain/sources/press-entry.ts';
import { type ListedItem, listedItem } from '../../../shared/domain/sources/press-item.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import { BadInput, httpAddress, zoneName } from './bad-input.ts';
import { draftSource } from './draft-source.ts';

export const KINDS = ['html', 'rss', 'list'] as const;
type Kind = (typeof KINDS)[number];

/** How a file is to be read: address it came from, zone of times that name none, and the source that it belongs to, if any. */
export interface Reading {
  readonly kind: Kind;
  readonly url: string;
  readonly zone: string;
  readonly source: PressSource | undefined;
}

/** Makes sense of the options. Throws BadInput. */
export function readingFrom(options: {
  readonly kind: string | undefined;
  readonly url: string | undefined;
  readonly tz: string | undefined;
  readonly source: string | undefined;
}): Reading {
  const kind = KINDS.find((each) => each === options.kind);
  if (kind === undefined) throw new BadInput(`--kind has to be one of ${KINDS.join(', ')}`);
  const source = options.source === undefined ? undefined : pressSource(options.source);
  const url = options.url ?? source?.url;
  if (url === undefined) throw new BadInput('--url is missing: the address that the file was saved from');
  const zone = options.tz ?? source?.tz;
  if (zone === undefined) throw new BadInput('--tz is missing: the zone of times that name none');
  return { kind, url: httpAddress(url), zone: zoneName(zone), source };
}

function pressSource(id: string): PressSource {
  try {
    const source = sourceOf(loadCatalogue(SOURCE_FILES), sourceId(id));
    if (isPressKind(source)) return source;
    throw new BadInput(`${id} is no feed and no list page`);
  } catch (cause) {
    if (cause instanceof RulewireError && cause.code === 'source-unknown')
      throw new BadInput(`there is no shared/sources/${id}.json`);
    throw cause;
  }
}

/** What is understood of a saved file, and with a later state of it, what happened in between. Throws BadInput. */
export function readFiles(file: string, later: string | undefined, reading: Reading): object {
  if (reading.kind === 'html') {
    const article = articleIn(contentOf(file, reading.kind), reading);
    const events =
      later === undefined ? {} : eventsOfArticle(article, articleIn(contentOf(later, reading.kind), reading));
    return { ...shownArticle(article), ...events };
  }
  const list = listIn(contentOf(file, reading.kind), reading);
  if (later === undefined) return { items: list.items.map(shownItem) };
  const next = listIn(contentOf(later, reading.kind), reading);
  const events = listEvents(list.listing, next.listing).map((event) => shownEvent(event, list, next));
  return { items: list.items.map(shownItem), events };
}

/** The text of a saved answer by the product's own rule of charsets. Throws BadInput where it cannot be of that kind. */
function contentOf(file: string, kind: Kind): string {
  const text = decodeBody(bytesOf(file), '');
  const reason = unfit(kind, text.trimStart());
  if (reason !== undefined) throw new BadInput(`${file} ${reason}`);
  return text;
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new BadInput(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function unfit(kind: Kind, text: string): string | undefined {
  if (text === '') return 'is empty';
  if (isTooDeep(text, kind === 'rss' ? 'xml' : 'html'))
    return 'nests its elements deeper than any honest page';
  if (kind === 'rss') return undefined;
  if (!text.includes('<')) return 'is no page: it has no markup';
  const isFeed = /^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?(?:rss|rdf|feed)\b/is.test(
    text.slice(0, 4096),
  );
  return isFeed ? 'is a feed, try --kind rss' : undefined;
}

const articleIn = (html: string, { url, zone, source }: Reading): ArticleReading =>
  readArticle(html, {
    url,
    zone,
    ...(source?.kind === 'html' ? { order: source.list.dateOrder } : {}),
    ...(source === undefined ? {} : { selectors: source.article }),
  });

const eventsOfArticle = (before: ArticleReading, after: ArticleReading) => ({
  events: articleEvents(before, after),
});

function shownArticle(article: ArticleReading): object {
  const { title, published = null, precision, byline = null, lang = null, citing, text } = article;
  const { paywalled, blocked } = article;
  return { title, published, precision, byline, lang, citing, text, paywalled, blocked };
}

/** A list as items to look at, and as the poller takes it. */
export interface ReadList {
  readonly items: readonly ListedItem[];
  readonly listing: Listing;
}

/** Reads a feed or a list page. Throws BadInput for a file that is neither. */
export function listIn(text: string, { kind, url, zone, source }: Reading): ReadList {
  const order = source?.kind === 'html' ? source.list.dateOrder : orderIn(zone, kind);
  const rules: DateRules = { zone, order };
  const selectors = source?.kind === 'html' ? source.list : undefined;
  const { items, cut } = readOrRefuse(() =>
    kind === 'rss' ? readFeedItems(text, url, rules) : readListItems(text, url, rules, selectors),
  );
  const owner = source ?? draftSource({ kind: 'rss', url, zone });
  const listing = listingOf(items, owner, url, cut);
  const shown = items.flatMap((item) => (item.partial ? [] : (listedItem(item, url, rules) ?? [])));
  return { items: taken(shown, listing, owner.url), listing };
}

/** The items that became entries, each once: a list links to a story more than once. `home` stands in for no address. */
function taken(items: readonly ListedItem[], { entries }: Listing, home: string): readonly ListedItem[] {
  const left = new Set(entries.map(({ metadata }) => `${metadata.title} ${metadata.url}`));
  return items.filter(({ title, url }) => left.delete(`${title} ${url ?? home}`));
}

/** As a feed is read by the poller; of a page, the month goes first in America. */
const orderIn = (zone: string, kind: Kind): DateRules['order'] =>
  kind === 'list' && /^(?:America|US)\//.test(zone) ? 'mdy' : 'dmy';

function readOrRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RulewireError) throw new BadInput(cause.message);
    throw cause;
  }
}

/** One item with every field, null where it has none. */
export const shownItem = ({ id, url, title, published, precision, summary }: ListedItem) => ({
  id,
  url: url ?? null,
  title,
  published: published ?? null,
  precision,
  summary: summary ?? null,
});

function shownEvent({ entry, ...event }: ListEvent, before: ReadList, after: ReadList): object {
  const { title, url } = entry.metadata;
  const id = idOf(entry, event.event === 'gone' ? before : after);
  return { ...event, id, url, title };
}

/** The id under which the item of an entry is shown. */
function idOf({ docId, metadata }: ListEntry, { items }: ReadList): string {
  const { title, url } = metadata;
  return items.find((item) => item.title === title && (item.url ?? url) === url)?.id ?? docId;
}
