import type { Amendment, ListName } from './amendments/amendment.ts';
import { nameKey } from './amendments/names.ts';
import type { ChangeKind, ReadableDocument } from './change.ts';
import { codifiedParagraphs } from './diff/codified-paragraphs.ts';
import { type CodifiedRow, codifiedRows, type ListEntry } from './diff/ecfr-list.ts';
import { diffLists, type EntryChange } from './diff/list-diff.ts';
import type { Section } from './document.ts';

export const CODIFIED_VERSION = 'codified-1';

/** What changed between two states of a node of the CFR. */
export interface CodifiedStep {
  readonly changes: readonly EntryChange[];
  /** The passages that are new or read differently, with offsets into the later text. */
  readonly document: ReadableDocument;
  /** The entries that are gone or have another name now, as they stood in the earlier text. */
  readonly gone: ReadableDocument;
  /** The change of the entry at a UTF-16 offset of the later text, or of the earlier one. */
  readonly changeAt: (offset: number) => EntryChange | undefined;
  readonly goneAt: (offset: number) => EntryChange | undefined;
  /** The changes of the entries of that name, which need not be one; without any, the added or changed one whose row holds it. */
  readonly changesOf: (name: string) => readonly EntryChange[];
  /** Whether the later list has an entry of that name, and whether the name stands in it at all. */
  readonly lists: (name: string) => boolean;
  readonly holds: (name: string) => boolean;
}

/** Compares two texts of a node (eCFR XML): a list entry by entry, other text paragraph by paragraph. Any markup is read. */
export function codifiedStep(before: string, after: string, list: ListName | undefined): CodifiedStep {
  return list === undefined ? stepOfText(before, after) : stepOfList(before, after);
}

function stepOfList(before: string, after: string): CodifiedStep {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const changes = diffLists(
    old.map((row) => row.entry),
    now.map((row) => row.entry),
  ).filter(isMaterial);
  const byEntry = new Map<ListEntry, EntryChange>();
  for (const change of changes) {
    if (change.kind !== 'removed') byEntry.set(change.after, change);
    if (change.kind === 'removed' || hasOtherName(change)) byEntry.set(change.before, change);
  }
  const changed = now.filter((row) => byEntry.has(row.entry));
  const gone = old.filter((row) => byEntry.has(row.entry));
  const names = new Set(now.map(({ entry }) => nameKey(entry.name)));
  const all = now.flatMap(({ sections }) => sections.map(({ text }) => ` ${nameKey(text)} `)).join('\n');
  return {
    changes,
    document: documentOf(changed.flatMap((row) => row.sections)),
    gone: documentOf(gone.flatMap((row) => row.sections)),
    changeAt: finder(changed, byEntry),
    goneAt: finder(gone, byEntry),
    changesOf: byName(changes, changed, byEntry),
    lists: (name) => names.has(nameKey(name)),
    holds: (name) => all.includes(` ${nameKey(name)} `),
  };
}

const rowsOf = (text: string) => codifiedRows(text).flatMap(({ rows }) => rows);

/** A further citation alone says that a rule has touched the entry, not what reads differently. */
const isMaterial = (change: EntryChange) =>
  change.kind !== 'changed' || change.fields.some(({ field }) => field !== 'citations');

const hasOtherName = (change: EntryChange): change is Extract<EntryChange, { kind: 'changed' }> =>
  change.kind === 'changed' && change.fields.some(({ field }) => field === 'name' || field === 'aliases');

function finder(rows: readonly CodifiedRow[], byEntry: ReadonlyMap<ListEntry, EntryChange>) {
  return (offset: number) => {
    const row = rows.find(({ sections }) => sections.some((section) => isIn(section, offset)));
    return row && byEntry.get(row.entry);
  };
}

/** Where a name ends is told by a rule's instructions and not by the list: "X Co., Y Center" may read there as X at Y Center. */
function byName(
  changes: readonly EntryChange[],
  changed: readonly CodifiedRow[],
  byEntry: ReadonlyMap<ListEntry, EntryChange>,
) {
  const exact = new Map<string, EntryChange[]>();
  for (const change of changes)
    for (const key of new Set(namesOf(change).map(nameKey)))
      exact.set(key, [...(exact.get(key) ?? []), change]);
  const rows = changed.map(({ entry, sections }) => ({
    entry,
    text: sections.map(({ text }) => ` ${nameKey(text)} `).join(),
  }));
  return (name: string): readonly EntryChange[] => {
    const known = exact.get(nameKey(name));
    if (known !== undefined) return known;
    const holding = rows.find(({ text }) => text.includes(` ${nameKey(name)} `));
    const change = holding && byEntry.get(holding.entry);
    return change === undefined ? [] : [change];
  };
}

const isIn = ({ offsets }: Section, offset: number) =>
  (offsets[0] ?? 0) <= offset && offset <= (offsets.at(-1) ?? 0);

