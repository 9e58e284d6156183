import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SourceId } from '../../domain/ids.ts';
import type { InboxItem, InboxRef, InboxStore } from '../../ports/inbox-store.ts';
import { INBOX_ATTEMPTS } from '../../ports/inbox-store.ts';
import { getChunks, pack, putChunks } from './chunks.ts';
import { clearDueParams, dueAt, dueItems } from './due.ts';
import type { Item, PutParams, QueryParams, UpdateParams } from './table.ts';
import { tableOf } from './table.ts';
import { ttlAfter } from './ttl.ts';

const DAYS_KEPT = 30;

const partition = (ref: InboxRef) => `INBOX#${ref.sourceId}#${ref.day}`;
const itemKey = (ref: InboxRef) => ({ pk: partition(ref), sk: `ITEM#${ref.sha}` });
const bodyPrefix = (ref: InboxRef) => `BODY#${ref.sha}#`;

export function putItemParams(ref: InboxRef, item: InboxItem, bodyChunks: number): PutParams {
  const { body: _body, ...answer } = item;
  return {
    Item: {
      ...itemKey(ref),
      ...dueAt(`inbox-${item.sourceId}`, item.sha, item.fetchedAt),
      answer,
      bodyChunks,
      attempts: 0,
      ttl: ttlAfter(item.fetchedAt, DAYS_KEPT),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

function failParams(ref: InboxRef, reason: string): UpdateParams {
  return {
    Key: itemKey(ref),
    UpdateExpression: 'SET attempts = attempts + :one, lastFailure = :reason',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':one': 1, ':reason': reason.slice(0, 1_000) },
  };
}

function itemsOfDayParams(source: SourceId, day: string): QueryParams {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :items)',
    ExpressionAttributeValues: { ':pk': `INBOX#${source}#${day}`, ':items': 'ITEM#' },
    ConsistentRead: true,
  };
}

/** Its key names the day after the last `#` of the partition and the hash in the sort key. */
function refOf(source: SourceId, item: Item): InboxRef {
  const day = item.pk.slice(item.pk.lastIndexOf('#') + 1);
  return { sourceId: source, day, sha: item.sk.slice('ITEM#'.length) };
}

type Answer = Omit<InboxItem, 'body'>;

/** InboxStore on the Content table: the body as compressed chunks beside the item, written before it. */
export function dynamoInboxStore(client: DynamoDBDocumentClient, tableName: string): InboxStore {
  const table = tableOf(client, tableName);
  return {
    async put(item) {
      const ref = { sourceId: item.sourceId, day: item.fetchedAt.slice(0, 10), sha: item.sha };
      if ((await table.get(itemKey(ref))) !== undefined) return 'known';
      const chunks = await pack(item.body);
      // A day longer than the item, so that an item that can be found still has its body.
      await putChunks(
        table,
        partition(ref),
        bodyPrefix(ref),
        chunks,
        ttlAfter(item.fetchedAt, DAYS_KEPT + 1),
      );
      return (await table.put(putItemParams(ref, item, chunks.length))) ? 'stored' : 'known';
    },
    async get(ref) {
      const item = await table.get(itemKey(ref));
      if (item === undefined) return undefined;
      const body = await getChunks(table, partition(ref), bodyPrefix(ref), Number(item['bodyChunks']));
      return { ...(item['answer'] as Answer), body };
    },
    async due(source, limit) {
      // Items are due from the moment they were fetched; '~' is later than any instant.
      const items = await dueItems(table, `inbox-${source}`, '~', limit);
      return items.map((item) => refOf(source, item));
    },
    async clear(ref) {
      await table.update(clearDueParams(itemKey(ref)));
    },
    async fail(ref, reason) {
      const failed = await table.update(failParams(ref, reason));
      if (failed === undefined) return { attempts: 0, parked: false };
      const attempts = Number(failed['attempts']);
      const parked = attempts >= INBOX_ATTEMPTS;
      if (parked) await table.update(clearDueParams(itemKey(ref)));
      return { attempts, parked };
    },
    async list(source, day) {
      const items = await table.all(itemsOfDayParams(source, day));
      const fetchedAt = (item: Item) => (item['answer'] as Answer).fetchedAt;
      return [...items]
        .sort((a, b) => (fetchedAt(a) < fetchedAt(b) ? -1 : 1))
        .map((item) => refOf(source, item));
    },
  };
}
