import * as cheerio from 'cheerio/slim';

export type MarkupRoot = NonNullable<ReturnType<cheerio.CheerioAPI['root']>[0]>;
export type MarkupNode = MarkupRoot | MarkupRoot['children'][number];
export type MarkupElement = Extract<MarkupNode, { attribs: unknown }>;

export function isElement(node: MarkupNode): node is MarkupElement {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** The text below a node, without recursion, so that a deeply nested answer cannot exhaust the stack. */
export function textBelow(node: MarkupElement): string {
  const pieces: string[] = [];
  const open: MarkupNode[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.type === 'text') pieces.push(at.data);
    else if ('children' in at) {
      for (let child = at.children.length - 1; child >= 0; child -= 1) {
        const next = at.children[child];
        if (next !== undefined) open.push(next);
      }
    }
  }
  return pieces.join('').trim();
}

/** Markup inside a title or summary as one line of plain text, undefined where nothing is left. */
export function markupText(markup: string): string | undefined {
  const plain = /[<&]/.test(markup) ? cheerio.load(markup).text() : markup;
  const line = plain.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}
