import type {
  Delivery,
  DigestRun,
  DigestSegment,
  HandedOver,
  MailEvent,
  Plan,
  Segment,
} from '../domain/delivery.ts';
import type { ChangeId, DeliveryId, PlanId, RunId, SubscriberId } from '../domain/ids.ts';
import type { KeptMail } from '../domain/rendering/kept-mail.ts';

/** What the operator may switch while the system runs. */
export interface MailControl {
  readonly state: 'open' | 'paused';
  readonly pausedUntil?: string;
  readonly reason?: string;
}

export type Claim =
  | { readonly outcome: 'claimed'; readonly delivery: Delivery }
  | { readonly outcome: 'busy'; readonly until: string }
  | { readonly outcome: 'unknown'; readonly delivery: Delivery }
  | { readonly outcome: 'finished'; readonly state: Delivery['state'] };

/** What a delivery keeps that waits at its reader's wish. */
export type Hold = Pick<Delivery, 'notAfter' | 'leader'>;

/** How long an interrupted send waits for the provider's event before it may be tried once more. */
export const UNKNOWN_WAIT_MS = 15 * 60_000;

/** What was planned, what is under way, what went out: the memory that makes each mail happen at most once. */
export interface Ledger {
  /** Stores the plan with its segments and `due`, all at once, if absent: the segments of a stored plan never change. */
  putPlan(plan: Plan, segments: readonly Segment[], due: Date): Promise<'stored' | 'known'>;
  plan(id: PlanId): Promise<Plan | undefined>;
  segments(id: PlanId): Promise<readonly Segment[]>;
  segment(id: PlanId, number: number): Promise<Segment | undefined>;
  /** Moves a segment forward: the cursor only grows, `done` is final; a step back is ignored. */
  advanceSegment(
    id: PlanId,
    number: number,
    step: { readonly cursor?: string; readonly state: Segment['state'] },
  ): Promise<void>;
  /** `done` is final. Throws `plan-missing` where there is none. `heldFor` is kept until another is given. */
  setPlanState(id: PlanId, state: Plan['state'], heldFor?: string): Promise<void>;
  /** Makes the plan due at another instant; ignored where there is none. */
  setPlanDue(id: PlanId, due: Date): Promise<void>;
  clearPlanDue(id: PlanId): Promise<void>;
  duePlans(before: Date, limit: number): Promise<readonly PlanId[]>;
  /** Notes what the canary of a plan asks for: the first note stays. */
  noteCanary(id: PlanId, deliveries: readonly DeliveryId[]): Promise<void>;
  /** What was noted; nothing where nothing was. */
  canary(id: PlanId): Promise<readonly DeliveryId[]>;

  /** Stores the run with `due` if absent; its segments are open from then on, one per shard. */
  putRun(run: DigestRun, due: Date): Promise<'stored' | 'known'>;
  run(id: RunId): Promise<DigestRun | undefined>;
  runSegment(id: RunId, number: number): Promise<DigestSegment | undefined>;
  advanceRunSegment(
    id: RunId,
    number: number,
    step: { readonly cursor?: string; readonly state: DigestSegment['state'] },
  ): Promise<void>;
  clearRunDue(id: RunId): Promise<void>;
  dueRuns(before: Date, limit: number): Promise<readonly RunId[]>;

