import type { DocumentMetadata, TextFormat } from '../document.ts';
import { type DocId, sha256 } from '../ids.ts';

/** Where the text of an entry is to be had, best first. An address may answer 404 while the document is being loaded. */
export interface TextAddress {
  readonly url: string;
  readonly format: TextFormat;
}

/** A key that a document of the press is known by: kind, source and value. `u` its address, `g` its guid, `t` its words and day. */
export type EntryKey = `${'u' | 'g' | 't'}:${string}`;

/** One document as a list shows it: what is known before its text is fetched. */
export interface ListEntry {
  readonly docId: DocId;
  readonly metadata: DocumentMetadata;
  /** How exact `issuedAt` of the metadata is, where the list is one that gives days as well as times. */
  readonly precision?: 'day' | 'minute' | 'second';
  /** What it is known by, best first, where its source has no numbers of its own. */
  readonly keys?: readonly EntryKey[];
  /** Hash of everything in the listing that means something: an equal one means there is nothing to fetch. */
  readonly fingerprint: string;
  readonly texts: readonly TextAddress[];
  /** True where its text should be fetched before the others'. */
  readonly urgent: boolean;
  /** What the listing itself says, used where the text cannot be had: title and summary. */
  readonly listed: string;
}

/** What was understood of one answer of a source. */
export interface Listing {
  readonly entries: readonly ListEntry[];
  /** Items on this page, understood or not. */
  readonly arrived: number;
  /** True where the answer ends before its end, so that nothing may be concluded from what it lacks. */
  readonly cut: boolean;
  /** The next page, as the source gives it. */
  readonly nextPage?: string;
  /** How many items the source says there are on all pages, where it says so; Infinity where it stopped counting. */
  readonly expected?: number;
  /** True where the answer is a leftover of an earlier day: it says nothing about today. */
  readonly stale: boolean;
  /** Items that could not be understood, each with the reason. */
  readonly skipped: readonly string[];
}

/** Hash of a listing's facts. Keys keep the order given, and undefined ones vanish, so equal facts have equal hashes. */
export function fingerprintOf(facts: object): string {
  return sha256(JSON.stringify(facts));
}

/** Hash of all entries of an answer, in no order: equal where nothing new can be learnt from it. */
export function listingHash(listings: readonly Listing[]): string {
  const lines = listings.flatMap((listing) =>
    listing.entries.map((entry) => `${entry.docId} ${entry.fingerprint}`),
  );
  return sha256(lines.sort().join('\n'));
}
