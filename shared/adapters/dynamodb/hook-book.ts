import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { HookStanding } from '../../domain/hooks/hook.ts';
import type { SubscriberId } from '../../domain/ids.ts';
import type { HookBook } from '../../ports/hook-book.ts';
import { tableOf } from './table.ts';

/** A partition of its own beside `SUB#id`, so that who calls hooks may write here and nowhere else in People. */
const partition = (reader: SubscriberId) => `HOOK#${reader}`;
const keyOf = (reader: SubscriberId, hookId: string) => ({ pk: partition(reader), sk: `STATE#${hookId}` });

/** HookBook on the People table. Throws `store-throttled`. */
export function dynamoHookBook(client: DynamoDBDocumentClient, tableName: string): HookBook {
  const table = tableOf(client, tableName);
  const itemsOf = (reader: SubscriberId) =>
    table.all({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition(reader) },
      ConsistentRead: true,
    });
  return {
    async begin(reader, hookId) {
      const standing: HookStanding = { hookId, state: 'untested' };
      await table.put({ Item: { ...keyOf(reader, hookId), standing } });
    },
    turn: (reader, standing) =>
      table.put({
        Item: { ...keyOf(reader, standing.hookId), standing },
        ConditionExpression: 'attribute_exists(pk)',
      }),
    standings: async (reader) => (await itemsOf(reader)).map((item) => item['standing'] as HookStanding),
    async remove(reader, hookId) {
      await table.remove({ Key: keyOf(reader, hookId) });
    },
    async removeReader(reader) {
      await table.removeMany((await itemsOf(reader)).map(({ pk, sk }) => ({ pk, sk })));
    },
  };
}
