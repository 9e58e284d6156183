import type { Change, Match } from '../domain/change.ts';
import { RulewireError } from '../domain/errors.ts';
import {
  effectOf,
  type Feedback,
  factReview,
  MOST_WORDS,
  mayUndo,
  nameReview,
  READERS_FOR_REVIEW,
  type Review,
  subjectOf,
  type Verdict,
  withEffect,
  withoutEffect,
} from '../domain/feedback.ts';
import type { SubscriberId } from '../domain/ids.ts';
import { withLouderKinds } from '../domain/lately.ts';
import type { MatterHead } from '../domain/matters/matter.ts';
import { MOST_MUTED, type Subscriber } from '../domain/subscriber.ts';
import { readToken } from '../domain/tokens.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContentStore } from '../ports/content-store.ts';
import type { FeedbackStore } from '../ports/feedback-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { QualityCounts } from '../ports/quality-counts.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Log } from '../ports/telemetry.ts';

export interface FeedbackDeps {
  readonly people: Pick<PeopleStore, 'subscriber' | 'save'>;
  readonly content: Pick<ContentStore, 'change' | 'matches' | 'matter'>;
  readonly feedback: FeedbackStore;
  readonly quality: Pick<QualityCounts, 'add'>;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a feedback link is about: one company of one change, told to one reader; and what she said of it so far. */
export interface FeedbackSubject {
  readonly reader: Subscriber;
  readonly change: Change;
  readonly match: Match;
  readonly said: readonly Feedback[];
  /** The matter of the match, where it has one. */
  readonly matter: MatterHead | undefined;
}

export interface FeedbackForm {
  readonly verdict: Verdict;
  /** For `not-my-company`: the names that shall not match any more. */
  readonly names: readonly string[];
  /** For `wrong-fact`, cut at 500 characters; may be empty. */
  readonly words: string;
}

export type FeedbackOutcome =
  | { readonly outcome: 'done'; readonly subject: FeedbackSubject }
  /** Nothing was chosen, the reader's lists are full, or it is too late to undo. */
  | {
      readonly outcome: 'refused';
      readonly why: 'no-name' | 'full' | 'too-late' | 'no-matter';
      readonly subject: FeedbackSubject;
    }
  | { readonly outcome: 'no-link' };

const TRIES = 4;

/** What a feedback link leads to; undefined if the link is not ours, too old, or its reader or match is gone. Changes nothing. */
export async function feedbackSubject(
  deps: FeedbackDeps,
  token: string,
): Promise<FeedbackSubject | undefined> {
  const read = readToken(await deps.secrets.keys(), 'feedback', token, deps.clock.now());
  const about = read.valid ? subjectOf(read.detail) : undefined;
  if (!read.valid || about === undefined) return undefined;
  const [reader, stored, matches, said] = await Promise.all([
    deps.people.subscriber(read.subscriber),
    deps.content.change(about.changeId),
    deps.content.matches(about.changeId),
    deps.feedback.about(read.subscriber, about.changeId, about.companyId),
  ]);
  const match = matches.find((each) => each.companyId === about.companyId);
  if (reader === undefined || stored === undefined || match === undefined) return undefined;
  const matter = match.matterId && (await deps.content.matter(match.matterId));
  return { reader, change: stored.change, match, said, matter };
}

/**
 * Records what a reader says and makes it so: the record first, then her profile, then what concerns others. Giving the
 * same again finishes what was cut short and counts once; only the public counter may miss one that was cut short.
 */
export async function giveFeedback(
  deps: FeedbackDeps,
  token: string,
  form: FeedbackForm,
): Promise<FeedbackOutcome> {
  const subject = await feedbackSubject(deps, token);
  if (subject === undefined) return { outcome: 'no-link' };
  const standing = saidOf(subject, form.verdict);
  const feedback = standing?.state === 'given' ? standing : newFeedback(subject, form, deps.clock.now());
  if (feedback.verdict === 'not-my-company' && feedback.effect.excluded.length === 0)
    return { outcome: 'refused', why: 'no-name', subject };
  if (withEffect(subject.reader, feedback) === undefined) return { outcome: 'refused', why: 'full', subject };
  const isNew = await deps.feedback.put(feedback);
  await updateReader(deps, feedback.subscriberId, (reader) => withEffect(reader, feedback));
  await tellOperator(deps, feedback);
  if (isNew) {
    await deps.quality.add(feedback.at.slice(0, 10), { [feedback.verdict]: 1 });
    deps.log.info('reader.judged', { changeId: feedback.changeId, verdict: feedback.verdict });
  }
  return again(deps, token);
}

/** Takes a verdict back within 24 hours: the reader's profile is as it was, and nothing counts any more. */
export async function undoFeedback(
  deps: FeedbackDeps,
  token: string,
  verdict: Verdict,
): Promise<FeedbackOutcome> {
  const subject = await feedbackSubject(deps, token);
  if (subject === undefined) return { outcome: 'no-link' };
  const feedback = saidOf(subject, verdict);
  if (feedback?.state === 'given' && !mayUndo(feedback, deps.clock.now()))
    return { outcome: 'refused', why: 'too-late', subject };
  if (feedback?.state !== 'given') return { outcome: 'done', subject };
  // The record last: until it says undone, the same button finishes what was cut short.
  await updateReader(deps, feedback.subscriberId, (reader) => {
    const after = withoutEffect(reader, feedback);
    return { ...after, companies: withLouderKinds(reader, after, deps.clock.now()) };
  });
  for (const alias of feedback.effect.excluded) await deps.feedback.takeBackRefusal({ ...feedback, alias });
  if (verdict === 'wrong-fact') await deps.feedback.closeReview(factReview(feedback).reviewId);
  if (await deps.feedback.undo(feedback)) {
    await deps.quality.add(feedback.at.slice(0, 10), { [verdict]: -1 });
    deps.log.info('reader.undid', { changeId: feedback.changeId, verdict });
  }
  return again(deps, token);
}

/**
 * Mutes the matter that the match belongs to: the reader hears nothing more of it until she takes it back on her own page.
 * Twice is once. Refused where the match has no matter, or the reader's list is full.
 */
export async function muteMatter(deps: FeedbackDeps, token: string): Promise<FeedbackOutcome> {
  const subject = await feedbackSubject(deps, token);
  if (subject === undefined) return { outcome: 'no-link' };
  const { reader, matter } = subject;
  if (matter === undefined) return { outcome: 'refused', why: 'no-matter', subject };
  const withMatter = (before: Subscriber): Subscriber | undefined => {
    const others = (before.mutedMatters ?? []).filter((each) => each.matterId !== matter.matterId);
    if (others.length >= MOST_MUTED) return undefined;
    return { ...before, mutedMatters: [...others, { matterId: matter.matterId, title: matter.title }] };
  };
  if (withMatter(reader) === undefined) return { outcome: 'refused', why: 'full', subject };
  await updateReader(deps, reader.subscriberId, withMatter);
  deps.log.info('reader.changed', { companies: reader.companies.length });
  return again(deps, token);
}

/** What the reader said with that verdict, undone or not. */
export function saidOf({ said }: Pick<FeedbackSubject, 'said'>, verdict: Verdict): Feedback | undefined {
  return said.find((each) => each.verdict === verdict);
}

function newFeedback(
  { reader, change, match }: FeedbackSubject,
  { verdict, names, words }: FeedbackForm,
  now: Date,
): Feedback {
  const said = verdict === 'wrong-fact' ? [...words.trim()].slice(0, MOST_WORDS).join('') : '';
  return {
    subscriberId: reader.subscriberId,
    changeId: change.changeId,
    companyId: match.companyId,
    verdict,
    effect: effectOf(verdict, reader, match, names),
    ...(said === '' ? {} : { words: said }),
    at: now.toISOString(),
    state: 'given',
  };
}

/** Names that several readers refuse, and facts that one found wrong, are for a person to look at; nobody else is silenced. */
async function tellOperator(deps: FeedbackDeps, feedback: Feedback): Promise<void> {
  const { companyId, subscriberId, at } = feedback;
  for (const alias of feedback.effect.excluded) {
    const readers = await deps.feedback.refuse({ companyId, alias, subscriberId, at });
    if (readers >= READERS_FOR_REVIEW) await open(deps, nameReview(companyId, alias, at));
  }
  if (feedback.verdict === 'wrong-fact') await open(deps, factReview(feedback));
}

async function open(deps: FeedbackDeps, review: Review): Promise<void> {
  if (await deps.feedback.openReview(review))
    deps.log.warn('review.opened', { reviewId: review.reviewId, kind: review.kind });
}

/** Saves what `change` makes of the profile, again if somebody else saved meanwhile. Throws `store-throttled` after four. */
async function updateReader(
  deps: Pick<FeedbackDeps, 'people'>,
  id: SubscriberId,
  change: (reader: Subscriber) => Subscriber | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = await deps.people.subscriber(id);
    const after = before && change(before);
    if (before === undefined || after === undefined) return;
    if (await deps.people.save({ ...after, version: before.version + 1 }, before)) return;
  }
  throw new RulewireError('store-throttled', 'the profile keeps changing');
}

async function again(deps: FeedbackDeps, token: string): Promise<FeedbackOutcome> {
  const subject = await feedbackSubject(deps, token);
  return subject ? { outcome: 'done', subject } : { outcome: 'no-link' };
}
