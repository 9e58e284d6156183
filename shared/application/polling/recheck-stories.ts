import type { Head, Revision } from '../../domain/document.ts';
import { judgeAnswer } from '../../domain/sources/answer.ts';
import { type ArticleStory, articleStory } from '../../domain/sources/article-story.ts';
import { isPressKind, type PressSource } from '../../domain/sources/catalogue.ts';
import { decodeBody } from '../../domain/sources/charset.ts';
import { contentHash } from '../../domain/sources/judge-entry.ts';
import { comparable } from '../../domain/sources/normalise.ts';
import type { InboxItem } from '../../ports/inbox-store.ts';
import type { Recheck } from '../../ports/press-store.ts';
import { stepInto } from '../analyzing/lineage.ts';
import { inboxItem } from './fetch-list.ts';
import { inboxRef, outOfTime, type PollSession } from './poll-session.ts';
import { again, nextRecheck } from './recheck-plan.ts';
import { recordChange } from './record-change.ts';
import { storeEntry } from './store-entry.ts';

/** So many stories are looked at again by one run: the list and what is new in it come first. */
const MOST_LOOKS = 5;
/** A page is believed to be gone when it still is after so long. */
const GONE_MS = 6 * 3_600_000;
const NOT_YET_ANALYSED_MS = 10 * 60_000;

/**
 * Looks again at stories that readers were alerted to: papers edit and take back without a word in their feeds. What says
 * something else becomes a revision and a change; a story is withdrawn when its page is gone twice, six hours apart, or says
 * so itself. A wall, a failure or a missing entry of a list prove nothing.
 */
export async function recheckStories(session: PollSession): Promise<void> {
  const { deps, source, state } = session;
  if (!isPressKind(source)) return;
  for (const recheck of await deps.press.dueRechecks(state.sourceId, deps.clock.now(), MOST_LOOKS)) {
    if (outOfTime(session) || session.wall !== undefined) return;
    const next = await lookAgain(session, source, recheck);
    if (next === undefined) await deps.press.clearRecheck(recheck.docId);
    else await deps.press.putRecheck(next);
  }
}

/** What is known of the story that is looked at. */
interface Look {
  readonly source: PressSource;
  readonly recheck: Recheck;
  readonly head: Head;
  readonly previous: Revision;
}

/** One look; the next that is due, undefined where none is. */
async function lookAgain(
  session: PollSession,
  source: PressSource,
  recheck: Recheck,
): Promise<Recheck | undefined> {
  const { deps } = session;
  const head = await deps.content.head(recheck.docId);
  const previous = head && (await deps.content.revision(head.docId, head.rev));
  if (head === undefined || previous === undefined || head.stage === 'withdrawn') return undefined;
  const told = await wasTold(session, head);
  if (told === 'not yet') return again(recheck, deps.clock.now(), NOT_YET_ANALYSED_MS);
  if (told === 'no') return undefined;
  const outcome = await readPage(session, { source, recheck, head, previous });
  if (outcome === 'withdrawn') return undefined;
  if (outcome !== 'looked at') return outcome;
  return nextRecheck(recheck, head.firstSeenAt, source.trust === 'official');
}

/** Whether anybody was alerted to the story as it stands or as it first came. */
async function wasTold({ deps }: PollSession, head: Head): Promise<'yes' | 'no' | 'not yet'> {
  for (const rev of new Set([head.rev, 1])) {
    const step = await stepInto(deps.content, head.docId, rev);
    if (step === undefined) continue;
    if (step.state === 'detected') return 'not yet';
    const matches = await deps.content.matches(step.change.changeId);
    if (matches.some(({ decision }) => decision === 'alert')) return 'yes';
  }
  return 'no';
}

