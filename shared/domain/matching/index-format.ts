import type { AliasKind, AliasStrength } from '../company.ts';

/** The order of this list is part of the stored index: new kinds go to its end. */
export const ALIAS_KINDS: readonly AliasKind[] = [
  'trade',
  'acronym',
  'native',
  'legal',
  'former',
  'variant',
  'brand',
  'place',
  'pinyin',
  'listed-alias',
  'affiliate-name',
  'related',
];

export const STRENGTHS: readonly AliasStrength[] = ['strong', 'weak'];

/** Raised when the layout changes; an index of another version is refused. */
export const INDEX_VERSION = 1;
export const INDEX_MAGIC = 0x52575831;

/**
 * The parts of an index, in the order in which they are stored, each with its length in the header.
 *
 * The trie: node n has the edges edgeStart[n] to edgeStart[n + 1], sorted by token; edge e leads by token edgeToken[e] to
 * node edgeTarget[e]; node n ends the aliases outStart[n] to outStart[n + 1] of `outs`. `rootEdge[token]` is the node that a
 * first token leads to, or 0. Strings are UTF-8, found by their start offsets.
 */
export const PARTS = [
  'rootEdge',
  'edgeStart',
  'edgeToken',
  'edgeTarget',
  'outStart',
  'outs',
  'aliasCompany',
  'aliasFlags',
  'aliasTextStart',
  'companyStart',
] as const;

export type Part = (typeof PARTS)[number];
export const STRING_PARTS = ['tokenText', 'aliasText', 'companyText'] as const;
export type StringPart = (typeof STRING_PARTS)[number];
