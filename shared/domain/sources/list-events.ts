import type { DocId } from '../ids.ts';
import type { EntryKey, ListEntry, Listing } from './entry.ts';
import { resolveEntries } from './identity.ts';
import { comparable, saysSomethingElse } from './normalise.ts';

/** What became of one entry between two states of a list of the press. */
export type ListEvent =
  | { readonly event: 'new' | 'gone'; readonly entry: ListEntry }
  | {
      readonly event: 'changed';
      readonly entry: ListEntry;
      readonly field: 'url' | 'title' | 'published' | 'summary';
      readonly before: string | null;
      readonly after: string | null;
      /** Whether it says something else; layout, commas, dates and addresses do not. */
      readonly material: boolean;
    };

/**
 * The events between two states of a list, in the order of the later one, what is gone at the end. Entries are known again
 * by their keys, as the poller does it, so that one of guid, address and words may change. Of a later list that is cut,
 * nothing is concluded from what it lacks. That something is gone is told here only: from a rolling list it is no news.
 */
export function listEvents(before: Listing, after: Listing): readonly ListEvent[] {
  const earlier = new Map(before.entries.map((entry) => [entry.docId, entry]));
  const known = new Map<EntryKey, DocId>();
  for (const { keys, docId } of before.entries) for (const key of keys ?? []) known.set(key, docId);
  const resolved = resolveEntries(after.entries, known, new Set(earlier.keys()));
  const events = resolved.flatMap((entry): readonly ListEvent[] => {
    const previous = earlier.get(entry.docId);
    return previous === undefined ? [{ event: 'new', entry }] : changes(previous, entry);
  });
  const present = new Set(resolved.map(({ docId }) => docId));
  const gone = after.cut ? [] : before.entries.filter(({ docId }) => !present.has(docId));
  return [...events, ...gone.map((entry) => ({ event: 'gone', entry }) as const)];
}

/** Field by field what `judgeEntry` judges as a whole: a title by its words, the rest by what it says. */
function changes(previous: ListEntry, entry: ListEntry): readonly ListEvent[] {
  const [old, now] = [previous.metadata, entry.metadata];
  const retitled = comparable(old.title) !== comparable(now.title);
  const retold = saysSomethingElse(previous.listed, entry.listed);
  const fields = [
    { field: 'url', before: old.url, after: now.url, material: false },
    { field: 'title', before: old.title, after: now.title, material: retitled },
    { field: 'published', before: old.issuedAt, after: now.issuedAt, material: false },
    { field: 'summary', before: old.abstract, after: now.abstract, material: retold },
  ] as const;
  return fields
    .filter((each) => each.before !== each.after)
    .map(({ before, after, ...rest }) => ({
      event: 'changed',
      entry,
      ...rest,
      before: before ?? null,
      after: after ?? null,
    }));
}
