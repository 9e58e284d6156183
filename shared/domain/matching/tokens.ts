import { CANONICAL_FORMS } from './legal-forms.ts';

/**
 * The words of a text. `norms[i]` is what is compared; it stands at `starts[i]` to `ends[i]` of the text. `gaps[i]` says
 * what lies before it: nothing that matters, a hyphen, or a border that no name crosses.
 */
export interface Tokens {
  readonly norms: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly gaps: readonly Gap[];
}

const GAP_SOFT = 0;
export const GAP_HYPHEN = 1;
export const GAP_BORDER = 2;
export type Gap = typeof GAP_SOFT | typeof GAP_HYPHEN | typeof GAP_BORDER;

// Order matters: dotted acronyms before words; a Han character is a word of its own; "&" reads as "and".
const WORD =
  /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?|\p{Script=Han}|\p{Script=Hangul}+|[\p{Script=Katakana}ー]+|\p{Script=Hiragana}+|(?:(?![\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+(?:['’](?:(?!\p{Script=Han})[\p{L}\p{M}])+)?|&/uy;

const BORDER =
  /[|;:?!•\u2014\uFFFC\u3002\uFF1B\uFF1A]|\n\s*\n|\n\s*(?:[-*]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s|[.]\s*"/;
const NOT_ASCII = /[^\x00-\x7f]/;
const MARKS = /\p{M}/gu;

/** Particles behind a Korean noun, and the case endings of a Russian one: native names are inflected in the press. */
const PARTICLE =
  /(?<=\p{Script=Hangul}{2})(?:에서는|에게는|에서|에게|에는|에도|으로|까지|부터|와의|과의|를|을|는|은|가|이|의|에|도|와|과|로|만)$/u;
const CASE_ENDING =
  /(?<=\p{Script=Cyrillic}{4})(?:ами|ями|ого|его|ому|ему|ыми|ими|ой|ою|ом|ем|ам|ям|ах|ях|ую|юю|ая|яя|ое|ее|ые|ие|ый|ий|ей|ов|ев|а|я|у|ю|ы|и|е|о|ь|й)$/u;

function withoutEnding(word: string): string {
  const noun = word.replace(PARTICLE, '');
  return noun === word ? word.replace(CASE_ENDING, '') : withoutEnding(noun);
}

/** One word as it is compared: compatibility forms, case and accents evened out, legal forms in one spelling. */
function foldWord(word: string): string {
  let folded = word.toLowerCase();
  if (NOT_ASCII.test(folded))
    folded = withoutEnding(folded).normalize('NFKD').replace(MARKS, '').toLowerCase();
  const plain = withoutApostrophe(folded.replaceAll('’', "'"));
  return CANONICAL_FORMS.get(plain) ?? plain;
}

/** Possessives go; a dotted acronym is joined; other apostrophes close up (O'Neil). */
function withoutApostrophe(word: string): string {
  if (word === '&') return 'and';
  if (word.includes("'")) return word.endsWith("'s") ? word.slice(0, -2) : word.replaceAll("'", '');
  return word.includes('.') ? word.replaceAll('.', '') : word;
}

function gapOf(between: string): Gap {
  if (between === ' ' || between === '') return GAP_SOFT;
  if (between === '-') return GAP_HYPHEN;
  return BORDER.test(between) ? GAP_BORDER : GAP_SOFT;
}

const isWordCode = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);

/** The end of a word of plain letters and digits from `at`, or -1 where the careful rule has to look. */
function plainWordEnd(text: string, at: number): number {
  let end = at;
  while (isWordCode(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  // An apostrophe, a letter beyond ASCII, or the dot of an acronym.
  const careful =
    next === 39 || next > 127 || (next === 46 && end === at + 1 && isWordCode(text.charCodeAt(end + 1)));
  return careful || end === at ? -1 : end;
}

/** Splits clean text into tokens with their UTF-16 places in it. Linear in the length of the text. */
export function tokenize(text: string): Tokens {
  const norms: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const gaps: Gap[] = [];
  let last = 0;
  let at = 0;
  const push = (start: number, length: number, word: string) => {
    norms.push(foldWord(word));
    starts.push(start);
    ends.push(start + (word.endsWith("'s") ? length - 2 : length));
    gaps.push(gapOf(text.slice(last, start)));
    last = start + length;
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128 && code !== 38 && !isWordCode(code)) {
      at++;
      continue;
    }
    const end = plainWordEnd(text, at);
    if (end > 0) {
      push(at, end - at, text.slice(at, end));
      at = end;
      continue;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word) push(at, word.length, word);
    at += word?.length ?? 1;
  }
  return { norms, starts, ends, gaps };
}
