import { namedCharacter, numberedCharacter } from './decode-names.ts';

/**
 * Text ready for tokens. The UTF-16 unit `i` of `text` was written at `starts[i]` (inclusive) to `ends[i]` (exclusive) of
 * the stored original, so a span from `a` to `b` of `text` is `starts[a]` to `ends[b - 1]` of the original.
 */
export interface CleanText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Stands for something that must not be searched: an address of the web, a file name, a hashtag. */
export const MASK = '\uFFFC';

/**
 * Places where something may have to be replaced. Each alternative begins with one rare character or word, so that plain
 * text is passed over quickly; `replacementAt` looks at the surroundings.
 */
const TRIGGER =
  /https?:\/\/|\bwww\.|@|#|\.(?:pdf|docx?|xlsx?|xml|html?|csv|zip|txt|json|png|jpe?g|com|org|net|gov|cn|ru|io|edu|info|biz)\b|VerDate|\nJkt |\[|&|[-\u00AD\u2010\u2011][^\S\n]*\r?\n|[\r\t\u00A0\u00AB\u00AD\u00BB\u02BC\u2000-\u200F\u2010-\u2013\u2018-\u201E\u202F\u2032\u2060\u2212\u3000\uFEFF]/g;

const PAGE = /\[\[Page [A-Z]?\d+\]\]\s?/y;
const GPO =
  /\[([A-Za-z]{1,2}(?:acute|grave|circ|uml|tilde|cedil|ring|caron|breve|macr|ogon|dot|slash|lig))\]/y;
