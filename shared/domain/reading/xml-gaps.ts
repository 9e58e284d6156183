import type { TextBuilder } from './clean-text.ts';

/** A stretch of text between two tags, and what is needed to tell indentation from a written blank. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Where the tag before it begins. */
  readonly lastTag: number;
  /** True where the file sets inline tags on lines of their own, as GPO's pretty-printed issues do. */
  readonly indented: boolean;
}

type AddText = (builder: TextBuilder, source: string, start: number, end: number) => void;

const INDENTED_INLINE = / \n[ \t]{1,200}<(?:E|SU|PRTPAGE)\b/;
const LEADING = /[ \t\r\n]*/y;

/**
 * True for a file whose inline tags stand on lines of their own. There the blank that belongs to the text is kept
 * before the line break or as one blank more than the indentation, and the break itself means nothing.
 */
export function indentsInlineTags(source: string): boolean {
  return INDENTED_INLINE.test(source);
}

/** Adds the text of a stretch, with a blank at its borders only where the original has one. */
export function addGappedText(builder: TextBuilder, source: string, stretch: Stretch, add: AddText): void {
  const { start, end } = stretch;
  LEADING.lastIndex = start;
  const textStart = Math.min(end, start + (LEADING.exec(source)?.[0].length ?? 0));
  let textEnd = end;
  while (textEnd > textStart && /[ \t\r\n]/.test(source.charAt(textEnd - 1))) textEnd -= 1;
  if (textStart > start) spaceBefore(builder, source, stretch, textStart);
  add(builder, source, textStart, textEnd);
  if (end > textEnd && textEnd > textStart) spaceAfter(builder, source, stretch, textEnd);
}

function spaceBefore(builder: TextBuilder, source: string, stretch: Stretch, textStart: number): void {
  const lineBreak = source.lastIndexOf('\n', textStart - 1);
  const broken = lineBreak >= stretch.start;
  const written =
    !broken ||
    !stretch.indented ||
    source.charAt(stretch.start) === ' ' ||
    deeper(source, stretch, textStart);
  if (written) builder.space(stretch.start);
  else if (!source.startsWith('<PRTPAGE', stretch.lastTag)) builder.space(stretch.start, 'if-words');
}

/** True where the text is indented further than the line of the tag before it: the blank more is part of the text. */
function deeper(source: string, stretch: Stretch, textStart: number): boolean {
  if (textStart >= stretch.end) return false;
  const indent = textStart - source.lastIndexOf('\n', textStart - 1) - 1;
  const line = source.lastIndexOf('\n', stretch.lastTag) + 1;
  LEADING.lastIndex = line;
  return indent > (LEADING.exec(source)?.[0].length ?? 0);
}

function spaceAfter(builder: TextBuilder, source: string, stretch: Stretch, textEnd: number): void {
  const written = !stretch.indented || !/[\r\n]/.test(source.charAt(textEnd));
  if (written) builder.space(textEnd);
  else if (!source.startsWith('<PRTPAGE', stretch.end)) builder.space(textEnd, 'if-words');
}
