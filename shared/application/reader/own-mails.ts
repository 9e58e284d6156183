import type { Change } from '../../domain/change.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { deliveryIdOf } from '../../domain/ids.ts';
import type { Subscriber } from '../../domain/subscriber.ts';
import { linkToken, readToken } from '../../domain/tokens.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { makePack, type PackDeps } from '../audit-pack/make-pack.ts';
import type { ReaderDeps } from '../sign-up.ts';
import { readerOf } from './own-links.ts';

/** What a reader's mails are found with. */
export type MailsDeps = Pick<ReaderDeps, 'people' | 'secrets' | 'clock'> & {
  readonly ledger: Pick<Ledger, 'deliveriesOf'>;
  readonly content: Pick<ContentStore, 'change'>;
};

/** A mail as its reader finds it in her list: `pack` is the token of its audit pack. */
export interface OwnMail {
  readonly delivery: Delivery;
  /** The first change that it told of. */
  readonly change: Change | undefined;
  readonly pack: string;
}

/** A page of mails. */
const PAGE = 30;
/** No page begins later: each is read from the newest on. */
const LATEST_START = 10_000;
const TOLD: ReadonlySet<Delivery['kind']> = new Set(['alert', 'daily', 'weekly']);
/** Lambda answers with 6 MB at most, and a pack takes a third more on the way (base64). */
const MOST_BYTES = 4_000_000;

/** A page of a reader's mails. */
export interface OwnMails {
  readonly mails: readonly OwnMail[];
  /** Where the older ones begin, if there are any. */
  readonly older: number | undefined;
}

/**
 * The mails that told the reader something, newest first, of those that were begun for her the ones from number `from` on;
 * undefined for a link that does not work.
 */
export async function ownMails(deps: MailsDeps, token: string, from = 0): Promise<OwnMails | undefined> {
  const reader = await readerOf(deps, 'manage', token);
  if (reader === undefined) return undefined;
  const start = Math.min(from, LATEST_START);
  const end = start + PAGE;
  const deliveries = await deps.ledger.deliveriesOf(reader.subscriberId, end + 1);
  const sent = deliveries.slice(start, end).filter(({ kind, state }) => TOLD.has(kind) && state === 'sent');
  const mails = await Promise.all(sent.map((delivery) => ownMail(deps, reader, delivery)));
  return { mails, older: deliveries.length > end && end <= LATEST_START ? end : undefined };
}

async function ownMail(deps: MailsDeps, reader: Subscriber, delivery: Delivery): Promise<OwnMail> {
  const { subscriberId: subscriber, tokenVersion } = reader;
  const [first] = delivery.changeIds;
  const stored = first === undefined ? undefined : await deps.content.change(first);
  const detail = `${tokenVersion}-${delivery.deliveryId}`;
  const keys = await deps.secrets.keys();
  const pack = linkToken(keys, 'pack', { subscriber, detail }, deps.clock.now());
  return { delivery, change: stored?.change, pack };
}

/** The audit pack that a link of the reader's list leads to; undefined if the link does not work or the mail is not hers. */
export async function ownPack(
  deps: Pick<ReaderDeps, 'people' | 'secrets' | 'clock'> & PackDeps,
  token: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  const read = readToken(await deps.secrets.keys(), 'pack', token, deps.clock.now());
  if (!read.valid) return undefined;
  const [version = '', id = ''] = read.detail.split('-', 2);
  const [reader, delivery] = await Promise.all([
    deps.people.subscriber(read.subscriber),
    deps.ledger.delivery(deliveryIdOf(id)),
  ]);
  if (String(reader?.tokenVersion) !== version || delivery?.subscriberId !== read.subscriber)
    return undefined;
  const bytes = await makePack(deps, delivery.deliveryId, 'reader', MOST_BYTES);
  return bytes && { name: `rulewire-${delivery.deliveryId}.zip`, bytes };
}
