import type { Delivery } from '../../domain/delivery.ts';
import { hashId, type SubscriberId, subscriberIdOf } from '../../domain/ids.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { pepperOf } from '../../domain/tokens.ts';
import type { FeedbackStore } from '../../ports/feedback-store.ts';
import type { HookBook } from '../../ports/hook-book.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { countFollowers, followedBy } from '../confirm.ts';
import type { ReaderDeps } from '../sign-up.ts';
import { readerOf } from './own-links.ts';

/** What handing out and deleting a person's data needs besides. */
export type DataDeps = ReaderDeps & {
  readonly feedback: Pick<FeedbackStore, 'ofReader' | 'removeReader'>;
  readonly ledger: Pick<Ledger, 'deliveriesOf' | 'hookCallsOf' | 'eventsOf' | 'forget'>;
  readonly hooks: Pick<HookBook, 'standings' | 'removeReader'>;
};

/** As many as are read at a time: more mails than anybody gets in years. A download holds the newest. */
const ALL_MAILS = 10_000;
/** Forgotten side by side, so that years of mails go while the reader waits. */
const AT_ONCE = 25;

/** The receipt of an erasure: nothing in it leads back to the person. Instants are ISO, UTC. */
export interface Receipt {
  readonly receiptId: string;
  readonly erasedAt: string;
  readonly companies: number;
}

/** All that is kept about a person, as one JSON value with plain names: profile, open requests, what she said, each mail and call. */
export async function exportData(deps: DataDeps, token: string): Promise<object | undefined> {
  const subscriber = await readerOf(deps, 'export', token);
  if (!subscriber) return undefined;
  const id = subscriber.subscriberId;
  const [request, addressMove, suppressed, feedback, mails, hooks, hookCalls] = await Promise.all([
    deps.people.request(id),
    deps.people.addressMove(id),
    deps.people.suppressed(id),
    deps.feedback.ofReader(id),
    mailsOf(deps, id),
    deps.hooks.standings(id),
    deps.ledger.hookCallsOf(id, ALL_MAILS),
  ]);
  return {
    exportedAt: deps.clock.now().toISOString(),
    subscriber,
    openRequest: request ?? null,
    addressMove: addressMove ?? null,
    notMailedBecause: suppressed ?? null,
    feedback,
    mails,
    hooks,
    hookCalls,
  };
}

/** Each mail that was planned for the person, with what the provider reported of it, newest first. */
async function mailsOf(deps: DataDeps, id: SubscriberId): Promise<readonly object[]> {
  const deliveries = await deliveriesOf(deps, id);
  return Promise.all(
    deliveries.map(async (delivery) => ({
      ...delivery,
      reported: await deps.ledger.eventsOf(delivery.deliveryId),
    })),
  );
}

/** Her deliveries, and those about her move to another address, which are counted for whoever is at either address. */
async function deliveriesOf({ ledger, people }: DataDeps, id: SubscriberId): Promise<readonly Delivery[]> {
  const move = await people.addressMove(id);
  const own = await ledger.deliveriesOf(id, ALL_MAILS);
  if (move === undefined) return own;
  const persons = new Set([move.fromPerson, move.toPerson]);
  persons.delete(id);
  const others = await Promise.all([...persons].map((each) => ledger.deliveriesOf(each, ALL_MAILS)));
  return [...own, ...others.flat().filter(({ about }) => about === move.moveId)];
}

/** Deletes everything about the person at once. What stays is a mark on an address that must not be mailed, if there was one. */
export async function erase(deps: DataDeps, token: string): Promise<Receipt | undefined> {
  const subscriber = await readerOf(deps, 'erase', token);
  if (!subscriber) return undefined;
  const erasedAt = deps.clock.now().toISOString();
  // Before the profile: without it the link would not work again to finish an erasure that was cut short.
  await deps.feedback.removeReader(subscriber.subscriberId);
  await forgetAll(deps, () => deliveriesOf(deps, subscriber.subscriberId));
  await deps.hooks.removeReader(subscriber.subscriberId);
  await forgetAll(deps, () => deps.ledger.hookCallsOf(subscriber.subscriberId, ALL_MAILS));
  await keepRefusal(deps, subscriber);
  await deps.people.erase(subscriber);
  await countFollowers(deps, followedBy(subscriber), []);
  const receiptId = hashId('erased', subscriber.subscriberId, erasedAt);
  deps.log.info('reader.erased', { receiptId });
  return { receiptId, erasedAt, companies: subscriber.companies.length };
}

/** A reader who moved is known by her former address: the one that refused our mail is marked before nothing leads there. */
async function keepRefusal(deps: DataDeps, { subscriberId: id, email }: Subscriber): Promise<void> {
  const reason = await deps.people.suppressed(id);
  const address = subscriberIdOf(email, pepperOf(await deps.secrets.keys()));
  if (reason !== undefined && address !== id) await deps.people.suppress(address, reason, deps.clock.now());
}

/** Reads and forgets until no more than one reading is left, however long mails are kept. */
async function forgetAll(
  { ledger }: Pick<DataDeps, 'ledger'>,
  read: () => Promise<readonly Delivery[]>,
): Promise<void> {
  let found: readonly Delivery[];
  do {
    found = await read();
    for (let from = 0; from < found.length; from += AT_ONCE)
      await Promise.all(found.slice(from, from + AT_ONCE).map((each) => ledger.forget(each)));
  } while (found.length >= ALL_MAILS);
}
