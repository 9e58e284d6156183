/** Told of each piece of markup in the order of the text. Offsets are UTF-16 positions in the source. */
export interface MarkupHandler {
  /** `attributes` is the raw text between name and ">"; read one with `attribute`. */
  readonly open: (name: string, attributes: string, start: number, end: number, selfClosing: boolean) => void;
  readonly close: (name: string, start: number, end: number) => void;
  readonly text: (start: number, end: number) => void;
}

const LETTER = /[A-Za-z]/;
const NAME = /[A-Za-z][\w:.-]*/y;

/**
 * Walks tags and text of XML or HTML from `from` to `to` in one pass, whatever state it is in: nothing is required to
 * be closed, nested or declared, and a "<" that opens nothing is text. Comments, declarations and processing
 * instructions are skipped; CDATA is text. Time is linear in the length.
 */
export function scanMarkup(source: string, handler: MarkupHandler, from = 0, to = source.length): void {
  let at = from;
  let textStart = from;
  const flushText = (end: number) => {
    if (end > textStart) handler.text(textStart, end);
  };
  while (at < to) {
    const open = source.indexOf('<', at);
    if (open < 0 || open >= to) break;
    const next = source.charAt(open + 1);
    if (next === '!' || next === '?') {
      flushText(open);
      at = skipDeclaration(source, open, to, handler);
    } else if (LETTER.test(next)) {
      flushText(open);
      at = readOpenTag(source, open, to, handler);
    } else if (next === '/' && LETTER.test(source.charAt(open + 2))) {
      flushText(open);
      const end = tagEnd(source, open + 1, to);
      handler.close(nameAt(source, open + 2), open, end);
      at = end;
    } else {
      at = open + 1;
      continue;
    }
    textStart = at;
  }
  flushText(to);
}

function nameAt(source: string, at: number): string {
  NAME.lastIndex = at;
  return NAME.exec(source)?.[0] ?? '';
}

/** Just behind the ">" of a tag, or before the next "<" where it is missing. */
function tagEnd(source: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 62) return at + 1;
    if (code === 60) return at;
  }
  return to;
}

function readOpenTag(source: string, open: number, to: number, handler: MarkupHandler): number {
  const end = tagEnd(source, open + 1, to);
  const name = nameAt(source, open + 1);
  const inner = source.slice(open + 1 + name.length, source.charAt(end - 1) === '>' ? end - 1 : end);
  handler.open(name, inner, open, end, inner.endsWith('/'));
  return end;
}

function skipDeclaration(source: string, open: number, to: number, handler: MarkupHandler): number {
  if (source.startsWith('<!--', open)) return closedBy(source, '-->', open + 4, to) ?? to;
  if (source.startsWith('<![CDATA[', open)) {
    const end = closedBy(source, ']]>', open + 9, to);
    handler.text(open + 9, end === undefined ? to : end - 3);
    return end ?? to;
  }
  return tagEnd(source, open + 1, to);
}

function closedBy(source: string, mark: string, from: number, to: number): number | undefined {
  const found = source.indexOf(mark, from);
  return found < 0 || found + mark.length > to ? undefined : found + mark.length;
}

/** The value of an attribute of an open tag as it stands there, undefined where it has none. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = ` ${attributes}`.search(new RegExp(`\\s${name}\\s*=\\s*["']`));
  if (at < 0) return undefined;
  const rest = attributes.slice(at);
  const quote = rest.search(/["']/);
  const end = rest.indexOf(rest.charAt(quote), quote + 1);
  return rest.slice(quote + 1, end < 0 ? undefined : end);
}
