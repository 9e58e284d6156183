import type { Head, Revision } from '../../domain/document.ts';
import { RulewireError } from '../../domain/errors.ts';
import type { ListEntry, Listing } from '../../domain/sources/entry.ts';
import { standing } from '../../domain/sources/judge-entry.ts';
import type { InboxItem } from '../../ports/inbox-store.ts';
import { fetchText, type TextAnswer } from './fetch-text.ts';
import { isFlood, isOldNews, whileHeld } from './flood.ts';
import { knownEntries } from './known-entries.ts';
import { inboxRef, outOfTime, type PollSession } from './poll-session.ts';
import { storeEntry } from './store-entry.ts';

/** What became of the entries of one list. `waiting` ones have no text yet; `failed` ones are tried again. */
export interface ListOutcome {
  readonly waiting: number;
  readonly failed: number;
  /** True where time ran out before the end of the list. */
  readonly unfinished: boolean;
}

type EntryOutcome = 'known' | 'changed' | 'waiting';

/**
 * Goes through a stored list: each entry that its head does not know yet gets its text and becomes a revision and a change.
 * One bad entry does not stop the others. The inbox item is cleared when nothing of it is left to do, stays due when time ran
 * out or a rolling list still waits for texts, and counts an attempt when an entry failed.
 */
export async function processList(
  session: PollSession,
  item: InboxItem,
  listing: Listing,
): Promise<ListOutcome> {
  const { deps, source } = session;
  const { entries: known, heads } = await knownEntries(session, listing.entries);
  const flood = isFlood(session, known, heads);
  const held = flood ? whileHeld(session, item, known, heads) : [];
  const entries = inWorkingOrder(known.filter((entry) => !held.includes(entry)));
  let waiting = held.length;
  const failures: string[] = [];
  for (const entry of entries) {
    if (outOfTime(session)) return { waiting, failed: failures.length, unfinished: true };
    try {
      if ((await processEntry(session, item, entry, heads.get(entry.docId), flood)) === 'waiting')
        waiting += 1;
    } catch (cause) {
      session.triedInVain.add(entry.docId);
      failures.push(cause instanceof RulewireError ? cause.message : String(cause));
      deps.log.error('inbox.failed', { source: source.id, docId: entry.docId }, cause);
    }
  }
  for (const reason of listing.skipped) deps.log.warn('inbox.failed', { source: source.id, reason });
  if (failures.length > 0) await failItem(session, item, failures.join(' | '));
  else if (waiting === 0 || source.window === 'complete') await deps.inbox.clear(inboxRef(item));
  deps.log.info('inbox.processed', {
    source: source.id,
    entries: entries.length,
    waiting,
    failed: failures.length,
  });
  return { waiting, failed: failures.length, unfinished: false };
}

/** Urgent ones first, then as they were listed from the end, which is the order in which they came out. */
function inWorkingOrder(entries: readonly ListEntry[]): ListEntry[] {
  const oldestFirst = entries.toReversed();
  return [...oldestFirst.filter((entry) => entry.urgent), ...oldestFirst.filter((entry) => !entry.urgent)];
}

/** Counts a failed attempt at an inbox item; at the last one it is parked and somebody has to look. */
export async function failItem(session: PollSession, item: InboxItem, reason: string): Promise<void> {
  const { deps, source } = session;
  const { attempts, parked } = await deps.inbox.fail(inboxRef(item), reason.slice(0, 1000));
  if (!parked) return;
  deps.metrics.count('InboxParked', 1, { source: source.id });
  deps.log.error('inbox.parked', {
    source: source.id,
    sha: item.sha,
    attempts,
    reason: reason.slice(0, 300),
  });
}

async function processEntry(
  session: PollSession,
  item: InboxItem,
  entry: ListEntry,
  head: Head | undefined,
  flood: boolean,
): Promise<EntryOutcome> {
  const { deps } = session;
  if (standing(head, entry) !== 'look') return 'known';
  if (session.triedInVain.has(entry.docId)) return 'waiting';
  const previous = head && (await deps.content.revision(head.docId, head.rev));
  // A list left over from an earlier run must not undo what a newer one said.
  if (previous !== undefined && previous.fetchedAt > item.fetchedAt) return 'known';
  const answer = await textOf(session, item, entry, previous);
  if (answer.outcome === 'later') {
    session.triedInVain.add(entry.docId);
    return 'waiting';
  }
  const recorded = await storeEntry(session, {
    fetchedAt: item.fetchedAt,
    entry,
    head,
    previous,
    answer,
    silent: flood && head === undefined && isOldNews(entry, item.fetchedAt),
  });
  if (answer.inbox !== undefined) await deps.inbox.clear(answer.inbox);
  // Told by its title, it still waits for its text: the list is not remembered as done with.
  return recorded && !answer.withoutText ? 'changed' : 'waiting';
}

/** The text of the entry; a withdrawn filing keeps the one it had, since its file is taken away. */
async function textOf(
  session: PollSession,
  item: InboxItem,
  entry: ListEntry,
  previous: Revision | undefined,
): Promise<TextAnswer> {
  if (entry.metadata.stage !== 'withdrawn') return fetchText(session, entry, new Date(item.fetchedAt));
  const kept = previous && (await session.deps.content.text(previous.docId, previous.rev));
  if (previous === undefined || kept === undefined || previous.textFormat === 'ecfr-xml') {
    return { outcome: 'text', text: entry.listed, format: 'fr-text', withoutText: false };
  }
  return { outcome: 'text', text: kept, format: previous.textFormat, withoutText: false };
}
