import type { TextBuilder } from './clean-text.ts';

/** The named entities that Federal Register and eCFR markup use, and the few that HTML pages mix in. */
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  sect: '§',
  para: '¶',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  deg: '°',
  middot: '·',
  bull: '•',
  reg: '®',
  copy: '©',
  trade: '™',
  shy: '\u00ad',
  thinsp: '\u2009',
  ensp: '\u2002',
  emsp: '\u2003',
};

const ACCENTS: Record<string, string> = {
  acute: '\u0301',
  grave: '\u0300',
  uml: '\u0308',
  circ: '\u0302',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
  breve: '\u0306',
  macr: '\u0304',
  ogon: '\u0328',
  dot: '\u0307',
};

const LETTERS: Record<string, string> = {
  szlig: 'ß',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  lstrok: 'ł',
  Lstrok: 'Ł',
  dstrok: 'đ',
  inodot: 'ı',
  eth: 'ð',
  thorn: 'þ',
};

const ACCENTED = /^([A-Za-z])([a-z]{3,5})$/;

/** The character for an entity or GPO code name ("eacute", "mdash"), undefined where we know none. */
function characterNamed(name: string): string | undefined {
  const known = NAMED[name] ?? LETTERS[name];
  if (known !== undefined) return known;
  const [, letter, accent] = ACCENTED.exec(name) ?? [];
  const mark = accent === undefined ? undefined : ACCENTS[accent];
  return letter === undefined || mark === undefined ? undefined : (letter + mark).normalize('NFC');
}

function entityCharacter(decimal?: string, hexadecimal?: string, name?: string): string | undefined {
  if (name !== undefined) return characterNamed(name);
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? String.fromCodePoint(code) : undefined;
}

const CODE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));|\[([A-Za-z]{3,8})\]/g;

/** Adds the source from `start` to `end` with XML entities and GPO print codes ("[eacute]") decoded; unknown ones stay. */
export function addWithCodes(builder: TextBuilder, source: string, start: number, end: number): void {
  let from = start;
  for (const found of source.slice(start, end).matchAll(CODE)) {
    const [whole, decimal, hexadecimal, name, bracket] = found;
    const character =
      bracket === undefined ? entityCharacter(decimal, hexadecimal, name) : characterNamed(bracket);
    if (character === undefined) continue;
    const at = start + found.index;
    builder.raw(source, from, at);
    builder.decoded(character, at, at + whole.length);
    from = at + whole.length;
  }
  builder.raw(source, from, end);
}
