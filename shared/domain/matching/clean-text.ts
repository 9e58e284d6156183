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

/** What is replaced, in one pass; the first alternative that fits wins. Each has a case in `replacement`. */
const REPLACED = new RegExp(
  [
    '(?<mask>(?:https?://|www\\.)\\S+|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
    '|(?<![\\w&])[#@][A-Za-z_\\u0080-\\uFFFB][\\w\\u0080-\\uFFFB]*',
    '|(?<![\\w.@-])[\\w-]+(?:[._][\\w-]+)*\\.(?:pdf|docx?|xlsx?|xml|html?|csv|zip|txt|json|png|jpe?g)\\b',
    '|(?<![\\w.@-])[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.(?:com|org|net|gov|cn|ru|io|edu|info|biz)(?:/\\S*)?(?![\\w-])(?!,? (?:Inc|Ltd|LLC|Co)\\b)',
    '|VerDate[^\\n]*|(?<=\\n)[^\\S\\n]*Jkt \\d+[^\\n]*)',
    '|(?<page>[^\\S\\n]*\\n?[^\\S\\n]*\\[\\[Page [A-Z]?\\d+\\]\\][^\\S\\n]*\\n?)',
    '|&(?<entity>[A-Za-z]{2,8});|&#(?<number>[xX]?[0-9a-fA-F]{1,7});',
    '|\\[(?<gpo>[A-Za-z]{1,2}(?:acute|grave|circ|uml|tilde|cedil|ring|caron|breve|macr|ogon|dot|slash|lig))\\]',
    '|(?<=\\p{L})(?:\\u00AD|[-\\u2010\\u2011])[^\\S\\n]*\\r?\\n[^\\S\\n]*(?=\\p{L})',
    '|(?<drop>[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]|\\r)',
    '|(?<quote>[\\u2018\\u2019\\u02BC\\u2032])|(?<double>[\\u201C\\u201D\\u201E\\u00AB\\u00BB])',
    '|(?<dash>[\\u2010-\\u2013\\u2212])|(?<space>[\\u00A0\\u2000-\\u200A\\u202F\\u3000\\t])',
  ].join(''),
  'gu',
);

function replacement(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  if (groups['mask'] !== undefined) return MASK;
  if (groups['page'] !== undefined) return ' ';
  if (groups['entity'] !== undefined) return namedCharacter(groups['entity']);
  if (groups['number'] !== undefined) return numberedCharacter(groups['number']);
  if (groups['gpo'] !== undefined) return namedCharacter(groups['gpo']);
  if (groups['quote'] !== undefined) return "'";
  if (groups['double'] !== undefined) return '"';
  if (groups['dash'] !== undefined) return '-';
  if (groups['space'] !== undefined) return ' ';
  return '';
}

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly replaced: boolean;
}

function pieces(source: string): Piece[] {
  const found: Piece[] = [];
  let last = 0;
  for (const match of source.matchAll(REPLACED)) {
    const text = replacement(match.groups ?? {});
    if (text === undefined) continue;
    const end = match.index + match[0].length;
    if (match.index > last)
      found.push({ text: source.slice(last, match.index), from: last, to: match.index, replaced: false });
    found.push({ text, from: match.index, to: end, replaced: true });
    last = end;
  }
  if (last < source.length)
    found.push({ text: source.slice(last), from: last, to: source.length, replaced: false });
  return found;
}

/**
 * Cleans the text of a section for matching and keeps the way back to the stored original. Decodes entities and GPO
 * brackets, joins words broken at line ends, drops page markers, typesetter's stamps and invisible characters, evens out
 * quotes, dashes and spaces, and masks web and mail addresses, file names and hashtags.
 * `offsets` maps `source` to the original as in Section (one more element than units); without it the source is the original.
 */
export function cleanText(source: string, offsets?: Uint32Array): CleanText {
  const parts = pieces(source);
  let length = 0;
  for (const part of parts) length += part.text.length;
  const starts = new Uint32Array(length);
  const ends = new Uint32Array(length);
  const original = offsets ? (index: number) => offsets[index] ?? 0 : (index: number) => index;
  let at = 0;
  for (const part of parts) {
    for (let i = 0; i < part.text.length; i++, at++) {
      starts[at] = original(part.replaced ? part.from : part.from + i);
      ends[at] = original(part.replaced ? part.to : part.from + i + 1);
    }
  }
  return { text: parts.map((part) => part.text).join(''), starts, ends };
}
