import type { AliasKind, AliasStrength } from '../company.ts';
import { RulewireError } from '../errors.ts';
import type { CompanyId } from '../ids.ts';
import {
  ALIAS_KINDS,
  INDEX_MAGIC,
  INDEX_VERSION,
  PARTS,
  type Part,
  STRENGTHS,
  STRING_PARTS,
  type StringPart,
} from './index-format.ts';
import { GAP_BORDER, GAP_HYPHEN, type Tokens } from './tokens.ts';

/** A loaded index: typed views of the blob, and the one map that turns a word into its number. */
export interface MatchIndex {
  readonly tokenNumbers: ReadonlyMap<string, number>;
  readonly parts: Readonly<Record<Part, Uint32Array>>;
  readonly strings: Readonly<Record<StringPart, Uint8Array>>;
}

/** A name of the index, decoded. */
export interface IndexedAlias {
  readonly companyId: CompanyId;
  readonly text: string;
  readonly kind: AliasKind;
  readonly strength: AliasStrength;
}

/** The longest name that starts at one token: it ends before token `end`; several companies may own it. */
export interface Hit {
  readonly end: number;
  readonly aliases: readonly IndexedAlias[];
}

/**
 * Makes a stored blob searchable. Takes no copy of the numbers: the bytes must not be changed afterwards.
 * Throws `text-missing` where the blob is cut off or of another version; building the index again helps.
 */
export function loadIndex(bytes: Uint8Array): MatchIndex {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const headerLength = 2 + PARTS.length + STRING_PARTS.length;
  if (aligned.byteLength < headerLength * 4)
    throw new RulewireError('text-missing', 'the match index is cut off');
  const header = new Uint32Array(aligned.buffer, aligned.byteOffset, headerLength);
  if (header[0] !== INDEX_MAGIC || header[1] !== INDEX_VERSION)
    throw new RulewireError('text-missing', `the match index has version ${header[1]}, not ${INDEX_VERSION}`);
  let at = headerLength * 4;
  const take = (length: number) => {
    const start = aligned.byteOffset + at;
    at += length;
    if (at > aligned.byteLength) throw new RulewireError('text-missing', 'the match index is cut off');
    return start;
  };
  const lengths = [...header.subarray(2)];
  const parts = {} as Record<Part, Uint32Array>;
  PARTS.forEach((part, i) => {
    const length = lengths[i] ?? 0;
    parts[part] = new Uint32Array(aligned.buffer, take(length), length / 4);
  });
  const strings = {} as Record<StringPart, Uint8Array>;
  STRING_PARTS.forEach((part, i) => {
    const length = lengths[PARTS.length + i] ?? 0;
    strings[part] = new Uint8Array(aligned.buffer, take(length), length);
  });
  return { tokenNumbers: numbersOf(decode(strings.tokenText)), parts, strings };
}

const decoder = new TextDecoder();
const decode = (bytes: Uint8Array) => decoder.decode(bytes);

function numbersOf(lines: string): Map<string, number> {
  const numbers = new Map<string, number>();
  if (lines !== '') for (const word of lines.split('\n')) numbers.set(word, numbers.size);
  return numbers;
}

