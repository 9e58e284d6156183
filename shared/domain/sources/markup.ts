import * as cheerio from 'cheerio/slim';

type MarkupRoot = NonNullable<ReturnType<cheerio.CheerioAPI['root']>[0]>;
export type MarkupNode = MarkupRoot | MarkupRoot['children'][number];
export type MarkupElement = Extract<MarkupNode, { attribs: unknown }>;

export function isElement(node: MarkupNode): node is MarkupElement {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/**
 * The elements of those names below a node, in the order of the document. A selector would do, but sorts what it finds by
 * comparing positions, which takes seconds on a page of 20,000 paragraphs.
 */
export function elementsBelow(node: MarkupNode, names: ReadonlySet<string>): MarkupElement[] {
  const found: MarkupElement[] = [];
  const open: MarkupNode[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at !== node && isElement(at) && names.has(at.name)) found.push(at);
    pushChildren(open, at);
  }
  return found;
}

/** Puts the children on the stack so that the first is taken next. */
function pushChildren(open: MarkupNode[], node: MarkupNode): void {
  if (!('children' in node)) return;
  for (let at = node.children.length - 1; at >= 0; at -= 1) {
    const child = node.children[at];
    if (child !== undefined) open.push(child);
  }
}

/** The text below a node, without recursion, so that a deeply nested answer cannot exhaust the stack. */
export function textBelow(node: MarkupElement): string {
  const pieces: string[] = [];
  const open: MarkupNode[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.type === 'text') pieces.push(at.data);
    else pushChildren(open, at);
  }
  return pieces.join('').trim();
}

/** Markup inside a title or summary as one line of plain text, undefined where nothing is left. */
export function markupText(markup: string): string | undefined {
  const plain = /[<&]/.test(markup) ? cheerio.load(markup).text() : markup;
  const line = plain.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}
