import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';
import { type Dropped, INLINE, type Measure, measured, nodesBelow, weightOf } from './page-tree.ts';
import { CAPTION, FURNITURE, WALL_WORDS } from './page-words.ts';

const BODY_CLASS =
  /(?:^|[\s_-])(?:article|story|post|entry|news|content|main|page|rich-?text)[-_]*(?:body|text|content|copy|main|detail)s?(?=$|[\s_-])|articlebody|storybody/i;
/** The part of a node's prose that one child must hold for the others to be left behind. */
const NEARLY_ALL = 0.85;
const MOST = 0.5;
/** The part of the page's prose that an element named as the story must hold to be believed. */
const BELIEVABLE = 0.4;

/** The element that holds the story: the one marked as such if it holds enough of the prose, else the densest. */
export function bodyOf(root: MarkupNode, dropped: Dropped): MarkupNode {
  const measures = measured(root, dropped);
  const elements = nodesBelow(root, dropped).filter(isElement);
  const all = measures.get(root)?.prose ?? 0;
  const prose = (node: MarkupNode) => measures.get(node)?.prose ?? 0;
  const fullest = (found: readonly MarkupElement[]) => found.toSorted((a, b) => prose(b) - prose(a))[0];
  const frames = [
    elements.filter(({ attribs }) => /articleBody/i.test(attribs['itemprop'] ?? '')),
    elements.filter(({ name }) => name === 'article'),
    elements.filter(({ name, attribs }) => name === 'main' || attribs['role'] === 'main'),
    elements.filter(({ name, attribs }) => name !== 'body' && BODY_CLASS.test(attribs['class'] ?? '')),
  ];
  for (const [rank, found] of frames.entries()) {
    const best = fullest(found);
    if (best === undefined) continue;
    // Of several articles one must stand out; else they are the entries of a live page.
    const share = rank === 1 && found.length > 1 ? 0.6 : BELIEVABLE;
    if (prose(best) > 0 && prose(best) >= all * share) return rank < 2 ? best : densest(best, measures);
  }
  return densest(root, measures);
}

type Measures = ReadonlyMap<MarkupNode, Measure>;

/** Goes down as long as one child holds nearly all of the prose. */
function densest(root: MarkupNode, measures: Measures): MarkupNode {
  let node = root;
  for (;;) {
    const all = measures.get(node)?.prose ?? 0;
    if (!('children' in node) || all === 0) return node;
    const child = node.children.find((each) => (measures.get(each)?.prose ?? 0) >= all * NEARLY_ALL);
    if (child === undefined || !isElement(child) || STAYS_WHOLE.test(child.name)) return node;
    const next = child.name === 'table' ? layoutCell(child, measures) : child;
    if (next === undefined) return node;
    node = next;
  }
}

const STAYS_WHOLE = /^(?:p|ul|ol|blockquote|pre)$/;

/** The cell with the story where a table lays out the page: beside it stand cells of links and weather. */
function layoutCell(table: MarkupElement, measures: Measures): MarkupElement | undefined {
  const most = (measures.get(table)?.prose ?? 0) * MOST;
  return nodesBelow(table, new Set()).find(
    (each): each is MarkupElement =>
      isElement(each) && each.name === 'td' && (measures.get(each)?.prose ?? 0) >= most && isLaidOut(each),
  );
}

/** True for a cell that holds paragraphs instead of data. */
function isLaidOut(node: MarkupNode): boolean {
  const paragraphs = nodesBelow(node, new Set()).filter(
    (each) => isElement(each) && /^(?:p|br|div|h[1-6])$/.test(each.name),
  );
  return paragraphs.length >= 3;
}

/** A broken line under this weight is no wrapped prose. */
const SHORT_LINE = 60;

interface Block {
  readonly text: string;
  readonly linked: number;
  readonly element: MarkupElement | undefined;
  readonly kind: string;
}

/** The paragraphs of the story below the node, in order, without furniture. Headings stay, except the first-level one. */
export function paragraphsOf(body: MarkupNode, dropped: Dropped): string[] {
  const blocks = blocksOf(body, dropped);
  const linkLists = listsOfLinks(blocks);
  const kept: string[] = [];
  for (const [at, block] of blocks.entries()) {
    if (linkLists.has(block) || isFurniture(block)) continue;
    if (/^h[2-6]$/.test(block.kind) && isLastHeading(blocks, at)) continue;
    if (kept.at(-1) !== block.text) kept.push(block.text);
  }
  return kept;
}

const isLastHeading = (blocks: readonly Block[], at: number) =>
  blocks.slice(at + 1).every((block) => isFurniture(block));

