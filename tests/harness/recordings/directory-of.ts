import type { Company } from '../../../shared/domain/company.ts';
import type { CompanyId } from '../../../shared/domain/ids.ts';
import { buildIndex } from '../../../shared/domain/matching/index-build.ts';
import { loadIndex, type MatchIndex } from '../../../shared/domain/matching/match-index.ts';
import { readScreeningList } from '../../../shared/domain/sources/screening-list.ts';
import type { Recorded } from './told.ts';

/** The companies of the recordings, as the screening list gives them to the product, and the index of their names. */
export interface Subjects {
  readonly companies: ReadonlyMap<CompanyId, Company>;
  readonly index: MatchIndex;
  readonly idOf: (name: string) => CompanyId | undefined;
}

/** Makes the directory of all parties of all recordings, by the reader of the Consolidated Screening List. */
export function directoryOf(recordings: readonly Recorded[]): Subjects {
  const rows = new Map<string, object>();
  for (const { told, expected } of recordings) {
    for (const row of told.rows) {
      rows.set(row.name, { ...PARTY, name: row.name, alt_names: row.aliases });
      for (const member of row.members)
        rows.set(member, { ...PARTY, name: `${row.name}. Affiliated Entity: ${member}`, alt_names: [] });
    }
    for (const name of expected.parties.keys())
      if (!rows.has(name)) rows.set(name, { ...PARTY, name, alt_names: [] });
  }
  const { companies } = readScreeningList(JSON.stringify({ results: [...rows.values()] }));
  const aliases = companies.flatMap((company) => company.aliases);
  const ids = new Map<string, CompanyId | undefined>();
  const idOf = (name: string) => {
    if (!ids.has(name)) ids.set(name, idAlone(name));
    return ids.get(name);
  };
  return {
    companies: new Map(companies.map((company) => [company.companyId, company])),
    index: loadIndex(buildIndex(aliases)),
    idOf,
  };
}

const PARTY = {
  type: 'Entity',
  source: 'Entity List (EL) - Bureau of Industry and Security',
  addresses: [{ country: 'CN' }],
};

/** The id that the reader gives a party of that name. */
function idAlone(name: string): CompanyId | undefined {
  const { companies } = readScreeningList(JSON.stringify({ results: [{ ...PARTY, name }] }));
  return companies.find((company) => company.parent !== undefined || companies.length === 1)?.companyId;
}
