import type { DocId } from '../../domain/ids.ts';
import type { EntryKey } from '../../domain/sources/entry.ts';
import type { PressStore, Recheck } from '../../ports/press-store.ts';

/** In-memory PressStore. */
export function memoryPressStore(): PressStore {
  const documents = new Map<EntryKey, DocId>();
  const rechecks = new Map<DocId, Recheck>();
  return {
    async documentsOf(keys) {
      const found = keys.flatMap((key): [EntryKey, DocId][] => {
        const doc = documents.get(key);
        return doc === undefined ? [] : [[key, doc]];
      });
      return new Map(found);
    },
    async putKeys(doc, keys) {
      for (const key of keys) if (!documents.has(key)) documents.set(key, doc);
    },
    async dueRechecks(source, before, limit) {
      const due = [...rechecks.values()].filter(
        (each) => each.sourceId === source && each.due < before.toISOString(),
      );
      return structuredClone(due.sort((a, b) => (a.due < b.due ? -1 : 1)).slice(0, limit));
    },
    async putRecheck(recheck) {
      rechecks.set(recheck.docId, structuredClone(recheck));
    },
    async clearRecheck(doc) {
      rechecks.delete(doc);
    },
  };
}