  /**
   * Takes a delivery for `owner`: creates it as `preparing`, takes over an expired `preparing` or `deferred` one, turns
   * an expired `sending` one into `unknown` (to be resolved UNKNOWN_WAIT_MS later) and says so. All other states are
   * answered as they are: `busy` for what is leased or deferred until later. `owner` must be different for each attempt
   * to deliver; the same owner claiming again (a repeated request) gets what it holds.
   */
  claim(delivery: Delivery, owner: string, now: Date, leaseUntil: Date): Promise<Claim>;
  /**
   * preparing -> sending, if `owner` still holds it; false otherwise. Written just before SES is called, with the copies of
   * all attempts that may have gone out, this one included, where copies are kept, and with what the mail tells of, where
   * that is not what the delivery was made for.
   */
  markSending(
    id: DeliveryId,
    owner: string,
    leaseUntil: Date,
    copies?: readonly HandedOver[],
    changeIds?: readonly ChangeId[],
  ): Promise<boolean>;
  /**
   * Ends a claim of `owner`; ignored if it holds none (an unknown delivery still is its last owner's). `preparing` gives
   * the delivery back. `retryAt` makes a deferred, unknown or given-back delivery due; without it, unknown ones are due
   * UNKNOWN_WAIT_MS after `at` and the others at once.
   */
  settle(
    id: DeliveryId,
    owner: string,
    result: {
      readonly state: 'sent' | 'unknown' | 'deferred' | 'failed' | 'skipped' | 'preparing';
      readonly sesMessageId?: string;
      readonly reason?: string;
      readonly retryAt?: Date;
      /** Of a deferred one: what it keeps of why it waits. */
      readonly hold?: Hold;
      readonly at: Date;
    },
  ): Promise<void>;
  /** An unknown delivery whose time to be resolved has come is given to `owner` once more (attempt + 1); false if it was settled. */
  retryUnknown(id: DeliveryId, owner: string, now: Date, leaseUntil: Date): Promise<boolean>;
  delivery(id: DeliveryId): Promise<Delivery | undefined>;
  /** Deliveries to be looked at again: deferred and unknown whose time has come, preparing and sending whose lease ran out. */
  dueDeliveries(before: Date, limit: number): Promise<readonly Delivery[]>;
  /**
   * A deferred delivery whose time has come at `now` was asked for: it may be claimed as before, and is due again only at
   * `until`. Ignored of any other.
   */
  noteAsked(id: DeliveryId, now: Date, until: Date): Promise<void>;
  /** The newest mails of a person, newest first. Read from an index: it may lag. */
  deliveriesOf(subscriber: SubscriberId, limit: number): Promise<readonly Delivery[]>;
  /** What the hooks of a person were told, in the same way. */
  hookCallsOf(subscriber: SubscriberId, limit: number): Promise<readonly Delivery[]>;

  /**
   * Notes a feedback event once; `repeat` if it was noted before. Any event proves that the provider took the mail, so it
   * also settles a delivery that is not finished as sent. Outcomes only get graver: a late `delivered` does not undo
   * `complained`.
   */
  recordFeedback(event: {
    readonly feedbackKey: string;
    readonly deliveryId: DeliveryId | undefined;
    readonly sesMessageId: string;
    readonly outcome: 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected' | 'delayed';
    readonly at: string;
    /** The delivery's state as it was read before: what was finished then is not settled, which saves a write. */
    readonly state?: Delivery['state'];
  }): Promise<'recorded' | 'repeat'>;

  /** What the provider reported of a delivery, oldest first; of equal instants in no order. */
  eventsOf(id: DeliveryId): Promise<readonly MailEvent[]>;

  /** Keeps what a mail said as long as a delivery made `at` is kept. The same copy again is harmless. */
  keepCopy(copy: string, mail: KeptMail, at: Date): Promise<void>;
  /** Undefined where it is not kept any more. */
  copy(copy: string): Promise<KeptMail | undefined>;

  /** Forgets a delivery with what was reported of it and the copies that were kept for it alone; harmless if it is gone. */
  forget(delivery: Delivery): Promise<void>;

  control(): Promise<MailControl>;
  setControl(control: MailControl): Promise<void>;
}

/** The part of the ledger that holds plans and how far each of their segments has come. */
export type Plans = Pick<
  Ledger,
  | 'putPlan'
  | 'plan'
  | 'segments'
  | 'segment'
  | 'advanceSegment'
  | 'setPlanState'
  | 'setPlanDue'
  | 'clearPlanDue'
  | 'duePlans'
  | 'noteCanary'
  | 'canary'
>;

/** The part of the ledger that holds digest runs; their segments are the shards of the bucket. */
export type Runs = Pick<
  Ledger,
  'putRun' | 'run' | 'runSegment' | 'advanceRunSegment' | 'clearRunDue' | 'dueRuns'
>;
