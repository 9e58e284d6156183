import { judgeAnswer } from '../../domain/sources/answer.ts';
import { readListing, wantedList } from '../../domain/sources/read-listing.ts';
import type { InboxItem, InboxRef } from '../../ports/inbox-store.ts';
import { isListAddress } from './fetch-list.ts';
import { outOfTime, type PollSession, storedAnswer } from './poll-session.ts';
import { failItem, processList } from './process-list.ts';

/** So many stored answers are taken up by one run; more are left to the next. */
const MOST_LEFTOVERS = 200;

/**
 * Finishes what earlier runs wrote down and did not live to work off: lists, oldest first, with the texts that were fetched
 * for them. Texts that no list needs any more are cleared.
 */
export async function workOffLeftovers(session: PollSession): Promise<void> {
  const { deps, source, state } = session;
  const lists: { readonly ref: InboxRef; readonly item: InboxItem }[] = [];
  for (const ref of await deps.inbox.due(state.sourceId, MOST_LEFTOVERS)) {
    const item = await deps.inbox.get(ref);
    if (item === undefined) await deps.inbox.clear(ref);
    else if (isListAddress(source, item.url)) lists.push({ ref, item });
    else session.storedTexts.set(item.url, { ref, item });
  }
  let open = 0;
  for (const { item } of lists) {
    if (outOfTime(session)) return;
    open += (await workOff(session, item)) ? 0 : 1;
  }
  if (open > 0) return;
  for (const { ref } of session.storedTexts.values()) await deps.inbox.clear(ref);
}

/** Works off one stored list; false if something of it is left to do. */
async function workOff(session: PollSession, item: InboxItem): Promise<boolean> {
  const { deps, source } = session;
  const judged = judgeAnswer(storedAnswer(item), wantedList(source), deps.clock.now());
  try {
    const text = judged.outcome === 'usable' ? judged.text : '';
    const listing = readListing(source, text, item.url, new Date(item.fetchedAt));
    const { waiting, failed, unfinished } = await processList(session, item, listing);
    return waiting + failed === 0 && !unfinished;
  } catch (cause) {
    deps.log.error('inbox.failed', { source: source.id, sha: item.sha }, cause);
    await failItem(session, item, String(cause));
    return false;
  }
}
