import { hashId } from '../../domain/ids.ts';
import type { FeedbackStore } from '../../ports/feedback-store.ts';
import { countFollowers, followedBy } from '../confirm.ts';
import type { ReaderDeps } from '../sign-up.ts';
import { readerOf } from './own-links.ts';

/** What handing out and deleting a person's data needs besides. */
export type DataDeps = ReaderDeps & { readonly feedback: Pick<FeedbackStore, 'ofReader' | 'removeReader'> };

/** The receipt of an erasure: nothing in it leads back to the person. Instants are ISO, UTC. */
export interface Receipt {
  readonly receiptId: string;
  readonly erasedAt: string;
  readonly companies: number;
}

/** All that is kept about a person in People, as one JSON value with plain names. Mails sent are kept 35 days elsewhere by id. */
export async function exportData(deps: DataDeps, token: string): Promise<object | undefined> {
  const subscriber = await readerOf(deps, 'export', token);
  if (!subscriber) return undefined;
  const [request, addressMove, feedback] = await Promise.all([
    deps.people.request(subscriber.subscriberId),
    deps.people.addressMove(subscriber.subscriberId),
    deps.feedback.ofReader(subscriber.subscriberId),
  ]);
  return {
    exportedAt: deps.clock.now().toISOString(),
    subscriber,
    openRequest: request ?? null,
    addressMove: addressMove ?? null,
    feedback,
  };
}

/** Deletes everything about the person at once. What stays is a mark on an address that must not be mailed, if there was one. */
export async function erase(deps: DataDeps, token: string): Promise<Receipt | undefined> {
  const subscriber = await readerOf(deps, 'erase', token);
  if (!subscriber) return undefined;
  const erasedAt = deps.clock.now().toISOString();
  // Before the profile: without it the link would not work again to finish an erasure that was cut short.
  await deps.feedback.removeReader(subscriber.subscriberId);
  await deps.people.erase(subscriber);
  await countFollowers(deps, followedBy(subscriber), []);
  const receiptId = hashId('erased', subscriber.subscriberId, erasedAt);
  deps.log.info('reader.erased', { receiptId });
  return { receiptId, erasedAt, companies: subscriber.companies.length };
}
