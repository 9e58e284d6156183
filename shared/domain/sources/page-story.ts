import type * as cheerio from 'cheerio/slim';
import type { StatedArticle } from './json-ld.ts';
import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';
import { bodyOf, paragraphsOf } from './page-body.ts';
import { type Dropped, INLINE, nodesBelow, weightOf } from './page-tree.ts';
import { isBylineLine, STORY_WORDS } from './page-words.ts';
import { hasWallWords } from './walls.ts';

/** Below this weight a text is a teaser or a remark, not a story. */
export const SHORTEST_STORY = 40;
/** A story under this weight may be all that a script has left on the page. */
export const THIN = 250;
/** A selector that fits more elements than this is no selector of a story's body. */
const MOST_BODIES = 20;

/** The paragraphs of the story: by the selectors of the source, by the general rules, from JSON-LD, whichever has a story. */
export function storyOf(
  $: cheerio.CheerioAPI,
  root: MarkupNode,
  dropped: Dropped,
  stated: StatedArticle,
  bodySelectors: string | undefined,
): readonly string[] {
  for (const selector of (bodySelectors ?? '').split(',')) {
    const candidates = elementsFor($, selector).slice(0, MOST_BODIES);
    const texts = candidates.map((body) => paragraphsOf(body, dropped));
    const best = texts.toSorted((a, b) => length(b) - length(a))[0];
    if (best !== undefined && length(best) >= SHORTEST_STORY) return best;
  }
  const body = bodyOf(root, dropped);
  const own = [...leadOutside(root, body, dropped), ...paragraphsOf(body, dropped)];
  if (length(own) >= THIN || stated.body === undefined) return own;
  const told = stated.body.split(/\s*\n+\s*/).filter((line) => line !== '');
  return length(told) > length(own) * 2 ? told : own;
}

/** Weight of the paragraphs together. */
export const length = (paragraphs: readonly string[]) => weightOf(paragraphs.join(''));

/** More elements than this are not named as lead-ins. */
const MOST_LEADS = 30;
const SHORTEST_LEAD = 30;

/** The standfirst and corrections that stand outside the body. */
function leadOutside(root: MarkupNode, body: MarkupNode, dropped: Dropped): string[] {
  const related = new Set<MarkupNode>([body, ...nodesBelow(body, dropped)]);
  for (let at = body.parent; at !== null; at = at.parent) related.add(at);
  const texts = paragraphsOf(body, dropped).join(' ');
  const named = nodesBelow(root, dropped)
    .filter(isElement)
    .filter((node) => !related.has(node) && STORY_WORDS.test(node.attribs['class'] ?? ''));
  const leads: string[] = [];
  for (const node of [...named, ...between(root, body, dropped)].slice(0, MOST_LEADS)) {
    const [text = '', ...more] = paragraphsOf(node, dropped);
    if (more.length > 2 || weightOf(text) < SHORTEST_LEAD || texts.includes(text)) continue;
    if (!leads.includes(text)) leads.push(text);
  }
  return leads.slice(0, 6);
}

/** Blocks of text between the headline and the body, where the headline stands outside it. */
function between(root: MarkupNode, body: MarkupNode, dropped: Dropped): MarkupElement[] {
  const nodes = nodesBelow(root, dropped);
  const from = nodes.findIndex((node) => isElement(node) && node.name === 'h1');
  const to = nodes.indexOf(body);
  if (from < 0 || to < from) return [];
  const isText = (node: MarkupNode) => node.type === 'text' && weightOf(node.data) >= SHORTEST_LEAD;
  return nodes
    .slice(from, to)
    .filter(isElement)
    .filter((node) => node.name !== 'h1' && !INLINE.has(node.name) && node.children.some(isText));
}

/** Lines above a story that repeat its headline or say who wrote it and when. */
export function withoutHead(paragraphs: readonly string[], title: string): readonly string[] {
  const isHead = (line: string) =>
    line === title ||
    isEyebrow(line) ||
    (weightOf(line) < 100 && (isBylineLine(line) || DATE_LINE.test(line)));
  const first = paragraphs.findIndex((line) => weightOf(line) >= 100 || !isHead(line));
  return first < 0 ? [] : paragraphs.slice(first);
}

/** "Press release", "Client alert": a few words that are no sentence. */
const isEyebrow = (line: string) => weightOf(line) < 40 && !/[\d.!?。！？:]/.test(line);

const DATE_LINE =
  /^(?:(?:first )?(?:published|posted|updated|issued|date)\b.*\d{4}.*|(?:\p{L}+,? )?(?:\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{1,2}[. ] ?\p{L}{3,10}\.? \d{4}|\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?)[\s,|·-]*(?:\d{1,2}[:.]\d{2}.*)?)$/iu;

/** A remark of a wall in the place of the rest of the story. */
export const isWallLine = (paragraph: string) => weightOf(paragraph) < 400 && hasWallWords(paragraph);

/** What a selector finds; an empty one finds nothing. */
export function elementsFor($: cheerio.CheerioAPI, selector: string): MarkupElement[] {
  if (selector.trim() === '') return [];
  return $<MarkupElement, string>(selector).toArray();
}
