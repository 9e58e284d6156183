import type { Head } from '../../domain/document.ts';
import type { DocId } from '../../domain/ids.ts';
import { isPressKind } from '../../domain/sources/catalogue.ts';
import type { ListEntry } from '../../domain/sources/entry.ts';
import type { InboxItem } from '../../ports/inbox-store.ts';
import type { PollSession } from './poll-session.ts';

/** So many entries new at once, and so large a part of the list, are a site that was rebuilt rather than news. */
const MANY = 10;
const MOST_OF_LIST = 0.5;
/** With so large a part of them dated since the last look, they are news all the same: after an outage, on a big day. */
const DATED_SINCE = 0.8;
const SLACK_MS = 3_600_000;
/** How long they are held, for somebody to look. */
const HOLD_MS = 3_600_000;
/** What is older than this when it turns up in a flood was not written today. */
const OLD_MS = 48 * 3_600_000;

type Heads = ReadonlyMap<DocId, Head>;

const isFresh = (heads: Heads) => (entry: ListEntry) => !heads.has(entry.docId);

/** True if a list that was read before shows too much at once that was never seen. */
export function isFlood(
  { source, state }: PollSession,
  entries: readonly ListEntry[],
  heads: Heads,
): boolean {
  if (!isPressKind(source) || state.seededAt === undefined) return false;
  const fresh = entries.filter(isFresh(heads));
  if (fresh.length <= MANY || fresh.length <= entries.length * MOST_OF_LIST) return false;
  const since = new Date(state.lastSuccessAt ?? state.seededAt).getTime() - SLACK_MS;
  const recent = fresh.filter(({ metadata }) => (instant(metadata.issuedAt) ?? 0) >= since);
  return recent.length < fresh.length * DATED_SINCE;
}

/** The new entries of a flood that still wait: all of them for an hour after the list was fetched, none after it. */
export function whileHeld(
  { deps, source }: PollSession,
  item: InboxItem,
  entries: readonly ListEntry[],
  heads: Heads,
): readonly ListEntry[] {
  const age = deps.clock.now().getTime() - new Date(item.fetchedAt).getTime();
  const held = age < HOLD_MS ? entries.filter(isFresh(heads)) : [];
  deps.log.warn('poll.flood', { source: source.id, held: held.length, entries: entries.length });
  return held;
}

/** True for an entry that came with a flood and is dated long before it: it is kept, and told to nobody. */
export function isOldNews(entry: ListEntry, fetchedAt: string): boolean {
  const issued = instant(entry.metadata.issuedAt);
  return issued !== undefined && new Date(fetchedAt).getTime() - issued > OLD_MS;
}

const instant = (text: string | undefined) => (text === undefined ? undefined : new Date(text).getTime());
