import { RulewireError } from '../domain/errors.ts';
import type { SubscriberId } from '../domain/ids.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { linkToken, readToken } from '../domain/tokens.ts';
import { countFollowers, followedBy } from './confirm.ts';
import { nowAt } from './reader/person-at.ts';
import type { ReaderDeps } from './sign-up.ts';

export type UnsubscribeOutcome =
  /** Nothing has been done yet: what the page shows before the button. `subscriber` is absent where only a request is open. */
  | { readonly outcome: 'waiting'; readonly subscriber: Subscriber | undefined }
  /** `resumeToken` undoes it within 24 hours; absent where there is nothing to go back to. */
  | { readonly outcome: 'left'; readonly resumeToken: string | undefined }
  | { readonly outcome: 'invalid' };

/** Why an address without a profile is not written to: its owner pressed the button in a confirmation mail. */
const ASKED_NOT_TO = 'asked not to be written to';

const TRIES = 4;

/** What the page behind an unsubscribe link shows; changes nothing. */
export async function showUnsubscribe(deps: ReaderDeps, token: string): Promise<UnsubscribeOutcome> {
  const id = await subscriberOf(deps, token);
  if (!id) return { outcome: 'invalid' };
  const subscriber = await deps.people.subscriber(id);
  if (subscriber?.status === 'left') return { outcome: 'left', resumeToken: undefined };
  return { outcome: 'waiting', subscriber };
}

/**
 * Stops all mail to a person at once (RFC 8058 for the POST by a mailbox provider, who sees no page). Whoever has no
 * profile, the victim of a stranger's sign-up, is never written to again. Doing it twice is doing it once.
 */
export async function unsubscribe(deps: ReaderDeps, token: string): Promise<UnsubscribeOutcome> {
  const id = await subscriberOf(deps, token);
  if (!id) return { outcome: 'invalid' };
  await deps.people.removeRequest(id);
  const before = await deps.people.subscriber(id);
  if (!before) {
    await deps.people.suppress(id, ASKED_NOT_TO, deps.clock.now());
    return { outcome: 'left', resumeToken: undefined };
  }
  const left = await setStatus(deps, id, 'left');
  if (left) deps.log.info('signup.left', { was: before.status });
  const keys = await deps.secrets.keys();
  const resumeToken = linkToken(keys, 'resume', { subscriber: id, detail: 'left' }, deps.clock.now());
  return { outcome: 'left', resumeToken };
}

/** Undoes an unsubscribing of the last 24 hours, by the button on the page that confirmed it. */
export async function resume(deps: ReaderDeps, token: string): Promise<Subscriber | undefined> {
  const read = readToken(await deps.secrets.keys(), 'resume', token, deps.clock.now());
  return read.valid ? startAgain(deps, read.subscriber) : undefined;
}

/** Makes a reader who left or paused active again; not one whose address bounced or who complained. */
export async function startAgain(deps: ReaderDeps, id: SubscriberId): Promise<Subscriber | undefined> {
  if ((await deps.people.suppressed(id)) !== undefined) return undefined;
  return setStatus(deps, id, 'active');
}

async function setStatus(
  deps: ReaderDeps,
  id: SubscriberId,
  status: 'active' | 'left',
): Promise<Subscriber | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await deps.people.subscriber(id);
    // Graver states stay: a complaint is not turned into an ordinary leaving, and nobody starts again out of it.
    if (before?.status === 'complained' || before?.status === 'bounced') return undefined;
    if (!before || before.status === status) return before;
    const { pausedUntil: _ended, ...kept } = before;
    const after: Subscriber = { ...kept, status, version: before.version + 1 };
    if (!(await deps.people.save(after, before))) continue;
    await countFollowers(deps, followedBy(before), followedBy(after));
    return after;
  }
  throw new RulewireError('store-throttled', 'the profile keeps changing');
}

async function subscriberOf(deps: ReaderDeps, token: string): Promise<SubscriberId | undefined> {
  const read = readToken(await deps.secrets.keys(), 'unsubscribe', token, deps.clock.now());
  return read.valid ? nowAt(deps, read.subscriber) : undefined;
}