function stepOfText(before: string, after: string): CodifiedStep {
  const known = new Set(codifiedParagraphs(before).map(({ text }) => nameKey(text)));
  const paragraphs = codifiedParagraphs(after);
  const all = paragraphs.map(({ text }) => ` ${nameKey(text)} `).join('\n');
  return {
    changes: [],
    document: documentOf(paragraphs.filter(({ text }) => !known.has(nameKey(text)))),
    gone: documentOf([]),
    changeAt: () => undefined,
    goneAt: () => undefined,
    changesOf: () => [],
    lists: () => false,
    holds: (name) => all.includes(` ${nameKey(name)} `),
  };
}

const documentOf = (sections: readonly Section[]): ReadableDocument => ({
  sections,
  parserVersion: CODIFIED_VERSION,
  doubts: [],
});

/** What the change of an entry is called, for the list it stands in. */
export function kindOfEntry(list: ListName | undefined, change: EntryChange | undefined): ChangeKind {
  if (list !== 'entity-list' || change === undefined) return 'other_list_change';
  if (change.kind === 'added') return 'entity_list_addition';
  return change.kind === 'removed' ? 'entity_list_removal' : 'entity_list_modification';
}

/** What became of a document's amendments in the list that they amend. */
export interface AsCodified {
  /** Carried out by this step, each with what it did to the list. */
  readonly confirmed: readonly { readonly amendment: Amendment; readonly changes: readonly EntryChange[] }[];
  /** The list says something else than the document instructs, each with the entry that it holds and a sentence for the reader. */
  readonly differing: readonly {
    readonly amendment: Amendment;
    readonly holds: string | undefined;
    readonly says: string;
  }[];
}

/**
 * Holds the amendments of a document ("as instructed") against a step of the list that they amend ("as codified"). An
 * amendment that an earlier step may have carried out is neither. `asOf` (YYYY-MM-DD) is the day of the later text.
 */
export function asCodified(step: CodifiedStep, amendments: readonly Amendment[], asOf: string): AsCodified {
  const confirmed: AsCodified['confirmed'][number][] = [];
  const differing: AsCodified['differing'][number][] = [];
  const instructed = new Set(amendments.map(({ name }) => nameKey(name)));
  for (const amendment of amendments) {
    const changes = step.changesOf(amendment.name);
    const verdict = verdictOf(step, amendment, changes);
    if (verdict === 'confirmed') confirmed.push({ amendment, changes });
    else if (verdict !== 'open') {
      const instead = verdict === 'absent' ? lookalike(step, amendment, instructed) : undefined;
      const holds = verdict === 'still-there' ? amendment.name : instead;
      differing.push({ amendment, holds, says: sentence(amendment, verdict, instead, asOf) });
    }
  }
  return { confirmed, differing };
}

type Verdict = 'confirmed' | 'open' | 'absent' | 'still-there';

function verdictOf(
  step: CodifiedStep,
  { operation, name }: Amendment,
  changes: readonly EntryChange[],
): Verdict {
  if (operation === 'removed') {
    if (step.lists(name)) return 'still-there';
    return changes.some(({ kind }) => kind === 'removed') ? 'confirmed' : 'open';
  }
  if (changes.some(({ kind }) => kind !== 'removed')) return 'confirmed';
  return step.holds(name) ? 'open' : 'absent';
}

function namesOf(change: EntryChange): readonly string[] {
  if (change.kind === 'added') return [change.after.name];
  return change.kind === 'removed' ? [change.before.name] : [change.after.name, change.before.name];
}

/** A new entry that nobody instructed by its name and that shares most words with the one that is missing. */
function lookalike(
  step: CodifiedStep,
  { name, country }: Amendment,
  instructed: ReadonlySet<string>,
): string | undefined {
  const words = new Set(nameKey(name).split(' '));
  const shared = (other: string) => {
    const theirs = nameKey(other).split(' ');
    return theirs.filter((word) => words.has(word)).length / Math.max(words.size, theirs.length);
  };
  return step.changes
    .flatMap((change) => (change.kind === 'removed' ? [] : [change.after]))
    .filter((entry) => !instructed.has(nameKey(entry.name)) && entry.country === country)
    .filter((entry) => shared(entry.name) >= 0.5)
    .toSorted((a, b) => shared(b.name) - shared(a.name))[0]?.name;
}

function sentence(amendment: Amendment, verdict: Verdict, instead: string | undefined, asOf: string): string {
  const does = { added: 'adds', removed: 'removes', revised: 'revises', moved: 'moves' }[amendment.operation];
  const lead = `The document ${does} “${amendment.name}”`;
  if (verdict === 'still-there') return `${lead}, but the codified list of ${asOf} still holds it.`;
  if (instead !== undefined) return `${lead}; the codified list of ${asOf} has “${instead}” in its place.`;
  return `${lead}, but the codified list of ${asOf} does not hold it.`;
}
