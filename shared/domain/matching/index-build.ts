import type { Alias } from '../company.ts';
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
import { GAP_HYPHEN, type Tokens, tokenize } from './tokens.ts';

interface Trie {
  /** Children of each node as token -> node; undefined until the node has one. */
  readonly children: (Map<number, number> | undefined)[];
  /** Aliases that end at each node. */
  readonly outs: (number[] | undefined)[];
}

/** Words joined over each hyphen: `khanty-mansiysk airport` gives `khantymansiysk airport`. Undefined without a hyphen. */
function joined(tokens: Tokens): string[] | undefined {
  if (!tokens.gaps.includes(GAP_HYPHEN)) return undefined;
  const words: string[] = [];
  tokens.norms.forEach((norm, i) => {
    if (tokens.gaps[i] === GAP_HYPHEN) words.push((words.pop() ?? '') + norm);
    else words.push(norm);
  });
  return words;
}

function insert(trie: Trie, path: readonly number[], alias: number): void {
  let node = 0;
  for (const token of path) {
    let children = trie.children[node];
    if (!children) {
      children = new Map();
      trie.children[node] = children;
    }
    let next = children.get(token);
    if (next === undefined) {
      next = trie.children.length;
      trie.children.push(undefined);
      trie.outs.push(undefined);
      children.set(token, next);
    }
    node = next;
  }
  const outs = trie.outs[node];
  if (!outs) trie.outs[node] = [alias];
  else if (!outs.includes(alias)) outs.push(alias);
}

/** Numbers distinct strings in the order of their first use. */
function numbering(): { readonly of: (text: string) => number; readonly texts: string[] } {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const of = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };
  return { of, texts };
}

function flatten(trie: Trie, tokenCount: number): Record<string, Uint32Array> {
  const nodes = trie.children.length;
  const edges = trie.children.reduce((sum, children) => sum + (children?.size ?? 0), 0);
  const outCount = trie.outs.reduce((sum, outs) => sum + (outs?.length ?? 0), 0);
  const rootEdge = new Uint32Array(tokenCount);
  const edgeStart = new Uint32Array(nodes + 1);
  const edgeToken = new Uint32Array(edges);
  const edgeTarget = new Uint32Array(edges);
  const outStart = new Uint32Array(nodes + 1);
  const outs = new Uint32Array(outCount);
  let edge = 0;
  let out = 0;
  for (let node = 0; node < nodes; node++) {
    edgeStart[node] = edge;
    outStart[node] = out;
    for (const [token, target] of [...(trie.children[node] ?? [])].sort((a, b) => a[0] - b[0])) {
      edgeToken[edge] = token;
      edgeTarget[edge++] = target;
      if (node === 0) rootEdge[token] = target;
    }
    for (const alias of trie.outs[node] ?? []) outs[out++] = alias;
  }
  edgeStart[nodes] = edge;
  outStart[nodes] = out;
  return { rootEdge, edgeStart, edgeToken, edgeTarget, outStart, outs };
}

/** Joins strings as UTF-8 with the place where each begins, and the end as one more. */
function packStrings(texts: readonly string[]): { readonly bytes: Uint8Array; readonly starts: Uint32Array } {
  const parts = texts.map((text) => Buffer.from(text, 'utf8'));
  const starts = new Uint32Array(texts.length + 1);
  let at = 0;
  parts.forEach((part, i) => {
    starts[i] = at;
    at += part.length;
  });
  starts[texts.length] = at;
  return { bytes: Buffer.concat(parts), starts };
}

function assemble(numbers: Record<Part, Uint32Array>, strings: Record<StringPart, Uint8Array>): Uint8Array {
  const header = new Uint32Array(2 + PARTS.length + STRING_PARTS.length);
  header.set([
    INDEX_MAGIC,
    INDEX_VERSION,
    ...PARTS.map((part) => numbers[part].byteLength),
    ...STRING_PARTS.map((part) => strings[part].byteLength),
  ]);
  const all: Uint8Array[] = [new Uint8Array(header.buffer)];
  for (const part of PARTS) all.push(new Uint8Array(numbers[part].buffer));
  for (const part of STRING_PARTS) all.push(strings[part]);
  return new Uint8Array(Buffer.concat(all));
}

/**
 * Builds the index of all names of all companies: one blob that `loadIndex` reads as it is. Names that share a normalised
 * form end at the same node and stay apart there, so a name may belong to several companies. Names without a letter or
 * digit are left out. Numbers are stored in the byte order of the machine (little-endian everywhere we run).
 */
export function buildIndex(aliases: readonly Alias[]): Uint8Array {
  const trie: Trie = { children: [undefined], outs: [undefined] };
  const tokens = numbering();
  const companies = numbering();
  const aliasCompany = new Uint32Array(aliases.length);
  const aliasFlags = new Uint32Array(aliases.length);
  aliases.forEach((alias, i) => {
    aliasCompany[i] = companies.of(alias.companyId);
    aliasFlags[i] = ALIAS_KINDS.indexOf(alias.kind) * 2 + STRENGTHS.indexOf(alias.strength);
    const words = tokenize(alias.text);
    for (const path of [words.norms, joined(words)])
      if (path?.length)
        insert(
          trie,
          path.map((word) => tokens.of(word)),
          i,
        );
  });
  const tokenStrings = Buffer.from(tokens.texts.join('\n'), 'utf8');
  const aliasStrings = packStrings(aliases.map((alias) => alias.text));
  const companyStrings = packStrings(companies.texts);
  const flat = flatten(trie, tokens.texts.length);
  return assemble(
    {
      ...(flat as Record<Exclude<Part, `alias${string}` | 'companyStart'>, Uint32Array>),
      aliasCompany,
      aliasFlags,
      aliasTextStart: aliasStrings.starts,
      companyStart: companyStrings.starts,
    },
    { tokenText: tokenStrings, aliasText: aliasStrings.bytes, companyText: companyStrings.bytes },
  );
}
