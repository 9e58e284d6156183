import { load } from 'cheerio/slim';
import { isElement, type MarkupElement, type MarkupNode } from '../../shared/domain/sources/markup.ts';

/** A word with its inner punctuation, an address, or a sign that changes what is said. */
const TOKEN = /<https?:\/\/[^\s<>]+>|[\p{L}\p{M}\p{N}]+(?:[.,:/'’&_-][\p{L}\p{M}\p{N}]+)*|[“”→%$€£§…·+=@]/gu;
const STRUCK = /\[was: ([^\]]*)\]/g;
const AROUND = 6;

/**
 * Where the two parts of a mail first say something different, with some words around it; undefined where they say the
 * same: every word, figure, quotation, replaced word and address in the same order. Layout, capitals of headings and the
 * punctuation between words do not count, nor what is hidden (the line that a mailbox shows after the subject). Answers that
 * each have a link in the HTML have the page of all of them once in the text, after the last.
 */
export function firstDifference(text: string, html: string): string | undefined {
  const inHtml = withOnePage(tokens(visibleText(html)));
  const inText = tokens(text.replace(STRUCK, ' was $1 '));
  const length = Math.max(inHtml.length, inText.length);
  for (let at = 0; at < length; at += 1)
    if (inHtml[at] !== inText[at])
      return `HTML says “${around(inHtml, at)}”, text says “${around(inText, at)}”`;
  return undefined;
}

/** Links that answer differently on one page (`?say=`), as the page itself where the last of them stands. */
function withOnePage(words: readonly string[]): readonly string[] {
  const page = (word: string | undefined) => /^(<.+)\?say=[a-z-]+>$/.exec(word ?? '')?.[1];
  return words.flatMap((word, at) => {
    const own = page(word);
    if (own === undefined) return [word];
    const next = words.slice(at + 1).find((each) => each.startsWith('<'));
    return page(next) === own ? [] : [`${own}>`];
  });
}

const around = (words: readonly string[], at: number) =>
  words.slice(Math.max(0, at - AROUND), at + AROUND).join(' ');

function tokens(text: string): readonly string[] {
  return (text.match(TOKEN) ?? []).map((token) =>
    token.startsWith('<http') ? `<${new URL(token.slice(1, -1)).href}>` : token.toUpperCase(),
  );
}

/** What a reader of the HTML sees, with the address of each link behind its words in angle brackets. */
function visibleText(html: string): string {
  const [root] = load(html).root();
  const pieces: string[] = [];
  if (root !== undefined) see(root, pieces);
  return pieces.join('');
}

function see(node: MarkupNode, pieces: string[]): void {
  if (node.type === 'text') pieces.push(node.data);
  if (!('children' in node) || node.type === 'style') return;
  if (isElement(node)) seeElement(node, pieces);
  else seeAll(node.children, pieces);
}

function seeElement(node: MarkupElement, pieces: string[]): void {
  const { name, attribs } = node;
  if (name === 'head' || /display:\s*none/.test(attribs['style'] ?? '')) return;
  const inLine = /^(?:a|b|em|i|s|span|strong)$/.test(name);
  if (!inLine || name === 's') pieces.push(name === 's' ? ' was ' : '\n');
  const from = pieces.length;
  seeAll(node.children, pieces);
  const said = pieces.slice(from).join('').trim();
  const href = attribs['href'];
  if (name === 'a' && href !== undefined) {
    if (isAddress(said, href)) pieces.length = from;
    pieces.push(` <${href}>`);
  }
  // A button has its address written out below it: said once.
  if (name === 'p' && isAddress(said, lastAddress(pieces, from))) pieces.length = from;
  if (!inLine) pieces.push('\n');
}

function seeAll(nodes: readonly MarkupNode[], pieces: string[]): void {
  for (const node of nodes) see(node, pieces);
}

function lastAddress(pieces: readonly string[], before: number): string {
  const found = pieces.slice(0, before).findLast((piece) => piece.startsWith(' <http'));
  return found?.slice(2, -1) ?? '';
}

/** Whether words are that address, however either is written. */
function isAddress(said: string, href: string): boolean {
  return URL.canParse(said) && URL.canParse(href) && new URL(said).href === new URL(href).href;
}
