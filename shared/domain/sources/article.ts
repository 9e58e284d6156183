import * as cheerio from 'cheerio/slim';
import { citedOutlets, type Sourcing, sourcingOf } from './citing.ts';
import type { DateRules } from './dates.ts';
import { statedArticle } from './json-ld.ts';
import { elementsBelow, isElement, type MarkupElement, type MarkupNode } from './markup.ts';
import { bylineOf, metaOf, type PageView, publishedOf } from './page-facts.ts';
import { languageOf } from './page-language.ts';
import { noiseOf } from './page-noise.ts';
import { elementsFor, isWallLine, length, SHORTEST_STORY, storyOf, THIN, withoutHead } from './page-story.ts';
import { titleOf } from './page-title.ts';
import { type Dropped, nodesBelow, visibleText, weightOf } from './page-tree.ts';
import { hasWallWords, isBlockedPage } from './walls.ts';

/**
 * Version of the rules below. It is stored with every text that they took from a page: after a change of the rules the
 * same page reads differently, and that is no news.
 */
export const EXTRACTOR_VERSION = '2';

/** What was understood of a saved page of the press or of an agency. */
export interface ArticleReading {
  /** The headline as shown, without the name of the site; empty where the page has none. */
  readonly title: string;
  /** ISO instant (UTC) of first publication; with precision `day` the start of that day in the zone of the source. */
  readonly published?: string;
  readonly precision: 'second' | 'minute' | 'day' | 'none';
  readonly byline?: string;
  /** Two-letter language code. */
  readonly lang?: string;
  /** Outlets and agencies that the text takes its story from, in the order in which it names them. */
  readonly citing: readonly string[];
  /** Whether the people behind the report are named. */
  readonly sourcing: Sourcing;
  /** Paragraphs parted by blank lines. Of a walled page what it shows; of a blocked one nothing. */
  readonly text: string;
  /** True where only a part of the story is shown to those who do not pay. */
  readonly paywalled: boolean;
  /** True where the page is a wall instead of the story. */
  readonly blocked: boolean;
}

/** Rules of a source for its pages, as CSS selectors; what they do not find is looked for by the general rules. */
export interface ArticleSelectors {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly remove?: readonly string[] | undefined;
  readonly date?: string | undefined;
}

export interface ArticleContext {
  /** Address of the page. */
  readonly url: string;
  /** IANA zone of times that name none. */
  readonly zone: string;
  /** How to read 03/04/2020; by default as the zone's country writes it. */
  readonly order?: DateRules['order'];
  readonly selectors?: ArticleSelectors;
}

/** Reads a page: its headline, story, date, author, language, what it cites, and whether a wall stands before it. Never throws. */
export function readArticle(html: string, context: ArticleContext): ArticleReading {
  const $ = cheerio.load(html);
  const root = $.root()[0] as MarkupNode;
  const stated = statedArticle(root);
  const removed = (context.selectors?.remove ?? []).flatMap((selector) => elementsFor($, selector));
  const noise = noiseOf(root, removed);
  const story = storyOf($, root, noise.dropped, stated, context.selectors?.body);
  const unseen = new Set([...noise.dropped].filter((node) => !noise.about.includes(node as MarkupElement)));
  const view: PageView = { root, stated, meta: metaOf(root), unseen, url: context.url };
  const blocked = isBlockedPage(root, html, story.join('\n\n'));
  const read = blocked ? [] : story;
  const title = titleFrom($, view, context.selectors?.title);
  const text = withoutHead(read, title)
    .filter((paragraph) => !isWallLine(paragraph))
    .join('\n\n');
  const rules: DateRules = { zone: context.zone, order: context.order ?? orderIn(context.zone) };
  const published = blocked
    ? undefined
    : publishedOf(withSelector($, view, context.selectors?.date), text, rules);
  const byline = blocked ? undefined : bylineOf(view);
  const publisher = stated.publisher ?? view.meta.get('og:site_name') ?? '';
  const lang = languageOf(text, stated.lang ?? langOf(root) ?? view.meta.get('og:locale'));
  return {
    title,
    ...(published === undefined ? {} : { published: published.instant.toISOString() }),
    precision: published?.precision ?? 'none',
    ...(byline === undefined ? {} : { byline }),
    ...(lang === undefined ? {} : { lang }),
    citing: citedOutlets([byline ?? '', text].join('\n'), publisher),
    sourcing: sourcingOf(text),
    text,
    paywalled: !blocked && isPaywalled(view, story, noise.walled),
    blocked,
  };
}

