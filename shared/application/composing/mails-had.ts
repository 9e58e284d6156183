import type { Delivery } from '../../domain/delivery.ts';
import type { SubscriberId } from '../../domain/ids.ts';
import type { Ledger } from '../../ports/ledger.ts';

/** More than anybody can get while deliveries are kept. */
const ALL = 10_000;

/**
 * The mails that were begun for a reader, newest first: the last `few`, which is all of most readers, and of whom there are as
 * many or more all that are kept. What was begun and not told to her counts too, such as alerts of a matter that she muted.
 */
export async function mailsHad(
  ledger: Pick<Ledger, 'deliveriesOf'>,
  reader: SubscriberId,
  few: number,
): Promise<readonly Delivery[]> {
  const last = await ledger.deliveriesOf(reader, few);
  return last.length < few ? last : ledger.deliveriesOf(reader, ALL);
}
