import type { Change } from '../domain/change.ts';
import type { CompanyId } from '../domain/ids.ts';
import { isUrgent } from '../domain/rendering/urgent.ts';
import { isOnTopic, type Topic } from '../domain/topics.ts';
import type { ContentStore, HistoryEntry } from '../ports/content-store.ts';

/** What following some companies would have brought, from the matches that are stored. */
export interface WouldHaveMatched {
  /** Alerts in the last 24 months; a change about several of the companies is one. */
  readonly alerts: number;
  readonly official: number;
  /** Official ones that narrow what is allowed. */
  readonly urgent: number;
  /** True if more is stored than was looked at. */
  readonly atLeast: boolean;
  /** Alerts a week: the mean of the 24 months or of the last four weeks, whichever is higher. */
  readonly perWeek: number;
  /** Newest first. */
  readonly newest: readonly Previewed[];
}

/** One of the alerts, and which of the companies it is about. */
export interface Previewed {
  readonly change: Change;
  readonly companies: readonly CompanyId[];
}

/** From here on one mail per change is too much for most readers. */
export const MANY_A_WEEK = 5;
/** Matches looked at for one company. */
export const MOST_OF_A_COMPANY = 200;

const MONTHS = 24;
const WEEK_MS = 7 * 86_400_000;
const WEEKS = 104;
const RECENT_WEEKS = 4;
const MOST_IN_ALL = 4000;
const FEWEST_OF_A_COMPANY = 20;
const QUERIES_AT_ONCE = 20;
const NEWEST = 3;

/** Looks up what the companies would have brought. With many companies fewer matches of each are looked at, so that it stays quick. */
export async function wouldHaveMatched(
  content: Pick<ContentStore, 'history'>,
  companies: readonly CompanyId[],
  now: Date,
  topics?: readonly Topic[],
): Promise<WouldHaveMatched> {
  const { histories, limit } = await historiesOf(content, companies);
  return summed(histories, limit, now, topics);
}

/** The newest matches of each company, newest first, and at how many each is cut. */
export async function historiesOf(
  content: Pick<ContentStore, 'history'>,
  companies: readonly CompanyId[],
): Promise<{ readonly histories: readonly (readonly HistoryEntry[])[]; readonly limit: number }> {
  const share = Math.floor(MOST_IN_ALL / Math.max(1, companies.length));
  const limit = Math.min(MOST_OF_A_COMPANY, Math.max(FEWEST_OF_A_COMPANY, share));
  const histories: (readonly HistoryEntry[])[] = [];
  for (let at = 0; at < companies.length; at += QUERIES_AT_ONCE) {
    const some = companies.slice(at, at + QUERIES_AT_ONCE);
    histories.push(...(await Promise.all(some.map((company) => content.history(company, limit)))));
  }
  return { histories, limit };
}

/** The same from histories that were read already, each newest first and cut at `limit`. */
export function summed(
  histories: readonly (readonly HistoryEntry[])[],
  limit: number,
  now: Date,
  topics?: readonly Topic[],
): WouldHaveMatched {
  const since = monthsBefore(now, MONTHS).toISOString();
  const recent = new Date(now.getTime() - RECENT_WEEKS * WEEK_MS).toISOString();
  const told = histories
    .flat()
    .filter(({ match }) => isOnTopic(topics, match))
    .filter(({ match, change }) => match.decision === 'alert' && !change.silent && change.detectedAt >= since)
    .sort((a, b) => (a.change.detectedAt < b.change.detectedAt ? 1 : -1));
  const byChange = Map.groupBy(told, ({ change }) => change.changeId);
  const alerts = [...byChange.values()].flatMap((entries) => previewed(entries));
  const lately = alerts.filter(({ change }) => change.detectedAt >= recent).length;
  return {
    alerts: alerts.length,
    urgent: alerts.filter(({ urgent }) => urgent).length,
    official: alerts.filter(({ change }) => change.trust === 'official').length,
    atLeast: histories.some(
      (entries) => entries.length >= limit && (entries.at(-1)?.change.detectedAt ?? '') >= since,
    ),
    perWeek: Math.max(alerts.length / WEEKS, lately / RECENT_WEEKS),
    newest: alerts.slice(0, NEWEST).map(({ change, companies }) => ({ change, companies })),
  };
}

/** The matches of one change as one alert. */
function previewed(entries: readonly HistoryEntry[]): readonly (Previewed & { readonly urgent: boolean })[] {
  const [first] = entries;
  if (first === undefined) return [];
  const companies = [...new Set(entries.map(({ match }) => match.companyId))];
  const urgent = entries.some(({ change, match }) => isUrgent(change, match));
  return [{ change: first.change, companies, urgent }];
}

function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
}
