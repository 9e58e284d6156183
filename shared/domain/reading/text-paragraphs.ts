import { isPartHeading, preambleLabel } from './roles.ts';
import type { TextLine } from './text-lines.ts';

export interface TextParagraph {
  readonly lines: readonly TextLine[];
  /** All lines joined by blanks, as they stand; for patterns, not for reading. */
  readonly text: string;
}

/** Lines of the heading block that stand for themselves whether or not an empty line parts them. */
const HEADING_LINE = /^(?:\[Docket|RIN \d|\d{1,2} CFR Parts? \d)/;
/** The first column of a list table, which its heading must not swallow. */
const COLUMN_LINE = /^Country$/i;
/** An instruction ("3. Supplement …", "a. Under …") or a new item of a list at the beginning of a line. */
const ITEM = /^(?:\d{1,3}\.|[a-z]\.|[ivx]{1,5}\.|\(\w{1,4}\))\s+\S/;

/**
 * Joins lines to paragraphs. A new one begins after an empty line, at an indented first line, at a preamble label, at a
 * part heading and at a numbered instruction after a full stop. Texts set with an empty line after every line (public
 * inspection, double-spaced) are recognised and joined.
 */
export function paragraphsOf(lines: readonly TextLine[]): readonly TextParagraph[] {
  const width = typicalWidth(lines);
  const doubleSpaced = isDoubleSpaced(lines, width);
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    const fresh = previous === undefined || beginsParagraph(previous, line, doubleSpaced ? width : undefined);
    if (group === undefined || fresh) groups.push([line]);
    else group.push(line);
  }
  return groups.map((group) => ({ lines: group, text: group.map((line) => line.text).join(' ') }));
}

function beginsParagraph(previous: TextLine, line: TextLine, doubleSpacedWidth: number | undefined): boolean {
  if (
    preambleLabel(line.text) !== undefined ||
    isPartHeading(line.text) ||
    line.text.startsWith('[FR Doc.') ||
    HEADING_LINE.test(line.text) ||
    COLUMN_LINE.test(line.text) ||
    HEADING_LINE.test(previous.text)
  )
    return true;
  const ended = /[.:;]["”'’)]*(?: (?:and|or))?$/.test(previous.text);
  if (ended && ITEM.test(line.text)) return true;
  if (line.afterBlank)
    return doubleSpacedWidth === undefined
      ? !runsOn(previous, line)
      : ended || previous.text.length < doubleSpacedWidth * 0.75;
  return line.indent >= previous.indent + 3 && line.indent <= 12;
}

/** An empty line inside a sentence, as conversion from PDF leaves it. */
function runsOn(previous: TextLine, line: TextLine): boolean {
  return /[\p{Ll},]$/u.test(previous.text) && /^\p{Ll}/u.test(line.text) && !ITEM.test(line.text);
}

function typicalWidth(lines: readonly TextLine[]): number {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? 0;
}

function isDoubleSpaced(lines: readonly TextLine[], width: number): boolean {
  const full = lines.filter((line) => line.text.length > width * 0.8);
  const apart = full.filter((line) => line.afterBlank).length;
  return full.length > 10 && width > 50 && apart > full.length * 0.8;
}
