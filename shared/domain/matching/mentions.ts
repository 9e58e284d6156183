import type { Section } from '../document.ts';
import type { CompanyId } from '../ids.ts';
import { type CleanText, cleanText } from './clean-text.ts';
import { type IndexedAlias, longestAt, type MatchIndex } from './match-index.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { GAP_BORDER, type Gap, type Tokens, tokenize } from './tokens.ts';

/** A section cleaned and cut into sentences and tokens. */
export interface CleanSection {
  readonly role: Section['role'];
  readonly heading: string;
  readonly clean: CleanText;
  readonly tokens: Tokens;
  readonly sentences: readonly Sentence[];
}

/** A name of the index found in a section: places in its clean text, and all aliases that are written so. */
export interface NameHit {
  readonly section: number;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly firstToken: number;
  readonly endToken: number;
  readonly aliases: readonly IndexedAlias[];
  /** Written almost like the name, so that only a person can say whether it is meant. */
  readonly near?: boolean;
}

/** Cleans a section and splits it. */
export function cleanSection(section: Section): CleanSection {
  const clean = cleanText(section.text, section.offsets);
  const sentences = section.role === 'table-row' ? rowsOf(clean.text) : sentencesAndRows(clean.text);
  const tokens = withBorders(tokenize(clean.text), sentences);
  return { role: section.role, heading: section.heading, clean, tokens, sentences };
}

/** A cell or two alone are the rest of a row; a line of this many cells is one. */
const ROW_CELLS = 4;

/** The rows of a table given as one section: a new one begins with a line that has all its cells, after a complete one. */
function rowsOf(text: string): readonly Sentence[] {
  const found: Sentence[] = [];
  const cells = (start: number, end: number) => text.slice(start, end).split('|').length;
  let start = 0;
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    if (cells(start, at) >= ROW_CELLS && cells(at, at + line.length) >= ROW_CELLS) {
      found.push({ start, end: at });
      start = at;
    }
    at += line.length;
  }
  found.push({ start, end: at });
  return found.filter((row) => text.slice(row.start, row.end).trim() !== '');
}

/** A line with column marks is one row, whatever full stops it has; all else is sentences. */
function sentencesAndRows(text: string): readonly Sentence[] {
  if (!text.includes(' | ')) return splitSentences(text);
  const found: Sentence[] = [];
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const end = start + line.length;
    if (line.split(' | ').length > 2) found.push({ start, end });
    else
      for (const part of splitSentences(line))
        found.push({ start: start + part.start, end: start + part.end });
    start = end;
  }
  return found;
}

/** A sentence begins a new name. */
function withBorders(tokens: Tokens, sentences: readonly Sentence[]): Tokens {
  const gaps: Gap[] = [...tokens.gaps];
  let at = 0;
  for (const { start } of sentences) {
    while (at < gaps.length && (tokens.starts[at] ?? 0) < start) at++;
    if (at < gaps.length) gaps[at] = GAP_BORDER;
  }
  return { ...tokens, gaps };
}

/** The longest of the names that the indexes know at one token, with the aliases of all indexes that reach as far. */
function longestOf(indexes: readonly MatchIndex[], tokens: Tokens, at: number) {
  let end = 0;
  let aliases: IndexedAlias[] = [];
  for (const index of indexes) {
    const hit = longestAt(index, tokens, at);
    if (!hit || hit.end < end) continue;
    aliases = hit.end > end ? [...hit.aliases] : [...aliases, ...hit.aliases];
    end = hit.end;
  }
  return end > 0 ? { end, aliases } : undefined;
}

/** How far into a longer name a group's own name may begin: after a place, as in "Xi'an Huawei Technologies". */
const FURTHEST_START = 2;

/** The aliases of each name that starts at a token and ends by token `most`, the longest name first. */
function namesUpTo(index: MatchIndex, tokens: Tokens, at: number, most: number): IndexedAlias[][] {
  const hit = most > at ? longestAt(index, tokens, at, most) : undefined;
  return hit ? [[...hit.aliases], ...namesUpTo(index, tokens, at, hit.end - 1)] : [];
}

/**
 * Owners of strong names inside a longer one of somebody else: "Huawei Device Co., Ltd." bears the name of its group, so it
 * counts for who follows Huawei as well, as an affiliate by name; where the short name is the long one's own, by that name.
 */
function namedAfter(
  indexes: readonly MatchIndex[],
  tokens: Tokens,
  at: number,
  { end, aliases }: { readonly end: number; readonly aliases: readonly IndexedAlias[] },
): IndexedAlias[] {
  const owners = new Set(aliases.map((alias) => alias.companyId));
  const found = new Map<CompanyId, IndexedAlias>();
  for (let start = at; start < end && start <= at + FURTHEST_START; start++)
    for (const named of indexes.flatMap((index) =>
      namesUpTo(index, tokens, start, start === at ? end - 1 : end),
    )) {
      const same = named.some((alias) => owners.has(alias.companyId));
      for (const alias of named)
        if (
          alias.strength === 'strong' &&
          alias.kind !== 'acronym' &&
          !owners.has(alias.companyId) &&
          !found.has(alias.companyId)
        )
          found.set(alias.companyId, same ? alias : { ...alias, kind: 'affiliate-name' });
    }
  return [...found.values()];
}

/**
 * All names of the indexes in a section, the longest at each place, none inside another. Aliases that are written the same
 * for one company are told once.
 */
export function findNames(section: CleanSection, number: number, indexes: readonly MatchIndex[]): NameHit[] {
  const { tokens, sentences } = section;
  const hits: NameHit[] = [];
  let sentence = 0;
  for (let at = 0; at < tokens.norms.length; ) {
    const hit = longestOf(indexes, tokens, at);
    if (!hit) {
      at++;
      continue;
    }
    const start = tokens.starts[at] ?? 0;
    while (sentence < sentences.length - 1 && (sentences[sentence]?.end ?? 0) <= start) sentence++;
    const all = [...hit.aliases, ...namedAfter(indexes, tokens, at, hit)];
    const seen = new Map(all.map((alias) => [`${alias.companyId} ${alias.strength}`, alias]));
    hits.push({
      section: number,
      sentence,
      start,
      end: tokens.ends[hit.end - 1] ?? start,
      firstToken: at,
      endToken: hit.end,
      aliases: [...seen.values()],
    });
    at = hit.end;
  }
  return hits;
}
