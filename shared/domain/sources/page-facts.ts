import { localDate } from '../clock-zones.ts';
import { type DateRules, type ReadDate, readDate } from './dates.ts';
import type { StatedArticle } from './json-ld.ts';
import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';
import { type Dropped, linesOf, nodesBelow, visibleText } from './page-tree.ts';
import { BYLINE_LABEL, classWords, isBylineLine } from './page-words.ts';

/** What the facts about a story are read from: the page, what it says in JSON-LD, and where not to look. */
export interface PageView {
  readonly root: MarkupNode;
  readonly stated: StatedArticle;
  readonly meta: ReadonlyMap<string, string>;
  /** Elements that say nothing about the story; lines of authors and dates are not among them. */
  readonly unseen: Dropped;
  readonly url: string;
}

const META_DATES =
  /^(?:date|pub-?date|publish-?date|publication-?date|published(?:_at|at|_?time|date)?|publish(?:ed)?_?(?:time|date)|dc\.?date(?:\.(?:issued|created|published))?|dc\.issued|dcterms\.(?:created|issued|date|available)|parsely-pub-date|sailthru\.date|article\.published|article\.created|cxenseparse:recs:publishtime|weibo:\s?article:create_at|citation_(?:publication_|online_)?date|release_?date|firstpublished|first_published|datepublished|originalpublicationdate|rnews:datepublished|iso-8601-publish-date|bt:pubdate|eomportal-.*pubdate|timestamp)$/i;

/** The content of meta elements by lower-case name or property; the first of each name counts. */
export function metaOf(root: MarkupNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of nodesBelow(root, new Set())) {
    if (!isElement(node) || node.name !== 'meta') continue;
    const { property, name, itemprop, content } = node.attribs;
    const key = (property ?? name ?? itemprop)?.toLowerCase().trim();
    const value = content?.trim();
    if (key && value && !found.has(key)) found.set(key, value);
  }
  return found;
}

/** When the story was published: what the page states for machines first, then what it shows, never when it was changed. */
export function publishedOf(view: PageView, text: string, rules: DateRules): ReadDate | undefined {
  let found: ReadDate | undefined;
  for (const offer of dateOffers(view, text)) {
    const read = readDate(offer, rules);
    if (read === undefined) continue;
    if (found === undefined) found = read;
    // A day is made exact by another offer of the same day.
    else if (sameDay(found, read, rules.zone) && FINER[read.precision] > FINER[found.precision]) found = read;
    if (found.precision !== 'day') return found;
  }
  return found;
}

const FINER: Readonly<Record<ReadDate['precision'], number>> = { day: 0, minute: 1, second: 2 };
const sameDay = (a: ReadDate, b: ReadDate, zone: string) =>
  localDate(zone, a.instant) === localDate(zone, b.instant);

function* dateOffers(view: PageView, text: string): Generator<string> {
  const { stated, meta, url } = view;
  if (stated.published !== undefined) yield stated.published;
  for (const key of [
    'article:published_time',
    'og:article:published_time',
    'og:published_time',
    'datepublished',
  ])
    yield meta.get(key) ?? '';
  for (const [key, value] of meta) if (META_DATES.test(key)) yield value;
  yield* shownDates(view);
  yield DATELINE.exec(text)?.[1] ?? '';
  const path =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:\/|$|[-_.])/.exec(url) ??
    /\/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-])/.exec(url);
  if (path) yield `${path[1]}-${path[2]}-${path[3]}`;
}

/** "WASHINGTON, Nov. 29, 2019 - " at the head of a story. */
const DATELINE = /^([^\n]{0,80}?\d{4})\s*(?:\([^)\n]{1,40}\)\s*)?(?:[–—:/]|--|- )/;

const CHANGED =
  /updat|modif|edited|revis|обновл|измен|aktualisiert|geändert|mis à jour|actualizado|更新|修改|最終更新/i;
const RELEASED =
  /publish|posted|issued|released|created|опубликован|veröffentlicht|erschienen|publié|publicado|发布|發布|公開|时间/i;
const DATE_CLASS = /date|time|publish|posted|byline|meta|dateline|pub/i;
const LONGEST_DATE_LINE = 160;

/** Date elements and short lines with dates near the headline, those that say "published" first. */
function* shownDates({ root, unseen }: PageView): Generator<string> {
  const elements = nodesBelow(root, unseen).filter(isElement);
  const heading = elements.findIndex(({ name }) => name === 'h1');
  const near = [
    ...elements.slice(Math.max(heading, 0)),
    ...elements.slice(0, Math.max(heading, 0)).toReversed(),
  ];
  const props = near.filter(({ attribs }) => /datePublished|dateCreated/i.test(attribs['itemprop'] ?? ''));
  const times = near.filter((each) => each.name === 'time' && !saysChanged(each, unseen));
  const first = times.filter(
    ({ attribs }) => attribs['pubdate'] !== undefined || RELEASED.test(attribs['class'] ?? ''),
  );
  for (const element of [...props, ...first, ...times.slice(0, 3)]) yield* valuesOf(element, unseen);
  const named = near.filter((each) =>
    DATE_CLASS.test(`${each.attribs['class'] ?? ''} ${each.attribs['id'] ?? ''}`),
  );
  for (const element of named.slice(0, 12)) {
    const line = visibleText(element, unseen);
    if (line.length <= LONGEST_DATE_LINE) yield publishedPart(line);
  }
  for (const line of linesNear(root, unseen)) if (line.length <= LONGEST_DATE_LINE) yield publishedPart(line);
}

