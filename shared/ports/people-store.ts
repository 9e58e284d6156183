import type { AddressMove } from '../domain/address-move.ts';
import type { CompanyId, SubscriberId } from '../domain/ids.ts';
import type { SignUpRequest, Subscriber } from '../domain/subscriber.ts';

/** By mail at once, in a digest, or at once by hooks: who is told at once and has hooks has a row of each. */
export const FOLLOW_MODES = ['instant', 'digest', 'hook'] as const;
export type FollowMode = (typeof FOLLOW_MODES)[number];

export interface DigestBucket {
  readonly kind: 'daily' | 'weekly';
  /** ISO weekday, for weekly buckets. */
  readonly weekday?: number;
  readonly zone: string;
  readonly hour: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent at the end. */
  readonly cursor?: string;
}

/** Number of parts a digest bucket is divided into. */
export const DIGEST_SHARDS = 4;

/** Who follows what. The subscriber item is the truth; follower rows are a superset of it, never less. */
export interface PeopleStore {
  subscriber(id: SubscriberId): Promise<Subscriber | undefined>;
  /**
   * Saves the profile if its stored version is `subscriber.version - 1` (0: absent), adding follower rows before and
   * removing stale ones after. Returns false if somebody else saved first; rows it added then stay (a superset).
   * Active and paused people have follower rows, others none.
   */
  save(subscriber: Subscriber, before: Subscriber | undefined): Promise<boolean>;
  /** Keeps a sign-up request, replacing an older one of the same person. */
  putRequest(request: SignUpRequest): Promise<void>;
  request(id: SubscriberId): Promise<SignUpRequest | undefined>;
  removeRequest(id: SubscriberId): Promise<void>;
  /** Notes that a reader goes to an address, by the id that is made of it; whether she went, her profile says. */
  noteMovedTo(addressId: SubscriberId, reader: SubscriberId): Promise<void>;
  movedTo(addressId: SubscriberId): Promise<SubscriberId | undefined>;
  /** Keeps a reader's wish for another address, replacing an older one, until it can no longer be taken back. */
  putAddressMove(move: AddressMove): Promise<void>;
  addressMove(id: SubscriberId): Promise<AddressMove | undefined>;
  /** Removes the profile, the open request, the wish for another address and all follower rows of the given and the stored profile. Suppression stays. */
  erase(subscriber: Subscriber): Promise<void>;
  /**
   * Followers of a company with sort keys in [from, to], at most `limit` a page. A sort key is 8 lower-case hexadecimal
   * digits (SHA-256 of the subscriber id), `#`, the id: `['4', '8']` is a quarter of all. Cursors grow as strings.
   */
  followers(
    company: CompanyId,
    mode: FollowMode,
    range: { readonly from: string; readonly to: string },
    limit: number,
    cursor?: string,
  ): Promise<Page<SubscriberId>>;
  /**
   * Active subscribers of a bucket and shard (0 to DIGEST_SHARDS - 1), and paused ones whose pause has an end: the caller
   * judges by its clock. Read from an index: it may lag. Cursors grow as strings.
   */
  digestBucket(
    bucket: DigestBucket,
    shard: number,
    limit: number,
    cursor?: string,
  ): Promise<Page<Subscriber>>;
  /** Buckets in which somebody is or was: a superset. */
  digestBuckets(): Promise<readonly DigestBucket[]>;
  /** Marks an address that must not be mailed again; survives erasure. `emailHash` is the subscriber id. */
  suppress(emailHash: SubscriberId, reason: string, at: Date): Promise<void>;
  suppressed(emailHash: SubscriberId): Promise<string | undefined>;
  unsuppress(emailHash: SubscriberId): Promise<void>;
  /** Counts one event in the window (windows are aligned to the epoch); false once more than `limit` happened in it. */
  allow(
    scope: string,
    key: string,
    window: { readonly seconds: number; readonly limit: number },
    now: Date,
  ): Promise<boolean>;
}
