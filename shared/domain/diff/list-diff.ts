import { nameKey } from '../amendments/names.ts';
import type { ListEntry } from './ecfr-list.ts';

type EntryField =
  | 'country'
  | 'name'
  | 'aliases'
  | 'addresses'
  | 'members'
  | 'licenceRequirement'
  | 'reviewPolicy'
  | 'citations';

/** One field of an entry that reads differently in the later version. */
export interface FieldChange {
  readonly field: EntryField;
  readonly old: string;
  readonly new: string;
}

/** What happened to one entry between two versions of a list. A renamed or moved entry is changed, not removed and added. */
export type EntryChange =
  | { readonly kind: 'added'; readonly after: ListEntry }
  | { readonly kind: 'removed'; readonly before: ListEntry }
  | {
      readonly kind: 'changed';
      readonly before: ListEntry;
      readonly after: ListEntry;
      readonly fields: readonly FieldChange[];
    };

const FIELDS: readonly EntryField[] = [
  'country',
  'name',
  'aliases',
  'addresses',
  'members',
  'licenceRequirement',
  'reviewPolicy',
  'citations',
];

/**
 * Compares two versions of a list entry by entry. Entries are paired from the surest sign to the weakest: equal in all
 * fields, same country and name, same name, a shared alias, same address and first citation; each sign pairs an entry
 * once, so that equal names are kept apart. Changes come in the order of the later list, removals last.
 */
export function diffLists(before: readonly ListEntry[], after: readonly ListEntry[]): readonly EntryChange[] {
  const pairs = pairEntries(before, after);
  const paired = new Set(pairs.values());
  const changes: EntryChange[] = [];
  for (const entry of after) {
    const old = pairs.get(entry);
    if (old === undefined) changes.push({ kind: 'added', after: entry });
    else {
      const fields = changedFields(old, entry);
      if (fields.length > 0) changes.push({ kind: 'changed', before: old, after: entry, fields });
    }
  }
  const removed = before.filter((entry) => !paired.has(entry));
  return [...changes, ...removed.map((entry) => ({ kind: 'removed' as const, before: entry }))];
}

/** The fields in which two states of one entry differ; white space does not count. */
export function changedFields(before: ListEntry, after: ListEntry): readonly FieldChange[] {
  return FIELDS.flatMap((field) => {
    const change = { field, old: fieldText(before, field), new: fieldText(after, field) };
    return change.old === change.new ? [] : [change];
  });
}

function fieldText(entry: ListEntry, field: EntryField): string {
  const value = entry[field];
  const text = typeof value === 'string' ? value : (value ?? []).join('; ');
  return text.replace(/\s+/g, ' ').trim();
}

type Signs = (entry: ListEntry) => readonly string[];

const country = (entry: ListEntry) => nameKey(entry.country ?? '');
const names = (entry: ListEntry) => [entry.name, ...entry.aliases].map(nameKey).filter((key) => key !== '');

/** Signs that two entries are the same one, surest first. */
const SIGNS: readonly Signs[] = [
  (entry) => [FIELDS.map((field) => fieldText(entry, field)).join('\n')],
  (entry) => [`${country(entry)}|${nameKey(entry.name)}|${entry.addresses.map(nameKey).join('|')}`],
  (entry) => [`${country(entry)}|${nameKey(entry.name)}`],
  (entry) => [nameKey(entry.name)],
  (entry) => names(entry).map((name) => `${country(entry)}|${name}`),
  (entry) =>
    entry.addresses.length === 0
      ? []
      : [`${country(entry)}|${entry.addresses.map(nameKey).join('|')}|${entry.citations[0] ?? ''}`],
  (entry) => names(entry),
];

function pairEntries(
  before: readonly ListEntry[],
  after: readonly ListEntry[],
): ReadonlyMap<ListEntry, ListEntry> {
  const pairs = new Map<ListEntry, ListEntry>();
  const open = new Set(before);
  for (const signs of SIGNS) {
    const bySign = new Map<string, ListEntry[]>();
    for (const entry of open)
      for (const sign of signs(entry)) bySign.set(sign, [...(bySign.get(sign) ?? []), entry]);
    for (const entry of after) {
      if (pairs.has(entry)) continue;
      const candidates = signs(entry)
        .flatMap((sign) => bySign.get(sign) ?? [])
        .filter((each) => open.has(each));
      const best = mostAlike(entry, candidates);
      if (best === undefined) continue;
      pairs.set(entry, best);
      open.delete(best);
    }
  }
  return pairs;
}

/** Of several candidates the one that shares most words of the name, then most fields. */
function mostAlike(entry: ListEntry, candidates: readonly ListEntry[]): ListEntry | undefined {
  if (candidates.length < 2) return candidates[0];
  const words = new Set(nameKey(entry.name).split(' '));
  const score = (each: ListEntry) => {
    const shared = nameKey(each.name)
      .split(' ')
      .filter((word) => words.has(word)).length;
    const fields = FIELDS.filter((field) => fieldText(each, field) === fieldText(entry, field)).length;
    return shared * 10 + fields;
  };
  return candidates.reduce((best, each) => (score(each) > score(best) ? each : best));
}
