import type { Delivery, DeliveryKind, HandedOver } from '../domain/delivery.ts';
import { RulewireError } from '../domain/errors.ts';
import type { ChangeId, DeliveryId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { MailTransport, OutgoingMail } from '../ports/mail-transport.ts';
import type { Log, Metrics } from '../ports/telemetry.ts';
import type { Lane, Pace } from './pace.ts';
import { DAY_USED_UP_MS, defer, hold, ids, later, settle, settleQuietly } from './settle-send.ts';

export interface SendOnceDeps {
  readonly ledger: Ledger;
  readonly transport: MailTransport;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** A new random name for each claim, so that a claim is never mistaken for somebody else's. */
  readonly newOwner: () => string;
}

/**
 * What became of the delivery. All but the last two are settled or will be found by the sweeper, so the message may be
 * acknowledged; `stopped` and `day-used-up` concern the whole lane: postpone the message and try nothing more now.
 */
export type SendOutcome =
  | 'sent'
  | 'skipped'
  | 'failed'
  | 'deferred'
  | 'unknown'
  | 'finished'
  | 'busy'
  | 'stopped'
  | 'day-used-up';

/** How long a claim holds while the mail is made, and again while SES is called (its client gives up after 10 s). */
const LEASE_MS = 60_000;

/**
 * An alert of unknown fate is tried again, as often as no event says that it went out; the mails that a person can ask for
 * again are not. Each further attempt takes another lost answer, so the number only ends what would never end.
 */
const ATTEMPTS: Readonly<Partial<Record<DeliveryKind, number>>> = { alert: 8, daily: 8, weekly: 8 };

/** A mail that is ready to go out, and the name of the copy of it that is kept, if one is. */
export interface Written {
  readonly mail: OutgoingMail;
  readonly copy?: string;
  /** What it tells of, where that is more than the delivery was made for. */
  readonly changeIds?: readonly ChangeId[];
  /** Before whom it goes where mails wait for a place; as other alerts do if it does not say. */
  readonly lane?: Lane;
}

/** A mail that waits at its reader's wish, and then is composed anew. */
export interface Waiting {
  readonly wait: Date;
  readonly reason: string;
  readonly leader?: DeliveryId;
  /** Set where it waits for us and not at the reader's wish: it is no news for longer. */
  readonly forUs?: true;
}

/** The record that `sendOnce` claims. `notAfter` is an ISO instant (UTC) after which the mail is stale. */
export function newDelivery(
  fields: Pick<
    Delivery,
    'deliveryId' | 'kind' | 'subscriberId' | 'about' | 'changeIds' | 'again' | 'notAfter'
  >,
  now: Date,
): Delivery {
  return { ...fields, state: 'preparing', attempt: 1, createdAt: now.toISOString() };
}

/**
 * Sends one mail at most once, however often and by how many workers this is called for the same delivery (protocol:
 * claim, compose, mark sending, call SES once, settle). The one gap: SES accepts, and both our note and its `Send` event
 * are lost; an alert then goes out twice. `compose` runs only for the one who holds the claim; it may skip the mail, or
 * have it wait for an instant at which it is composed anew.
 * Throws what the ledger or a retryable `compose` throws; the claim then runs out and the sweeper tries again.
 */
export async function sendOnce(
  deps: SendOnceDeps,
  work: {
    readonly delivery: Delivery;
    /** `taken` is the delivery as the ledger has it. */
    readonly compose: (taken: Delivery) => Promise<Written | { readonly skip: string } | Waiting>;
  },
): Promise<SendOutcome> {
  const owner = deps.newOwner();
  const taken = await take(deps, work.delivery, owner);
  if (typeof taken === 'string') return taken;
  if (deps.clock.now().toISOString() > taken.notAfter)
    return settleQuietly(deps, work.delivery, owner, 'skipped', 'stale');
  let written: Awaited<ReturnType<typeof work.compose>>;
  try {
    written = await work.compose(taken);
  } catch (error) {
    if (!(error instanceof RulewireError) || error.retryable) throw error;
    deps.log.error('delivery.failed', ids(work.delivery), error);
    return settleQuietly(deps, work.delivery, owner, 'failed', error.code);
  }
  if ('wait' in written) {
    await hold(deps, taken, owner, written);
    return 'deferred';
  }
  if ('skip' in written) return settleQuietly(deps, work.delivery, owner, 'skipped', written.skip);
  return send(deps, taken, owner, written);
}

/** The delivery as it is now held, or what to do about it instead. */
async function take(deps: SendOnceDeps, delivery: Delivery, owner: string): Promise<SendOutcome | Delivery> {
  const now = deps.clock.now();
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const claim = await deps.ledger.claim(delivery, owner, now, leaseUntil);
  if (claim.outcome === 'claimed') return claim.delivery;
  if (claim.outcome === 'finished') return 'finished';
  if (claim.outcome === 'busy') {
    deps.log.info('delivery.busy', { ...ids(delivery), until: claim.until });
    return 'busy';
  }
  if (!(await deps.ledger.retryUnknown(delivery.deliveryId, owner, now, leaseUntil))) return 'unknown';
  const { attempt } = claim.delivery;
  if (attempt < (ATTEMPTS[delivery.kind] ?? 1)) return { ...claim.delivery, attempt: attempt + 1 };
  return settleQuietly(deps, delivery, owner, 'failed', 'fate-unknown');
}

async function send(
  deps: SendOnceDeps,
  delivery: Delivery,
  owner: string,
  { mail, copy, changeIds, lane }: Written,
) {
  if ((await deps.pace.turn(lane)) === 'day-used-up') {
    await defer(deps, delivery, owner, 'share of the day used up', later(deps, DAY_USED_UP_MS));
    return 'day-used-up';
  }
  // Waiting for a turn may have outlived the claim; `markSending` refuses if somebody else has taken over.
  const leaseUntil = new Date(deps.clock.now().getTime() + LEASE_MS);
  const copies = copy === undefined ? undefined : copiesWith(delivery, copy);
  if (!(await deps.ledger.markSending(delivery.deliveryId, owner, leaseUntil, copies, changeIds)))
    return 'busy';
  return settle(deps, delivery, owner, await deps.transport.send(mail));
}

/** With what this attempt hands over; an earlier mail of the same attempt was refused and never left. */
function copiesWith({ copies = [], attempt }: Delivery, copy: string): readonly HandedOver[] {
  return [...copies.filter((each) => each.attempt < attempt), { attempt, copy }];
}
