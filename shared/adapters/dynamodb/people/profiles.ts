import type { SubscriberId } from '../../../domain/ids.ts';
import type { SignUpRequest, Subscriber } from '../../../domain/subscriber.ts';
import type { PeopleStore } from '../../../ports/people-store.ts';
import { FOLLOW_MODES } from '../../../ports/people-store.ts';
import { bucketName, bucketOf, bucketShard } from '../../digest-buckets.ts';
import { followerRows, rowsMissingIn } from '../../follower-rows.ts';
import type { PutParams, Table } from '../table.ts';
import { ttlAfter } from '../ttl.ts';
import { forgetAddresses, moveKey } from './address-moves.ts';
import { noteBucket } from './buckets.ts';
import { addFollowerRows, removeFollowerRows, rowKey } from './followers.ts';

const REQUEST_DAYS_KEPT = 7;

const profileKey = (id: SubscriberId) => ({ pk: `SUB#${id}`, sk: 'PROFILE' });
const requestKey = (id: SubscriberId) => ({ pk: `SUB#${id}`, sk: 'REQUEST' });

/** Saves on top of the version before; readers of digests are put into their bucket. */
export function saveParams(subscriber: Subscriber): PutParams {
  const bucket = bucketOf(subscriber);
  const id = subscriber.subscriberId;
  const digest = bucket && { gsi1pk: `DIG#${bucketName(bucket)}#${bucketShard(id)}`, gsi1sk: id };
  const Item = { ...profileKey(id), ...digest, subscriber };
  if (subscriber.version === 1) return { Item, ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    Item,
    ConditionExpression: 'subscriber.version = :before',
    ExpressionAttributeValues: { ':before': subscriber.version - 1 },
  };
}

export function requestParams(request: SignUpRequest): PutParams {
  const ttl = ttlAfter(request.requestedAt, REQUEST_DAYS_KEPT);
  return { Item: { ...requestKey(request.subscriberId), request, ttl } };
}

type Profiles = Pick<
  PeopleStore,
  'subscriber' | 'save' | 'putRequest' | 'request' | 'removeRequest' | 'erase'
>;

/** The part of the people store that holds a person's profile and open request. */
export function profiles(table: Table): Profiles {
  const subscriber = async (id: SubscriberId) =>
    (await table.get(profileKey(id)))?.['subscriber'] as Subscriber | undefined;
  return {
    subscriber,
    async save(next, before) {
      const wanted = followerRows(next);
      const had = followerRows(before);
      await addFollowerRows(table, next, rowsMissingIn(had, wanted));
      await noteBucket(table, bucketOf(before), bucketOf(next));
      if (!(await table.put(saveParams(next)))) return false;
      await removeFollowerRows(table, next, rowsMissingIn(wanted, had));
      return true;
    },
    async putRequest(request) {
      await table.put(requestParams(request));
    },
    request: async (id) => (await table.get(requestKey(id)))?.['request'] as SignUpRequest | undefined,
    async removeRequest(id) {
      await table.remove({ Key: requestKey(id) });
    },
    async erase(given) {
      const id = given.subscriberId;
      const stored = await subscriber(id);
      await forgetAddresses(table, id);
      await table.removeMany([profileKey(id), requestKey(id), moveKey(id)]);
      const follows = [...given.companies, ...(stored?.companies ?? [])];
      const companies = new Set(follows.map((follow) => follow.companyId));
      const keys = [...companies].flatMap((companyId) =>
        FOLLOW_MODES.map((mode) => rowKey({ companyId, mode }, id)),
      );
      await table.removeMany(keys);
    },
  };
}
