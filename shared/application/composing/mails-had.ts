import type { Delivery } from '../../domain/delivery.ts';
import type { SubscriberId } from '../../domain/ids.ts';
import type { Ledger } from '../../ports/ledger.ts';

/** By how much more is read where the last so many do not reach back far enough. */
const MORE = 5;

/**
 * The mails that were begun for a reader from the instant or day `since` (ISO, UTC) on, newest first. `few` are read first,
 * which is enough for most readers. What was begun and not told to her counts too, such as alerts of a matter that she muted.
 */
export async function mailsHad(
  ledger: Pick<Ledger, 'deliveriesOf'>,
  reader: SubscriberId,
  since: string,
  few: number,
): Promise<readonly Delivery[]> {
  for (let most = few; ; most *= MORE) {
    const last = await ledger.deliveriesOf(reader, most);
    const oldest = last.at(-1);
    if (oldest === undefined || last.length < most || oldest.createdAt < since)
      return last.filter(({ createdAt }) => createdAt >= since);
  }
}