/** The month goes first in the United States and nowhere else that matters here. */
const orderIn = (zone: string): DateRules['order'] => (/^(?:America|US)\//.test(zone) ? 'mdy' : 'dmy');

function titleFrom($: cheerio.CheerioAPI, view: PageView, selector: string | undefined): string {
  const [own] = elementsFor($, selector ?? '');
  const shown = own === undefined ? '' : visibleText(own, view.unseen);
  if (shown !== '') return shown;
  const { root, stated, meta, unseen } = view;
  const texts = (name: string) =>
    elementsBelow(root, new Set([name]))
      .filter((each) => !isUnder(each, unseen))
      .map((each) => visibleText(each, unseen));
  const sites = [
    stated.publisher,
    meta.get('og:site_name'),
    meta.get('application-name'),
    hostName(view.url),
  ];
  return titleOf({
    headings: texts('h1'),
    lesser: texts('h2'),
    headline: stated.headline,
    shared: [meta.get('og:title'), meta.get('twitter:title')].filter((each) => each !== undefined),
    window: texts('title').find((each) => each !== '') ?? windowTitle(root),
    sites: sites.filter((each) => each !== undefined),
  })
    .replace(/\s+/g, ' ')
    .trim();
}

function windowTitle(root: MarkupNode): string | undefined {
  const [first] = elementsBelow(root, new Set(['title']));
  return first && visibleText(first, new Set());
}

function isUnder(element: MarkupElement, dropped: Dropped): boolean {
  for (let at: MarkupNode | null = element; at !== null; at = at.parent) if (dropped.has(at)) return true;
  return false;
}

/** "example" of www.example.co.uk. */
function hostName(url: string): string | undefined {
  return URL.parse(url)
    ?.hostname.replace(/^(?:www|m|amp|en|news)\./, '')
    .split('.')[0];
}

function langOf(root: MarkupNode): string | undefined {
  const [page] = elementsBelow(root, new Set(['html']));
  return page?.attribs['lang'] ?? page?.attribs['xml:lang'];
}

/** What the source's selector of dates finds goes before everything the page states. */
function withSelector($: cheerio.CheerioAPI, view: PageView, selector: string | undefined): PageView {
  const [own] = elementsFor($, selector ?? '');
  if (own === undefined || isUnder(own, view.unseen)) return view;
  const shown = own.attribs['datetime'] ?? own.attribs['content'] ?? visibleText(own, view.unseen);
  return { ...view, stated: { ...view.stated, published: view.stated.published ?? shown } };
}

const MOST_WALLS = 30;

function isPaywalled({ root, stated, meta }: PageView, story: readonly string[], walled: boolean): boolean {
  if (stated.free === false) return true;
  if (
    /^(?:metered|locked|premium|paid|subscriber)/i.test(
      meta.get('article:content_tier') ?? meta.get('og:content_tier') ?? '',
    )
  )
    return true;
  if (stated.free === true && length(story) > THIN * 3) return false;
  if (walled || story.some(isWallLine)) return true;
  return walls(root)
    .slice(0, MOST_WALLS)
    .some((wall) => hasWallWords(visibleText(wall, new Set()).slice(0, 2000)));
}

/** Elements by their name made for walls, hidden ones left out. */
function walls(root: MarkupNode): MarkupElement[] {
  return nodesBelow(root, new Set()).filter(
    (node): node is MarkupElement =>
      isElement(node) &&
      !/^(?:script|style|template|html|body)$/.test(node.name) &&
      /paywall|regwall|subscri|meter|piano|tp-|premium|gate|locked|barrier/i.test(
        `${node.attribs['class'] ?? ''} ${node.attribs['id'] ?? ''}`,
      ) &&
      node.attribs['hidden'] === undefined &&
      !/display\s*:\s*none/i.test(node.attribs['style'] ?? ''),
  );
}

/**
 * The paragraphs of a news page, divided by blank lines: by the selectors of its source first, by the general rules where
 * those find nothing. Undefined where the page has no text worth the name.
 */
export function articleText(html: string, selectors: ArticleSelectors): string | undefined {
  const { text } = readArticle(html, { url: '', zone: 'UTC', selectors });
  return weightOf(text) >= SHORTEST_STORY ? text : undefined;
}
