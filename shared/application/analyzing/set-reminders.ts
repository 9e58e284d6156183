import { remindersOf } from '../../domain/calendar/clocks.ts';
import type { Analysis, Change, Match } from '../../domain/change.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import { earlierChanges } from './lineage.ts';

/**
 * Stores when readers of a change are to be reminded of the dates that it states; none of a report, of what is told to
 * nobody, and of what only repeats or takes back. A date that only print fills in belongs to those who were told of the filing.
 */
export async function setReminders(
  content: ContentStore,
  change: Change,
  { analysis, matches }: { readonly analysis: Analysis; readonly matches: readonly Match[] },
  now: Date,
): Promise<void> {
  if (!isStated(change)) return;
  const reminders = remindersOf(change, analysis, now);
  if (reminders.length > 0 && (await isTold(content, change, matches))) await content.putReminders(reminders);
}

const WITHOUT_DATES: ReadonlySet<Change['type']> = new Set([
  'withdrawn',
  'codified',
  'not-acted-on',
  'reminder',
]);

const isStated = ({ trust, silent, type }: Change) =>
  trust === 'official' && !silent && !WITHOUT_DATES.has(type);

async function isTold(content: ContentStore, change: Change, matches: readonly Match[]): Promise<boolean> {
  if (matches.some(({ decision }) => decision === 'alert')) return true;
  if (change.fromRev === undefined) return false;
  const earlier = await earlierChanges(content, change);
  return earlier.some(({ alerts }) => alerts.length > 0);
}
