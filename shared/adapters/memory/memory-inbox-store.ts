import type { InboxItem, InboxRef, InboxStore } from '../../ports/inbox-store.ts';
import { INBOX_ATTEMPTS } from '../../ports/inbox-store.ts';

interface StoredItem {
  readonly item: InboxItem;
  readonly ref: InboxRef;
  due: boolean;
  attempts: number;
}

/** In-memory InboxStore. */
export function memoryInboxStore(): InboxStore {
  const items = new Map<string, StoredItem>();
  const keyOf = (ref: InboxRef) => `${ref.sourceId}#${ref.day}#${ref.sha}`;
  const refs = (wanted: (stored: StoredItem) => boolean) =>
    [...items.values()]
      .filter(wanted)
      .sort((a, b) => (a.item.fetchedAt < b.item.fetchedAt ? -1 : 1))
      .map((stored) => ({ ...stored.ref }));

  return {
    async put(item) {
      const ref = { sourceId: item.sourceId, day: item.fetchedAt.slice(0, 10), sha: item.sha };
      if (items.has(keyOf(ref))) return 'known';
      items.set(keyOf(ref), { item: structuredClone(item), ref, due: true, attempts: 0 });
      return 'stored';
    },
    get: async (ref) => structuredClone(items.get(keyOf(ref))?.item),
    due: async (source, limit) =>
      refs((stored) => stored.due && stored.ref.sourceId === source).slice(0, limit),
    async clear(ref) {
      const stored = items.get(keyOf(ref));
      if (stored !== undefined) stored.due = false;
    },
    async fail(ref) {
      const stored = items.get(keyOf(ref));
      if (stored === undefined) return { attempts: 0, parked: false };
      stored.attempts += 1;
      const parked = stored.attempts >= INBOX_ATTEMPTS;
      if (parked) stored.due = false;
      return { attempts: stored.attempts, parked };
    },
    list: async (source, day) => refs(({ ref }) => ref.sourceId === source && ref.day === day),
  };
}
