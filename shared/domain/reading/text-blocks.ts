import { type CleanText, textBuilder } from './clean-text.ts';
import { addPlainText, joinLine } from './text-characters.ts';
import type { TextParagraph } from './text-paragraphs.ts';

/** The columns of the Entity List by the words that their cells begin with; what is none of them names an entity. */
const COLUMNS: readonly (readonly [RegExp, number])[] = [
  [/^\p{Lu}[\p{Lu}'’.,() -]{2,60}$/u, 0],
  [/^(?:For )?(?:all|any) items\b|^See §/i, 2],
  [/^(?:Presumption of|Policy of|Case-by-case)\b/i, 3],
  [/^\d{1,3} FR\b/, 4],
];
const ENTITY_COLUMN = 1;
const LAST_COLUMN = 4;
const HEADER = [
  'Country',
  'Entity',
  'License requirement',
  'License review policy',
  'Federal Register citation',
];
const STARS = /^(?:\*\s*){3,}$/;
const END = /^(?:Dated\b|\[FR Doc\.|\d{1,2}\. |PART \d)/;

/** Rows of a list table whose cells stand one after the other, and how many paragraphs they take. */
export interface BlockTable {
  readonly rows: readonly CleanText[];
  readonly paragraphs: number;
}

/**
 * The list table that begins at a paragraph where text from PDF pages has lost its columns: the five column names in a
 * row, then cell after cell. Cells are told apart by their words; a row ends where the next cell belongs before its last.
 */
export function blockTableAt(
  source: string,
  paragraphs: readonly TextParagraph[],
  at: number,
): BlockTable | undefined {
  const begin = afterHeader(paragraphs, at);
  if (begin === undefined) return undefined;
  const rows: TextParagraph[][][] = [];
  let end = begin;
  let last = LAST_COLUMN;
  for (; end < paragraphs.length; end += 1) {
    const paragraph = paragraphs[end];
    if (paragraph === undefined || END.test(paragraph.text)) break;
    if (STARS.test(paragraph.text)) continue;
    const column = columnOf(paragraph.text);
    if (rows.length === 0 || column < last) rows.push([[], [], [], [], []]);
    rows.at(-1)?.[column]?.push(paragraph);
    last = column;
  }
  return {
    rows: [headerRow(source, paragraphs[at]), ...rows.map((row) => rowText(source, row))],
    paragraphs: end - at,
  };
}

/** Behind the column names, be they a paragraph each or one line. */
function afterHeader(paragraphs: readonly TextParagraph[], at: number): number | undefined {
  let words = '';
  for (let next = at; next < Math.min(at + 8, paragraphs.length); next += 1) {
    words = `${words} ${paragraphs[next]?.text ?? ''}`.replace(/\s+/g, ' ').trim();
    if (words.toLowerCase() === HEADER.join(' ').toLowerCase()) return next + 1;
    if (!HEADER.join(' ').toLowerCase().startsWith(words.toLowerCase())) return undefined;
  }
  return undefined;
}

function columnOf(text: string): number {
  return COLUMNS.find(([pattern]) => pattern.test(text))?.[1] ?? ENTITY_COLUMN;
}

/** The column names as they stand in the original, word by word, parted as cells. */
function headerRow(source: string, paragraph: TextParagraph | undefined): CleanText {
  const builder = textBuilder();
  let at = paragraph?.lines[0]?.start ?? 0;
  HEADER.forEach((title, column) => {
    if (column > 0) builder.cell(at);
    for (const word of title.split(' ')) {
      const found = source
        .slice(at, at + 400)
        .toLowerCase()
        .indexOf(word.toLowerCase());
      if (found < 0) continue;
      builder.space(at);
      builder.raw(source, at + found, at + found + word.length);
      at += found + word.length;
    }
  });
  return builder.take();
}

function rowText(source: string, cells: readonly (readonly TextParagraph[])[]): CleanText {
  const builder = textBuilder();
  const first = cells.flat()[0]?.lines[0]?.start ?? 0;
  cells.forEach((paragraphs, column) => {
    if (column > 0) builder.cell(paragraphs[0]?.lines[0]?.start ?? first);
    for (const paragraph of paragraphs) addLines(builder, source, paragraph);
  });
  return builder.take();
}

function addLines(builder: ReturnType<typeof textBuilder>, source: string, paragraph: TextParagraph): void {
  let previous = '';
  for (const line of paragraph.lines) {
    if (previous === '' || /^(?:--|—)/.test(line.text)) builder.line(line.start);
    else joinLine(builder, previous, line.start);
    addPlainText(builder, source, line.start, line.end);
    previous = line.text;
  }
}
