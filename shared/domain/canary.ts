import { type Delivery, FOR_OTHERS, FOR_QUIET, type Plan } from './delivery.ts';

/** About how many are told first of a plan that has a canary. */
export const CANARY_READERS = 200;
/** The segment that holds them. */
export const CANARY_SEGMENT = 0;

/** Bounces are reported within seconds, most complaints much later: this is what an alert can wait. */
const SEEN_AFTER_MS = 5 * 60_000;
/** SES reviews an account whose bounces pass 5 percent; of what was chosen as a plain sample, more means wrong addresses. */
const MOST_BAD = 0.05;
/** SES reviews at one complaint of 1,000; one of 200 may be a slip of the hand, two in minutes are not. */
const COMPLAINTS = 2;

const AT_WISH: ReadonlySet<string | undefined> = new Set([FOR_QUIET, FOR_OTHERS]);
const BAD: ReadonlySet<string | undefined> = new Set(['bounced', 'rejected']);

/** What the canary of a plan says: the others may be told, not yet known, or a person shall look, and why. */
export type CanaryVerdict = 'go' | 'wait' | 'bounces' | 'complaints';

type Seen = Pick<Delivery, 'state' | 'reason' | 'outcome' | 'sentAt'>;

/** True of a plan of which only the canary may be told: its others wait for a verdict, or for the operator after a bad one. */
export function waitsForCanary(plan: Pick<Plan, 'canary' | 'heldFor'>): boolean {
  return plan.canary === true && plan.heldFor === undefined;
}

/**
 * Judges the deliveries of a canary at `now`; undefined stands for one that was asked for and is not begun. Held are
 * two complaints, or more than 5 percent (and more than one) bounced, rejected or failed of what went out. Otherwise the
 * others may go once at least half went out five minutes ago; who waits at her own wish, or is not told, does not count.
 */
export function judgeCanary(deliveries: readonly (Seen | undefined)[], now: Date): CanaryVerdict {
  const count = (wanted: (delivery: Seen | undefined) => boolean) => deliveries.filter(wanted).length;
  if (count((each) => each?.outcome === 'complained') >= COMPLAINTS) return 'complaints';
  const out = count((each) => each?.state === 'sent' || each?.state === 'failed');
  const bad = count((each) => each?.state === 'failed' || BAD.has(each?.outcome));
  if (bad > Math.max(1, out * MOST_BAD)) return 'bounces';
  const before = new Date(now.getTime() - SEEN_AFTER_MS).toISOString();
  const seen = count((each) => each?.state === 'failed' || wasOut(each, before));
  const asked = count((each) => !isLeftOut(each));
  return seen * 2 >= asked ? 'go' : 'wait';
}

function isLeftOut(delivery: Seen | undefined): boolean {
  return delivery?.state === 'skipped' || (delivery?.state === 'deferred' && AT_WISH.has(delivery.reason));
}

function wasOut(delivery: Seen | undefined, instant: string): boolean {
  return delivery?.state === 'sent' && delivery.sentAt !== undefined && delivery.sentAt <= instant;
}
