import type { AliasKind, AliasStrength } from '../company.ts';
import { COMMON_STEMS } from './common-words.ts';
import { isLegalForm, NATIVE_LEGAL_FORMS } from './legal-forms.ts';
import { tokenize } from './tokens.ts';
import { stemOf } from './word-stem.ts';

let stems: ReadonlySet<string> | undefined;

/** Undoes the packing of common-words.ts: a digit for the letters kept of the word before, then new ones. */
function unpacked(packed: string): ReadonlySet<string> {
  const words = new Set<string>();
  let word = '';
  for (const [, kept, rest] of packed.matchAll(/(\d)([a-z]*)/g)) {
    word = word.slice(0, Number(kept)) + (rest ?? '');
    words.add(word);
  }
  return words;
}

/** True for an everyday word of English, in any case and number; also for digits and single letters. */
export function isCommonWord(token: string): boolean {
  stems ??= unpacked(COMMON_STEMS);
  return token.length < 2 || /^\d+$/.test(token) || stems.has(token) || stems.has(stemOf(token));
}

/** The words of a name without its legal form. `Foo Bar Co., Ltd.` gives `foo bar`. */
export function coreOf(name: string): readonly string[] {
  const words = [...tokenize(name).norms];
  while (words.length > 1 && isLegalForm(words.at(-1) ?? '')) words.pop();
  return words;
}

const HAN = /\p{Script=Han}/u;
/** Pseudo-names of the screening lists and bare roles, which never are a name. */
const NO_NAME = /^(?:address|group|unit|branch|department|factory|plant|no)\s*\.?\s*(?:\d{1,3}|[a-z])\.?$/i;
/** State bodies that every country has: of no use without the country. */
const STATE_BODY =
  /^(?:the )?(?:ministry|department|bureau|office|agency|academy|institute|university|committee|council|government)(?: of(?: the)? [\p{L} ,]+)?$/iu;

/** True for a body that every country has: `Ministry of Defence`. */
export const isStateBody = (name: string) => STATE_BODY.test(name.trim());

/**
 * Whether a name stands alone in a text. Weak names need support there (a legal form, a strong name of the same company).
 * Weak: places, words of everyday language, acronyms of three letters or less, single words that a list gives as an alias,
 * names of nothing but common words without a legal form, pseudo-names. Measured in section 3 of the matching paper.
 */
export function computeStrength(text: string, kind: AliasKind): AliasStrength {
  const words = tokenize(text).norms;
  const core = coreOf(text);
  if (kind === 'place' || words.length === 0 || NO_NAME.test(text.trim()) || isStateBody(text)) return 'weak';
  if (HAN.test(text)) return hanCore(text).length >= 2 ? 'strong' : 'weak';
  const distinctive = core.filter((word) => !isCommonWord(word) && !isLegalForm(word));
  if (core.length === 1) return strengthOfWord(core[0] ?? '', words.length > 1, kind);
  if (distinctive.some((word) => word.length >= 3)) return 'strong';
  // Only common words: a legal form makes a name of them, and so do four words and more.
  return (words.length > core.length && core.length >= 2) || core.length >= 4 ? 'strong' : 'weak';
}

function strengthOfWord(word: string, hasLegalForm: boolean, kind: AliasKind): AliasStrength {
  if (hasLegalForm) return word.length >= 3 ? 'strong' : 'weak';
  if (isCommonWord(word) || isLegalForm(word)) return 'weak';
  if (kind === 'listed-alias' || kind === 'related' || kind === 'pinyin') return 'weak';
  return word.length >= (kind === 'acronym' ? 4 : 5) ? 'strong' : 'weak';
}

/** A native name without its legal form and without the place that often begins it being decisive. */
export function hanCore(text: string): string {
  const form = NATIVE_LEGAL_FORMS.find((ending) => text.endsWith(ending));
  return form ? text.slice(0, -form.length) : text;
}

/** Why a name by itself proves little. */
export type NameWarning = 'no-letters' | 'everyday-word' | 'everyday-words' | 'short';

/**
 * What a reader should know before following a name: undefined where the name stands alone, else why it does not.
 * A name that gets a warning is matched only with support in the text.
 */
export function warnAboutName(name: string): NameWarning | undefined {
  if (computeStrength(name, 'trade') === 'strong') return undefined;
  const core = coreOf(name);
  if (core.length === 0) return 'no-letters';
  if (core.length > 1) return 'everyday-words';
  return isCommonWord(core[0] ?? '') ? 'everyday-word' : 'short';
}
