import type { BatchWriteCommandInput, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { RulewireError } from '../../domain/errors.ts';
import type { Sleep } from '../../ports/clock.ts';
import { inParallel } from '../in-parallel.ts';
import { systemSleep } from '../system/system-clock.ts';
import type { Item, Key } from './table.ts';

/** Limits of BatchGetItem and BatchWriteItem (DynamoDB API reference). */
const READS_PER_CALL = 100;
const WRITES_PER_CALL = 25;
const ATTEMPTS = 8;
const CALLS_AT_ONCE = 4;

export type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/**
 * Reads items consistently, in no order; absent ones are left out, equal keys read once. What the service left
 * unprocessed is asked for again. Throws `store-throttled` after 8 attempts.
 */
export async function readMany(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Key[],
  sleep: Sleep = systemSleep,
): Promise<readonly Item[]> {
  const different = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
  const items: Item[] = [];
  await inParallel(slices(different, READS_PER_CALL), CALLS_AT_ONCE, (slice) =>
    untilProcessed<Key>(slice, sleep, async (rest) => {
      const request = { [tableName]: { Keys: [...rest], ConsistentRead: true } };
      const answer = await client.send(new BatchGetCommand({ RequestItems: request }));
      items.push(...((answer.Responses?.[tableName] ?? []) as Item[]));
      return (answer.UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
    }),
  );
  return items;
}

/**
 * Puts and deletes without conditions and in no order; each key may occur once. What the service left unprocessed is
 * sent again. Throws `store-throttled` after 8 attempts.
 */
export async function writeMany(
  client: DynamoDBDocumentClient,
  tableName: string,
  requests: readonly WriteRequest[],
  sleep: Sleep = systemSleep,
): Promise<void> {
  await inParallel(slices(requests, WRITES_PER_CALL), CALLS_AT_ONCE, (slice) =>
    untilProcessed<WriteRequest>(slice, sleep, async (rest) => {
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: [...rest] } }));
      return answer.UnprocessedItems?.[tableName] ?? [];
    }),
  );
}

async function untilProcessed<T>(
  all: readonly T[],
  sleep: Sleep,
  call: (rest: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let rest = all;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await sleep.sleep(Math.random() * Math.min(2_000, 50 * 2 ** attempt));
    rest = await call(rest);
    if (rest.length === 0) return;
  }
  throw new RulewireError('store-throttled', `${rest.length} items stayed unprocessed`);
}

function slices<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
