import { isOnRecord } from '../domain/on-record.ts';
import { whyNotMailed } from '../domain/reachable.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { tellingOf } from '../domain/telling.ts';
import type { ContentStore, HistoryEntry } from '../ports/content-store.ts';

/** Newest changes of each company that are looked at, and of all together that a feed holds. */
const OF_EACH = 15;
const IN_ALL = 50;

/**
 * The newest changes about what a reader follows, newest first, without those she made silent. A change that names several of
 * her companies comes once. Nothing for a reader who left, or whom we do not write to.
 */
export async function watchedChanges(
  content: Pick<ContentStore, 'history'>,
  reader: Subscriber,
  now: Date,
): Promise<readonly HistoryEntry[]> {
  if (reader.status !== 'paused' && whyNotMailed(reader, now) !== undefined) return [];
  const histories = await Promise.all(
    reader.companies.map(({ companyId }) => content.history(companyId, OF_EACH)),
  );
  const told = histories
    .flat()
    .filter(({ change, match }) => isOnRecord(change, match) && !change.silent)
    .filter(({ match }) => match.decision !== 'alert' || tellingOf(reader, [match]).how !== 'nothing')
    .sort((a, b) => (a.change.detectedAt > b.change.detectedAt ? -1 : 1));
  return [...new Map(told.map((entry) => [entry.change.changeId, entry])).values()].slice(0, IN_ALL);
}
