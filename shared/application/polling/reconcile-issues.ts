import type { OfficialCalendar } from '../../domain/business-days.ts';
import { addDays, localClock } from '../../domain/clock-zones.ts';
import { RulewireError } from '../../domain/errors.ts';
import { sourceId } from '../../domain/ids.ts';
import type { AnswerFailure } from '../../domain/sources/answer.ts';
import { type IssuesSource, sourceOf } from '../../domain/sources/catalogue.ts';
import { dailyCountsUrl, issueDays, readDailyCounts, readHolidays } from '../../domain/sources/fr-issues.ts';
import type { SourceState } from '../../ports/source-state-store.ts';
import { checkFilings } from './check-filings.ts';
import { checkDay } from './check-issue-day.ts';
import { fetchJson } from './fetch-json.ts';
import { failed, type PollOutcome, succeeded } from './poll-outcome.ts';
import { openSession, outOfTime, type PollDeps, type PollSession } from './poll-session.ts';

/** From this hour in New York the issue of the day is expected to be complete. */
const COMPLETE_HOUR = 12;
/** A filing is given so many further issues to be printed; a run that fails leaves a second day for it. */
const FILINGS_AFTER = 2;
const FILINGS_DAYS = 2;
const CALENDAR_LIFE_MS = 7 * 86_400_000;

/** One run over the issues of the last days. */
export interface Reconciling {
  /** The source of issues: when it runs, what it remembers. */
  readonly source: IssuesSource;
  /** What stores documents, with the source of documents that is gone over. */
  readonly session: PollSession;
  readonly calendar: OfficialCalendar | undefined;
  /** Documents of each day, as the Federal Register counts them. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Goes over the issues of the last business days, one query per publication day, and takes up what the polls have missed by the same
 * way as they do. A day is settled once its table of contents, the count of its documents and what is stored agree; a settled
 * day is looked at again only when the count moves. Once a week the official closures are read and stored. Whatever a store
 * throws is thrown on; `source-invalid` where the source names no source of documents.
 */
export async function reconcileIssues(
  deps: PollDeps,
  source: IssuesSource,
  state: SourceState,
): Promise<PollOutcome> {
  const session = await sessionOf(deps, source, state);
  const calendar = await officialCalendar(session, source);
  const last = lastIssueDay(deps, source);
  const days = issueDays(last, source.issueDays, calendar?.closures ?? {});
  const counted = await fetchJson(
    session,
    source,
    dailyCountsUrl(source, days.at(-1) ?? last, last),
    readDailyCounts,
  );
  if (counted.outcome !== 'read') return failed({ ...session, source, state }, counted);
  const counts = counted.value;
  const wanted = new Set([...days, ...[...counts].flatMap(([day, count]) => (count > 0 ? [day] : []))]);
  return goOver(
    { source, session, calendar, counts },
    state,
    [...wanted].sort((a, b) => (a < b ? 1 : -1)),
  );
}

/**
 * The session in which documents are stored: on behalf of the source of documents, which works off what a dead run leaves, and
 * told only where both sources have been gone through before.
 */
async function sessionOf(deps: PollDeps, source: IssuesSource, state: SourceState): Promise<PollSession> {
  const id = sourceId(source.documents);
  const documents = sourceOf(deps.sources, id);
  if (documents.kind !== 'documents')
    throw new RulewireError('source-invalid', `${source.id}: ${source.documents} lists no documents`);
  const { seededAt, ...rest } = state;
  const polled = (await deps.states.get(id))?.seededAt !== undefined;
  const seeded = polled && seededAt !== undefined ? { seededAt } : {};
  return openSession(deps, documents, { ...rest, ...seeded, sourceId: id });
}

/** The last day (YYYY-MM-DD) whose issue should be complete. */
function lastIssueDay({ clock }: PollDeps, { tz }: IssuesSource): string {
  const { date, hour } = localClock(tz, clock.now());
  return hour >= COMPLETE_HOUR ? date : addDays(date, -1);
}

/** The closures as they were read last, read again after a week; what cannot be read is left as it was. */
async function officialCalendar(
  session: PollSession,
  source: IssuesSource,
): Promise<OfficialCalendar | undefined> {
  const { deps } = session;
  const known = await deps.content.calendar();
  const now = deps.clock.now();
  if (known !== undefined && now.getTime() - new Date(known.readAt).getTime() < CALENDAR_LIFE_MS)
    return known;
  const today = localClock(source.tz, now).date;
  const answer = await fetchJson(session, source, source.holidays, (text) => readHolidays(text, today));
  if (answer.outcome !== 'read') {
    deps.log.warn('calendar.unread', { source: source.id, reason: answer.reason });
    return known;
  }
  const calendar = { readAt: now.toISOString(), closures: answer.value };
  await deps.content.putCalendar(calendar);
  deps.log.info('calendar.read', { source: source.id, closures: Object.keys(answer.value).length });
  return calendar;
}

/** Looks at each day that is not settled, newest first, and remembers those that are. */
async function goOver(run: Reconciling, state: SourceState, days: readonly string[]): Promise<PollOutcome> {
  const { session, source, counts } = run;
  const settled: Record<string, number> = {};
  let failure: AnswerFailure | undefined;
  let unfinished = false;
  for (const day of days) {
    const count = counts.get(day) ?? 0;
    if (state.settledDays?.[day] === count) settled[day] = count;
    else if (outOfTime(session)) unfinished = true;
    else if (failure === undefined) {
      const outcome = await checkDay(run, day, count);
      if (outcome.outcome === 'settled') settled[day] = count;
      else if (outcome.outcome !== 'open') failure = outcome;
    }
  }
  // What was filed for an issue must be in it; two issues later it is asked for by its number.
  for (const day of days.slice(FILINGS_AFTER, FILINGS_AFTER + FILINGS_DAYS)) {
    if (failure === undefined && settled[day] !== undefined) failure = await checkFilings(run, day);
  }
  const told = { ...session, source, state: { ...state, settledDays: settled } };
  if (failure !== undefined) return failed(told, failure);
  const outcome = session.changes > 0 ? 'stored' : 'unchanged';
  return succeeded(told, { outcome, seeded: !unfinished, remembered: { settledDays: settled } });
}
