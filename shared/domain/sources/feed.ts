import * as cheerio from 'cheerio/slim';
import { RulewireError } from '../errors.ts';
import type { FeedSource } from './catalogue.ts';
import { type DateRules, readDate } from './dates.ts';
import type { Listing } from './entry.ts';
import {
  baseOf,
  CONTENT,
  DUBLIN_CORE,
  type Field,
  fieldsOf,
  fieldText,
  firstText,
  itemsOf,
} from './feed-elements.ts';
import { isJson, jsonItems } from './json-feed.ts';
import type { MarkupElement } from './markup.ts';
import { listingOf } from './press-entry.ts';
import type { PressItem } from './press-item.ts';

/** More items than any feed has; the rest of a runaway answer is left alone and the listing marked as cut. */
const MOST_ITEMS = 10_000;

/** What was understood of a feed: its items as text, and whether it ends before its end. */
export interface FeedReading {
  readonly items: readonly PressItem[];
  readonly cut: boolean;
}

/**
 * Reads RSS 0.9 to 2.0, RDF, Atom and JSON Feed, broken ones as far as they go. `base` is the address it was fetched from.
 * Throws `source-shape` where it is no feed at all, a page of HTML among them.
 */
export function readFeedItems(text: string, base: string, rules: DateRules): FeedReading {
  if (isJson(text)) {
    const json = jsonItems(text);
    if (json === undefined) throw new RulewireError('source-shape', `no feed: ${text.slice(0, 80)}`);
    return json;
  }
  const start = text.indexOf('<');
  const xml = start < 0 ? '' : text.slice(start);
  const $ = cheerio.load(xml, {
    xml: { xmlMode: true, decodeEntities: true, lowerCaseAttributeNames: true },
  });
  const document = $.root()[0];
  const elements = document === undefined ? [] : itemsOf(document, MOST_ITEMS);
  const root = rootOf(text);
  if (root === undefined && (elements.length === 0 || isPage(text)))
    throw new RulewireError('source-shape', `no feed: ${text.slice(0, 80)}`);
  const closed = root !== undefined && isClosed(xml, root);
  const items: PressItem[] = elements.slice(0, MOST_ITEMS).map((item) => readItem(item, base, rules));
  const last = items.at(-1);
  if (!closed && last !== undefined) items.splice(-1, 1, asFarAsItGoes(xml, last));
  return { items, cut: !closed || elements.length > MOST_ITEMS };
}

const rootOf = (text: string) =>
  /<(?:\w+:)?(rss|rdf|feed)\b/i.exec(text.slice(0, 20_000))?.[1]?.toLowerCase();
const isPage = (text: string) => /<(?:!doctype html|html|body)\b/i.test(text.slice(0, 4096));
const isClosed = (xml: string, root: string) =>
  new RegExp(`</(?:\\w+:)?${root}\\s*>`, 'i').test(xml.slice(-20_000));

/** The last item of a text that ends early: whole, without the text it ends in, or partial where its title or address is cut. */
function asFarAsItGoes(xml: string, item: PressItem): PressItem {
  const last = Math.max(lastMatch(xml, /<(?:\w+:)?(?:item|entry)\b[^>]*>/gi), 0);
  const tail = xml.slice(last);
  if (/<\/(?:\w+:)?(?:item|entry)\s*>/i.test(tail)) return item;
  const open = openField(tail);
  if (item.link === undefined || open === 'head') return { ...item, partial: true };
  return open === 'text' ? { ...item, summary: undefined } : item;
}

/** What kind of field the text of an item ends in; undefined where it ends between two. */
function openField(tail: string): 'head' | 'text' | undefined {
  const plain = tail.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, '').replace(/<!--[\s\S]*?-->/g, '');
  const tags = [...plain.matchAll(/<(\/?)([\w:.-]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g)];
  const open: string[] = [];
  for (const [, slash, name = '', empty] of tags.slice(1)) {
    if (slash === '/') open.splice(Math.max(open.lastIndexOf(name), 0), open.length);
    else if (empty !== '/') open.push(name);
  }
  const [field] = open.filter((name) => !/^(?:a:)?(?:category|media|source)/i.test(name));
  if (field === undefined) return undefined;
  return /(?:^|:)(?:title|link|guid|id|pubdate|published|updated|date)$/i.test(field) ? 'head' : 'text';
}

