import type { Subscriber } from '../../../domain/subscriber.ts';
import type { DigestBucket, PeopleStore } from '../../../ports/people-store.ts';
import { bucketName, bucketNamed } from '../../digest-buckets.ts';
import type { QueryParams, Table } from '../table.ts';

const BUCKETS = 'BUCKETS';

/** Writes down that somebody is in the bucket, before the profile that puts them there. */
export async function noteBucket(
  table: Table,
  before: DigestBucket | undefined,
  next: DigestBucket | undefined,
): Promise<void> {
  if (next === undefined || (before !== undefined && bucketName(before) === bucketName(next))) return;
  await table.put({ Item: { pk: BUCKETS, sk: bucketName(next) } });
}

function bucketParams(
  bucket: DigestBucket,
  shard: number,
  limit: number,
  cursor: string | undefined,
): QueryParams {
  const gsi1pk = `DIG#${bucketName(bucket)}#${shard}`;
  const start = cursor !== undefined && {
    ExclusiveStartKey: { gsi1pk, gsi1sk: cursor, pk: `SUB#${cursor}`, sk: 'PROFILE' },
  };
  return {
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :bucket',
    ExpressionAttributeValues: { ':bucket': gsi1pk },
    Limit: limit,
    ...start,
  };
}

/** The part of the people store that lists the readers of digests. */
export function buckets(table: Table): Pick<PeopleStore, 'digestBucket' | 'digestBuckets'> {
  return {
    async digestBucket(bucket, shard, limit, cursor) {
      const page = await table.page(bucketParams(bucket, shard, limit, cursor));
      const items = page.items.map((item) => item['subscriber'] as Subscriber);
      return page.lastKey === undefined ? { items } : { items, cursor: String(page.lastKey['gsi1sk']) };
    },
    async digestBuckets() {
      const items = await table.all({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': BUCKETS },
        ConsistentRead: true,
      });
      return items.map((item) => bucketNamed(item.sk));
    },
  };
}
