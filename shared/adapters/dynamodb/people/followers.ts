import { followerKey, followerOf } from '../../../domain/followers.ts';
import type { CompanyId, SubscriberId } from '../../../domain/ids.ts';
import type { Subscriber } from '../../../domain/subscriber.ts';
import type { FollowMode, PeopleStore } from '../../../ports/people-store.ts';
import type { FollowerRow } from '../../follower-rows.ts';
import { inParallel } from '../../in-parallel.ts';
import type { DeleteParams, Key, PutParams, QueryParams, Table } from '../table.ts';

const WRITES_AT_ONCE = 10;

const LETTERS: Readonly<Record<FollowMode, string>> = { instant: 'I', digest: 'D', hook: 'H' };

const partition = (company: CompanyId, mode: FollowMode) => `CO#${company}#${LETTERS[mode]}`;

export function rowKey(row: FollowerRow, id: SubscriberId): Key {
  return { pk: partition(row.companyId, row.mode), sk: followerKey(id) };
}

/** A row remembers the version of the profile it was added for; an older writer does not overwrite a newer row. */
export function addRowParams(row: FollowerRow, subscriber: Subscriber): PutParams {
  return {
    Item: { ...rowKey(row, subscriber.subscriberId), profileVersion: subscriber.version },
    ConditionExpression: 'attribute_not_exists(pk) OR profileVersion < :version',
    ExpressionAttributeValues: { ':version': subscriber.version },
  };
}

/** Removes a row unless a newer profile has added it again in the meantime: a missing row would cost an alert. */
export function removeRowParams(row: FollowerRow, subscriber: Subscriber): DeleteParams {
  return {
    Key: rowKey(row, subscriber.subscriberId),
    ConditionExpression: 'attribute_not_exists(pk) OR profileVersion <= :version',
    ExpressionAttributeValues: { ':version': subscriber.version },
  };
}

export function addFollowerRows(
  table: Table,
  subscriber: Subscriber,
  rows: readonly FollowerRow[],
): Promise<void> {
  return inParallel(rows, WRITES_AT_ONCE, async (row) => {
    await table.put(addRowParams(row, subscriber));
  });
}

export function removeFollowerRows(
  table: Table,
  subscriber: Subscriber,
  rows: readonly FollowerRow[],
): Promise<void> {
  return inParallel(rows, WRITES_AT_ONCE, async (row) => {
    await table.remove(removeRowParams(row, subscriber));
  });
}

function followersParams(
  company: CompanyId,
  mode: FollowMode,
  range: { readonly from: string; readonly to: string },
  limit: number,
  cursor: string | undefined,
): QueryParams {
  const pk = partition(company, mode);
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': range.from, ':to': range.to },
    ConsistentRead: true,
    Limit: limit,
    ...(cursor !== undefined && { ExclusiveStartKey: { pk, sk: cursor } }),
  };
}

/** The part of the people store that lists who follows a company. */
export function followers(table: Table): Pick<PeopleStore, 'followers'> {
  return {
    async followers(company, mode, range, limit, cursor) {
      const page = await table.page(followersParams(company, mode, range, limit, cursor));
      const items = page.items.map((item) => followerOf(item.sk));
      return page.lastKey === undefined ? { items } : { items, cursor: String(page.lastKey['sk']) };
    },
  };
}
