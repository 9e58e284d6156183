import { hashId, type SubscriberId } from '../../domain/ids.ts';
import type { FeedbackStore } from '../../ports/feedback-store.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { countFollowers, followedBy } from '../confirm.ts';
import type { ReaderDeps } from '../sign-up.ts';
import { readerOf } from './own-links.ts';

/** What handing out and deleting a person's data needs besides. */
export type DataDeps = ReaderDeps & {
  readonly feedback: Pick<FeedbackStore, 'ofReader' | 'removeReader'>;
  readonly ledger: Pick<Ledger, 'deliveriesOf' | 'eventsOf' | 'forgetReader'>;
};

/** More mails than anybody can get while deliveries are kept. */
const ALL_MAILS = 10_000;

/** The receipt of an erasure: nothing in it leads back to the person. Instants are ISO, UTC. */
export interface Receipt {
  readonly receiptId: string;
  readonly erasedAt: string;
  readonly companies: number;
}

/** All that is kept about a person, as one JSON value with plain names: profile, open requests, what she said, each mail. */
export async function exportData(deps: DataDeps, token: string): Promise<object | undefined> {
  const subscriber = await readerOf(deps, 'export', token);
  if (!subscriber) return undefined;
  const id = subscriber.subscriberId;
  const [request, addressMove, suppressed, feedback, mails] = await Promise.all([
    deps.people.request(id),
    deps.people.addressMove(id),
    deps.people.suppressed(id),
    deps.feedback.ofReader(id),
    mailsOf(deps, id),
  ]);
  return {
    exportedAt: deps.clock.now().toISOString(),
    subscriber,
    openRequest: request ?? null,
    addressMove: addressMove ?? null,
    notMailedBecause: suppressed ?? null,
    feedback,
    mails,
  };
}

/** Each mail that was planned for the person, with what the provider reported of it, newest first. */
async function mailsOf({ ledger }: DataDeps, id: SubscriberId): Promise<readonly object[]> {
  const deliveries = await ledger.deliveriesOf(id, ALL_MAILS);
  return Promise.all(
    deliveries.map(async (delivery) => ({
      ...delivery,
      reported: await ledger.eventsOf(delivery.deliveryId),
    })),
  );
}

/** Deletes everything about the person at once. What stays is a mark on an address that must not be mailed, if there was one. */
export async function erase(deps: DataDeps, token: string): Promise<Receipt | undefined> {
  const subscriber = await readerOf(deps, 'erase', token);
  if (!subscriber) return undefined;
  const erasedAt = deps.clock.now().toISOString();
  // Before the profile: without it the link would not work again to finish an erasure that was cut short.
  await deps.feedback.removeReader(subscriber.subscriberId);
  await deps.ledger.forgetReader(subscriber.subscriberId);
  await deps.people.erase(subscriber);
  await countFollowers(deps, followedBy(subscriber), []);
  const receiptId = hashId('erased', subscriber.subscriberId, erasedAt);
  deps.log.info('reader.erased', { receiptId });
  return { receiptId, erasedAt, companies: subscriber.companies.length };
}
