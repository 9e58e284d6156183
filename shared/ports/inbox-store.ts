import type { SourceId } from '../domain/ids.ts';

/** One answer of a source as it came, written down before anybody understands it. Kept 30 days. */
export interface InboxItem {
  readonly sourceId: SourceId;
  /** Deterministic: SHA-256 of url and body, so that an equal answer is the same item. */
  readonly sha: string;
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** ISO instant (UTC). */
  readonly fetchedAt: string;
  readonly body: Uint8Array;
}

export interface InboxRef {
  readonly sourceId: SourceId;
  /** UTC day YYYY-MM-DD of `fetchedAt`. */
  readonly day: string;
  readonly sha: string;
}

export interface InboxStore {
  /** Stores the item as due unless it is there (also if it was cleared); says which. The body is complete before the item can be found. */
  put(item: InboxItem): Promise<'stored' | 'known'>;
  get(ref: InboxRef): Promise<InboxItem | undefined>;
  /** Items of the source that were stored and not yet processed, oldest first. Read from an index: it may lag. */
  due(source: SourceId, limit: number): Promise<readonly InboxRef[]>;
  /** The item needs no further work. */
  clear(ref: InboxRef): Promise<void>;
  /** Notes why processing failed; the item stays due until `attempts` reaches its limit, then it is parked as failed. An absent item answers 0 attempts. */
  fail(ref: InboxRef, reason: string): Promise<{ readonly attempts: number; readonly parked: boolean }>;
  /** All items of a source on a UTC day, oldest first; for replay. */
  list(source: SourceId, day: string): Promise<readonly InboxRef[]>;
}

/** After so many failed attempts an inbox item is parked and alarms instead of being tried again. */
export const INBOX_ATTEMPTS = 8;
