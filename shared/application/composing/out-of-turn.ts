import type { Delivery } from '../../domain/delivery.ts';
import type { ChangeId, DeliveryId, SubscriberId } from '../../domain/ids.ts';
import { deliveryId } from '../../domain/ids.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { TellableChange } from './change-library.ts';

/** States in which the mail is, or may be, with the reader. */
export const TOLD: ReadonlySet<Delivery['state']> = new Set(['sending', 'sent', 'unknown']);
/** States in which it still may come to be. */
export const PENDING: ReadonlySet<Delivery['state']> = new Set(['preparing', 'deferred']);

/**
 * Why an alert about one state of a document must not be mailed to this reader any more: a later state was told or is about
 * to be, the document was withdrawn, or this is the withdrawal of what she was never told, since it waited for the end of
 * her quiet hours. Undefined if it may.
 */
export async function outOfTurn(
  ledger: Pick<Ledger, 'delivery'>,
  { change, newer, older }: Pick<TellableChange, 'change' | 'newer' | 'older'>,
  reader: SubscriberId,
): Promise<string | undefined> {
  if (newer.some(({ type }) => type === 'withdrawn')) return 'withdrawn';
  const later = await deliveriesOf(
    ledger,
    newer.map(({ changeId }) => changeId),
    reader,
  );
  if (later.some(({ state }) => TOLD.has(state) || PENDING.has(state))) return 'superseded';
  if (change.type !== 'withdrawn') return undefined;
  const before = await deliveriesOf(ledger, older, reader);
  if (before.some(({ state }) => TOLD.has(state))) return undefined;
  // Without such a record she may have been told by a digest, or so long ago that the ledger forgot it.
  return before.some(({ state, reason }) => PENDING.has(state) || reason === 'withdrawn')
    ? 'never-told'
    : undefined;
}

async function deliveriesOf(
  ledger: Pick<Ledger, 'delivery'>,
  changes: readonly ChangeId[],
  reader: SubscriberId,
): Promise<readonly Delivery[]> {
  const found = await Promise.all(
    changes.map(async (id) => {
      const delivery = await ledger.delivery(deliveryId('alert', id, reader));
      return delivery?.leader === undefined ? delivery : asLed(ledger, delivery, delivery.leader, id);
    }),
  );
  return found.flatMap((delivery) => delivery ?? []);
}

/** A delivery that left its change to another is where that one is, once it has told of it. */
async function asLed(
  ledger: Pick<Ledger, 'delivery'>,
  delivery: Delivery,
  leader: DeliveryId,
  change: ChangeId,
): Promise<Delivery> {
  const lead = await ledger.delivery(leader);
  const told = lead !== undefined && TOLD.has(lead.state) && lead.changeIds.includes(change);
  return told ? { ...delivery, state: lead.state } : delivery;
}
