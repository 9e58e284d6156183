import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';

/** How much text an element holds, in characters without white space; what was dropped counts for nothing. */
export interface Measure {
  /** All text. */
  chars: number;
  /** Text inside links. */
  linked: number;
  /** Text in runs that are long enough to be sentences, outside links. */
  prose: number;
  /** True where a first-level heading stands in it. */
  headed: boolean;
  /** Elements below it. */
  elements: number;
}

/** Elements left out of everything that follows. */
export type Dropped = Set<MarkupNode>;

/** No page of the press nests deeper; what does was made to be slow. */
const DEEPEST = 2000;

/** Leaves out whatever is nested too deep to be read. */
export function dropDepths(root: MarkupNode, dropped: Dropped): void {
  const depths = new Map<MarkupNode, number>([[root, 0]]);
  for (const node of nodesBelow(root, dropped)) {
    const depth = (depths.get(node.parent ?? root) ?? 0) + 1;
    depths.set(node, depth);
    if (depth > DEEPEST) dropped.add(node);
  }
}

/** Letters of scripts that say in one what others say in two or three. */
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const SHORTEST_RUN = 25;

/** Length of a text as a reader of an alphabet would feel it: a Chinese character counts for three letters. */
export function weightOf(text: string): number {
  const letters = text.replace(/\s+/g, '').length;
  return letters + 2 * (text.match(DENSE)?.length ?? 0);
}

/** All nodes below the root that are not dropped, parents before children, in the order of the document. */
export function nodesBelow(root: MarkupNode, dropped: Dropped): MarkupNode[] {
  const found: MarkupNode[] = [];
  const open: MarkupNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (dropped.has(node)) continue;
    if (node !== root) found.push(node);
    if (!('children' in node)) continue;
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child !== undefined) open.push(child);
    }
  }
  return found;
}

const nothing = (): Measure => ({ chars: 0, linked: 0, prose: 0, headed: false, elements: 0 });

/** The measures of all elements below the root, the root among them. One pass, whatever the depth. */
export function measured(root: MarkupNode, dropped: Dropped): ReadonlyMap<MarkupNode, Measure> {
  const nodes = nodesBelow(root, dropped);
  const measures = new Map<MarkupNode, Measure>([[root, nothing()]]);
  for (const node of nodes) if (isElement(node)) measures.set(node, nothing());
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at];
    const above = node?.parent == null ? undefined : measures.get(node.parent);
    if (node === undefined || above === undefined) continue;
    if (node.type === 'text') {
      const weight = weightOf(node.data);
      above.chars += weight;
      if (weight >= SHORTEST_RUN) above.prose += weight;
    } else if (isElement(node)) addTo(above, node, measures.get(node));
  }
  return measures;
}

function addTo(above: Measure, element: MarkupElement, own: Measure | undefined): void {
  if (own === undefined) return;
  const isLink = element.name === 'a';
  above.chars += own.chars;
  above.linked += isLink ? own.chars : own.linked;
  above.prose += isLink || element.name === 'h1' ? 0 : own.prose;
  above.headed ||= own.headed || element.name === 'h1';
  above.elements += own.elements + 1;
}

/** The part (0 to 1) of an element's text that stands in links. */
export function linkShare(measure: Measure | undefined): number {
  return measure === undefined || measure.chars === 0 ? 0 : measure.linked / measure.chars;
}

/** The text below a node without what was dropped, white space folded; block elements and line breaks part words. */
export function visibleText(root: MarkupNode, dropped: Dropped): string {
  const pieces: string[] = [];
  for (const node of nodesBelow(root, dropped)) {
    if (node.type === 'text') pieces.push(node.data);
    else if (isElement(node) && !INLINE.has(node.name)) pieces.push(' ');
  }
  return pieces.join('').replace(/\s+/g, ' ').trim();
}

/**
 * The lines of a page as they look: parted at blocks, at line breaks, and between inline elements that stand side by side
 * without a space, since pages set those apart by style. At most `most`, each folded to one line.
 */
export function linesOf(root: MarkupNode, dropped: Dropped, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    const folded = line.replace(/\s+/g, ' ').trim();
    if (folded !== '') lines.push(folded);
    line = '';
  };
  for (const node of nodesBelow(root, dropped)) {
    if (lines.length >= most) return lines;
    if (node.type === 'text') {
      if (
        node.prev === null &&
        node.parent !== null &&
        isElement(node.parent) &&
        !INLINE.has(node.parent.name)
      )
        end();
      if (node.prev !== null && isElement(node.prev) && !INLINE.has(node.prev.name)) end();
      line += node.data;
    } else if (isElement(node) && (!INLINE.has(node.name) || (node.prev !== null && isElement(node.prev))))
      end();
  }
  end();
  return lines;
}

/** Elements inside a line of text: everything else begins a block. */
export const INLINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
);
