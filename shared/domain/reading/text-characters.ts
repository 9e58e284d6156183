import { addWithCodes } from './characters.ts';
import type { TextBuilder } from './clean-text.ts';

/** GPO's plain-text spellings: ``…'' quotes, -- for a dash, Sec. for §, \1\ for note marks, <bullet>, <SUP>. */
const CODES =
  /``|''|(?<!-)--(?!-)|\\\d{1,3}\\|<bullet>|<\/?(?:SUP|INF|E T='\d\d')>|<\/?(?:a|pre|span|br|p)\b[^<>\n]{0,300}>|\bSecs?\.\s(?=\s?\d{1,4}\.\d)/g;

const REPLACEMENTS: Readonly<Record<string, string>> = { '``': '“', "''": '”', '--': '—', '<bullet>': '•' };

/** Adds a piece of plain text in reading form: quotes and dashes as in print, note marks left out, print codes decoded. */
export function addPlainText(builder: TextBuilder, source: string, start: number, end: number): void {
  let from = start;
  for (const found of source.slice(start, end).matchAll(CODES)) {
    const at = start + found.index;
    addWithCodes(builder, source, from, at);
    from = at + found[0].length;
    const replacement = REPLACEMENTS[found[0]] ?? (found[0].startsWith('Sec') ? '§ ' : undefined);
    if (replacement !== undefined) builder.decoded(replacement, at, from);
  }
  addWithCodes(builder, source, from, end);
}

/** Adds the break between two lines of a paragraph: a blank, or nothing after a hyphen or slash at the line's end. */
export function joinLine(builder: TextBuilder, previous: string, at: number): void {
  const hyphenated = /[\p{L}\d]-$/u.test(previous) || /\w\/$/.test(previous);
  if (!hyphenated) builder.space(at);
}
