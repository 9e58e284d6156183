import type { Delivery } from '../../../domain/delivery.ts';
import type { Claim, Ledger } from '../../../ports/ledger.ts';
import type { StoredDelivery } from '../../claim-rules.ts';
import { claimStored, held } from '../../claim-rules.ts';
import { outcomeRank } from '../../feedback-outcomes.ts';
import { dueItems } from '../due.ts';
import type { Item, Table } from '../table.ts';
import {
  askedParams,
  claimParams,
  createParams,
  outcomeParams,
  provenSentParams,
  retryUnknownParams,
  sendingParams,
  settleParams,
} from './delivery-params.ts';
import { deliveryKey, eventParams } from './record-params.ts';

/** States that are never left. */
const FINISHED: ReadonlySet<Delivery['state']> = new Set(['sent', 'failed', 'skipped']);

/** Rounds of reading and conditional writing before a claim gives way to its rivals. */
const CLAIM_ROUNDS = 4;

type Deliveries = Pick<
  Ledger,
  'claim' | 'markSending' | 'settle' | 'retryUnknown' | 'dueDeliveries' | 'noteAsked' | 'recordFeedback'
>;

/** The part of the ledger that makes each mail happen at most once. */
export function deliveries(table: Table, daysKept: number): Deliveries {
  return {
    claim: (delivery, owner, now, leaseUntil) => claim(table, daysKept, delivery, owner, now, leaseUntil),
    markSending: async (id, owner, leaseUntil, copies, changeIds) =>
      (await table.update(sendingParams(id, owner, leaseUntil, copies, changeIds))) !== undefined,
    async settle(id, owner, result) {
      await table.update(settleParams(id, owner, result));
    },
    retryUnknown: async (id, owner, now, leaseUntil) =>
      (await table.update(retryUnknownParams(id, owner, now, leaseUntil))) !== undefined,
    async dueDeliveries(before, limit) {
      const items = await dueItems(table, 'delivery', before.toISOString(), limit);
      return items.map((item) => item['delivery'] as Delivery);
    },
    async noteAsked(id, now, until) {
      await table.update(askedParams(id, now, until));
    },
    async recordFeedback(event) {
      // The delivery first: after a failure in between the event comes again and is not yet a repeat.
      if (event.deliveryId !== undefined) {
        if (event.state === undefined || !FINISHED.has(event.state))
          await table.update(provenSentParams(event.deliveryId, event));
        const rank = outcomeRank(event.outcome);
        if (rank > 0) await table.update(outcomeParams(event.deliveryId, event.outcome, rank));
      }
      return (await table.put(eventParams(event, daysKept))) ? 'recorded' : 'repeat';
    },
  };
}

async function claim(
  table: Table,
  daysKept: number,
  delivery: Delivery,
  owner: string,
  now: Date,
  leaseUntil: Date,
): Promise<Claim> {
  const created = held(delivery, owner, leaseUntil);
  for (let round = 0; round < CLAIM_ROUNDS; round += 1) {
    if (round === 0 && (await table.put(createParams(created, daysKept))))
      return { outcome: 'claimed', delivery: created.delivery };
    const stored = storedOf(await table.get(deliveryKey(delivery.deliveryId)));
    if (stored === undefined) break;
    const { answer, store } = claimStored(stored, owner, now, leaseUntil);
    if (store === undefined || (await table.update(claimParams(stored, store))) !== undefined) return answer;
  }
  return { outcome: 'busy', until: leaseUntil.toISOString() };
}

function storedOf(item: Item | undefined): StoredDelivery | undefined {
  if (item === undefined) return undefined;
  const delivery = item['delivery'] as Delivery;
  const due = item['due'];
  if (typeof due !== 'string') return { delivery };
  return item['asked'] === true ? { delivery, due, asked: true } : { delivery, due };
}