const ENTITY = /&(?:([A-Za-z]{2,8})|#([xX]?[0-9a-fA-F]{1,7}));/y;
const MAIL = /[\w-]+(?:\.[\w-]+)+/y;
const TAG = /[#@][A-Za-z_\u0080-\uFFFB][\w\u0080-\uFFFB]*/y;
const FILE = /^\.(?:pdf|docx?|xlsx?|xml|html?|csv|zip|txt|json|png|jpe?g)$/;
const LETTER = /\p{L}/u;
const LETTER_AFTER = /[^\S\n]*\p{L}/uy;
const LEGAL_NEXT = /,? (?:Inc|Ltd|LLC|Co)\b/y;

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function at(pattern: RegExp, source: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(source);
}

/** The end of what has no space in it. */
function endOfWord(source: string, from: number): number {
  let end = from;
  while (end < source.length && !/[\s"<>]/.test(source[end] ?? '')) end++;
  return end;
}

function startOfWord(source: string, from: number, allowed: RegExp): number {
  let start = from;
  while (start > 0 && allowed.test(source[start - 1] ?? '')) start--;
  return start;
}

/** A mail address or a hashtag; a lone sign stays. */
function maskedName(source: string, index: number): Piece | undefined {
  const before = source[index - 1] ?? ' ';
  if (source[index] === '@' && /[\w.+-]/.test(before)) {
    const host = at(MAIL, source, index + 1);
    const from = startOfWord(source, index, /[\w.+-]/);
    return host ? { text: MASK, from, to: index + 1 + host[0].length } : undefined;
  }
  const tag = /[\w&]/.test(before) ? null : at(TAG, source, index);
  return tag ? { text: MASK, from: index, to: index + tag[0].length } : undefined;
}

/** A file name, or a bare address such as example.com/list; "Amazon.com, Inc." and "Example.Com" are names. */
function maskedDots(source: string, index: number, ending: string): Piece | undefined {
  const from = startOfWord(source, index, /[\w.-]/);
  if (from === index || /[@/]/.test(source[from - 1] ?? '')) return undefined;
  const to = index + ending.length;
  if (FILE.test(ending)) return { text: MASK, from, to };
  if (!/^[a-z0-9]/.test(source.slice(from, from + 1)) || at(LEGAL_NEXT, source, to)) return undefined;
  return { text: MASK, from, to: source[to] === '/' ? endOfWord(source, to) : to };
}

function bracketed(source: string, index: number): Piece | undefined {
  const page = at(PAGE, source, index);
  if (page) {
    const from = startOfWord(source, index, /\s/);
    return { text: ' ', from, to: index + page[0].length };
  }
  const gpo = at(GPO, source, index);
  const character = gpo ? namedCharacter(gpo[1] ?? '') : undefined;
  return gpo && character !== undefined
    ? { text: character, from: index, to: index + gpo[0].length }
    : undefined;
}

function entity(source: string, index: number): Piece | undefined {
  const found = at(ENTITY, source, index);
  if (!found) return undefined;
  const character = found[1] ? namedCharacter(found[1]) : numberedCharacter(found[2] ?? '');
  return character === undefined ? undefined : { text: character, from: index, to: index + found[0].length };
}

/** A word broken at the end of a line is joined; another hyphen there, and soft hyphens, as their kind is. */
function lineEnd(source: string, index: number, found: string): Piece | undefined {
  const to = index + found.length;
  if (LETTER.test(source[index - 1] ?? '') && at(LETTER_AFTER, source, to))
    return { text: '', from: index, to: to + (/^[^\S\n]*/.exec(source.slice(to, to + 40))?.[0].length ?? 0) };
  return found[0] === '-' ? undefined : single(index, found[0] ?? '');
}

function single(index: number, character: string): Piece {
  const code = character.charCodeAt(0);
  const piece = (text: string) => ({ text, from: index, to: index + 1 });
  if (code === 0x2018 || code === 0x2019 || code === 0x02bc || code === 0x2032) return piece("'");
  if ((code >= 0x201c && code <= 0x201e) || code === 0xab || code === 0xbb) return piece('"');
  if ((code >= 0x2010 && code <= 0x2013) || code === 0x2212) return piece('-');
  if (
    code === 0x09 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x3000
  )
    return piece(' ');
  return piece(code >= 0x2014 && code <= 0x201b ? character : '');
}

function replacementAt(source: string, index: number, found: string): Piece | undefined {
  const first = found[0] ?? '';
  if (first === '&') return entity(source, index);
  if (first === '[') return bracketed(source, index);
  if (first === '@' || first === '#') return maskedName(source, index);
  if (first === '.') return maskedDots(source, index, found);
  if (first === 'h' || first === 'w') return { text: MASK, from: index, to: endOfWord(source, index) };
  if (first === 'V' || found.startsWith('\nJ')) {
    const line = source.indexOf('\n', index + 1);
    return { text: MASK, from: index, to: line < 0 ? source.length : line };
  }
  return found.includes('\n') ? lineEnd(source, index, found) : single(index, first);
}

/** What is replaced, in the order of the text, none overlapping. */
function replacements(source: string): Piece[] {
  const found: Piece[] = [];
  let last = 0;
  TRIGGER.lastIndex = 0;
  for (let match = TRIGGER.exec(source); match; match = TRIGGER.exec(source)) {
    const piece = replacementAt(source, match.index, match[0]);
    if (!piece || piece.from < last) continue;
    found.push(piece);
    last = piece.to;
    TRIGGER.lastIndex = Math.max(last, match.index + 1);
  }
  return found;
}

/**
 * Cleans the text of a section for matching and keeps the way back to the stored original. Decodes entities and GPO
 * brackets, joins words broken at line ends, drops page markers, typesetter's stamps and invisible characters, evens out
 * quotes, dashes and spaces, and masks web and mail addresses, file names and hashtags.
 * `offsets` maps `source` to the original as in Section (one more element than units); without it the source is the original.
 */
export function cleanText(source: string, offsets?: Uint32Array): CleanText {
  const parts: string[] = [];
  const starts = new Uint32Array(source.length);
  const ends = new Uint32Array(source.length);
  const original = (index: number) => (offsets ? (offsets[index] ?? 0) : index);
  let length = 0;
  const copy = (from: number, to: number) => {
    parts.push(source.slice(from, to));
    for (let i = from; i < to; i++, length++) {
      starts[length] = original(i);
      ends[length] = original(i + 1);
    }
  };
  let last = 0;
  for (const piece of replacements(source)) {
    copy(last, piece.from);
    parts.push(piece.text);
    for (let i = 0; i < piece.text.length; i++, length++) {
      starts[length] = original(piece.from);
      ends[length] = original(piece.to);
    }
    last = piece.to;
  }
  copy(last, source.length);
  return { text: parts.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}
