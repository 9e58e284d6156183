import type { RecordedDocument, TableRow } from './recording.ts';

/** Text with the three characters that mark up XML written as references. */
export const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The heads of the five columns of the list, as printed. */
export const LIST_HEADS = [
  'Country',
  'Entity',
  'License requirement',
  'License review policy',
  'Federal Register citation',
];

/** The entity cell of a row as the list prints it, in markup. */
export function entityCell(row: Pick<TableRow, 'entity' | 'aliases' | 'address'>): string {
  if (row.aliases.length === 0)
    return escapeXml(row.address === '' ? `${row.entity}.` : `${row.entity}, ${row.address}.`);
  const words = ['', 'one alias', 'two aliases', 'three aliases', 'four aliases', 'five aliases'][
    row.aliases.length
  ];
  const list = row.aliases.map((alias) => `—${alias}`).join('; and ');
  return escapeXml(`${row.entity}, a.k.a., the following ${words}: ${list}. ${row.address}.`);
}

/** "84 FR 22961, 5/21/19." as the last cell of a printed row has it. */
export function rowCitation(document: RecordedDocument): string {
  const [year, month, day] = document.publishedOn.split('-').map(Number);
  return `${document.citation}, ${month}/${day}/${String(year).slice(2)}.`;
}