function child(index: MatchIndex, node: number, token: number): number {
  const { edgeStart, edgeToken, edgeTarget } = index.parts;
  let low = edgeStart[node] ?? 0;
  let high = (edgeStart[node + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const at = edgeToken[middle] ?? 0;
    if (at === token) return edgeTarget[middle] ?? 0;
    if (at < token) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

const ends = (index: MatchIndex, node: number) =>
  (index.parts.outStart[node + 1] ?? 0) > (index.parts.outStart[node] ?? 0);

interface Best {
  node: number;
  end: number;
  /** Names that end after this token do not count. */
  readonly most: number;
}

/** Walks on from `node`, reached before token `at`, and notes the farthest node that ends a name. */
function walk(index: MatchIndex, tokens: Tokens, node: number, at: number, best: Best): void {
  if (ends(index, node) && at > best.end && at <= best.most) {
    best.node = node;
    best.end = at;
  }
  if (at >= tokens.norms.length || tokens.gaps[at] === GAP_BORDER) return;
  const word = index.tokenNumbers.get(tokens.norms[at] ?? '');
  if (word !== undefined) {
    const next = child(index, node, word);
    if (next !== 0) walk(index, tokens, next, at + 1, best);
  }
  if (tokens.gaps[at + 1] === GAP_HYPHEN) walkJoined(index, tokens, node, at, best);
}

/** `Uni-View` is also read as `UniView`. */
function walkJoined(index: MatchIndex, tokens: Tokens, node: number, at: number, best: Best): void {
  const whole = index.tokenNumbers.get((tokens.norms[at] ?? '') + (tokens.norms[at + 1] ?? ''));
  if (whole === undefined) return;
  const next = node === 0 ? (index.parts.rootEdge[whole] ?? 0) : child(index, node, whole);
  if (next !== 0) walk(index, tokens, next, at + 2, best);
}

/** The longest name of the index that starts at token `at` and ends by token `most`, or undefined. */
export function longestAt(
  index: MatchIndex,
  tokens: Tokens,
  at: number,
  most = Number.POSITIVE_INFINITY,
): Hit | undefined {
  const best: Best = { node: 0, end: 0, most };
  const word = index.tokenNumbers.get(tokens.norms[at] ?? '');
  if (word !== undefined) {
    const node = index.parts.rootEdge[word] ?? 0;
    if (node !== 0) walk(index, tokens, node, at + 1, best);
  }
  if (tokens.gaps[at + 1] === GAP_HYPHEN) walkJoined(index, tokens, 0, at, best);
  return best.end > at ? { end: best.end, aliases: aliasesAt(index, best.node) } : undefined;
}

const wordsOf = new WeakMap<MatchIndex, readonly string[]>();

/** The words that follow at a node of the trie and pass, with the nodes they lead to; node 0 is the beginning of all names. */
export function childrenOf(
  index: MatchIndex,
  node: number,
  passes: (text: string) => boolean,
): readonly { readonly text: string; readonly target: number }[] {
  const { rootEdge, edgeStart, edgeToken, edgeTarget } = index.parts;
  const words = wordsOf.get(index) ?? [...index.tokenNumbers.keys()];
  wordsOf.set(index, words);
  const found: { text: string; target: number }[] = [];
  const take = (text: string, target: number) => {
    if (target !== 0 && passes(text)) found.push({ text, target });
  };
  if (node === 0) for (const [token, text] of words.entries()) take(text, rootEdge[token] ?? 0);
  else
    for (let edge = edgeStart[node] ?? 0; edge < (edgeStart[node + 1] ?? 0); edge++)
      take(words[edgeToken[edge] ?? 0] ?? '', edgeTarget[edge] ?? 0);
  return found;
}

/** The node that a word leads to, or 0. */
export function childOf(index: MatchIndex, node: number, word: string): number {
  const token = index.tokenNumbers.get(word);
  if (token === undefined) return 0;
  return node === 0 ? (index.parts.rootEdge[token] ?? 0) : child(index, node, token);
}

/** The aliases that end after `words` from a node; none where none does. */
export function aliasesOn(index: MatchIndex, node: number, words: readonly string[]): IndexedAlias[] {
  let at = node;
  for (const word of words) {
    at = childOf(index, at, word);
    if (at === 0) return [];
  }
  return aliasesAt(index, at);
}

function aliasesAt(index: MatchIndex, node: number): IndexedAlias[] {
  const { outStart, outs } = index.parts;
  const found: IndexedAlias[] = [];
  for (let i = outStart[node] ?? 0; i < (outStart[node + 1] ?? 0); i++)
    found.push(aliasOf(index, outs[i] ?? 0));
  return found;
}

function aliasOf(index: MatchIndex, alias: number): IndexedAlias {
  const { aliasCompany, aliasFlags, aliasTextStart, companyStart } = index.parts;
  const company = aliasCompany[alias] ?? 0;
  const flags = aliasFlags[alias] ?? 0;
  return {
    companyId: decode(
      index.strings.companyText.subarray(companyStart[company], companyStart[company + 1]),
    ) as CompanyId,
    text: decode(index.strings.aliasText.subarray(aliasTextStart[alias], aliasTextStart[alias + 1])),
    kind: ALIAS_KINDS[flags >>> 1] ?? 'trade',
    strength: STRENGTHS[flags & 1] ?? 'weak',
  };
}
