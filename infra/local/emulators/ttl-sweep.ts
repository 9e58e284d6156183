import type { Table } from '../template/model.ts';
import { dynamo } from './tables.ts';

type Item = Record<string, Record<string, unknown>>;

/**
 * Deletes the items whose time to live has passed at `now`, as DynamoDB does within a few days; dynalite never does.
 * Returns how many went, over all tables.
 */
export async function sweepExpired(endpoint: string, tables: readonly Table[], now: Date): Promise<number> {
  let deleted = 0;
  for (const table of tables) {
    if (table.ttlAttribute === undefined) continue;
    for await (const item of expiredItems(
      endpoint,
      table,
      table.ttlAttribute,
      Math.floor(now.getTime() / 1000),
    )) {
      const keys = (table.definition['KeySchema'] as { AttributeName: string }[]).map(
        ({ AttributeName }) => AttributeName,
      );
      const Key = Object.fromEntries(keys.map((name) => [name, item[name]]));
      await dynamo(endpoint, 'DeleteItem', { TableName: table.name, Key });
      deleted += 1;
    }
  }
  return deleted;
}

async function* expiredItems(
  endpoint: string,
  table: Table,
  attribute: string,
  now: number,
): AsyncGenerator<Item> {
  let start: unknown;
  do {
    const page = (await dynamo(endpoint, 'Scan', {
      TableName: table.name,
      FilterExpression: '#ttl < :now',
      ExpressionAttributeNames: { '#ttl': attribute },
      ExpressionAttributeValues: { ':now': { N: String(now) } },
      ...(start ? { ExclusiveStartKey: start } : {}),
    })) as { Items: Item[]; LastEvaluatedKey?: unknown };
    yield* page.Items;
    start = page.LastEvaluatedKey;
  } while (start);
}
