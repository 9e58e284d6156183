import type { Amendment, AmendmentsFound, ListName } from '../amendments/amendment.ts';
import { nameKey } from '../amendments/names.ts';
import { type DocId, docId } from '../ids.ts';
import { dateOfWords } from '../reading/date-words.ts';
import type { ListEntry } from './ecfr-list.ts';
import { changedFields, type FieldChange } from './list-diff.ts';

/** What the two sides of a line are. */
export type Basis =
  /** The regulation before and after the document, as it instructs. */
  | 'instructed'
  /** The same, should the proposal be adopted. */
  | 'proposed'
  /** Two texts of the CFR. */
  | 'codified'
  /** What a rule instructs, and what the CFR says instead. */
  | 'contradicted'
  /** The filed copy and the printed text. */
  | 'printed'
  /** What was wrong, and what is right. */
  | 'corrected'
  /** What was told of a document that is withdrawn. */
  | 'withdrawn';

/** One line of "before → after". `old` or `new` is undefined where the document or the list does not hold it. */
export interface BeforeAfter {
  readonly basis: Basis;
  /** "entry", "country", "date", "text", a field of a list entry, or the part of a document. */
  readonly field: string;
  readonly old: string | undefined;
  readonly new: string | undefined;
  /** "15 CFR Part 744, Supplement No. 4". */
  readonly where: string;
  /** The country under which the entry stands. */
  readonly under?: string;
  /** The entry whose field it is. */
  readonly entry?: string;
}

/** Part, node of the eCFR as the source's key has it, and how a person cites it. */
const PLACES: Readonly<Record<ListName, readonly [part: number, key: string, cited: string]>> = {
  'entity-list': [744, 'supplement-4', 'Part 744, Supplement No. 4'],
  'unverified-list': [744, 'supplement-6', 'Part 744, Supplement No. 6'],
  'military-end-user-list': [744, 'supplement-7', 'Part 744, Supplement No. 7'],
  'military-intelligence-end-users': [744, '744.22', '744.22(f)(2)'],
  'validated-end-user-list': [748, 'supplement-7', 'Part 748, Supplement No. 7'],
};

/** Where a list stands in the CFR. */
const placeOf = (list: ListName): string => `15 CFR ${PLACES[list][2]}`;

/** The document under which the codified text of a list is stored. */
export function codifiedListId(list: ListName): DocId {
  const [part, key] = PLACES[list];
  return docId(`ecfr:15:${part}:${key}`);
}

/**
 * What a document changes, line by line, as it instructs. `current` are the entries of the lists as codified before,
 * where they are known: a revised entry is then told field by field, else only that it is revised. Days that a document
 * swaps come as YYYY-MM-DD.
 */
export function beforeAfterOf(
  found: AmendmentsFound,
  current: readonly ListEntry[] = [],
): readonly BeforeAfter[] {
  const byKey = Map.groupBy(current, (entry) => nameKey(entry.name));
  return [
    ...found.amendments.flatMap((amendment) => linesOf(amendment, byKey.get(nameKey(amendment.name)) ?? [])),
    ...found.replacements.map(({ before, after, where }) => swapped('instructed', before, after, where)),
  ];
}

/** Words, or a day, that take the place of others. */
export function swapped(basis: Basis, before: string, after: string, where: string): BeforeAfter {
  const [old, day] = [dateOfWords(before), dateOfWords(after)];
  const dates = old !== undefined && day !== undefined;
  return dates
    ? { basis, field: 'date', old, new: day, where }
    : { basis, field: 'text', old: before, new: after, where };
}

function linesOf(amendment: Amendment, known: readonly ListEntry[]): readonly BeforeAfter[] {
  const { name, country, operation } = amendment;
  const at = placeIn(amendment.list, country);
  const line = (field: string, old: string | undefined, now: string | undefined): BeforeAfter => ({
    basis: 'instructed',
    field,
    old,
    new: now,
    ...at,
  });
  if (operation === 'added') return [line('entry', undefined, name)];
  if (operation === 'removed') return [line('entry', name, undefined)];
  if (operation === 'moved') return [{ ...line('country', amendment.fromCountry, country), entry: name }];
  const old = known.find((entry) => entry.country === country) ?? known[0];
  const fields =
    old === undefined || amendment.statedIn === 'instruction'
      ? []
      : fieldLines('instructed', changedFields(old, { ...amendment, citations: old.citations }), name, at);
  if (fields.length > 0) return fields;
  const members = amendment.members.join('; ');
  return [
    line('revised entry', old?.name, name),
    ...(members === '' ? [] : [{ ...line('members as revised', undefined, members), entry: name }]),
  ];
}

/** The lines of the fields in which two states of one entry differ, citations left out. */
export function fieldLines(
  basis: Basis,
  fields: readonly FieldChange[],
  entry: string,
  at: Pick<BeforeAfter, 'where' | 'under'>,
): readonly BeforeAfter[] {
  return fields
    .filter(({ field }) => field !== 'citations')
    .map((change) => ({ basis, field: change.field, ...difference(change), ...at, entry }));
}

/** Of a field that lists several, what is gone and what is further there. */
function difference({ field, old, new: now }: FieldChange): Pick<BeforeAfter, 'old' | 'new'> {
  if (field !== 'aliases' && field !== 'addresses' && field !== 'members')
    return { old: old || undefined, new: now || undefined };
  const [before, after] = [old.split('; '), now.split('; ')];
  const without = (all: readonly string[], others: readonly string[]) =>
    all.filter((each) => !others.some((other) => nameKey(other) === nameKey(each))).join('; ') || undefined;
  return { old: without(before, after), new: without(after, before) };
}

/** Where an entry stands. */
export function placeIn(list: ListName, country: string | undefined): Pick<BeforeAfter, 'where' | 'under'> {
  return { where: placeOf(list), ...(country === undefined ? {} : { under: country }) };
}
