import { type DateRules, readDate } from './dates.ts';
import { isElement, type MarkupElement, type MarkupNode } from './markup.ts';
import { type Dropped, linesOf, nodesBelow, visibleText, weightOf } from './page-tree.ts';
import type { PressItem } from './press-item.ts';

const FURNITURE =
  /^(?:script|style|noscript|template|nav|header|footer|aside|form|button|select|iframe|svg|menu|dialog)$/;
const SIDE = /^(?:navigation|banner|contentinfo|complementary|search|dialog)$/;
const FEWEST_ROWS = 3;
const SHORTEST_TITLE = 12;
const HIGHEST = 6;
/** No list shows more; what does was made to be slow. */
const MOST_LINKS = 600;

/**
 * The rows of a list page whose source has no selectors: the largest group of links that stand in elements of the same
 * make, with the date and the text that stand beside each. Empty where no such group is found.
 */
export function guessedRows(root: MarkupNode, rules: DateRules): PressItem[] {
  const dropped = furnitureOf(root);
  const groups = [...Map.groupBy(titleLinks(root, dropped), pathOf).values()]
    .map((links) => links.map((link) => ({ link, row: rowOf(link, links) })))
    .filter((rows) => new Set(rows.map(({ link }) => link.attribs['href'])).size >= FEWEST_ROWS)
    .map((rows) => ({ rows, items: rows.map(({ link, row }) => itemOf(link, row, dropped, rules)) }));
  const score = ({ items }: { items: readonly PressItem[] }) =>
    items.reduce(
      (sum, { title, date }) => sum + Math.min(weightOf(title), 120) * (date === undefined ? 1 : 3),
      0,
    );
  return groups.toSorted((a, b) => score(b) - score(a))[0]?.items ?? [];
}

function furnitureOf(root: MarkupNode): Dropped {
  const dropped: Dropped = new Set();
  for (const node of nodesBelow(root, dropped))
    if (isElement(node) && (FURNITURE.test(node.name) || SIDE.test(node.attribs['role'] ?? '')))
      dropped.add(node);
  return dropped;
}

function titleLinks(root: MarkupNode, dropped: Dropped): MarkupElement[] {
  return nodesBelow(root, dropped)
    .filter(isElement)
    .filter(({ name }) => name === 'a')
    .slice(0, MOST_LINKS)
    .filter(
      (element) =>
        /^(?!#|javascript:|mailto:)./i.test(element.attribs['href']?.trim() ?? '') &&
        weightOf(visibleText(element, dropped)) >= SHORTEST_TITLE,
    );
}

/** The names and first classes of the elements around a link. */
function pathOf(link: MarkupElement): string {
  const names: string[] = [];
  for (
    let at: MarkupNode | null = link, up = 0;
    at !== null && isElement(at) && up < 5;
    at = at.parent, up += 1
  )
    names.push(`${at.name}.${(at.attribs['class'] ?? '').split(/\s+/)[0]?.replace(/\d+/g, '') ?? ''}`);
  return names.join('<');
}

/** The highest element around a link that holds no other of the group. */
function rowOf(link: MarkupElement, links: readonly MarkupElement[]): MarkupElement {
  const others = new Set<MarkupNode>(links.filter((each) => each.attribs['href'] !== link.attribs['href']));
  let row = link;
  for (let at = link.parent, up = 0; at !== null && isElement(at) && up < HIGHEST; at = at.parent, up += 1) {
    if (/^(?:body|html|main)$/.test(at.name)) break;
    if (nodesBelow(at, new Set()).some((node) => others.has(node))) break;
    row = at;
  }
  return row;
}

function itemOf(link: MarkupElement, row: MarkupElement, dropped: Dropped, rules: DateRules): PressItem {
  const title = visibleText(link, dropped);
  const lines = linesOf(row, dropped, 30).filter((line) => line !== title);
  const time = nodesBelow(row, dropped).find(
    (node): node is MarkupElement => isElement(node) && node.attribs['datetime'] !== undefined,
  );
  const dated = lines.find((line) => line.length < 60 && readDate(line, rules) !== undefined);
  const summary = lines.find((line) => line !== dated && weightOf(line) >= 40);
  return {
    title,
    link: link.attribs['href'],
    guid: undefined,
    date: time?.attribs['datetime'] ?? dated,
    summary,
    credits: [],
  };
}