/** Where the last match begins, looked for in the last part of the text only. */
function lastMatch(text: string, pattern: RegExp): number {
  for (let size = 20_000; ; size *= 8) {
    const from = Math.max(0, text.length - size);
    const found = [...text.slice(from).matchAll(pattern)].at(-1);
    if (found !== undefined) return from + found.index;
    if (from === 0) return -1;
  }
}

function readItem(item: MarkupElement, base: string, rules: DateRules): PressItem {
  const fields = fieldsOf(item);
  const guid = firstText(fields, ['guid'], ['id']) ?? item.attribs['rdf:about'];
  return {
    title: firstText(fields, ['title'], ['title', DUBLIN_CORE]) ?? '',
    link: linkOf(fields, item, base),
    guid,
    date: dateOf(fields, rules),
    summary: firstText(
      fields,
      ['description'],
      ['summary'],
      ['encoded', CONTENT],
      ['content'],
      ['description', DUBLIN_CORE],
    ),
    credits: ['source', 'author']
      .flatMap((name) => firstText(fields, [name]) ?? [])
      .concat(firstText(fields, ['creator', DUBLIN_CORE]) ?? []),
  };
}

const DATES: readonly (readonly [string, string?])[] = [
  ['pubdate'],
  ['published'],
  ['date', DUBLIN_CORE],
  ['issued'],
  ['created'],
  ['date'],
  ['updated'],
  ['modified'],
];

/** The first date that can be read; where none can, the first that is given. */
function dateOf(fields: readonly Field[], rules: DateRules): string | undefined {
  let given: string | undefined;
  for (const wanted of DATES) {
    const text = firstText(fields, wanted);
    if (text === undefined) continue;
    if (readDate(text, rules) !== undefined) return text;
    given ??= text;
  }
  return given;
}

/** An alternate link, the text of a link, a guid that is an address, rdf:about, the source of the content: the first there is. */
function linkOf(fields: readonly Field[], item: MarkupElement, base: string): string | undefined {
  const links = fields.filter(({ local, element }) => local === 'link' && element.attribs['href']);
  const alternates = links.filter(({ element }) => (element.attribs['rel'] ?? 'alternate') === 'alternate');
  const page =
    alternates.find(({ element }) => /html/i.test(element.attribs['type'] ?? 'html')) ?? alternates[0];
  const href = page?.element.attribs['href'];
  if (page && href) return resolved(href, page.element, base);
  const written = fields.find(
    ({ local, space, element }) => local === 'link' && isOwn(space) && fieldText(element) !== '',
  );
  if (written) return resolved(fieldText(written.element), written.element, base);
  const guid = fields.find(({ local }) => local === 'guid');
  if (guid && guid.element.attribs['ispermalink']?.toLowerCase() !== 'false') {
    const permalink = fieldText(guid.element);
    if (/^https?:/i.test(permalink)) return permalink;
  }
  const about = item.attribs['rdf:about'];
  if (about) return resolved(about, item, base);
  const content = fields.find(({ local, element }) => local === 'content' && element.attribs['src']);
  const id = firstText(fields, ['id']);
  return content?.element.attribs['src'] ?? (id !== undefined && /^https?:/i.test(id) ? id : undefined);
}

const isOwn = (space: string) => !/search\.yahoo\.com|itunes/.test(space);

function resolved(link: string, element: MarkupElement, base: string): string {
  const bare = link.replace(/\s+/g, '');
  return /^https?:/i.test(bare) ? bare : (URL.parse(bare, baseOf(element, base))?.href ?? bare);
}

/** Reads the feed of a source; see readFeedItems. */
export function readFeed(text: string, source: FeedSource, base: string): Listing {
  const { items, cut } = readFeedItems(text, base, { zone: source.tz, order: 'dmy' });
  return listingOf(items, source, base, cut);
}
