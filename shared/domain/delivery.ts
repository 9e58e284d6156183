import type { ChangeId, CompanyId, DeliveryId, PlanId, RunId, SubscriberId } from './ids.ts';

export type MailKind =
  | 'alert'
  | 'daily'
  | 'weekly'
  | 'confirm'
  | 'link'
  | 'welcome'
  | 'move'
  | 'moving'
  | 'hook-added';
/** A `hook` is no mail but a call of an address of the reader's own. */
export type DeliveryKind = MailKind | 'hook';

type DeliveryState = 'preparing' | 'sending' | 'sent' | 'unknown' | 'deferred' | 'failed' | 'skipped';

/** Why a delivery is deferred at its reader's wish: until her quiet hours end, or to be told with other alerts. */
export const FOR_QUIET = 'quiet hours';
export const FOR_OTHERS = 'other alerts';

/** What was handed to the provider at one attempt: the name of the copy that is kept of it. */
export interface HandedOver {
  readonly attempt: number;
  readonly copy: string;
}

/** What the provider said became of a mail. `at` is its ISO instant (UTC). */
export interface MailEvent {
  readonly outcome: string;
  readonly at: string;
  readonly sesMessageId: string;
}

/** One mail to one person, or one thing told to one of her hooks: the record that makes it happen at most once. Instants are ISO, UTC. */
export interface Delivery {
  readonly deliveryId: DeliveryId;
  readonly kind: DeliveryKind;
  readonly subscriberId: SubscriberId;
  /** The plan, the digest run or the token version that asked for it. */
  readonly about: string;
  /** What it tells of: of an alert the change that it was made for, and after it those that others left to it. */
  readonly changeIds: readonly ChangeId[];
  /** Of kind `hook`: which of the reader's hooks. */
  readonly hookId?: string;
  /** A random id where an operator asked for a mail that went out before, or a reader for a call. */
  readonly again?: string;
  readonly state: DeliveryState;
  readonly owner?: string;
  /** While preparing or sending: until when nobody else may take it. */
  readonly leaseUntil?: string;
  readonly attempt: number;
  /** One for each attempt that may have gone out. */
  readonly copies?: readonly HandedOver[];
  readonly sesMessageId?: string;
  readonly reason?: string;
  /** The delivery of the same reader that tells of this one's change beside its own, if it goes out. */
  readonly leader?: DeliveryId;
  /** After this instant the mail is stale and is skipped. Waiting at the reader's wish moves it on. */
  readonly notAfter: string;
  readonly createdAt: string;
  readonly sentAt?: string;
  /** Set by feedback events: delivered, bounced, complained, rejected, delayed. */
  readonly outcome?: string;
}

export type SegmentState = 'open' | 'done';

/** One equal part of the followers of one company: the sort keys between `from` and `to`. */
export interface Segment {
  readonly planId: PlanId;
  readonly number: number;
  readonly changeId: ChangeId;
  readonly from: string;
  readonly to: string;
  readonly cursor?: string;
  readonly state: SegmentState;
}

export interface Plan {
  readonly planId: PlanId;
  readonly changeId: ChangeId;
  /** Those whose followers are told, walked through together. */
  readonly companies: readonly CompanyId[];
  readonly state: 'open' | 'held' | 'done';
  readonly segments: number;
  readonly createdAt: string;
  readonly notAfter: string;
  /** The first segment is told alone, and the others when it was seen how that went. */
  readonly canary?: true;
  /** Why it was held after its canary; stays when an operator lets the others go. */
  readonly heldFor?: string;
}

/** All readers of one kind whose local hour has come, on one local date. */
export interface DigestRun {
  readonly runId: RunId;
  readonly kind: 'daily' | 'weekly';
  readonly zone: string;
  readonly hour: number;
  /** YYYY-MM-DD in `zone`. */
  readonly localDate: string;
  /** The span of detection times that the digest covers: ISO instants (UTC), from inclusive, to exclusive. */
  readonly from: string;
  readonly to: string;
  readonly shards: number;
  readonly state: 'open' | 'done';
}

export interface DigestSegment {
  readonly runId: RunId;
  readonly number: number;
  readonly cursor?: string;
  readonly state: SegmentState;
}
