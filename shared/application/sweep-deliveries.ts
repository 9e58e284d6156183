import type { Delivery } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/ids.ts';
import type { DeliveryBatch, HookCalls } from '../messages/messages.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Queue } from '../ports/queue.ts';
import { deliveryBatches } from './delivery-batches.ts';
import { sweepHooks } from './hooks/sweep-hooks.ts';

export interface SweepDeliveriesDeps {
  readonly ledger: Pick<Ledger, 'dueDeliveries' | 'noteAsked' | 'claim' | 'retryUnknown' | 'settle'>;
  readonly deliveriesQueue: Queue<DeliveryBatch>;
  readonly hookCallsQueue: Queue<HookCalls>;
  readonly clock: Clock;
  readonly newOwner: () => string;
  readonly duePage: number;
}

const LEASE_MS = 60_000;
/** What was asked for lies in a queue that loses nothing: asked again only where the mailers need longer than that. */
const ASKED_FOR_MS = 60 * 60_000;
const NOTES_AT_ONCE = 50;

/**
 * Asks for all deliveries whose time has come, page by page (quiet hours end for a whole country at once). What was deferred
 * is noted as asked for: the next page comes into sight, and while the mailers are stopped the queue does not fill with what
 * it holds already. What somebody left behind stays due until it is claimed. Returns how many were asked for.
 */
export async function sweepDeliveries(
  deps: SweepDeliveriesDeps,
  budget: { hasTime(): boolean },
): Promise<number> {
  const asked = new Set<DeliveryId>();
  let count = 0;
  for (;;) {
    const now = deps.clock.now();
    const page = await deps.ledger.dueDeliveries(now, deps.duePage);
    // The index lags, and may show again what was noted just now.
    const due = page.filter(({ deliveryId }) => !asked.has(deliveryId));
    count += await askAgain(deps, due);
    await noteAsked(deps, due, now);
    if (page.length < deps.duePage || due.length === 0 || !budget.hasTime()) return count;
    for (const { deliveryId } of due) asked.add(deliveryId);
  }
}

async function noteAsked(
  { ledger }: SweepDeliveriesDeps,
  due: readonly Delivery[],
  now: Date,
): Promise<void> {
  const until = new Date(now.getTime() + ASKED_FOR_MS);
  const waited = due.filter(({ state }) => state === 'deferred');
  for (let next = 0; next < waited.length; next += NOTES_AT_ONCE) {
    const some = waited.slice(next, next + NOTES_AT_ONCE);
    await Promise.all(some.map(({ deliveryId }) => ledger.noteAsked(deliveryId, now, until)));
  }
}

/** Mails and calls are asked for by message, mails about an account ended here. Returns how many were asked for. */
async function askAgain(deps: SweepDeliveriesDeps, due: readonly Delivery[]): Promise<number> {
  const bulk = due.filter(isBulk);
  const hooks = due.filter(({ kind }) => kind === 'hook');
  for (const delivery of due)
    if (!isBulk(delivery) && delivery.kind !== 'hook') await closeAccountMail(deps, delivery);
  await sweepHooks(deps, hooks);
  const groups = Map.groupBy(
    bulk,
    ({ kind, about, notAfter, again = '' }) => `${kind} ${about} ${notAfter} ${again}`,
  );
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue;
    const { kind, about, notAfter, again } = first;
    const people = [first, ...others].map(({ subscriberId, changeIds }) => ({
      sub: subscriberId,
      changeIds,
    }));
    await deps.deliveriesQueue.send(
      deliveryBatches(deps.clock, { kind, about, notAfter, again }, people),
      about,
    );
  }
  return bulk.length + hooks.length;
}

type BulkDelivery = Delivery & { readonly kind: DeliveryBatch['kind'] };

const isBulk = (delivery: Delivery): delivery is BulkDelivery =>
  delivery.kind === 'alert' || delivery.kind === 'daily' || delivery.kind === 'weekly';

/**
 * Mails that a person asked for have their own message that comes again; here they are only brought to an end: of
 * unknown fate after the wait (they are not sent twice, the person can ask again), or stale.
 */
async function closeAccountMail(
  { ledger, clock, newOwner }: SweepDeliveriesDeps,
  delivery: Delivery,
): Promise<void> {
  const owner = newOwner();
  const at = clock.now();
  const leaseUntil = new Date(at.getTime() + LEASE_MS);
  const id = delivery.deliveryId;
  if (delivery.state === 'unknown') {
    if (await ledger.retryUnknown(id, owner, at, leaseUntil))
      await ledger.settle(id, owner, { state: 'failed', reason: 'fate-unknown', at });
  } else if (delivery.state === 'sending' || delivery.notAfter < at.toISOString()) {
    const claim = await ledger.claim(delivery, owner, at, leaseUntil);
    if (claim.outcome === 'claimed')
      await ledger.settle(id, owner, { state: 'skipped', reason: 'stale', at });
  }
}
