import { type CleanText, textBuilder } from './clean-text.ts';
import { addPlainText, joinLine } from './text-characters.ts';
import type { TextLine } from './text-lines.ts';

/** Lines `from` (inclusive) to `to` (exclusive) that make a table; the header is the first `header` of them. */
export interface TableRegion {
  readonly from: number;
  readonly to: number;
  readonly header: number;
}

interface Column {
  readonly start: number;
  readonly end: number;
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Blanks between the column's border and the piece. */
  readonly indent: number;
  readonly column: number;
}

const RULE = /^-{20,}$/;
const STARS = /^(?:\*\s*){3,}$/;
const LEADER = /[.\s]*\.{3,}$/;
const DASH = /^(?:--|—)/;
const MAX_HEADER_LINES = 8;

/** True for a line of dashes: the frame of a table, or a divider of the preamble. */
export function isRule(line: TextLine): boolean {
  return RULE.test(line.text);
}

/**
 * The table that begins at a line, if one does: between rules of dashes as in GPO's plain text, or a line with the
 * column names of the Entity List set apart by blanks, as in text taken from PDF pages.
 */
export function tableAt(lines: readonly TextLine[], at: number): TableRegion | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  if (isRule(line)) return ruledTable(lines, at);
  return /^Country\s{2,}(?:Entity|Listed)/i.test(line.text) ? openTable(lines, at) : undefined;
}

function ruledTable(lines: readonly TextLine[], at: number): TableRegion | undefined {
  const second = nextRule(lines, at + 1, at + 2 + MAX_HEADER_LINES);
  if (second === undefined || second === at + 1) return undefined;
  const header = lines.slice(at + 1, second);
  const columnar = header.some((line) => /\S\s{2,}\S/.test(line.text));
  if (!columnar) return undefined;
  const end = nextRule(lines, second + 1, lines.length) ?? lines.length;
  return { from: at, to: Math.min(lines.length, end + 1), header: second - at + 1 };
}

function nextRule(lines: readonly TextLine[], from: number, limit: number): number | undefined {
  for (let at = from; at < Math.min(limit, lines.length); at += 1) {
    const line = lines[at];
    if (line !== undefined && isRule(line)) return at;
  }
  return undefined;
}

function openTable(lines: readonly TextLine[], at: number): TableRegion {
  let to = at + 1;
  while (to < lines.length && !endsOpenTable(lines[to])) to += 1;
  let header = 1;
  while (
    header < 4 &&
    /^(?:requirement|review policy|policy|citation|license)\b/i.test(lines[at + header]?.text ?? '')
  )
    header += 1;
  return { from: at, to, header };
}

