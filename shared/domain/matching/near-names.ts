import { isLegalForm } from './legal-forms.ts';
import { aliasesOn, childOf, childrenOf, type IndexedAlias, type MatchIndex } from './match-index.ts';
import type { CleanSection, NameHit } from './mentions.ts';
import { tokenize } from './tokens.ts';

/** How alike two names must be, as the share of their letters that agree (section 6 of the matching paper). */
const ALIKE = 0.92;
/** Names looked at in one document: a name that differs in its first word costs a walk over all first words. */
const MOST_NAMES = 60;

/** Changes of one letter that make one word of the other; stops counting beyond `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min(
          (before[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    before = row;
  }
  return before[b.length] ?? most + 1;
}

/** Strong names of the index that differ from `words` in one word, by few letters. */
function differingInOne(index: MatchIndex, words: readonly string[]): IndexedAlias[] {
  const most = Math.floor(words.join('').length * (1 - ALIKE));
  if (most < 1) return [];
  let node = 0;
  for (const [i, word] of words.entries()) {
    const isNear = (text: string) =>
      text.length > 3 && text !== word && Math.abs(text.length - word.length) <= most;
    for (const { text, target } of childrenOf(index, node, isNear)) {
      if (distance(text, word, most) > most) continue;
      const found = aliasesOn(index, target, words.slice(i + 1));
      if (found.length > 0) return found;
    }
    const next = childOf(index, node, word);
    if (next === 0) return [];
    node = next;
  }
  return [];
}

const ACTS = /\b(?:add|remov|revis|delet|insert|correct|entr(?:y|ies))/i;
const QUOTED = /"([^"\n]{6,120})"/g;
/** The name at the head of the second cell of a row. */
const NAME_CELL = /^[^|\n]*\|\s*([^|,;(\n\u2014]{6,120})/;

const isStrong = (aliases: readonly IndexedAlias[]) => aliases.some((alias) => alias.strength === 'strong');

/** Where an instruction or a row names somebody: places in the clean text. */
function* namesIn(section: CleanSection): Generator<{ start: number; end: number; sentence: number }> {
  const { text } = section.clean;
  for (const [number, { start, end }] of section.sentences.entries()) {
    const own = text.slice(start, end);
    if (section.role === 'table-row' || own.includes(' | ')) {
      const cell = NAME_CELL.exec(own);
      const at = cell ? start + cell[0].length - (cell[1] ?? '').length : 0;
      if (cell) yield { start: at, end: at + (cell[1] ?? '').trimEnd().length, sentence: number };
    } else if (own.includes('"') && ACTS.test(own))
      for (const match of own.matchAll(QUOTED))
        yield {
          start: start + match.index + 1,
          end: start + match.index + match[0].length - 1,
          sentence: number,
        };
  }
}

/**
 * Names in instructions and rows that are almost one of the index: one word differs by a letter or two, among at least two.
 * Such a slip is for a person to judge. `hits` are the names found as they are; what they cover is not looked at.
 */
export function findNearNames(
  section: CleanSection,
  number: number,
  indexes: readonly MatchIndex[],
  hits: readonly NameHit[],
): NameHit[] {
  const found: NameHit[] = [];
  let looked = 0;
  for (const name of namesIn(section)) {
    if (hits.some((hit) => hit.start < name.end && name.start < hit.end && isStrong(hit.aliases))) continue;
    const words = [...tokenize(section.clean.text.slice(name.start, name.end)).norms];
    while (words.length > 1 && isLegalForm(words.at(-1) ?? '')) words.pop();
    if (words.length < 2 || words.length > 8 || ++looked > MOST_NAMES) continue;
    const aliases = indexes.flatMap((index) => differingInOne(index, words));
    const strong = aliases.filter((alias) => alias.strength === 'strong' && alias.kind !== 'place');
    const firstToken = section.tokens.starts.findIndex((start) => start >= name.start);
    if (strong.length > 0)
      found.push({
        ...name,
        section: number,
        firstToken,
        endToken: firstToken + words.length,
        aliases: strong,
        near: true,
      });
  }
  return found;
}
