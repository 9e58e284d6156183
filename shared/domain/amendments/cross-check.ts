import type { ReadableDocument } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import { type StatedCount, statedCounts, unitFor } from '../reading/stated-counts.ts';
import type { Amendment } from './amendment.ts';
import { type Instructed, listOf } from './instructions.ts';
import { nameKey } from './names.ts';

interface Findings {
  readonly doc: ReadableDocument;
  readonly metadata: DocumentMetadata;
  readonly amendments: readonly Amendment[];
  /** Rows that no instruction accounts for. */
  readonly unsettled: readonly Amendment[];
  readonly instructed: Instructed;
}

/** Where more names than this have one fault, a table was not read or an instruction not understood: it is told once. */
const MOST_NAMED = 3;

/** Sentences on what a document says differently in its instructions, its tables and its summary; nothing is hidden. */
export function disagreementsOf(findings: Findings): readonly string[] {
  const { amendments, unsettled } = findings;
  if (amendments.length === 0) return [];
  const withoutRow = amendments.filter(
    (each) => each.statedIn === 'instruction' && each.operation !== 'removed',
  );
  const named = findings.instructed.named.length > 0;
  return [
    ...(withoutRow.length > MOST_NAMED
      ? [`The instructions name ${among(withoutRow)} for which no table row was read.`]
      : withoutRow.map(
          ({ name, operation }) =>
            `The instructions name “${name}” (${operation}), but no table row for it was read.`,
        )),
    ...(named ? unaccounted(unsettled) : []),
    ...countsThatDiffer(findings),
  ];
}

function unaccounted(rows: readonly Amendment[]): readonly string[] {
  if (rows.length > MOST_NAMED) return [`Table rows list ${among(rows)} that no instruction names.`];
  return rows.map(({ name }) => `A table row lists “${name}”, but no instruction names it.`);
}

const among = (entries: readonly Amendment[]) => {
  const names = namesAmong(entries);
  const fewer = names < entries.length ? `; ${names} different names` : '';
  return `${entries.length} entries (“${entries[0]?.name}” and others${fewer})`;
};

/** One name may have an entry under each of several countries. */
const namesAmong = (entries: readonly Amendment[]) => new Set(entries.map(({ name }) => nameKey(name))).size;

function countsThatDiffer({ doc, metadata, amendments }: Findings): readonly string[] {
  const lists = new Set(amendments.map((each) => each.list));
  const counts = statedCounts(doc, metadata).filter(
    (count) => count.unit !== 'destinations' && count.unit !== 'affiliates',
  );
  return counts.flatMap((count) => {
    // Where a document amends several lists, a count is checked only if its sentence says for which.
    const list = listOf(count.statedAs) ?? (lists.size === 1 ? [...lists][0] : undefined);
    const counted = amendments.filter((each) => each.list === list);
    if (counted.length === 0 || countFound(counted, count).includes(count.count)) return [];
    return [
      differenceOf(
        count,
        counted.filter((each) => each.operation === count.operation),
      ),
    ];
  });
}

/** Numbers that agree with a statement: entries, distinct names, and with moves counted as the operation or not. */
function countFound(amendments: readonly Amendment[], { operation, unit }: StatedCount): readonly number[] {
  const plain = amendments.filter((each) => each.operation === operation);
  const withMoves = amendments.filter((each) => each.operation === operation || each.operation === 'moved');
  if (unit === 'entries') return [plain.length, withMoves.length];
  // Affiliates inside an entry are entities of their own to some rules, and none to others.
  const members = plain.reduce((sum, each) => sum + each.members.length, 0);
  const found = [namesAmong(plain), plain.length, namesAmong(withMoves), withMoves.length];
  return [...found, namesAmong(plain) + members, plain.length + members];
}

/** What was read is counted in entries, as the whole mail counts it; where its names are fewer, both are said. */
function differenceOf({ count, unit, operation }: StatedCount, read: readonly Amendment[]): string {
  const names = namesAmong(read);
  const fewer = unit !== 'entries' && names < read.length;
  const found = fewer ? `${read.length} entries with ${names} different names` : `${read.length}`;
  const were = read.length === 1 ? 'was' : 'were';
  return `The summary states ${count} ${unitFor(count, unit)} ${operation}; ${found} ${were} read from the amendments.`;
}
