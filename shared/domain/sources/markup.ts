import * as cheerio from 'cheerio/slim';
import { NAMED_REFERENCES } from './character-references.ts';

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

const UNSEEN = new Set(['script', 'style', 'template', 'head', 'iframe']);
const LINE_TAGS =
  /<\/?(?:a|abbr|b|big|br|center|cite|code|div|em|font|h[1-6]|i|img|li|mark|p|q|s|small|span|strike|strong|sub|sup|u|ul|ol|wbr)\b[^<>]*>/gi;
const REFERENCE = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);/i;

/**
 * Markup inside a title or summary as one line of plain text, undefined where nothing is left. What was escaped once too
 * often is read once more.
 */
export function markupText(markup: string): string | undefined {
  let plain = markup;
  for (let pass = 0; pass < 3 && (pass === 0 ? /[<&]/ : REFERENCE).test(plain); pass += 1)
    plain = lineOf(plain);
  const line = plain.replace(LINE_TAGS, ' ').replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

/** Markup simple enough to be read without a parser: a few plain tags, closed as they should be. */
const SIMPLE =
  /^(?:[^<]|<\/?(?:p|br|b|i|em|strong|span|div|a|li|ul|ol|h[1-6]|small|sub|sup|u|font)(?:\s+[a-z-]+="[^"<>]*")*\s*\/?>)*$/i;

/** The text of markup, with a space where a block ends. */
function lineOf(markup: string): string {
  if (!SIMPLE.test(markup)) return parsedLine(markup);
  const bare = markup.replace(/<\/?(?:p|br|div|li|h[1-6])\b[^>]*>/gi, ' ').replace(/<[^>]*>/g, '');
  let strange = false;
  const line = bare.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d?));?/gi,
    (whole, decimal, hex, name) => {
      if (name === undefined && whole.endsWith(';')) {
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        // The parser knows what to make of numbers that name no character.
        if (code >= 0xa0 && code <= 0xffff && (code < 0xd800 || code > 0xdfff))
          return String.fromCharCode(code);
        if (code >= 32 && code < 127) return String.fromCharCode(code);
      } else if (name !== undefined && whole.endsWith(';') && NAMED_REFERENCES[name] !== undefined)
        return NAMED_REFERENCES[name];
      strange = true;
      return whole;
    },
  );
  return strange ? parsedLine(markup) : line;
}

function parsedLine(markup: string): string {
  const root = cheerio.load(markup).root()[0];
  const pieces: string[] = [];
  const open: MarkupNode[] = root === undefined ? [] : [root];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.type === 'text') pieces.push(at.data);
    else if (isElement(at) && UNSEEN.has(at.name)) continue;
    else {
      if (isElement(at) && BLOCKS.has(at.name)) pieces.push(' ');
      pushChildren(open, at);
    }
  }
  return pieces.join('');
}

const BLOCKS = new Set(['p', 'div', 'br', 'li', 'td', 'tr', 'h1', 'h2', 'h3', 'h4', 'blockquote', 'img']);