function isFurniture({ text, linked, kind }: Block): boolean {
  const weight = weightOf(text);
  if (kind === 'h1' || weight === 0) return true;
  if (weight < 320 && CAPTION.test(text)) return true;
  // What a wall says is told from a story later, once it has shown that there is a wall.
  if (weight < 260 && FURNITURE.test(text) && !WALL_WORDS.test(text)) return true;
  if (/^h[2-6]$/.test(kind)) return linked > weight * 0.8 && weight > 25;
  if (kind === 'row') return false;
  // A paragraph that is one link and no sentence leads away.
  if (linked > weight * 0.8 && !/[.!?。！？][”"»)]?$/.test(text)) return true;
  return !/[\p{L}\p{N}]/u.test(text);
}

/** The items of lists that are nearly all links. */
function listsOfLinks(blocks: readonly Block[]): ReadonlySet<Block> {
  const byList = Map.groupBy(
    blocks.filter(({ kind }) => kind === 'li'),
    ({ element }) => element?.parent,
  );
  const found = new Set<Block>();
  for (const items of byList.values()) {
    const all = items.reduce((sum, { text }) => sum + weightOf(text), 0);
    const linked = items.reduce((sum, item) => sum + item.linked, 0);
    if (linked > all * 0.6) for (const item of items) found.add(item);
  }
  return found;
}

/** Text runs between block boundaries; a table row is one block, its cells parted by a bar. */
function blocksOf(body: MarkupNode, dropped: Dropped): Block[] {
  const blocks: Block[] = [];
  let pieces: string[] = [];
  let linked = 0;
  let open: MarkupElement | undefined;
  let breaks = 0;
  const flush = (next: MarkupElement | undefined) => {
    const text = pieces
      .join('')
      .replace(/\s+/g, ' ')
      .replace(/^[|\s]+|[|\s]+$/g, '');
    if (text !== '') blocks.push({ text, linked, element: open, kind: kindOf(open) });
    pieces = [];
    linked = 0;
    breaks = 0;
    open = next;
  };
  const visit = (node: MarkupNode, leaving: boolean) => {
    if (node.type === 'text') {
      if (node.data.trim() !== '') breaks = 0;
      pieces.push(node.data);
      if (isLinked(node)) linked += weightOf(node.data);
      return;
    }
    if (!isElement(node)) return;
    if (node.name === 'br') {
      if (!leaving) breaks += 1;
      // Short lines that break are lines of their own: addresses, bylines, the parts of a heading.
      if (breaks === 2 || weightOf(pieces.join('')) < SHORT_LINE) flush(open);
      else pieces.push(' ');
    } else if (node.name === 'td' || node.name === 'th') pieces.push(leaving ? ' | ' : ' ');
    else if (isInCell(node)) pieces.push(' ');
    else if (!INLINE.has(node.name)) flush(leaving ? elementOf(node.parent) : node);
  };
  walk(body, dropped, visit);
  flush(undefined);
  return blocks;
}

const elementOf = (node: MarkupNode | null) => (node !== null && isElement(node) ? node : undefined);

/** The nearest of the elements that matter to what a block is. */
function kindOf(element: MarkupElement | undefined): string {
  for (let at = element, up = 0; at !== undefined && up < 4; at = elementOf(at.parent), up += 1) {
    if (at.name === 'tr') return 'row';
    if (/^(?:h[1-6]|li|p)$/.test(at.name)) return at.name;
  }
  return 'text';
}

/** Paragraphs in the cell of a small row stay in the row; a cell that holds a whole page is none. */
function isInCell(node: MarkupElement): boolean {
  if (node.name === 'table' || node.name === 'tr' || INLINE.has(node.name)) return false;
  const cell = elementOf(node.parent);
  if (cell === undefined || (cell.name !== 'td' && cell.name !== 'th')) return false;
  return cell.children.filter((child) => isElement(child) && !INLINE.has(child.name)).length === 1;
}

function isLinked(node: MarkupNode): boolean {
  for (let at = node.parent, up = 0; at !== null && isElement(at) && up < 6; at = at.parent, up += 1) {
    if (at.name === 'a') return true;
    if (!INLINE.has(at.name)) return false;
  }
  return false;
}

/** Calls `visit` when a node is entered and, for elements, when it is left. */
function walk(root: MarkupNode, dropped: Dropped, visit: (node: MarkupNode, leaving: boolean) => void): void {
  const open: (readonly [MarkupNode, boolean])[] = [[root, false]];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const [node, leaving] = top;
    if (dropped.has(node)) continue;
    visit(node, leaving);
    if (leaving || !('children' in node)) continue;
    open.push([node, true]);
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child !== undefined) open.push([child, false]);
    }
  }
}
