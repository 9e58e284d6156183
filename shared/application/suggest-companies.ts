import type { Company } from '../domain/company.ts';
import type { CompanyId } from '../domain/ids.ts';
import { isReaderNamed } from '../domain/reader-names.ts';
import type { Topic } from '../domain/topics.ts';
import type { CompanyDirectory } from '../ports/company-directory.ts';
import type { ContentStore, HistoryEntry } from '../ports/content-store.ts';
import { historiesOf, summed } from './would-have-matched.ts';

/** A company of the directory that belongs to one that is followed and is not followed itself. */
export interface Suggestion {
  readonly companyId: CompanyId;
  readonly name: string;
  /** "affiliate of Huawei", say. */
  readonly relation: string;
  /** Alerts of the last 24 months that nothing that is followed would have brought. */
  readonly added: number;
}

const MOST_LOOKED_AT = 12;
const MOST_SUGGESTED = 4;

/**
 * The affiliates and parents of the companies that are entries of the directory themselves, those that would have added most
 * first. Affiliates without an entry of their own are found with their parent, so there is nothing to add. `histories` are
 * the matches of all that is followed; `topics` as in `isOnTopic`.
 */
export async function suggestCompanies(
  deps: {
    readonly directory: Pick<CompanyDirectory, 'companies'>;
    readonly content: Pick<ContentStore, 'history'>;
  },
  followed: readonly CompanyId[],
  read: { readonly histories: readonly (readonly HistoryEntry[])[]; readonly limit: number },
  now: Date,
  topics: readonly Topic[] | undefined,
): Promise<readonly Suggestion[]> {
  const known = new Set(followed);
  const companies = await deps.directory.companies(followed);
  const related = new Map(
    [...companies.values()]
      .flatMap(relatedTo)
      .filter(({ companyId }) => !known.has(companyId) && !isReaderNamed(companyId))
      .map((each) => [each.companyId, each]),
  );
  const ids = [...related.keys()].slice(0, MOST_LOOKED_AT);
  if (ids.length === 0) return [];
  const [named, { histories }] = await Promise.all([
    deps.directory.companies(ids),
    historiesOf(deps.content, ids),
  ]);
  const { alerts: before } = summed(read.histories, read.limit, now, topics);
  return ids
    .flatMap((id, at): Suggestion[] => {
      const company = named.get(id);
      const relation = related.get(id)?.relation;
      if (company === undefined || relation === undefined) return [];
      const { alerts } = summed([...read.histories, histories[at] ?? []], read.limit, now, topics);
      return [{ companyId: id, name: company.name, relation, added: alerts - before }];
    })
    .sort((a, b) => b.added - a.added || a.name.localeCompare(b.name, 'en'))
    .slice(0, MOST_SUGGESTED);
}

function relatedTo({
  name,
  affiliates,
  parent,
}: Company): readonly Pick<Suggestion, 'companyId' | 'relation'>[] {
  return [
    ...affiliates.flatMap(({ id, relation }) =>
      id === undefined ? [] : [{ companyId: id, relation: `${relation} of ${name}` }],
    ),
    ...(parent === undefined ? [] : [{ companyId: parent, relation: `parent of ${name}` }]),
  ];
}
