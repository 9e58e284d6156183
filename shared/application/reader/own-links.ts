import type { Subscriber } from '../../domain/subscriber.ts';
import { readToken } from '../../domain/tokens.ts';
import { mayWriteTo, queueMail, type ReaderDeps } from '../sign-up.ts';

/** The reader behind a link of that scope, or undefined if it is altered, too old, or ended by newer links. */
export async function readerOf(
  deps: Pick<ReaderDeps, 'secrets' | 'clock' | 'people'>,
  scope: 'manage' | 'export' | 'erase' | 'address' | 'watch',
  token: string,
): Promise<Subscriber | undefined> {
  const read = readToken(await deps.secrets.keys(), scope, token, deps.clock.now());
  if (!read.valid) return undefined;
  const subscriber = await deps.people.subscriber(read.subscriber);
  return subscriber && versionOf(subscriber, scope) === read.detail ? subscriber : undefined;
}

/** The version that a link of that scope must bear: feeds keep theirs when the address changes. */
export function versionOf(
  { tokenVersion, feedVersion }: Pick<Subscriber, 'tokenVersion' | 'feedVersion'>,
  scope: 'manage' | 'export' | 'erase' | 'address' | 'watch',
): string {
  return String(scope === 'watch' ? (feedVersion ?? tokenVersion) : tokenVersion);
}

/** Mails a fresh link to the reader's own address: what a forwarded link may not do, this one can. */
export async function mailFreshLink(deps: ReaderDeps, subscriber: Subscriber): Promise<void> {
  const domain = subscriber.email.slice(subscriber.email.lastIndexOf('@') + 1);
  if (await mayWriteTo(deps, subscriber.email, domain, deps.clock.now()))
    await queueMail(deps, subscriber.subscriberId, 'link', deps.newId());
}

/** Ends all older links of the reader and mails a new one. */
export async function endOlderLinks(deps: ReaderDeps, token: string): Promise<boolean> {
  const before = await readerOf(deps, 'manage', token);
  if (!before) return false;
  const { feedVersion: _ended, ...kept } = before;
  const after = { ...kept, tokenVersion: before.tokenVersion + 1, version: before.version + 1 };
  if (!(await deps.people.save(after, before))) return false;
  await queueMail(deps, after.subscriberId, 'link', deps.newId());
  return true;
}
