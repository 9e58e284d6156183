import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DocId } from '../../domain/ids.ts';
import { sha256 } from '../../domain/ids.ts';
import type { EntryKey } from '../../domain/sources/entry.ts';
import type { PressStore, Recheck } from '../../ports/press-store.ts';
import { inParallel } from '../in-parallel.ts';
import { dueAt, dueItems } from './due.ts';
import type { PutParams } from './table.ts';
import { tableOf } from './table.ts';

const AT_ONCE = 8;

/** Keys are addresses and words of any length; their hashes are not. */
const keyKey = (key: EntryKey) => ({ pk: `PRESS#${sha256(key).slice(0, 40)}`, sk: 'KEY' });
const recheckKey = (doc: DocId) => ({ pk: `DOC#${doc}`, sk: 'RECHECK' });

function keyParams(doc: DocId, key: EntryKey): PutParams {
  return { Item: { ...keyKey(key), docId: doc }, ConditionExpression: 'attribute_not_exists(pk)' };
}

function recheckParams(recheck: Recheck): PutParams {
  const { docId, sourceId, due } = recheck;
  return { Item: { ...recheckKey(docId), recheck, ...dueAt(`recheck-${sourceId}`, docId, due) } };
}

/** PressStore on the Content table. */
export function dynamoPressStore(client: DynamoDBDocumentClient, tableName: string): PressStore {
  const table = tableOf(client, tableName);
  return {
    async documentsOf(keys) {
      const items = await table.getMany(keys.map(keyKey));
      const byKey = new Map(items.map((item) => [item.pk, item['docId'] as DocId]));
      const found = keys.flatMap((key): [EntryKey, DocId][] => {
        const doc = byKey.get(keyKey(key).pk);
        return doc === undefined ? [] : [[key, doc]];
      });
      return new Map(found);
    },
    putKeys: (doc, keys) =>
      inParallel(keys, AT_ONCE, async (key) => {
        await table.put(keyParams(doc, key));
      }),
    async dueRechecks(source, before, limit) {
      const items = await dueItems(table, `recheck-${source}`, before.toISOString(), limit);
      return items.map((item) => item['recheck'] as Recheck);
    },
    async putRecheck(recheck) {
      await table.put(recheckParams(recheck));
    },
    async clearRecheck(doc) {
      await table.remove({ Key: recheckKey(doc) });
    },
  };
}
