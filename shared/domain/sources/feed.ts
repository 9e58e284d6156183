import * as cheerio from 'cheerio/slim';
import { RulewireError } from '../errors.ts';
import type { FeedSource } from './catalogue.ts';
import type { Listing } from './entry.ts';
import { isElement, type MarkupElement, type MarkupNode, textBelow } from './markup.ts';
import { firstOfEach, type PressItem, pressEntry } from './press-entry.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
const MEDIA = 'http://search.yahoo.com/mrss/';

/** Prefixes that feeds use without declaring them. */
const USUAL_PREFIXES: Readonly<Record<string, string>> = {
  dc: DUBLIN_CORE,
  content: CONTENT,
  atom: ATOM,
  media: MEDIA,
};

/** More items than any feed has; the rest of a runaway answer is left alone and the listing marked as cut. */
const MOST_ITEMS = 1000;

interface Field {
  readonly local: string;
  readonly space: string;
  readonly element: MarkupElement;
}

/** Local name and namespace of an element: the prefix is looked up at the nearest ancestor that declares it. */
function field(element: MarkupElement): Field {
  const [first = '', second] = element.name.split(':');
  const prefix = second === undefined ? '' : first;
  const attribute = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  let space: string | undefined;
  for (let at: MarkupNode | null = element; at !== null && space === undefined; at = at.parent) {
    if (isElement(at)) space = at.attribs[attribute];
  }
  return { local: (second ?? first).toLowerCase(), space: space ?? USUAL_PREFIXES[prefix] ?? '', element };
}

/** All item and entry elements, at whatever depth: in a feed with unclosed items, one stands inside the other. */
function itemsOf(root: MarkupNode): MarkupElement[] {
  const found: MarkupElement[] = [];
  const open: MarkupNode[] = [root];
  for (let node = open.pop(); node !== undefined && found.length <= MOST_ITEMS; node = open.pop()) {
    if (isElement(node) && /^(\w+:)?(item|entry)$/i.test(node.name)) found.push(node);
    if ('children' in node) open.push(...node.children.toReversed());
  }
  return found;
}

/** The first text that is not blank among the fields of those names, in the order of the names. */
function firstText(
  fields: readonly Field[],
  ...names: readonly (readonly [string, string?])[]
): string | undefined {
  for (const [local, space] of names) {
    for (const one of fields) {
      if (one.local !== local || (space === undefined ? isForeign(one.space) : one.space !== space)) continue;
      const text = textBelow(one.element);
      if (text !== '') return text;
    }
  }
  return undefined;
}

/** Media titles and the like describe pictures, not the story. */
function isForeign(space: string): boolean {
  return space === MEDIA || space === DUBLIN_CORE || space === CONTENT;
}

function linkOf(fields: readonly Field[], item: MarkupElement): string | undefined {
  const atom = fields.find(
    ({ local, element }) =>
      local === 'link' && element.attribs['href'] && (element.attribs['rel'] ?? 'alternate') === 'alternate',
  );
  const href = atom?.element.attribs['href'];
  if (href) return href;
  const text = firstText(fields, ['link']);
  if (text !== undefined) return text;
  const guid = fields.find(({ local }) => local === 'guid');
  if (guid && guid.element.attribs['ispermalink']?.toLowerCase() !== 'false') {
    const permalink = textBelow(guid.element);
    if (/^https?:/i.test(permalink)) return permalink;
  }
  return item.attribs['rdf:about'] || undefined;
}

function readItem(item: MarkupElement): PressItem {
  const fields = item.children.filter(isElement).map(field);
  return {
    title: firstText(fields, ['title'], ['title', DUBLIN_CORE]) ?? '',
    link: linkOf(fields, item),
    guid: firstText(fields, ['guid'], ['id']),
    date: firstText(fields, ['pubdate'], ['published'], ['date', DUBLIN_CORE], ['updated']),
    summary: firstText(fields, ['description'], ['summary'], ['encoded', CONTENT], ['content']),
    credits: ['source', 'author']
      .flatMap((name) => firstText(fields, [name]) ?? [])
      .concat(firstText(fields, ['creator', DUBLIN_CORE]) ?? []),
  };
}

/**
 * Reads RSS 0.9 to 2.0, RDF and Atom, broken ones as far as they go. `base` is the address it was fetched from. Throws
 * `source-shape` where no feed element is found at all. A feed that is cut off is `cut`.
 */
export function readFeed(text: string, source: FeedSource, base: string): Listing {
  const start = text.indexOf('<');
  const $ = cheerio.load(start < 0 ? '' : text.slice(start), {
    xml: { xmlMode: true, decodeEntities: true, lowerCaseAttributeNames: true },
  });
  const root = /<(?:\w+:)?(rss|rdf|feed)\b/i.exec(text.slice(0, 20_000))?.[1]?.toLowerCase();
  const document = $.root()[0];
  if (root === undefined || document === undefined) {
    throw new RulewireError('source-shape', `no feed: ${text.slice(0, 80)}`);
  }
  const closed = new RegExp(`</(?:\\w+:)?${root}\\s*>\\s*`, 'i').test(text.slice(-20_000));
  const items = itemsOf(document);
  const skipped: string[] = [];
  const entries = items.slice(0, MOST_ITEMS).flatMap((item) => {
    const read = readItem(item);
    const entry = pressEntry(read, source, base);
    if (entry === undefined) skipped.push(`no title or no address: ${read.title.slice(0, 80)}`);
    return entry ?? [];
  });
  return {
    entries: firstOfEach(entries),
    arrived: items.length,
    cut: !closed || items.length > MOST_ITEMS,
    stale: false,
    skipped,
  };
}
