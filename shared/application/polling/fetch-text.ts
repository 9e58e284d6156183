import type { PressFacts, TextFormat } from '../../domain/document.ts';
import { RulewireError } from '../../domain/errors.ts';
import { type AnswerFailure, judgeAnswer } from '../../domain/sources/answer.ts';
import { type ArticleStory, articleStory, listedPress } from '../../domain/sources/article-story.ts';
import { isPressKind, type Source } from '../../domain/sources/catalogue.ts';
import type { ListEntry, TextAddress } from '../../domain/sources/entry.ts';
import { goOnWithoutText } from '../../domain/sources/judge-entry.ts';
import { isRetraction } from '../../domain/sources/retraction.ts';
import type { FetchRequest } from '../../ports/fetcher.ts';
import type { InboxRef } from '../../ports/inbox-store.ts';
import { inboxItem } from './fetch-list.ts';
import { inboxRef, type PollSession, storedAnswer } from './poll-session.ts';

/** The text of a document as it will be stored, or why there is none yet. `inbox` is the raw answer, still due. */
export type TextAnswer =
  | {
      readonly outcome: 'text';
      readonly text: string;
      readonly format: TextFormat;
      readonly url?: string;
      readonly inbox?: InboxRef;
      /** Made from the listing, because the text cannot be had. */
      readonly withoutText: boolean;
      /** Of an article: what it says of itself, and whether it says that it is taken back. */
      readonly press?: PressFacts;
      readonly retracted?: boolean;
    }
  | { readonly outcome: 'later' };

/**
 * The text of an entry: from the first of its addresses that has one, written down raw before it is used. A text that is
 * not there yet is `later`, until the entry is old enough to go on with what the list says. `firstListed` is when the
 * list that shows it was fetched. Throws `source-…` for a failure of this one text.
 */
export async function fetchText(
  session: PollSession,
  entry: ListEntry,
  firstListed: Date,
): Promise<TextAnswer> {
  const { source, deps } = session;
  let failure: AnswerFailure | undefined;
  for (const address of entry.texts) {
    const answer = await fetchRaw(session, address);
    if (answer.outcome === 'raw') {
      const understood = understand(source, entry, answer.text, address.format);
      if (understood.outcome === 'text')
        return { ...understood, url: address.url, inbox: answer.ref, withoutText: false };
      await deps.inbox.clear(answer.ref);
      if (understood.outcome === 'blocked') failure = WALLED;
    } else if (answer.outcome !== 'missing') {
      failure = answer;
      if (answer.outcome === 'blocked') break;
    }
  }
  return withoutText(session, entry, firstListed, failure);
}

/** What to do where no address has a text: wait, go on with the listing, or fail. */
function withoutText(
  { source, deps }: PollSession,
  entry: ListEntry,
  firstListed: Date,
  failure: AnswerFailure | undefined,
): TextAnswer {
  const overdue = goOnWithoutText(entry, source, firstListed, deps.clock.now());
  // An article behind a wall or gone is told by its headline, once; a text of the government is asked for again.
  if (isPressKind(source))
    return failure === undefined || overdue ? listed(source, entry, false) : { outcome: 'later' };
  if (failure?.outcome === 'blocked') return { outcome: 'later' };
  if (failure !== undefined)
    throw new RulewireError(failure.code, `text of ${entry.docId}: ${failure.reason}`);
  return overdue ? listed(source, entry, true) : { outcome: 'later' };
}

function listed(source: Source, entry: ListEntry, withoutText: boolean): TextAnswer {
  const { listed: text, metadata } = entry;
  if (metadata.type !== 'Article') return { outcome: 'text', text, format: 'fr-text', withoutText };
  const press = listedPress(text, source.publisher);
  const retracted = isRetraction(metadata.title, text);
  return { outcome: 'text', text, format: 'article-text', withoutText, press, retracted };
}

/** A page of a wall that came as if it were the story. */
const WALLED: AnswerFailure = {
  outcome: 'blocked',
  code: 'source-blocked',
  reason: 'a wall instead of the article',
};

type RawAnswer =
  | { readonly outcome: 'raw'; readonly text: string; readonly ref: InboxRef }
  | { readonly outcome: 'missing' }
  | AnswerFailure;

async function fetchRaw(session: PollSession, address: TextAddress): Promise<RawAnswer> {
  const { deps, state } = session;
  const wanted = address.format === 'article-text' ? 'html' : 'text';
  const stored = session.storedTexts.get(address.url);
  if (stored !== undefined) {
    const judged = judgeAnswer(storedAnswer(stored.item), wanted, deps.clock.now());
    if (judged.outcome === 'usable') return { outcome: 'raw', text: judged.text, ref: stored.ref };
  }
  if (session.wall !== undefined) return session.wall;
  const request = textRequest(session.source, address);
  // Feeds link to whatever they like; only the hosts that a source is known to use are asked.
  if (!request.allowHosts.includes(new URL(address.url).hostname)) return { outcome: 'missing' };
  const answer = await session.fetch(request);
  const now = deps.clock.now();
  const judged = judgeAnswer(answer, wanted, now);
  // A page that robots.txt keeps to itself is told by its headline, like one that is gone.
  if (judged.outcome === 'blocked' && judged.code === 'source-robots') return { outcome: 'missing' };
  if (judged.outcome === 'blocked' && !isPressKind(session.source)) session.wall = judged;
  if (judged.outcome === 'not-modified') return { outcome: 'missing' };
  if (judged.outcome !== 'usable') return judged;
  const item = inboxItem(state.sourceId, address.url, judged.answer, now);
  await deps.inbox.put(item);
  return { outcome: 'raw', text: judged.text, ref: inboxRef(item) };
}

function textRequest(source: Source, address: TextAddress): FetchRequest {
  const own = 'text' in source ? source.text : {};
  return { url: address.url, ...source.http, ...own };
}

type Understood =
  | Pick<Extract<TextAnswer, { outcome: 'text' }>, 'outcome' | 'text' | 'format' | 'press' | 'retracted'>
  | { readonly outcome: 'blocked' | 'empty' };

/** What is stored: the text of the government as it came, of an article the headline and its own paragraphs. */
function understand(source: Source, entry: ListEntry, raw: string, format: TextFormat): Understood {
  if (format !== 'article-text' || !isPressKind(source)) return { outcome: 'text', text: raw, format };
  const story: ArticleStory = articleStory(raw, source, entry.metadata);
  if (story.outcome !== 'story') return story;
  const { text, press, retracted } = story;
  return { outcome: 'text', text, format, press, retracted };
}
