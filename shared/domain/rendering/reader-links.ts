import type { Match } from '../change.ts';
import { feedbackDetail } from '../feedback.ts';
import type { Subscriber } from '../subscriber.ts';
import { type LinkKey, linkToken } from '../tokens.ts';
import type { FeedbackLinks } from './feedback-block.ts';
import type { ReaderLinks } from './footer.ts';

/** The links of one mail to one subscriber. `publicUrl` is an origin without a slash at the end. */
export function readerLinks(
  keys: readonly LinkKey[],
  publicUrl: string,
  subscriber: Pick<Subscriber, 'subscriberId' | 'tokenVersion'>,
  now: Date,
): ReaderLinks {
  const version = String(subscriber.tokenVersion);
  const whom = { subscriber: subscriber.subscriberId, detail: version };
  return {
    manage: `${publicUrl}/manage/${linkToken(keys, 'manage', whom, now)}`,
    unsubscribe: unsubscribeLink(keys, publicUrl, subscriber.subscriberId, now),
  };
}

/** The links by which a reader says what is wrong with a match she was told of. */
export function feedbackLinks(
  keys: readonly LinkKey[],
  publicUrl: string,
  subscriber: Subscriber['subscriberId'],
  now: Date,
): FeedbackLinks {
  return (match: Pick<Match, 'changeId' | 'companyId'>) =>
    `${publicUrl}/f/${linkToken(keys, 'feedback', { subscriber, detail: feedbackDetail(match) }, now)}`;
}

/** The link that stops all mail to a person; it needs no profile to exist, so the confirmation mail carries it too. */
export function unsubscribeLink(
  keys: readonly LinkKey[],
  publicUrl: string,
  subscriber: Subscriber['subscriberId'],
  now: Date,
): string {
  return `${publicUrl}/u/${linkToken(keys, 'unsubscribe', { subscriber, detail: 'all' }, now)}`;
}
