import type { ListName } from '../../../shared/domain/amendments/amendment.ts';
import type { ListedParty } from './facts.ts';
import type { Row } from './told.ts';

/** "X. Affiliated Entity: Y" and "X. Subordinate Institution - Y", as the Consolidated Screening List names members. */
const MEMBER = /^(.+?)\. (Affiliated Entity|Subordinate Institution)(?: -|:) (.+)$/;

/** The rows of a list for parties by name: members go into the entry of their head. */
export function rowsFor(
  list: ListName,
  operation: Row['operation'],
  names: readonly string[],
  known: ReadonlyMap<string, ListedParty>,
): readonly Row[] {
  const rows = new Map<string, Row & { members: string[] }>();
  const rowOf = (name: string) => {
    const there = rows.get(name);
    if (there !== undefined) return there;
    const party = known.get(name);
    const country = party?.country ?? 'China';
    const row = {
      list,
      operation,
      country,
      name,
      aliases: (party?.aliases ?? []).filter((alias) => alias.length < 100 && !/[;:]|\d{4}/.test(alias)),
      members: [],
      membersCalled: 'affiliated entities',
      address: `${addressOf(party, country)}.`,
    };
    rows.set(name, row);
    return row;
  };
  for (const name of names) {
    const [, head, called, member] = MEMBER.exec(name) ?? [];
    if (head === undefined || member === undefined) rowOf(name);
    else {
      const row = rowOf(head);
      row.members.push(member);
      if (called?.startsWith('Sub')) rows.set(head, { ...row, membersCalled: 'subordinate institutions' });
    }
  }
  const sound = [...rows.values()].map((row) => ({
    ...row,
    aliases: row.aliases.filter((alias) => !row.members.includes(alias)),
  }));
  return sound.toSorted((a, b) => (a.country < b.country ? -1 : a.country > b.country ? 1 : 0));
}

function addressOf(party: ListedParty | undefined, country: string): string {
  const address = (party?.address ?? '').replace(/\(See [^)]*\)/g, '').replace(/[.\s]+$/, '');
  return address.length > 8 && address.length < 250 && !/a\.k\.a/.test(address)
    ? address
    : `No. 18 Science Road, Technology Park, ${country}`;
}

/** A country as the tables and instructions of the list head it. */
export const countryHead = (country: string) =>
  country === 'China' ? "CHINA, PEOPLE'S REPUBLIC OF" : country.toUpperCase();

/** Who a row is about: the entry and its members. */
export const partiesOf = (row: Row): readonly string[] => [row.name, ...row.members];
