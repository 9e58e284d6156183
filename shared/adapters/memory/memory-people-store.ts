import type { AddressMove } from '../../domain/address-move.ts';
import { followerKey, followerOf } from '../../domain/followers.ts';
import type { SubscriberId } from '../../domain/ids.ts';
import type { SignUpRequest, Subscriber } from '../../domain/subscriber.ts';
import type { DigestBucket, PeopleStore } from '../../ports/people-store.ts';
import { FOLLOW_MODES } from '../../ports/people-store.ts';
import { bucketName, bucketNamed, bucketOf, bucketShard } from '../digest-buckets.ts';
import { followerRows, rowsMissingIn } from '../follower-rows.ts';
import { copied } from './copied.ts';
import type { SortedKeys } from './sorted-keys.ts';
import { sortedKeys } from './sorted-keys.ts';

/** In-memory PeopleStore. */
export function memoryPeopleStore(): PeopleStore {
  const profiles = new Map<SubscriberId, Subscriber>();
  const requests = new Map<SubscriberId, SignUpRequest>();
  const moves = new Map<SubscriberId, AddressMove>();
  const movedTo = new Map<SubscriberId, SubscriberId>();
  /** `company#mode` to sort keys of followers, and `bucket#shard` to ids of its members. */
  const followers = new Map<string, SortedKeys>();
  const members = new Map<string, SortedKeys>();
  const buckets = new Set<string>();
  const suppressed = new Map<SubscriberId, string>();
  const counts = new Map<string, number>();
  const rowsOf = (company: string, mode: string) => keysAt(followers, `${company}#${mode}`);
  const membersOf = (bucket: DigestBucket, shard: number) =>
    keysAt(members, `${bucketName(bucket)}#${shard}`);
  const leaveBucket = (subscriber: Subscriber | undefined) => {
    const bucket = bucketOf(subscriber);
    if (bucket === undefined || subscriber === undefined) return;
    membersOf(bucket, bucketShard(subscriber.subscriberId)).delete(subscriber.subscriberId);
  };

  return {
    subscriber: async (id) => copied(profiles.get(id)),
    async save(subscriber, before) {
      const id = subscriber.subscriberId;
      const wanted = followerRows(subscriber);
      const had = followerRows(before);
      for (const row of rowsMissingIn(had, wanted)) rowsOf(row.companyId, row.mode).add(followerKey(id));
      if ((profiles.get(id)?.version ?? 0) !== subscriber.version - 1) return false;
      leaveBucket(profiles.get(id));
      const bucket = bucketOf(subscriber);
      if (bucket !== undefined) {
        buckets.add(bucketName(bucket));
        membersOf(bucket, bucketShard(id)).add(id);
      }
      profiles.set(id, copied(subscriber));
      for (const row of rowsMissingIn(wanted, had)) rowsOf(row.companyId, row.mode).delete(followerKey(id));
      return true;
    },
    async putRequest(request) {
      requests.set(request.subscriberId, copied(request));
    },
    request: async (id) => copied(requests.get(id)),
    async removeRequest(id) {
      requests.delete(id);
    },
    async noteMovedTo(addressId, reader) {
      movedTo.set(addressId, reader);
    },
    movedTo: async (addressId) => movedTo.get(addressId),
    async putAddressMove(move) {
      moves.set(move.subscriberId, copied(move));
    },
    addressMove: async (id) => copied(moves.get(id)),
    async erase({ subscriberId: id, companies }) {
      const stored = profiles.get(id);
      leaveBucket(stored);
      profiles.delete(id);
      requests.delete(id);
      moves.delete(id);
      for (const [addressId, reader] of movedTo) if (reader === id) movedTo.delete(addressId);
      for (const { companyId } of [...companies, ...(stored?.companies ?? [])])
        for (const mode of FOLLOW_MODES) rowsOf(companyId, mode).delete(followerKey(id));
    },
    async followers(company, mode, range, limit, cursor) {
      const found = rowsOf(company, mode).page(range, limit, cursor);
      return { ...found, items: found.items.map(followerOf) };
    },
    async digestBucket(bucket, shard, limit, cursor) {
      const found = membersOf(bucket, shard).page({ from: '', to: '~' }, limit, cursor);
      const items = found.items.flatMap((id) => profiles.get(id as SubscriberId) ?? []);
      return { ...found, items: copied(items) };
    },
    digestBuckets: async () => [...buckets].sort((a, b) => (a < b ? -1 : 1)).map(bucketNamed),
    async suppress(emailHash, reason) {
      suppressed.set(emailHash, reason);
    },
    suppressed: async (emailHash) => suppressed.get(emailHash),
    async unsuppress(emailHash) {
      suppressed.delete(emailHash);
    },
    async allow(scope, key, window, now) {
      const start = Math.floor(now.getTime() / 1000 / window.seconds);
      const counter = `${scope}#${window.seconds}#${start}#${key}`;
      const count = (counts.get(counter) ?? 0) + 1;
      counts.set(counter, count);
      return count <= window.limit;
    },
  };
}

function keysAt(index: Map<string, SortedKeys>, name: string): SortedKeys {
  const keys = index.get(name) ?? sortedKeys();
  index.set(name, keys);
  return keys;
}
