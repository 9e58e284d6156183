import type { ReadableDocument } from '../change.ts';
import type { DocumentMetadata, Section } from '../document.ts';
import type { Amendment, AmendmentsFound, ListName, Operation } from './amendment.ts';
import { disagreementsOf } from './cross-check.ts';
import { parseEntry } from './entry.ts';
import { type Instructed, type NamedEntry, readInstructions } from './instructions.ts';
import { nameKey, nameKeys } from './names.ts';
import { type ListRow, listRows } from './rows.ts';

/**
 * The structured amendments of a document: rows of its list tables with the operation that the instructions give them,
 * entries that only an instruction names (removals), and swapped words. What instructions, rows and stated counts say
 * differently is listed in `disagreements`. Documents without amendments of these lists give empty results.
 */
export function amendmentsOf(doc: ReadableDocument, metadata: DocumentMetadata): AmendmentsFound {
  const instructed = readInstructions(doc.sections);
  const named = namedByKey(instructed.named);
  const rows = [...groupedByList(doc.sections, instructed)].flatMap(([list, sections]) =>
    listRows(sections).map((row) => amendmentOfRow(list, row, named, instructed)),
  );
  const inRows = new Set(rows.flatMap(({ amendment }) => keysOf(amendment)));
  const onlyNamed = instructed.named.filter(
    (entry) => entry.operation === 'removed' || !keysOf(entry).some((key) => inRows.has(key)),
  );
  const amendments = withMoves([...rows.map((each) => each.amendment), ...onlyNamed.map(amendmentOfName)]);
  const unsettled = rows.filter((each) => !each.instructed).map((each) => each.amendment);
  return {
    amendments,
    replacements: instructed.replacements,
    disagreements: disagreementsOf({ doc, metadata, amendments, unsettled, instructed }),
  };
}

type NamedByKey = ReadonlyMap<string, readonly NamedEntry[]>;

function keysOf({ list, name }: { readonly list: ListName; readonly name: string }): readonly string[] {
  return nameKeys(name).map((key) => `${list} ${key}`);
}

function namedByKey(named: readonly NamedEntry[]): NamedByKey {
  const byKey = new Map<string, NamedEntry[]>();
  for (const entry of named) {
    for (const key of keysOf(entry)) {
      const entries = byKey.get(key);
      if (entries === undefined) byKey.set(key, [entry]);
      else entries.push(entry);
    }
  }
  return byKey;
}

function groupedByList(
  sections: readonly Section[],
  instructed: Instructed,
): ReadonlyMap<ListName, readonly Section[]> {
  const groups = new Map<ListName, Section[]>();
  for (const section of sections) {
    const list = instructed.lists.get(section);
    if (list === undefined) continue;
    const group = groups.get(list);
    if (group === undefined) groups.set(list, [section]);
    else group.push(section);
  }
  return groups;
}

interface RowAmendment {
  readonly amendment: Amendment;
  /** False where no instruction names the entry or treats its country. */
  readonly instructed: boolean;
}

function amendmentOfRow(
  list: ListName,
  row: ListRow,
  byKey: NamedByKey,
  instructed: Instructed,
): RowAmendment {
  const entry = parseEntry(row.entity, (key) => byKey.has(`${list} ${key}`));
  const named = keysOf({ list, name: entry.name }).flatMap((key) => byKey.get(key) ?? []);
  const operation =
    operationFor(named, row.country) ??
    instructed.unnamed.get(`${list} ${row.country ?? ''}`) ??
    instructed.unnamed.get(`${list} `);
  const { country, licenceRequirement, reviewPolicy, citation, span } = row;
  const amendment: Amendment = {
    list,
    operation: operation ?? soleOperation(instructed, list) ?? 'added',
    country,
    ...entry,
    licenceRequirement,
    reviewPolicy,
    citation,
    statedIn: 'row',
    span,
  };
  return {
    amendment,
    instructed: named.length > 0 || (operation !== undefined && instructed.named.length === 0),
  };
}

/** A row shows text that is added or revised; a removal of the same name elsewhere does not concern it. */
function operationFor(named: readonly NamedEntry[], country: string | undefined): Operation | undefined {
  const candidates = named.filter((entry) => entry.operation !== 'removed');
  return (candidates.find((entry) => entry.country === country) ?? candidates[0])?.operation;
}

function soleOperation(instructed: Instructed, list: ListName): Operation | undefined {
  const operations = new Set(
    instructed.named
      .filter((entry) => entry.list === list && entry.operation !== 'removed')
      .map((entry) => entry.operation),
  );
  return operations.size === 1 ? [...operations][0] : undefined;
}

function amendmentOfName(entry: NamedEntry): Amendment {
  const { list, operation, country, name, span } = entry;
  return {
    list,
    operation,
    country,
    name,
    aliases: [],
    addresses: [],
    members: [],
    licenceRequirement: undefined,
    reviewPolicy: undefined,
    citation: undefined,
    statedIn: 'instruction',
    span,
  };
}

/** An entry removed under one country and added under another is moved. */
function withMoves(amendments: readonly Amendment[]): readonly Amendment[] {
  const removed = new Map<string, Amendment>();
  for (const each of amendments)
    if (each.operation === 'removed') removed.set(`${each.list} ${nameKey(each.name)}`, each);
  const moved = new Set<Amendment>();
  const result = amendments.map((each) => {
    const from = each.operation === 'added' ? removed.get(`${each.list} ${nameKey(each.name)}`) : undefined;
    if (from === undefined || from.country === each.country) return each;
    moved.add(from);
    return {
      ...each,
      operation: 'moved' as const,
      ...(from.country === undefined ? {} : { fromCountry: from.country }),
    };
  });
  return result.filter((each) => !moved.has(each));
}
