import type { Subscriber } from '../../domain/subscriber.ts';
import { readToken } from '../../domain/tokens.ts';
import { mayWriteTo, queueMail, type ReaderDeps } from '../sign-up.ts';

/** The reader behind a link of that scope, or undefined if it is altered, too old, or ended by newer links. */
export async function readerOf(
  deps: ReaderDeps,
  scope: 'manage' | 'export' | 'erase' | 'watch',
  token: string,
): Promise<Subscriber | undefined> {
  const read = readToken(await deps.secrets.keys(), scope, token, deps.clock.now());
  if (!read.valid) return undefined;
  const subscriber = await deps.people.subscriber(read.subscriber);
  return subscriber && String(subscriber.tokenVersion) === read.detail ? subscriber : undefined;
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
  const after = { ...before, tokenVersion: before.tokenVersion + 1, version: before.version + 1 };
  if (!(await deps.people.save(after, before))) return false;
  await queueMail(deps, after.subscriberId, 'link', deps.newId());
  return true;
}
