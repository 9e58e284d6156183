import type { Company, CompanyHit } from '../../../domain/company.ts';
import type { CompanyDirectory } from '../../../ports/company-directory.ts';
import type { NameStart } from '../../search-names.ts';
import { nameStarts, normaliseName, rankHits } from '../../search-names.ts';
import type { Item, Key, QueryParams, Table } from '../table.ts';

/** Rows read to find the best few: enough to rank, one unit of read capacity. */
const FEWEST_READ = 50;
const ROWS_PER_HIT = 4;

type Place = 'begin' | 'within';

/**
 * The partition of a name from one of its words on: its first letter, and whether the name begins there. One letter
 * serves a search of any length with one range of sort keys, and DynamoDB divides a partition that grows hot by itself.
 */
const partition = (text: string, place: Place) => `PFX#${[...text][0] ?? ''}#${place}`;

function rowKey(start: NameStart, company: Company): Key {
  return {
    pk: partition(start.text, start.first ? 'begin' : 'within'),
    sk: `${start.text}#${company.companyId}`,
  };
}

function rows(company: Company | undefined): ReadonlyMap<string, Item> {
  if (company === undefined) return new Map();
  const { companyId, name, country } = company;
  const hit: CompanyHit = country === undefined ? { companyId, name } : { companyId, name, country };
  const items = nameStarts(company).map((start) => ({ ...rowKey(start, company), ...start, hit }));
  return new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
}

/** The type-ahead rows to write and to remove as `known` becomes `next`; all are written anew when what they show changes. */
export function nameRowChanges(
  known: Company | undefined,
  next: Company,
): { readonly put: readonly Item[]; readonly remove: readonly Key[] } {
  const before = rows(known);
  const after = rows(next);
  const shownAlike = known?.name === next.name && known.country === next.country;
  return {
    put: [...after].filter(([key]) => !shownAlike || !before.has(key)).map(([, item]) => item),
    remove: [...before].filter(([key]) => !after.has(key)).map(([, { pk, sk }]) => ({ pk, sk })),
  };
}

export function searchParams(prefix: string, place: Place, limit: number): QueryParams {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': partition(prefix, place), ':prefix': prefix },
    Limit: Math.max(FEWEST_READ, limit * ROWS_PER_HIT),
  };
}

/** The part of the directory that answers while somebody types. */
export function names(table: Table): Pick<CompanyDirectory, 'search'> {
  const found = async (prefix: string, place: Place, limit: number) =>
    (await table.page(searchParams(prefix, place, limit))).items.map((item) => ({
      text: String(item['text']),
      first: item['first'] === true,
      hit: item['hit'] as CompanyHit,
    }));
  return {
    async search(text, limit) {
      const prefix = normaliseName(text);
      if (prefix === '') return [];
      const begin = await found(prefix, 'begin', limit);
      const hits = rankHits(begin, prefix, limit);
      if (hits.length === limit) return hits;
      return rankHits([...begin, ...(await found(prefix, 'within', limit))], prefix, limit);
    },
  };
}
