import { sha256 } from '../ids.ts';

const PLAIN = /^(?:[\s!-&(-_a-~]|'(?!'))*$/;

/** Signs that are written in more than one way, and invisible ones. */
const OTHER_FORMS =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]|[‘’‚‛′`]|[“”„‟″]|''|[\u2010-\u2015\u2212]/g;

function oneForm(sign: string): string {
  if (/[‘’‚‛′`]/.test(sign)) return "'";
  if (/[“”„‟″']/.test(sign)) return '"';
  return /[\u2010-\u2015\u2212]/.test(sign) ? '-' : '';
}

/** The text as far as its words go: one form for letters, quotes, dashes and white space, lower case, nothing invisible. */
export function comparable(text: string): string {
  // Most of what is compared is plain ASCII, for which two steps do.
  if (PLAIN.test(text)) return text.replace(/\s+/g, ' ').trim().toLowerCase();
  return text.normalize('NFKC').replace(OTHER_FORMS, oneForm).replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The lines that the Office of the Federal Register puts above a filed text; they name the day of printing and no more. */
const INSPECTION_BANNER =
  /\s*this document is scheduled to be published in the federal register on \d{1,2}\/\d{1,2}\/\d{4} and available online at \S+(?: and on \S+)?/g;

/** Hash of what a text says: equal for texts that differ in layout, letter case, quotes or the printing banner only. */
export function textHash(text: string): string {
  return sha256(comparable(text).replace(INSPECTION_BANNER, ''));
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many words one text has that the other lacks, and the reverse, position left out. */
function wordsChanged(before: readonly string[], after: readonly string[]): number {
  const [old, now] = [counted(before), counted(after)];
  let changed = 0;
  for (const word of new Set([...old.keys(), ...now.keys()])) {
    changed += Math.abs((old.get(word) ?? 0) - (now.get(word) ?? 0));
  }
  return changed;
}

const words = (text: string) => comparable(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const numbers = (text: string) => comparable(text).match(/\d[\d.,]*/g) ?? [];

/**
 * Whether a story says something else than before: another number or date, 20 words, or 2 % of the words. Typing errors,
 * another order of paragraphs and the like are not.
 */
export function saysSomethingElse(before: string, after: string): boolean {
  if (wordsChanged(numbers(before), numbers(after)) > 0) return true;
  const old = words(before);
  const changed = wordsChanged(old, words(after));
  return changed >= 20 || changed > Math.max(2, old.length * 0.02);
}