const LINES_LOOKED_AT = 400;
const LINES_NEAR = 20;

/** The lines after the headline, where there is one; else those from the top. */
function linesNear(root: MarkupNode, unseen: Dropped): string[] {
  const [heading] = nodesBelow(root, unseen).filter((node) => isElement(node) && node.name === 'h1');
  const lines = linesOf(root, unseen, LINES_LOOKED_AT);
  if (heading === undefined) return lines.slice(0, LINES_NEAR * 2);
  const title = visibleText(heading, unseen);
  const at = lines.findIndex((line) => line !== '' && title.startsWith(line));
  return lines.slice(Math.max(0, at), Math.max(0, at) + LINES_NEAR);
}

function* valuesOf(element: MarkupElement, unseen: Dropped): Generator<string> {
  const { content, datetime, title } = element.attribs;
  for (const value of [content, datetime, visibleText(element, unseen).slice(0, 200), title])
    if (value) yield publishedPart(value);
}

/** True for a time that says when the page was changed: by its class, its words, or the words before it. */
function saysChanged(element: MarkupElement, unseen: Dropped): boolean {
  const { attribs, parent, prev } = element;
  const own = `${attribs['class'] ?? ''} ${attribs['itemprop'] ?? ''} ${attribs['data-type'] ?? ''}`;
  if (CHANGED.test(own)) return true;
  const before =
    prev?.type === 'text' ? prev.data : prev != null && isElement(prev) ? visibleText(prev, unseen) : '';
  if (CHANGED.test(before.slice(-40)) && !RELEASED.test(before.slice(-25))) return true;
  const around = parent != null && isElement(parent) ? (parent.attribs['class'] ?? '') : '';
  return (
    CHANGED.test(around) ||
    /^\s*(?:last )?(?:updated|modified|обновлено|aktualisiert|更新)/i.test(visibleText(element, unseen))
  );
}

/** Of "Published 1 May, updated 2 May" the first date; nothing of a line that only says when it was changed. */
function publishedPart(line: string): string {
  const released = RELEASED.exec(line);
  const changed = CHANGED.exec(line);
  if (changed === null) return line;
  if (released === null) return changed.index > 8 ? line.slice(0, changed.index) : '';
  return released.index < changed.index ? line.slice(0, changed.index) : line.slice(released.index);
}

/** Who wrote it, as one line: "Jane Doe and John Roe". Undefined where the page does not say. */
export function bylineOf(view: PageView): string | undefined {
  const { stated, meta } = view;
  const named = stated.authors.map(cleanByline).filter((each) => each !== undefined);
  if (named.length > 0) return joined([...new Set(named)]);
  for (const key of [
    'author',
    'byl',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'article:author',
    'citation_author',
    'og:article:author',
  ]) {
    const value = cleanByline(meta.get(key) ?? '');
    if (value !== undefined) return value;
  }
  return shownByline(view);
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function shownByline({ root, unseen }: PageView): string | undefined {
  const elements = nodesBelow(root, unseen).filter(isElement);
  const props = elements.filter(
    ({ attribs }) => /^author$/i.test(attribs['itemprop'] ?? '') || /\bauthor\b/i.test(attribs['rel'] ?? ''),
  );
  const classed = elements.filter(({ attribs }) =>
    /(?:^|[\s_-])(?:byline|author|authors|by|reporter|autor|writer)(?:[\s_-]?(?:name|names|link))?(?=$|[\s_-])/i.test(
      classWords(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`),
    ),
  );
  for (const element of [...props, ...classed.slice(0, 8)]) {
    const names = nodesBelow(element, unseen)
      .filter(isElement)
      .filter(({ attribs }) => /^name$/i.test(attribs['itemprop'] ?? ''));
    const line = cleanByline(linesOf(names[0] ?? element, unseen, 1)[0] ?? '');
    if (line !== undefined) return line;
  }
  for (const line of linesNear(root, unseen)) {
    const name = isBylineLine(line) ? cleanByline(line) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

const ROLE =
  /\s*[,|•·–—/(-]+\s*(?:(?:\p{L}+[ -]){0,3}(?:reporter|writer|editor|correspondent|staff|bureau(?: chief)?|contributor|columnist|redakteur(?:in)?|корреспондент)\b.*|@\w+.*|\d.*|(?:updated|published|posted)\b.*)$/iu;

/** Names only: no label, address, role or date. Undefined for what is none. */
function cleanByline(text: string): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim().replace(BYLINE_LABEL, '');
  const dated = line.search(
    /\s*[|•·,;–—-]?\s*(?:\d{1,2}[. ]\s?\p{L}+ \d{4}|\p{Lu}\p{L}{2,8}\.? \d{1,2}, \d{4}|\d{4}[-/年]\d{1,2})/u,
  );
  const bare = (dated > 0 ? line.slice(0, dated) : line)
    .replace(ROLE, '')
    .replace(/\S+@\S+\.\S+/g, '')
    .replace(/^[\s,|•·/–—-]+|[\s,|•·/–—-]+$/g, '');
  if (bare.length < 2 || bare.length > 120 || /^https?:|[<>{}]/.test(bare)) return undefined;
  return /\p{L}{2}/u.test(bare) || /^[\p{Script=Han}]+$/u.test(bare) ? bare : undefined;
}
