import { isBusinessDay } from '../../domain/business-days.ts';
import type { AnswerFailure } from '../../domain/sources/answer.ts';
import type { ListEntry } from '../../domain/sources/entry.ts';
import { dayUrl, issueUrl, readIssue } from '../../domain/sources/fr-issues.ts';
import { standing } from '../../domain/sources/judge-entry.ts';
import { fetchJson, NOT_FOUND } from './fetch-json.ts';
import { fetchList, type ListPage } from './fetch-list.ts';
import type { PollSession } from './poll-session.ts';
import { processList } from './process-list.ts';
import type { Reconciling } from './reconcile-issues.ts';

export type DayOutcome = { readonly outcome: 'settled' } | { readonly outcome: 'open' } | AnswerFailure;

/**
 * Holds one publication day (YYYY-MM-DD) against its table of contents and the count of its documents, and takes up what is not stored.
 * `open` where anything is left to doubt: the day is asked for again with the next run, and somebody is told.
 */
export async function checkDay(run: Reconciling, day: string, count: number): Promise<DayOutcome> {
  const { session, source } = run;
  if (session.source.kind !== 'documents') return { outcome: 'open' };
  const contents = await fetchJson(session, source, issueUrl(source, day), readIssue);
  if (contents.outcome !== 'read' && contents.reason !== NOT_FOUND) return contents;
  const numbers = contents.outcome === 'read' ? contents.value : undefined;
  if (count === 0 && (numbers?.length ?? 0) === 0) {
    return numbers === undefined ? noIssue(run, day) : { outcome: 'settled' };
  }
  const list = await fetchList(session, dayUrl(session.source, day));
  if (list.outcome === 'not-modified') return { outcome: 'open' };
  if (list.outcome !== 'pages') return list;
  const entries = list.pages.flatMap(({ listing }) => listing?.entries ?? []);
  const before = session.changes;
  const whole = await takeUp(session, list.pages, entries);
  noteMissed(run, day, session.changes - before);
  if (session.wall !== undefined) return session.wall;
  const arrived = list.pages.reduce((sum, { listing }) => sum + (listing?.arrived ?? 0), 0);
  const listed = new Set(entries.map(({ metadata }) => metadata.number));
  const absent = numbers?.filter((number) => !listed.has(number));
  if (absent === undefined) return incomplete(run, day, 'no table of contents');
  if (absent.length > 0) return incomplete(run, day, `not to be had: ${absent.slice(0, 5).join(', ')}`);
  if (!list.complete || arrived !== count) return incomplete(run, day, `${arrived} of ${count} came`);
  return whole && (await allStored(session, entries))
    ? { outcome: 'settled' }
    : incomplete(run, day, 'not all are stored');
}

/** A day without issue is in order if the offices were closed; where the closures are not known, nobody is told. */
function noIssue(run: Reconciling, day: string): DayOutcome {
  const { calendar } = run;
  if (calendar === undefined) return { outcome: 'open' };
  return isBusinessDay(day, calendar.closures)
    ? incomplete(run, day, 'no issue on a business day')
    : { outcome: 'settled' };
}

/** Stores and works through the pages if anything on them is not known; true if nothing of it is left to do. */
async function takeUp(
  session: PollSession,
  pages: readonly ListPage[],
  entries: readonly ListEntry[],
): Promise<boolean> {
  const heads = await session.deps.content.heads(entries.map(({ docId }) => docId));
  if (entries.every((entry) => standing(heads.get(entry.docId), entry) !== 'look')) return true;
  for (const { item } of pages) await session.deps.inbox.put(item);
  let open = 0;
  for (const { item, listing } of pages) {
    if (listing === undefined) continue;
    const { waiting, failed, unfinished } = await processList(session, item, listing);
    open += waiting + failed + (unfinished ? 1 : 0);
  }
  return open === 0;
}

async function allStored({ deps }: PollSession, entries: readonly ListEntry[]): Promise<boolean> {
  const heads = await deps.content.heads(entries.map(({ docId }) => docId));
  return entries.every(({ docId }) => heads.get(docId)?.stage === 'published');
}

/** Documents that the polls should have taken up days ago; in the first run nothing was polled before. */
function noteMissed({ session, source }: Reconciling, day: string, missed: number): void {
  const { deps, state } = session;
  if (missed === 0 || state.seededAt === undefined) return;
  deps.metrics.count('IssueMissed', missed, { source: source.id });
  deps.log.warn('issue.missed', { source: source.id, day, changes: missed });
}

function incomplete({ session, source }: Reconciling, day: string, reason: string): DayOutcome {
  session.deps.metrics.count('IssueIncomplete', 1, { source: source.id });
  session.deps.log.warn('issue.incomplete', { source: source.id, day, reason });
  return { outcome: 'open' };
}
