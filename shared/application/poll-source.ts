import type { SourceId } from '../domain/ids.ts';
import type { AnswerFailure } from '../domain/sources/answer.ts';
import type { Source } from '../domain/sources/catalogue.ts';
import { listingHash } from '../domain/sources/entry.ts';
import { fetchList, type ListPage } from './polling/fetch-list.ts';
import { workOffLeftovers } from './polling/leftovers.ts';
import { underDefinition } from './polling/list-definition.ts';
import { failed, type PollOutcome, type PollReport, succeeded } from './polling/poll-outcome.ts';
import { openSession, outOfTime, type PollDeps, type PollSession } from './polling/poll-session.ts';
import { failItem, type ListOutcome, processList } from './polling/process-list.ts';
import { recheckStories } from './polling/recheck-stories.ts';
import { reconcileIssues } from './polling/reconcile-issues.ts';
import { runSource } from './polling/source-run.ts';

export type { PollDeps } from './polling/poll-session.ts';

/**
 * One scheduled look at a source: what earlier runs left is finished, the list is fetched and written down, what is new in
 * it becomes revisions and changes, and only then is remembered that it was seen. Throws `source-unknown`, and whatever a
 * store throws: then nothing is remembered and the next run repeats the work.
 */
export function pollSource(deps: PollDeps, id: SourceId): Promise<PollReport> {
  return runSource<PollReport>(deps, id, (source, state) =>
    source.kind === 'issues'
      ? reconcileIssues(deps, source, state)
      : run(openSession(deps, source, underDefinition(source, state))),
  );
}

async function run(session: PollSession): Promise<PollOutcome> {
  await workOffLeftovers(session);
  if (session.wall !== undefined) return failed(session, session.wall);
  if (outOfTime(session)) return succeeded(session, { outcome: 'stored', seeded: false });
  const answer = await fetchList(session);
  if (answer.outcome === 'not-modified') {
    await recheckStories(session);
    const { etag, lastModified, lastBodySha } = session.state;
    const remembered = {
      ...(etag && { etag }),
      ...(lastModified && { lastModified }),
      ...(lastBodySha && { lastBodySha }),
    };
    return succeeded(session, { outcome: 'unchanged', seeded: false, remembered });
  }
  if (answer.outcome !== 'pages') return failed(session, answer);
  return readPages(session, answer.pages, answer.complete);
}

/** Compares what came with what is remembered, and works through it if anything differs. */
async function readPages(
  session: PollSession,
  pages: readonly ListPage[],
  complete: boolean,
): Promise<PollOutcome> {
  const { deps, source, state } = session;
  const listings = pages.flatMap(({ listing }) => listing ?? []);
  const understood = listings.length === pages.length;
  if (understood && listings.some((listing) => listing.stale)) {
    return succeeded(session, { outcome: 'unchanged', seeded: false, reason: 'the list of an earlier day' });
  }
  const seen = listingHash(listings);
  const remembered = { ...validators(pages[0]), lastBodySha: seen };
  if (understood && complete && seen === state.lastBodySha) {
    await recheckStories(session);
    return succeeded(session, { outcome: 'unchanged', seeded: true, remembered });
  }
  for (const { item } of pages) await deps.inbox.put(item);
  const outcomes: ListOutcome[] = [];
  for (const page of pages) outcomes.push(await processPage(session, page));
  if (session.wall !== undefined) return failed(session, session.wall);
  const doubt = doubtAbout(source, pages);
  if (doubt !== undefined) return failed(session, doubt);
  await recheckStories(session);
  const issued = listings.flatMap(({ entries }) => entries.map((entry) => entry.metadata.issuedAt));
  const whole = outcomes.every((one) => !one.unfinished);
  const settled = whole && complete && outcomes.every((one) => one.waiting + one.failed === 0);
  return succeeded(session, {
    outcome: 'stored',
    seeded: whole,
    issued,
    ...(settled ? { remembered } : {}),
  });
}

async function processPage(session: PollSession, page: ListPage): Promise<ListOutcome> {
  if (page.listing !== undefined) return processList(session, page.item, page.listing);
  const { source, deps } = session;
  deps.log.error('inbox.failed', { source: source.id, sha: page.item.sha }, page.trouble);
  await failItem(session, page.item, page.trouble.message);
  return { waiting: 0, failed: 1, unfinished: false };
}

/** Why the list as a whole must not be trusted, although its entries were taken. */
function doubtAbout(source: Source, pages: readonly ListPage[]): AnswerFailure | undefined {
  const trouble = pages.find((page) => page.trouble !== undefined)?.trouble;
  if (trouble !== undefined) return { outcome: 'failed', code: trouble.code, reason: trouble.message };
  const found = pages.reduce((sum, { listing }) => sum + (listing?.entries.length ?? 0), 0);
  if (found >= source.expect.minItems) return undefined;
  return { outcome: 'failed', code: 'source-empty', reason: `${found} items where there are always some` };
}

function validators(page: ListPage | undefined) {
  const { etag, lastModified } = page?.item ?? {};
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}