async function readPage(session: PollSession, look: Look): Promise<'looked at' | 'withdrawn' | Recheck> {
  const { deps, state } = session;
  const { source, previous } = look;
  const url = previous.metadata.textUrl ?? previous.metadata.url;
  if (!source.http.allowHosts.includes(new URL(url).hostname)) return 'looked at';
  const judged = judgeAnswer(await session.fetch({ url, ...source.http }), 'html', deps.clock.now());
  if (judged.outcome === 'missing') return noteGone(session, look);
  if (judged.outcome !== 'usable') return 'looked at';
  const item = inboxItem(state.sourceId, url, judged.answer, deps.clock.now());
  await deps.inbox.put(item);
  const story = articleStory(judged.text, source, previous.metadata);
  deps.log.info('story.looked-at', { source: source.id, docId: previous.docId, outcome: story.outcome });
  // Behind a paywall that was not there before, what is hidden is not taken back.
  const hidden =
    story.outcome === 'story' && story.press.paywalled && previous.metadata.press?.paywalled !== true;
  const stored =
    story.outcome !== 'story' ||
    hidden ||
    (await storeStory(session, look, await underItsHeadline(session, look, story), item));
  await deps.inbox.clear(inboxRef(item));
  return stored ? 'looked at' : again(look.recheck, deps.clock.now(), NOT_YET_ANALYSED_MS);
}

/** Stores what the page says now, as if its list had shown it. */
function storeStory(session: PollSession, look: Look, story: Story, item: InboxItem): Promise<boolean> {
  const { head, previous } = look;
  const { textUrl: _, textFormat: __, press: ___, ...listed } = previous.metadata;
  const { text, press, retracted, title } = story;
  return storeEntry(session, {
    fetchedAt: item.fetchedAt,
    entry: {
      docId: previous.docId,
      metadata: { ...listed, title },
      fingerprint: head.fingerprint ?? '',
      texts: [],
      urgent: false,
      listed: '',
    },
    head,
    previous,
    answer: {
      outcome: 'text',
      text,
      format: 'article-text',
      url: item.url,
      inbox: inboxRef(item),
      withoutText: false,
      press,
      retracted,
    },
  });
}

type Story = Extract<ArticleStory, { outcome: 'story' }> & { readonly title: string };

/** The story under the headline of its page where that has changed, else under the one that its list gave it. */
async function underItsHeadline(
  session: PollSession,
  look: Look,
  story: Extract<ArticleStory, { outcome: 'story' }>,
): Promise<Story> {
  const { title } = look.previous.metadata;
  const before = await headlineBefore(session, look);
  const retitled = before !== undefined && comparable(before) !== comparable(story.headline);
  if (!retitled || story.headline === '') return { ...story, title };
  return { ...story, title: story.headline, text: story.headline + story.text.slice(title.length) };
}

async function headlineBefore({ deps }: PollSession, look: Look): Promise<string | undefined> {
  const { head, source, previous } = look;
  if (head.page === undefined) return undefined;
  const raw = await deps.inbox.get({ sourceId: previous.sourceId, day: head.page.day, sha: head.page.sha });
  if (raw === undefined) return undefined;
  const story = articleStory(decodeBody(raw.body, raw.contentType), source, previous.metadata);
  return story.outcome === 'story' ? story.headline : undefined;
}

/** The address answers that nothing is there: once is noted, twice over six hours is a withdrawal. */
async function noteGone(session: PollSession, look: Look): Promise<'withdrawn' | Recheck> {
  const { deps, source } = session;
  const { recheck, head, previous } = look;
  const now = deps.clock.now();
  const since = recheck.goneSince ?? now.toISOString();
  const waited = now.getTime() - new Date(since).getTime();
  deps.log.warn('story.gone', { source: source.id, docId: head.docId, since });
  if (waited < GONE_MS) return { ...again(recheck, now, GONE_MS - waited), goneSince: since };
  const text = await deps.content.text(previous.docId, previous.rev);
  const { rev: _, ...kept } = previous;
  const recorded = await recordChange(session, {
    revision: {
      ...kept,
      contentHash: contentHash(`withdrawn ${head.fingerprint ?? ''}`, head.textHash),
      fetchedAt: now.toISOString(),
      metadata: { ...previous.metadata, stage: 'withdrawn' },
    },
    text: text ?? '',
    head,
    type: 'withdrawn',
    silent: session.state.seededAt === undefined,
  });
  return recorded ? 'withdrawn' : again(recheck, now, NOT_YET_ANALYSED_MS);
}
