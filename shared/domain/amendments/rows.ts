import type { Section } from '../document.ts';
import { originalSpan } from '../reading/clean-text.ts';
import type { Span } from './amendment.ts';
import { countryName } from './names.ts';

/** A row of a list of parties with the columns it has; the country is inherited from above. */
export interface ListRow {
  readonly country: string | undefined;
  /** The entity cell: lines parted by "\n". */
  readonly entity: string;
  readonly licenceRequirement: string | undefined;
  readonly reviewPolicy: string | undefined;
  readonly citation: string | undefined;
  readonly span: Span;
}

type ColumnName = 'country' | 'entity' | 'licenceRequirement' | 'reviewPolicy' | 'citation';

const COLUMN_TITLES: readonly (readonly [RegExp, ColumnName])[] = [
  [/^country/i, 'country'],
  [/review policy/i, 'reviewPolicy'],
  [/licen[sc]e requirement/i, 'licenceRequirement'],
  [/federal register|citation/i, 'citation'],
  [/^(?:entity|entities|listed person|validated end|name)/i, 'entity'],
];
const FIVE: readonly ColumnName[] = ['country', 'entity', 'licenceRequirement', 'reviewPolicy', 'citation'];
const THREE: readonly ColumnName[] = ['country', 'entity', 'citation'];
const STARS = /^[\s*]*$/;

/** The columns that a header row names, undefined where the row is no header of a list of parties. */
function columnsOfHeader(cells: readonly string[]): readonly (ColumnName | undefined)[] | undefined {
  const columns = cells.map(
    (cell) => COLUMN_TITLES.find(([pattern]) => pattern.test(cell.replace(/\s+/g, ' ')))?.[1],
  );
  return columns.includes('country') && columns.includes('entity') ? columns : undefined;
}

/**
 * The entries of the list tables among the table rows of one list: blank country cells are filled from above, stars and
 * "[Reserved]" left out, and a row whose other cells are blank goes on with the entry above it.
 */
export function listRows(sections: readonly Section[]): readonly ListRow[] {
  const rows: ListRow[] = [];
  let columns: readonly (ColumnName | undefined)[] | undefined;
  let country: string | undefined;
  for (const section of sections) {
    const cells = section.text.split('\t');
    const header = columnsOfHeader(cells);
    if (header !== undefined) {
      columns = header;
      continue;
    }
    const row = cellsByName(section, cells, columns ?? (cells.length === 3 ? THREE : FIVE));
    if (row.country !== '') country = countryName(row.country);
    if (STARS.test(row.entity) || row.entity === '[Reserved]') continue;
    const previous = rows.at(-1);
    const goesOn =
      row.licenceRequirement === '' && row.reviewPolicy === '' && row.citation === '' && row.country === '';
    if (goesOn && previous !== undefined) rows[rows.length - 1] = joined(previous, row.entity, row.span);
    else if (!/^The following\b[^,]*:$/.test(row.entity)) rows.push(finished(row, country));
  }
  return rows;
}

type Cells = Readonly<Record<ColumnName, string>> & { readonly span: Span };

function cellsByName(
  section: Section,
  cells: readonly string[],
  columns: readonly (ColumnName | undefined)[],
): Cells {
  const row: Record<ColumnName, string> = {
    country: '',
    entity: '',
    licenceRequirement: '',
    reviewPolicy: '',
    citation: '',
  };
  cells.forEach((cell, at) => {
    const column = columns[at];
    if (column !== undefined && !STARS.test(cell))
      row[column] = column === 'entity' ? cell.trim() : cell.replace(/\s+/g, ' ').trim();
  });
  const start = section.text.search(/[^\t]/);
  return { ...row, span: originalSpan(section, Math.max(0, start), section.text.replace(/\t+$/, '').length) };
}

function joined(row: ListRow, more: string, span: Span): ListRow {
  return {
    ...row,
    entity: `${row.entity}\n${more}`,
    span: { start: row.span.start, end: Math.max(row.span.end, span.end) },
  };
}

function finished(row: Cells, country: string | undefined): ListRow {
  return {
    country,
    entity: row.entity,
    licenceRequirement: said(row.licenceRequirement),
    reviewPolicy: said(row.reviewPolicy),
    citation: said(row.citation),
    span: row.span,
  };
}

const said = (cell: string) => (cell === '' ? undefined : cell);
