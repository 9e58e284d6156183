import type { CompanyDirectory } from '../../../ports/company-directory.ts';
import { chunkKey, getChunks, pack, putChunks } from '../chunks.ts';
import type { Table } from '../table.ts';
import { newAliasKey } from './aliases.ts';

const PARTITION = 'INDEX#companies';
const KEY = { pk: PARTITION, sk: 'META' };
const bytesPrefix = (version: string) => `BYTES#${version}#`;

interface StoredVersion {
  readonly version: string;
  readonly chunks: number;
}

/**
 * The part of the directory that holds the built match index. The version before the newest is kept, so that a reader
 * who just learnt of it still finds its bytes.
 */
export function matchIndex(table: Table): Pick<CompanyDirectory, 'index' | 'saveIndex'> {
  return {
    async index(knownVersion) {
      const newest = (await table.get(KEY))?.['newest'] as StoredVersion | undefined;
      if (newest === undefined) return undefined;
      const { version, chunks } = newest;
      if (version === knownVersion) return 'unchanged';
      return { version, bytes: await getChunks(table, PARTITION, bytesPrefix(version), chunks) };
    },
    async saveIndex(version, bytes, includes) {
      const known = await table.get(KEY);
      const replaced = known?.['newest'] as StoredVersion | undefined;
      const old = known?.['previous'] as StoredVersion | undefined;
      const chunks = await pack(bytes);
      await putChunks(table, PARTITION, bytesPrefix(version), chunks);
      const newest: StoredVersion = { version, chunks: chunks.length };
      const again = replaced?.version === version;
      await table.put({ Item: { ...KEY, newest, previous: again ? old : replaced } });
      await table.removeMany([...new Map(includes.map(newAliasKey).map((key) => [key.sk, key])).values()]);
      if (old === undefined || again || old.version === version) return;
      const stale = Array.from({ length: old.chunks }, (_, index) =>
        chunkKey(bytesPrefix(old.version), index),
      );
      await table.removeMany(stale.map((sk) => ({ pk: PARTITION, sk })));
    },
  };
}
