import type { SubscriberId } from '../../domain/ids.ts';
import { whyNotMailed } from '../../domain/reachable.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import type { PeopleStore } from '../../ports/people-store.ts';

/** The person as she is now, read right before the mail is written; or why she is not to be mailed. */
export async function readReader(
  people: Pick<PeopleStore, 'subscriber' | 'suppressed'>,
  id: SubscriberId,
  now: Date,
): Promise<{ readonly reader: Subscriber } | { readonly skip: string }> {
  const [reader, suppressed] = await Promise.all([people.subscriber(id), people.suppressed(id)]);
  if (suppressed !== undefined) return { skip: 'suppressed' };
  if (reader === undefined) return { skip: 'gone' };
  const skip = whyNotMailed(reader, now);
  return skip === undefined ? { reader } : { skip };
}
