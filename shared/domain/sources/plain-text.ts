import { NAMED_REFERENCES } from './character-references.ts';

/** Accents by the name they have in codes of the print shop: "T[uuml]rkiye" in abstracts. */
const ACCENTS: Readonly<Record<string, string>> = {
  uml: '\u0308',
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  cedil: '\u0327',
  caron: '\u030c',
  ring: '\u030a',
};
const PRINT_CODE = /\[([A-Za-z])(uml|acute|grave|circ|tilde|cedil|caron|ring)\]/g;

function character(
  whole: string,
  hex: string | undefined,
  decimal: string | undefined,
  name: string,
): string {
  if (name) return NAMED_REFERENCES[name.toLowerCase()] ?? whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/**
 * A field of an official answer as one line of plain text: no tags, character references, codes of the print shop or stray
 * white space. Undefined where nothing is left.
 */
export function plainText(value: string): string | undefined {
  const plain = value
    .replaceAll('<bullet>', '• ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, character)
    .replace(PRINT_CODE, (_, letter: string, accent: string) => letter + (ACCENTS[accent] ?? ''))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? undefined : plain;
}
