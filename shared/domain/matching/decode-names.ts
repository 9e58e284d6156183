/** Named characters other than accented letters: entities of HTML and the GPO's bracket names that occur in rules. */
const SYMBOLS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  ndash: '-',
  mdash: '\u2014',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  laquo: '"',
  raquo: '"',
  sect: '\u00A7',
  deg: '\u00B0',
  reg: '',
  trade: '',
  copy: '',
  hellip: '...',
  szlig: '\u00DF',
  aelig: '\u00E6',
  AElig: '\u00C6',
  oelig: '\u0153',
  OElig: '\u0152',
  oslash: '\u00F8',
  Oslash: '\u00D8',
  inodot: '\u0131',
  Lstrok: '\u0141',
  lstrok: '\u0142',
};

/** The combining mark of each accent, by the name that HTML and the GPO share. */
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030A',
  caron: '\u030C',
  breve: '\u0306',
  macr: '\u0304',
  ogon: '\u0328',
  dot: '\u0307',
};

/**
 * The character that a name stands for: `eacute` gives é, `nbsp` a space, `shy` nothing. The names are those of HTML
 * (https://html.spec.whatwg.org/multipage/named-characters.html), which the GPO also writes in square brackets.
 * Returns undefined for a name that it does not know.
 */
export function namedCharacter(name: string): string | undefined {
  const symbol = SYMBOLS[name];
  if (symbol !== undefined) return symbol;
  const mark = MARKS[name.slice(1)];
  return mark ? (name.charAt(0) + mark).normalize('NFC') : undefined;
}

/** The character of a numeric reference: the text between `&#` and `;`, decimal or `x` and hexadecimal. */
export function numberedCharacter(reference: string): string | undefined {
  const hex = /^[xX]([0-9a-fA-F]{1,6})$/.exec(reference)?.[1];
  const code = hex
    ? Number.parseInt(hex, 16)
    : /^[0-9]{1,7}$/.test(reference)
      ? Number(reference)
      : Number.NaN;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
