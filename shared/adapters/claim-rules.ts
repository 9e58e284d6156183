import type { Delivery } from '../domain/delivery.ts';
import type { Claim, Hold } from '../ports/ledger.ts';
import { UNKNOWN_WAIT_MS } from '../ports/ledger.ts';

/** A delivery with the instant (ISO, UTC) at which it is to be looked at again; none once it is finished. */
export interface StoredDelivery {
  readonly delivery: Delivery;
  readonly due?: string;
  /** Of a deferred one: its time has come and it was asked for, so that it may be claimed before it is due again. */
  readonly asked?: true;
}

/** What claiming a stored delivery leads to: an answer, and what must be stored first for the answer to be true. */
export interface ClaimStep {
  readonly answer: Claim;
  readonly store?: StoredDelivery;
}

/** The delivery as `owner` holds it until `leaseUntil`. */
export function held(delivery: Delivery, owner: string, leaseUntil: Date): StoredDelivery {
  const due = leaseUntil.toISOString();
  return { delivery: { ...delivery, state: 'preparing', owner, leaseUntil: due }, due };
}

/** Decides a claim on a delivery that is already stored. */
export function claimStored(stored: StoredDelivery, owner: string, now: Date, leaseUntil: Date): ClaimStep {
  const { delivery, due } = stored;
  const expired = due === undefined || due <= now.toISOString();
  switch (delivery.state) {
    case 'preparing':
    case 'deferred': {
      const own = delivery.state === 'preparing' && delivery.owner === owner;
      const asked = delivery.state === 'deferred' && stored.asked === true;
      if (!expired && !own && !asked) return { answer: { outcome: 'busy', until: due } };
      const taken = held(delivery, owner, leaseUntil);
      return { answer: { outcome: 'claimed', delivery: taken.delivery }, store: taken };
    }
    case 'sending': {
      if (!expired) return { answer: { outcome: 'busy', until: due } };
      const unknown: Delivery = { ...delivery, state: 'unknown' };
      const resolveAt = new Date(now.getTime() + UNKNOWN_WAIT_MS).toISOString();
      return {
        answer: { outcome: 'unknown', delivery: unknown },
        store: { delivery: unknown, due: resolveAt },
      };
    }
    case 'unknown':
      return { answer: { outcome: 'unknown', delivery } };
    default:
      return { answer: { outcome: 'finished', state: delivery.state } };
  }
}

export interface Settlement {
  readonly state: 'sent' | 'unknown' | 'deferred' | 'failed' | 'skipped' | 'preparing';
  readonly sesMessageId?: string;
  readonly reason?: string;
  readonly retryAt?: Date;
  readonly hold?: Hold;
  readonly at: Date;
}

/** When a settled delivery is to be looked at again (ISO, UTC); undefined where it is finished. */
export function dueAfter(result: Settlement): string | undefined {
  if (result.state === 'unknown') {
    return (result.retryAt ?? new Date(result.at.getTime() + UNKNOWN_WAIT_MS)).toISOString();
  }
  if (result.state === 'deferred' || result.state === 'preparing') {
    return (result.retryAt ?? result.at).toISOString();
  }
  return undefined;
}
