import type { Amendment } from '../amendments/amendment.ts';
import type { Fact, ReadableDocument } from '../change.ts';
import type { FactLabel } from '../fact-labels.ts';
import { sentencesOf } from './sentences.ts';

const LICENCE = /\blicen[sc]e/i;
const ALL_ITEMS =
  /\b(?:licen[sc]e requirements?|licen[sc]e is required|require[sd]? a licen[sc]e)\b.{0,160}\ball items subject to the EAR\b|\ball items subject to the EAR\b.{0,120}\blicen[sc]e (?:is )?require/is;
const POLICY =
  /\b(presumption of (?:denial|approval)|policy of (?:denial|approval)|case-by-case(?: basis| review)?)\b/i;
const NO_EXCEPTIONS =
  /\bno licen[sc]e exceptions? (?:is|are|will be) available|\blicen[sc]e exceptions? (?:is|are|may)(?: also)? not (?:be )?(?:available|used)/i;

/** What the document says on licences: from the table's columns where there is one, else from its sentences. */
export function licenceFacts(doc: ReadableDocument, amendments: readonly Amendment[]): readonly Fact[] {
  const sentences = doc.sections
    .filter(
      (section) => ['summary', 'background', 'body'].includes(section.role) && LICENCE.test(section.text),
    )
    .flatMap((section) => sentencesOf(section.text))
    .filter((sentence) => LICENCE.test(sentence));
  const rows = amendments.filter((each) => each.statedIn === 'row');
  const requirement =
    columnFact(
      'Licence requirement',
      rows.map((row) => row.licenceRequirement),
    ) ?? sentenceFact('Licence requirement', sentences, ALL_ITEMS, 'All items subject to the EAR');
  const policy =
    columnFact(
      'Licence review policy',
      rows.map((row) => row.reviewPolicy),
    ) ?? sentenceFact('Licence review policy', sentences, POLICY, undefined);
  const exceptions = sentenceFact('Licence exceptions', sentences, NO_EXCEPTIONS, 'None available');
  return [requirement, exceptions, policy].filter((fact) => fact !== undefined);
}

/** The value that most rows of a column have, with how many have it where they differ. */
function columnFact(label: FactLabel, cells: readonly (string | undefined)[]): Fact | undefined {
  const counts = new Map<string, { cell: string; rows: number }>();
  for (const cell of cells) {
    if (cell === undefined) continue;
    const key = cell
      .replace(/[.\s]+/g, ' ')
      .trim()
      .toLowerCase();
    counts.set(key, { cell: counts.get(key)?.cell ?? cell, rows: (counts.get(key)?.rows ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.rows - a.rows);
  if (most === undefined) return undefined;
  const value = most.cell.replace(/\.$/, '');
  const all = most.rows === cells.length;
  return {
    label,
    value: all ? value : `${value} (${most.rows} of ${cells.length} entries; others differ)`,
    statedAs: most.cell,
  };
}

function sentenceFact(
  label: FactLabel,
  sentences: readonly string[],
  pattern: RegExp,
  value: string | undefined,
): Fact | undefined {
  const statedAs = sentences.find((sentence) => pattern.test(sentence));
  if (statedAs === undefined) return undefined;
  const words = value ?? pattern.exec(statedAs)?.[1] ?? '';
  return { label, value: words.charAt(0).toUpperCase() + words.slice(1), statedAs: statedAs.slice(0, 300) };
}
