import * as cheerio from 'cheerio/slim';
import type { PressSource } from './catalogue.ts';
import { elementsBelow, isElement, type MarkupElement, textBelow } from './markup.ts';

type Page = cheerio.CheerioAPI;

/** Never part of a story, wherever it stands. Captions and "related" boxes name companies that the story is not about. */
const NOISE =
  'script, style, noscript, template, iframe, svg, form button, nav, header nav, footer, aside, figure, figcaption, [hidden], [aria-hidden="true"], [role="navigation"], [class*="related"], [class*="newsletter"], [class*="caption"], [class*="share"], [class*="promo"], [class*="advert"]';

const BLOCKS = new Set(['p', 'li', 'h2', 'h3', 'h4', 'blockquote', 'pre', 'td', 'th']);
const PARAGRAPHS = new Set(['p']);
const LINKS = new Set(['a']);

/** Below this many characters a body is a teaser or a wall, not a story. */
const SHORTEST_BODY = 40;
/** A selector that fits more elements than this is no selector of a story's body. */
const MOST_BODIES = 20;

/**
 * The paragraphs of a news page, divided by blank lines: by the selectors of its source first, by density of text where
 * those find nothing. Undefined where the page has no text worth the name.
 */
export function articleText(html: string, rules: PressSource['article']): string | undefined {
  const $ = cheerio.load(html);
  $(NOISE).remove();
  for (const selector of rules.remove ?? []) $(selector).remove();
  for (const selector of (rules.body ?? '').split(',')) {
    if (selector.trim() === '') continue;
    const text = longest($<MarkupElement, string>(selector.trim()).toArray());
    if (text !== undefined) return text;
  }
  return longest(densest($));
}

/** The text of the element with most of it, among those given. */
function longest(elements: readonly MarkupElement[]): string | undefined {
  let best = '';
  for (const element of elements.slice(0, MOST_BODIES)) {
    const text = paragraphs(element);
    if (text.length > best.length) best = text;
  }
  return best.length >= SHORTEST_BODY ? best : undefined;
}

const oneLine = (element: MarkupElement) => textBelow(element).replace(/\s+/g, ' ');

function paragraphs(body: MarkupElement): string {
  const blocks = elementsBelow(body, BLOCKS);
  const outer = new Set<unknown>(blocks.map((block) => block.parent));
  const text = blocks
    .filter((block) => !outer.has(block))
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n\n');
  const all = oneLine(body);
  // Some pages write their text straight into divs, with line breaks between.
  return text.length * 2 >= all.length ? text : all;
}

/** The element whose own paragraphs hold the most text that is not a link. */
function densest($: Page): readonly MarkupElement[] {
  const scores = new Map<MarkupElement, number>();
  const root = $.root()[0];
  for (const paragraph of root === undefined ? [] : elementsBelow(root, PARAGRAPHS)) {
    const links = elementsBelow(paragraph, LINKS);
    const linked = links.reduce((sum, link) => sum + textBelow(link).length, 0);
    const score = textBelow(paragraph).length - 2 * linked;
    const parent = paragraph.parent;
    if (parent !== null && isElement(parent) && score > 20) {
      scores.set(parent, (scores.get(parent) ?? 0) + score);
    }
  }
  const [best] = [...scores].sort(([, a], [, b]) => b - a);
  return best === undefined ? $<MarkupElement, string>('body').toArray() : [best[0]];
}
