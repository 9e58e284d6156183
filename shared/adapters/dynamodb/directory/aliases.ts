import type { Alias, Company } from '../../../domain/company.ts';
import { sha256 } from '../../../domain/ids.ts';
import type { CompanyDirectory } from '../../../ports/company-directory.ts';
import { aliasKey } from '../../alias-key.ts';
import type { Item, Key, QueryParams, Table } from '../table.ts';

const SHARDS = 16;
const NEW = 'ALIASNEW';

const storedKey = (key: string): Key => ({
  pk: `ALIAS#${Number.parseInt(sha256(key).slice(0, 4), 16) % SHARDS}`,
  sk: key,
});
export const newAliasKey = (alias: Alias): Key => ({ pk: NEW, sk: aliasKey(alias) });

/** The rows that `next` has and `known` had not, and the other way round. */
export function aliasChanges(
  known: Company | undefined,
  next: Company,
): { readonly put: readonly Item[]; readonly remove: readonly Key[] } {
  const before = new Set(known?.aliases.map(aliasKey));
  const after = new Map(next.aliases.map((alias) => [aliasKey(alias), alias]));
  const added = [...after].filter(([key]) => !before.has(key));
  const removed = [...before].filter((key) => !after.has(key));
  return {
    put: added.flatMap(([key, alias]) => [
      { pk: NEW, sk: key, alias },
      { ...storedKey(key), alias },
    ]),
    remove: removed.flatMap((key) => [{ pk: NEW, sk: key }, storedKey(key)]),
  };
}

function aliasesParams(partition: string): QueryParams {
  return {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition },
    ConsistentRead: true,
  };
}

type Aliases = Pick<CompanyDirectory, 'aliases' | 'aliasesSinceIndex'>;

/** The part of the directory that lists the names under which companies appear. */
export function aliases(table: Table): Aliases {
  return {
    async *aliases() {
      for (let shard = 0; shard < SHARDS; shard += 1) {
        let lastKey: Readonly<Record<string, unknown>> | undefined;
        do {
          const start = lastKey === undefined ? {} : { ExclusiveStartKey: lastKey };
          const page = await table.page({ ...aliasesParams(`ALIAS#${shard}`), ...start });
          for (const item of page.items) yield item['alias'] as Alias;
          lastKey = page.lastKey;
        } while (lastKey !== undefined);
      }
    },
    aliasesSinceIndex: async () =>
      (await table.all(aliasesParams(NEW))).map((item) => item['alias'] as Alias),
  };
}
