import { RulewireError } from '../domain/errors.ts';
import type { CompanyId } from '../domain/ids.ts';
import { withLately } from '../domain/lately.ts';
import {
  type Follow,
  type Frequency,
  MOST_COMPANIES,
  type SignUpRequest,
  type Subscriber,
} from '../domain/subscriber.ts';
import { readToken } from '../domain/tokens.ts';
import { registerNamed } from './find-companies.ts';
import { personAt } from './reader/person-at.ts';
import { queueMail, type ReaderDeps } from './sign-up.ts';

export type ConfirmOutcome =
  /** The link is good and waits for the button. */
  | { readonly outcome: 'waiting'; readonly request: SignUpRequest }
  | { readonly outcome: 'confirmed'; readonly subscriber: Subscriber }
  | { readonly outcome: 'invalid' };

const TRIES = 4;

/** What the page behind a confirm link shows. Changes nothing: mail scanners open every link. */
export async function showConfirm(deps: ReaderDeps, token: string): Promise<ConfirmOutcome> {
  const request = await requestOf(deps, token);
  if (!request) return { outcome: 'invalid' };
  const subscriber = await deps.people.subscriber(request.subscriberId);
  if (subscriber && isConfirmedBy(subscriber, request)) return { outcome: 'confirmed', subscriber };
  return { outcome: 'waiting', request };
}

/**
 * Makes a reader of whoever pressed the button. The same link may be used again until it ends: the second time finds what
 * the first has done, and finishes it if it was cut short. Companies first, then the profile, then counters and welcome.
 * `instead` is a frequency chosen beside the button.
 */
export async function confirm(deps: ReaderDeps, token: string, instead?: Frequency): Promise<ConfirmOutcome> {
  const asked = await requestOf(deps, token);
  if (!asked) return { outcome: 'invalid' };
  const request = instead === undefined ? asked : { ...asked, frequency: instead };
  await registerNamed(deps.directory, request.companies);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await deps.people.subscriber(request.subscriberId);
    if (before && isConfirmedBy(before, request)) {
      await queueMail(deps, before.subscriberId, 'welcome', request.requestId);
      return { outcome: 'confirmed', subscriber: before };
    }
    const subscriber = subscriberFrom(request, before, deps.clock.now());
    if (!(await deps.people.save(subscriber, before))) continue;
    await countFollowers(deps, followedBy(before), subscriber.companies);
    await queueMail(deps, subscriber.subscriberId, 'welcome', request.requestId);
    const seconds = Math.round((deps.clock.now().getTime() - new Date(request.requestedAt).getTime()) / 1000);
    deps.log.info('signup.confirmed', { seconds, companies: subscriber.companies.length });
    deps.metrics.count('SignUpConfirmed');
    return { outcome: 'confirmed', subscriber };
  }
  throw new RulewireError('store-throttled', 'the profile keeps changing');
}

/** Raises and lowers the approximate follower counts for what was added and what was dropped. */
export async function countFollowers(
  deps: Pick<ReaderDeps, 'directory'>,
  before: readonly Follow[],
  after: readonly Follow[],
): Promise<void> {
  const ids = (follows: readonly Follow[]) => new Set<CompanyId>(follows.map((follow) => follow.companyId));
  const was = ids(before);
  const is = ids(after);
  await Promise.all([
    ...[...is].filter((id) => !was.has(id)).map((id) => deps.directory.addFollowers(id, 1)),
    ...[...was].filter((id) => !is.has(id)).map((id) => deps.directory.addFollowers(id, -1)),
  ]);
}

/** The companies that count somebody as a follower: those of a reader who has not left. */
export function followedBy(subscriber: Subscriber | undefined): readonly Follow[] {
  return subscriber?.status === 'active' || subscriber?.status === 'paused' ? subscriber.companies : [];
}

async function requestOf(deps: ReaderDeps, token: string): Promise<SignUpRequest | undefined> {
  const now = deps.clock.now();
  const read = readToken(await deps.secrets.keys(), 'confirm', token, now);
  if (!read.valid) return undefined;
  const [request, suppressed] = await Promise.all([
    deps.people.request(read.subscriber),
    deps.people.suppressed(read.subscriber),
  ]);
  const current = request?.requestId === read.detail && request.expiresAt > now.toISOString();
  if (!current || suppressed !== undefined) return undefined;
  // A reader may have moved to this address, or away from it, since it was asked for.
  return (await personAt(deps, request.email)) === request.subscriberId ? request : undefined;
}

function isConfirmedBy(subscriber: Subscriber, request: SignUpRequest): boolean {
  return subscriber.consent.confirmedAt !== undefined && subscriber.consent.askedAt === request.requestedAt;
}

function subscriberFrom(request: SignUpRequest, before: Subscriber | undefined, now: Date): Subscriber {
  const followed = before && followedBy(before).length > 0 ? before.companies : [];
  const wanted = new Map([...followed, ...request.companies].map((follow) => [follow.companyId, follow]));
  const { frequency, atOnce } = request;
  const paced = {
    companies: [...wanted.values()].slice(0, MOST_COMPANIES),
    frequency,
    ...(atOnce && { atOnce }),
  };
  const { pausedUntil: _pause, atOnce: _kinds, topics: _topics, readerSince: _since, ...kept } = before ?? {};
  const since = followed.length > 0 ? (before?.readerSince ?? before?.consent.confirmedAt) : undefined;
  return {
    ...kept,
    subscriberId: request.subscriberId,
    email: request.email,
    status: 'active',
    zone: request.zone,
    sendHour: request.sendHour,
    weekday: before?.weekday ?? 1,
    ...paced,
    ...(request.topics !== undefined && { topics: request.topics }),
    companies:
      before === undefined ? paced.companies : withLately({ ...before, companies: followed }, paced, now),
    ...(since !== undefined && { readerSince: since }),
    hideNamesInSubject: before?.hideNamesInSubject ?? false,
    consent: {
      askedAt: request.requestedAt,
      confirmedAt: now.toISOString(),
      wordingVersion: request.wordingVersion,
    },
    // A reader who comes back gets new links; those in old mails end.
    tokenVersion: (before?.tokenVersion ?? 0) + 1,
    softBounces: 0,
    version: (before?.version ?? 0) + 1,
  };
}
