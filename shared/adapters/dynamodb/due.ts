import { sha256 } from '../../domain/ids.ts';
import type { Item, QueryParams, Table } from './table.ts';

/** Number of parts the due index of a stage is divided into, so that no partition of it runs hot. */
const DUE_SHARDS = 8;

export type DueStage =
  | 'change'
  | 'plan'
  | 'run'
  | 'delivery'
  | 'claim'
  | 'reminder'
  | `inbox-${string}`
  | `recheck-${string}`;

const shardName = (stage: DueStage, shard: number) => `DUE#${stage}#${shard}`;

/** The attributes that put an item into the sparse index `due`. */
export function dueAt(stage: DueStage, id: string, at: Date | string) {
  const shard = Number.parseInt(sha256(id).slice(0, 4), 16) % DUE_SHARDS;
  return { dueShard: shardName(stage, shard), due: typeof at === 'string' ? at : at.toISOString() };
}

/** What is due in one shard before the instant (exclusive), oldest first. */
export function dueParams(stage: DueStage, shard: number, before: string, limit: number): QueryParams {
  return {
    IndexName: 'due',
    KeyConditionExpression: 'dueShard = :shard AND due < :before',
    ExpressionAttributeValues: { ':shard': shardName(stage, shard), ':before': before },
    Limit: limit,
  };
}

/** What is due in all shards before the instant (ISO, exclusive), oldest first. Read from an index: it may lag. */
export async function dueItems(
  table: Table,
  stage: DueStage,
  before: string,
  limit: number,
): Promise<readonly Item[]> {
  const shards = Array.from({ length: DUE_SHARDS }, (_, shard) => shard);
  const found = await Promise.all(shards.map((shard) => table.all(dueParams(stage, shard, before, limit))));
  return found
    .flat()
    .sort((a, b) => (String(a['due']) < String(b['due']) ? -1 : 1))
    .slice(0, limit);
}

/** Takes an item off the index; harmless where it is absent. */
export function clearDueParams(key: { readonly pk: string; readonly sk: string }) {
  return {
    Key: key,
    UpdateExpression: 'REMOVE due, dueShard',
    ConditionExpression: 'attribute_exists(pk)',
  };
}
