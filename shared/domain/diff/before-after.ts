import type { Amendment, AmendmentsFound, ListName } from '../amendments/amendment.ts';
import { nameKey } from '../amendments/names.ts';
import type { ListEntry } from './ecfr-list.ts';
import { changedFields } from './list-diff.ts';

/** One line of "before -> after". `old` or `new` is undefined where the document or the list does not hold it. */
export interface BeforeAfter {
  readonly field: string;
  readonly old: string | undefined;
  readonly new: string | undefined;
  /** "15 CFR Part 744, Supplement No. 4, under China". */
  readonly where: string;
}

const PLACES: Readonly<Record<ListName, string>> = {
  'entity-list': '15 CFR Part 744, Supplement No. 4',
  'unverified-list': '15 CFR Part 744, Supplement No. 6',
  'military-end-user-list': '15 CFR Part 744, Supplement No. 7',
  'validated-end-user-list': '15 CFR Part 748, Supplement No. 7',
};

/**
 * What a document changes, line by line, as it instructs. `current` are the entries of the lists as codified before,
 * where they are known: a revised entry is then told field by field, else only that it is revised.
 */
export function beforeAfterOf(
  found: AmendmentsFound,
  current: readonly ListEntry[] = [],
): readonly BeforeAfter[] {
  const byKey = Map.groupBy(current, (entry) => nameKey(entry.name));
  return [
    ...found.amendments.flatMap((amendment) => linesOf(amendment, byKey.get(nameKey(amendment.name)) ?? [])),
    ...found.replacements.map(({ before, after, where }) => ({
      field: 'text',
      old: before,
      new: after,
      where,
    })),
  ];
}

function linesOf(amendment: Amendment, known: readonly ListEntry[]): readonly BeforeAfter[] {
  const where = placeOf(amendment.list, amendment.country);
  const old = known.find((entry) => entry.country === amendment.country) ?? known[0];
  switch (amendment.operation) {
    case 'added':
      return [{ field: 'entry', old: undefined, new: amendment.name, where }];
    case 'removed':
      return [{ field: 'entry', old: amendment.name, new: undefined, where }];
    case 'moved':
      return [{ field: 'country', old: amendment.fromCountry, new: amendment.country, where }];
    case 'revised':
      if (old === undefined || amendment.statedIn === 'instruction')
        return [{ field: 'revised entry', old: old?.name, new: amendment.name, where }];
      return changedFields(old, asEntry(amendment, old))
        .filter((change) => change.field !== 'citations')
        .map((change) => ({
          field: change.field,
          old: change.old,
          new: change.new,
          where: `${where}, ${amendment.name}`,
        }));
  }
}

function asEntry(amendment: Amendment, old: ListEntry): ListEntry {
  const { country, name, aliases, addresses, members, licenceRequirement, reviewPolicy } = amendment;
  return {
    country,
    name,
    aliases,
    addresses,
    members,
    licenceRequirement,
    reviewPolicy,
    citations: old.citations,
  };
}

function placeOf(list: ListName, country: string | undefined): string {
  return country === undefined ? PLACES[list] : `${PLACES[list]}, under ${country}`;
}
