import type { DocId, SourceId } from '../domain/ids.ts';
import type { EntryKey } from '../domain/sources/entry.ts';

/** When a story is to be looked at again, and what the last look found. Instants are ISO, UTC. */
export interface Recheck {
  readonly docId: DocId;
  readonly sourceId: SourceId;
  readonly due: string;
  /** So many looks were done. */
  readonly step: number;
  /** Since when its address answers that it is gone. */
  readonly goneSince?: string;
}

/** What is kept of stories of the press beside their revisions: the keys they are known by, and when to look again. */
export interface PressStore {
  /** The documents that the keys belong to; unknown keys are left out. */
  documentsOf(keys: readonly EntryKey[]): Promise<ReadonlyMap<EntryKey, DocId>>;
  /** Gives the keys to the document, each unless another has it. */
  putKeys(doc: DocId, keys: readonly EntryKey[]): Promise<void>;
  /** Stories of the source to be looked at again before the instant (exclusive), oldest first. Read from an index: it may lag. */
  dueRechecks(source: SourceId, before: Date, limit: number): Promise<readonly Recheck[]>;
  /** The look that is due for a story, replacing an earlier one. */
  putRecheck(recheck: Recheck): Promise<void>;
  /** No further look is due; harmless where none was. */
  clearRecheck(doc: DocId): Promise<void>;
}
