import type { Delivery, MailEvent } from '../../../domain/delivery.ts';
import type { DeliveryId, SubscriberId } from '../../../domain/ids.ts';
import type { Ledger } from '../../../ports/ledger.ts';
import type { StoredDelivery } from '../../claim-rules.ts';
import { claimStored, dueAfter, held } from '../../claim-rules.ts';
import type { FeedbackOutcome } from '../../feedback-outcomes.ts';
import { outcomeRank } from '../../feedback-outcomes.ts';
import { ownCopies } from '../../own-copies.ts';
import { copied } from '../copied.ts';
import { memoryMailCopies } from './memory-mail-copies.ts';

type Deliveries = Pick<
  Ledger,
  | 'claim'
  | 'markSending'
  | 'settle'
  | 'retryUnknown'
  | 'delivery'
  | 'dueDeliveries'
  | 'noteAsked'
  | 'deliveriesOf'
  | 'hookCallsOf'
  | 'recordFeedback'
  | 'eventsOf'
  | 'keepCopy'
  | 'copy'
  | 'forget'
>;

const FINISHED: ReadonlySet<Delivery['state']> = new Set(['sent', 'failed', 'skipped']);

/** The part of the in-memory ledger that makes each mail happen at most once. */
export function memoryDeliveries(): Deliveries {
  const deliveries = new Map<DeliveryId, StoredDelivery>();
  const events = new Map<string, NotedEvent>();
  const { drop, ...copies } = memoryMailCopies();
  const ofReaders = new Map<SubscriberId, Set<DeliveryId>>();
  const store = (stored: StoredDelivery) => {
    const { deliveryId, subscriberId } = stored.delivery;
    deliveries.set(deliveryId, copied(stored));
    const own = ofReaders.get(subscriberId) ?? new Set();
    ofReaders.set(subscriberId, own.add(deliveryId));
  };

  const place = ({ createdAt, deliveryId }: Delivery) => `${createdAt}#${deliveryId}`;
  const newest = (subscriber: SubscriberId, limit: number, wanted: (delivery: Delivery) => boolean) =>
    [...(ofReaders.get(subscriber) ?? [])]
      .flatMap((id) => deliveries.get(id)?.delivery ?? [])
      .filter(wanted)
      .sort((a, b) => (place(a) < place(b) ? 1 : -1))
      .slice(0, limit)
      .map((delivery) => copied(delivery));

  return {
    ...copies,
    async claim(delivery, owner, now, leaseUntil) {
      const known = deliveries.get(delivery.deliveryId);
      if (known !== undefined) {
        const step = claimStored(known, owner, now, leaseUntil);
        if (step.store !== undefined) store(step.store);
        return copied(step.answer);
      }
      const created = held(delivery, owner, leaseUntil);
      store(created);
      return copied({ outcome: 'claimed', delivery: created.delivery });
    },
    async markSending(id, owner, leaseUntil, copies, changeIds) {
      const delivery = deliveries.get(id)?.delivery;
      if (delivery?.state !== 'preparing' || delivery.owner !== owner) return false;
      const due = leaseUntil.toISOString();
      const kept = { ...(copies !== undefined && { copies }), ...(changeIds !== undefined && { changeIds }) };
      store({ delivery: { ...delivery, ...kept, state: 'sending', leaseUntil: due }, due });
      return true;
    },
    async settle(id, owner, result) {
      const delivery = deliveries.get(id)?.delivery;
      if (delivery === undefined || delivery.owner !== owner) return;
      if (!['preparing', 'sending', 'unknown'].includes(delivery.state)) return;
      const due = dueAfter(result);
      const { owner: _owner, leaseUntil: _lease, ...rest } = delivery;
      const settled: Delivery = {
        ...rest,
        state: result.state,
        ...(result.state === 'unknown' && { owner }),
        ...(result.state === 'sent' && { sentAt: result.at.toISOString() }),
        ...(result.sesMessageId !== undefined && { sesMessageId: result.sesMessageId }),
        ...(result.reason !== undefined && { reason: result.reason }),
        ...result.hold,
      };
      store(due === undefined ? { delivery: settled } : { delivery: settled, due });
    },
    async retryUnknown(id, owner, now, leaseUntil) {
      const known = deliveries.get(id);
      if (known?.delivery.state !== 'unknown') return false;
      if (known.due !== undefined && known.due > now.toISOString()) return false;
      store(held({ ...known.delivery, attempt: known.delivery.attempt + 1 }, owner, leaseUntil));
      return true;
    },
    delivery: async (id) => copied(deliveries.get(id)?.delivery),
    async dueDeliveries(before, limit) {
      const instant = before.toISOString();
      return [...deliveries.values()]
        .flatMap(({ delivery, due }) => (due !== undefined && due < instant ? [{ delivery, due }] : []))
        .sort((a, b) => (a.due < b.due ? -1 : 1))
        .slice(0, limit)
        .map(({ delivery }) => copied(delivery));
    },
    async noteAsked(id, now, until) {
      const known = deliveries.get(id);
      if (known?.delivery.state !== 'deferred' || known.due === undefined) return;
      if (known.due <= now.toISOString())
        store({ delivery: known.delivery, due: until.toISOString(), asked: true });
    },
    deliveriesOf: async (subscriber, limit) => newest(subscriber, limit, ({ kind }) => kind !== 'hook'),
    hookCallsOf: async (subscriber, limit) => newest(subscriber, limit, ({ kind }) => kind === 'hook'),
    async recordFeedback(event) {
      const known = event.deliveryId === undefined ? undefined : deliveries.get(event.deliveryId);
      if (known !== undefined) store(afterFeedback(known, event));
      const key = `${event.deliveryId ?? ''} ${event.feedbackKey}`;
      if (events.has(key)) return 'repeat';
      const { deliveryId, outcome, at, sesMessageId } = event;
      events.set(key, { deliveryId, event: { outcome, at, sesMessageId } });
      return 'recorded';
    },
    async eventsOf(id) {
      const found = [...events.values()].filter(({ deliveryId }) => deliveryId === id);
      return found.map(({ event }) => copied(event)).sort((a, b) => (a.at < b.at ? -1 : 1));
    },
    async forget(delivery) {
      for (const copy of ownCopies(delivery)) drop(copy);
      for (const [key, noted] of events) if (noted.deliveryId === delivery.deliveryId) events.delete(key);
      deliveries.delete(delivery.deliveryId);
      ofReaders.get(delivery.subscriberId)?.delete(delivery.deliveryId);
    },
  };
}

interface NotedEvent {
  readonly deliveryId: DeliveryId | undefined;
  readonly event: MailEvent;
}

function afterFeedback(
  { delivery, due }: StoredDelivery,
  event: { readonly outcome: FeedbackOutcome; readonly sesMessageId: string; readonly at: string },
): StoredDelivery {
  const graver = outcomeRank(event.outcome) > outcomeRank(delivery.outcome);
  const withOutcome = graver ? { ...delivery, outcome: event.outcome } : delivery;
  if (FINISHED.has(delivery.state)) {
    return due === undefined ? { delivery: withOutcome } : { delivery: withOutcome, due };
  }
  const { owner: _owner, leaseUntil: _lease, ...rest } = withOutcome;
  return { delivery: { ...rest, state: 'sent', sesMessageId: event.sesMessageId, sentAt: event.at } };
}
