import type { DocumentMetadata, Head, Revision } from '../../domain/document.ts';
import { correctsOf } from '../../domain/reading/corrects.ts';
import { EXTRACTOR_VERSION } from '../../domain/sources/article.ts';
import { articleStory } from '../../domain/sources/article-story.ts';
import { isPressKind } from '../../domain/sources/catalogue.ts';
import { decodeBody } from '../../domain/sources/charset.ts';
import type { ListEntry } from '../../domain/sources/entry.ts';
import { contentHash, judgeEntry, type Verdict } from '../../domain/sources/judge-entry.ts';
import { textHash } from '../../domain/sources/normalise.ts';
import type { TextAnswer } from './fetch-text.ts';
import type { PollSession } from './poll-session.ts';
import { firstRecheck } from './recheck-plan.ts';
import { recordChange } from './record-change.ts';

/** So many earlier texts are remembered: a page that goes back to one of them says nothing new. */
const TEXTS_REMEMBERED = 5;

/** An entry with its text, and what is stored of its document. */
export interface FoundText {
  /** ISO instant (UTC) at which the list or page was fetched. */
  readonly fetchedAt: string;
  readonly entry: ListEntry;
  readonly head: Head | undefined;
  readonly previous: Revision | undefined;
  readonly answer: Extract<TextAnswer, { outcome: 'text' }>;
  /** True where nobody shall be told. */
  readonly silent?: boolean;
}

/** Stores what is new of an entry as a revision and a change; false if another poller was faster. */
export async function storeEntry(session: PollSession, found: FoundText): Promise<boolean> {
  const { entry, head, previous, answer } = found;
  const hash = textHash(answer.text);
  const content = contentHash(entry.fingerprint, hash, answer.withoutText);
  if (head?.contentHash === content) return true;
  const verdict = await judge(session, found, hash);
  if (verdict.outcome === 'changed') return record(session, found, verdict, content, hash);
  if (head === undefined || previous === undefined) return true;
  const moved: Head = { ...head, ...headNotes(found), contentHash: content, textHash: hash };
  return session.deps.content.moveHead(head.rev, moved);
}

async function judge(session: PollSession, found: FoundText, hash: string): Promise<Verdict> {
  const { entry, head, previous, answer } = found;
  const isArticle = entry.metadata.type === 'Article';
  if (
    isArticle &&
    previous !== undefined &&
    answer.retracted === true &&
    previous.metadata.stage !== 'withdrawn'
  )
    return { outcome: 'changed', type: 'withdrawn', untold: false };
  if (isArticle && head?.earlierTexts?.includes(hash)) return flapping(session, found);
  const before = isArticle && previous ? await textBefore(session, found, previous) : undefined;
  if (before === 'unknown') return { outcome: 'cosmetic' };
  return judgeEntry({ entry, text: answer.text, textHash: hash, previous, previousText: before });
}

function flapping({ deps, source }: PollSession, { entry }: FoundText): Verdict {
  deps.log.info('story.flapping', { source: source.id, docId: entry.docId });
  return { outcome: 'cosmetic' };
}

/**
 * The text to compare with, as the rules of today read it: from the page that it was last taken from. Where that page is
 * gone and other rules took the text, nothing can be said about the difference: `unknown`.
 */
async function textBefore(
  { deps, source }: PollSession,
  { head, answer }: FoundText,
  previous: Revision,
): Promise<string | undefined | 'unknown'> {
  const page = head?.page;
  const stored = () => deps.content.text(previous.docId, previous.rev);
  if (page === undefined || answer.inbox === undefined || !isPressKind(source)) return stored();
  const raw = await deps.inbox.get({ sourceId: previous.sourceId, day: page.day, sha: page.sha });
  if (raw === undefined) return page.extractor === EXTRACTOR_VERSION ? stored() : 'unknown';
  const story = articleStory(decodeBody(raw.body, raw.contentType), source, previous.metadata);
  return story.outcome === 'story' ? story.text : stored();
}

/** What the head remembers besides the hashes. */
function headNotes({ entry, head, answer }: FoundText): Partial<Head> {
  const isArticle = entry.metadata.type === 'Article';
  if (!isArticle) return {};
  const earlier = head === undefined ? [] : [head.textHash, ...(head.earlierTexts ?? [])];
  const page = answer.inbox && {
    day: answer.inbox.day,
    sha: answer.inbox.sha,
    extractor: EXTRACTOR_VERSION,
  };
  return {
    fingerprint: entry.fingerprint,
    earlierTexts: [...new Set(earlier)].slice(0, TEXTS_REMEMBERED),
    ...(page === undefined ? {} : { page }),
  };
}

async function record(
  session: PollSession,
  found: FoundText,
  verdict: Extract<Verdict, { outcome: 'changed' }>,
  content: string,
  hash: string,
): Promise<boolean> {
  const { deps, source, state } = session;
  const { entry, head, answer, fetchedAt } = found;
  const metadata = metadataOf(found, verdict);
  const silent = state.seededAt === undefined || verdict.untold || found.silent === true;
  if (metadata.type === 'Article' && head === undefined && answer.url !== undefined && !silent)
    await deps.press.putRecheck(firstRecheck(entry.docId, state.sourceId, deps.clock.now()));
  return recordChange(session, {
    revision: {
      docId: entry.docId,
      sourceId: state.sourceId,
      trust: source.trust,
      contentHash: content,
      textHash: hash,
      textFormat: answer.format,
      fetchedAt,
      metadata,
    },
    text: answer.text,
    head,
    headNotes: headNotes(found),
    type: verdict.type === 'new' && metadata.corrects !== undefined ? 'corrected' : verdict.type,
    silent,
  });
}

function metadataOf({ entry, answer }: FoundText, verdict: { readonly type: string }): DocumentMetadata {
  const { textUrl: _, textFormat: __, ...listed } = entry.metadata;
  const corrects = listed.corrects ?? correctsOf(listed, answer.text);
  return {
    ...listed,
    ...(corrects === undefined ? {} : { corrects }),
    ...(answer.press === undefined ? {} : { press: answer.press }),
    ...(verdict.type === 'withdrawn' ? { stage: 'withdrawn' as const } : {}),
    ...(answer.url === undefined ? {} : { textUrl: answer.url, textFormat: answer.format }),
  };
}