function endsOpenTable(line: TextLine | undefined): boolean {
  if (line === undefined || /^(?:\[FR Doc|Dated:|PART \d|\d{1,2}\. )/.test(line.text)) return true;
  return line.indent < 4 && line.text.length > 70 && !/\s{3,}/.test(line.text);
}

/** The rows of a table, header first, cells parted by tabs; lines inside a cell that begin anew keep their break. */
export function tableRows(
  source: string,
  lines: readonly TextLine[],
  region: TableRegion,
): readonly CleanText[] {
  const all = lines.slice(region.from, region.to).filter((line) => !isRule(line));
  const headerLines = lines.slice(region.from, region.from + region.header).filter((line) => !isRule(line));
  const bodyLines = all.slice(headerLines.length).filter((line) => !STARS.test(line.text));
  const columns = columnsOf(bodyLines.length > 1 ? bodyLines : all);
  const hanging = hangingColumns(bodyLines, columns);
  const body = splitRows(bodyLines, columns, hanging.includes(true));
  const rows =
    headerLines.length === 0 ? body : [headerLines.map((line) => piecesOf(line, columns)), ...body];
  return rows
    .map((row) => rowText(source, row, columns.length, hanging))
    .filter((row) => row.text.trim() !== '');
}

/** Columns are what lies between the runs of at least two blanks that go through all lines. */
function columnsOf(lines: readonly TextLine[]): readonly Column[] {
  const width = Math.min(400, Math.max(0, ...lines.map((line) => line.indent + line.text.length)));
  const used = new Uint8Array(width + 2);
  for (const line of lines) {
    for (let at = 0; at < line.text.length && line.indent + at < width; at += 1) {
      if (line.text.charCodeAt(at) !== 32) used[line.indent + at] = 1;
    }
  }
  const columns: Column[] = [];
  let start = -1;
  for (let at = 0; at <= width; at += 1) {
    if (used[at] === 1 && start < 0) start = at;
    if (start >= 0 && used[at] !== 1 && used[at + 1] !== 1) {
      columns.push({ start, end: at });
      start = -1;
    }
  }
  return columns;
}

/** For each column whether the lines of its cells that go on are set in; a stray blank from a PDF page is no sign. */
function hangingColumns(lines: readonly TextLine[], columns: readonly Column[]): readonly boolean[] {
  const pieces = lines.flatMap((line) => piecesOf(line, columns));
  return columns.map((_, column) => {
    const own = pieces.filter((piece) => piece.column === column);
    return own.filter((piece) => piece.indent > 0).length > own.length * 0.3;
  });
}

/** The pieces of a line, each in the column it begins in. */
function piecesOf(line: TextLine, columns: readonly Column[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let column = 0; column < columns.length; column += 1) {
    const from = Math.max(0, (columns[column]?.start ?? 0) - line.indent);
    const to = (columns[column + 1]?.start ?? Number.MAX_SAFE_INTEGER) - line.indent;
    const cell = to <= 0 ? '' : line.text.slice(column === 0 ? 0 : from, to);
    const text = cell.trim().replace(LEADER, '');
    if (text === '') continue;
    const blanks = cell.length - cell.trimStart().length;
    const start = line.start + (column === 0 ? 0 : from) + blanks;
    const indent = line.indent + (column === 0 ? 0 : from) + blanks - (columns[column]?.start ?? 0);
    pieces.push({ text, start, end: start + text.length, indent, column });
  }
  return pieces;
}

/**
 * Where lines that go on are set in (GPO's text), a row begins where the border is reached by three columns or the first.
 * Elsewhere it begins after an empty line or stars, or where the licence and the citation column begin anew.
 */
function splitRows(
  lines: readonly TextLine[],
  columns: readonly Column[],
  hangs: boolean,
): readonly (readonly Piece[])[][] {
  const rows: (readonly Piece[])[][] = [];
  const enough = Math.min(3, Math.max(1, columns.length - 1));
  for (const line of lines) {
    const pieces = piecesOf(line, columns);
    const atBorder = pieces.filter((piece) => piece.indent === 0);
    const reaches = atBorder.length >= enough || atBorder.some((piece) => piece.column === 0);
    const begins = (line.afterBlank && pieces.length >= 2) || (hangs ? reaches : beginsByWords(pieces));
    if (begins || rows.length === 0) rows.push([pieces]);
    else rows.at(-1)?.push(pieces);
  }
  return rows;
}

function beginsByWords(pieces: readonly Piece[]): boolean {
  const cited = pieces.some((piece) => /^\d{1,3} FR\b/.test(piece.text));
  return cited && pieces.some((piece) => /^(?:For )?all items\b/i.test(piece.text));
}

function rowText(
  source: string,
  row: readonly (readonly Piece[])[],
  columns: number,
  hanging: readonly boolean[],
): CleanText {
  const builder = textBuilder();
  const first = row[0]?.[0]?.start ?? 0;
  for (let column = 0; column < columns; column += 1) {
    const pieces = row.flat().filter((piece) => piece.column === column);
    if (column > 0) builder.cell(pieces[0]?.start ?? first);
    addCell(builder, source, pieces, hanging[column] === true);
  }
  return builder.take();
}

function addCell(
  builder: ReturnType<typeof textBuilder>,
  source: string,
  pieces: readonly Piece[],
  hanging: boolean,
): void {
  let previous: Piece | undefined;
  for (const piece of pieces) {
    if (previous !== undefined) {
      const anew = hanging ? piece.indent === 0 : beginsLine(previous, piece);
      if (anew) builder.line(piece.start);
      else joinLine(builder, previous.text, piece.start);
    }
    addPlainText(builder, source, piece.start, piece.end);
    previous = piece;
  }
}

const CLOSED = /(?<!\b(?:Co|Ltd|Inc|Corp|No|St|\p{Lu}))\.$|:$/u;

/** Without indentation, items after a dash and what follows a closed item stand on lines of their own. */
function beginsLine(previous: Piece, piece: Piece): boolean {
  return DASH.test(piece.text) || (CLOSED.test(previous.text) && !/^[\p{Ll}(]/u.test(piece.text));
}
