import { isDeepStrictEqual } from 'node:util';
import type { Company } from '../../../domain/company.ts';
import type { CompanyId } from '../../../domain/ids.ts';
import type { CompanyDirectory } from '../../../ports/company-directory.ts';
import type { Table, UpdateParams } from '../table.ts';
import { aliasChanges } from './aliases.ts';
import { nameRowChanges } from './names.ts';

const companyKey = (id: CompanyId) => ({ pk: `CO#${id}`, sk: 'META' });
const followersKey = (id: CompanyId) => ({ pk: `CO#${id}`, sk: 'FOLLOWERS' });

/** Kept apart from the company, so that a new spelling of the name does not undo a count. */
function addFollowersParams(id: CompanyId, by: number): UpdateParams {
  return {
    Key: followersKey(id),
    UpdateExpression: 'ADD followers :by',
    ExpressionAttributeValues: { ':by': by },
  };
}

type Companies = Pick<
  CompanyDirectory,
  'company' | 'companies' | 'put' | 'followerEstimate' | 'addFollowers'
>;

/**
 * The part of the directory that holds companies and their counts. A company is written last, after its rows were added
 * and stale ones removed: after a failure in between the next `put` sees the old company and does it all again.
 */
export function companies(table: Table): Companies {
  const company = async (id: CompanyId) =>
    (await table.get(companyKey(id)))?.['company'] as Company | undefined;
  return {
    company,
    async companies(ids) {
      const items = await table.getMany(ids.map(companyKey));
      return new Map(
        items.map((item) => item['company'] as Company).map((found) => [found.companyId, found]),
      );
    },
    async put(next) {
      const known = await company(next.companyId);
      if (isDeepStrictEqual(known, next)) return;
      const aliases = aliasChanges(known, next);
      const names = nameRowChanges(known, next);
      await table.putMany([...aliases.put, ...names.put]);
      await table.removeMany([...aliases.remove, ...names.remove]);
      await table.put({ Item: { ...companyKey(next.companyId), company: next } });
    },
    async followerEstimate(id) {
      return Math.max(0, Number((await table.get(followersKey(id)))?.['followers'] ?? 0));
    },
    async addFollowers(id, by) {
      await table.update(addFollowersParams(id, by));
    },
  };
}
