import { lastBusinessDayOnOrBefore } from '../../domain/business-days.ts';
import { addDays } from '../../domain/clock-zones.ts';
import { RulewireError } from '../../domain/errors.ts';
import { sourceId } from '../../domain/ids.ts';
import { type AnswerFailure, judgeAnswer } from '../../domain/sources/answer.ts';
import { type PublicInspectionSource, sourceOf } from '../../domain/sources/catalogue.ts';
import type { ListEntry, Listing } from '../../domain/sources/entry.ts';
import { readFiling, readPublicInspection } from '../../domain/sources/fr-public-inspection.ts';
import type { InboxItem } from '../../ports/inbox-store.ts';
import { inboxItem, isListAddress, pastCaches } from './fetch-list.ts';
import { openSession, outOfTime, type PollSession } from './poll-session.ts';
import { processList } from './process-list.ts';
import type { Reconciling } from './reconcile-issues.ts';

/** More than were ever withdrawn from one issue. */
const MOST_ASKED = 20;

/**
 * Asks for what was filed for the issue of a day (YYYY-MM-DD) and is not in it: each by its number, once more. What its record says
 * then (withdrawn, another day) goes the way of every filing; one that is gone or says nothing is for a person to look at.
 */
export async function checkFilings(run: Reconciling, day: string): Promise<AnswerFailure | undefined> {
  const inspection = inspectionOf(run);
  const { deps, state } = run.session;
  const session = openSession(deps, inspection, { ...state, sourceId: sourceId(inspection.id) });
  const filed = await filedFor(run, inspection, day);
  const heads = await deps.content.heads(filed.map(({ docId }) => docId));
  const open = filed.filter(({ docId }) => heads.get(docId)?.stage === 'filed');
  for (const { metadata } of open.slice(0, MOST_ASKED)) {
    if (outOfTime(session)) return undefined;
    const failure = await askAgain(run, session, inspection, metadata.number ?? '');
    if (failure !== undefined) return failure;
  }
  run.session.changes += session.changes;
  return undefined;
}

function inspectionOf({ session, source }: Reconciling): PublicInspectionSource {
  const found = sourceOf(session.deps.sources, sourceId(source.inspection));
  if (found.kind === 'public-inspection') return found;
  throw new RulewireError('source-invalid', `${source.id}: ${source.inspection} lists no filings`);
}

/** What the lists of the business day before the issue showed as due in it, as the last of them had it. */
async function filedFor(
  { session, calendar }: Reconciling,
  inspection: PublicInspectionSource,
  day: string,
): Promise<readonly ListEntry[]> {
  const { inbox } = session.deps;
  const before = lastBusinessDayOnOrBefore(addDays(day, -1), calendar?.closures);
  const filed = new Map<string, ListEntry>();
  for (const ref of await inbox.list(sourceId(inspection.id), before)) {
    const item = await inbox.get(ref);
    if (item === undefined || !isListAddress(inspection, item.url)) continue;
    for (const entry of entriesOf(item, inspection, before)) filed.set(entry.docId, entry);
  }
  return [...filed.values()].filter(({ metadata }) => metadata.publicationDate === day);
}

/** The entries of a stored list; none of one that could not be understood, which was told when it came. */
function entriesOf(item: InboxItem, inspection: PublicInspectionSource, day: string): readonly ListEntry[] {
  const text = new TextDecoder().decode(item.body);
  return understood(() => readPublicInspection(text, inspection, day))?.entries ?? [];
}

const recordOf = (text: string, inspection: PublicInspectionSource) =>
  understood(() => readFiling(text, inspection));

function understood(read: () => Listing): Listing | undefined {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RulewireError) return undefined;
    throw cause;
  }
}

async function askAgain(
  { source }: Reconciling,
  session: PollSession,
  inspection: PublicInspectionSource,
  number: string,
): Promise<AnswerFailure | undefined> {
  const { deps } = session;
  const address = source.filing.replace('{number}', encodeURIComponent(number));
  const answer = await session.fetch({ ...source.http, url: pastCaches(address, deps.clock.now()) });
  const now = deps.clock.now();
  const judged = judgeAnswer(answer, 'json', now);
  if (judged.outcome === 'blocked' || judged.outcome === 'failed') return judged;
  const before = session.changes;
  const listing = judged.outcome === 'usable' ? recordOf(judged.text, inspection) : undefined;
  if (judged.outcome === 'usable' && listing !== undefined) {
    const item = inboxItem(sourceId(inspection.id), address, judged.answer, now);
    await deps.inbox.put(item);
    await processList(session, item, listing);
  }
  if (session.changes > before) return undefined;
  deps.metrics.count('IssueIncomplete', 1, { source: source.id });
  deps.log.warn('issue.incomplete', { source: source.id, number, reason: 'filed, and not printed' });
  return undefined;
}
