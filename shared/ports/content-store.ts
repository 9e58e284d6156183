import type { Analysis, Change, ChangeState, Match } from '../domain/change.ts';
import type { Head, Revision } from '../domain/document.ts';
import type { ChangeId, CompanyId, DocId } from '../domain/ids.ts';

/** A match with what a list needs to show it. */
export interface HistoryEntry {
  readonly match: Match;
  readonly change: Change;
}

/** Documents, their revisions and texts, the changes between them, and what was found in those. */
export interface ContentStore {
  head(doc: DocId): Promise<Head | undefined>;
  /** Many heads with one call, absent ones left out. */
  heads(docs: readonly DocId[]): Promise<ReadonlyMap<DocId, Head>>;
  revision(doc: DocId, rev: number): Promise<Revision | undefined>;
  text(doc: DocId, rev: number): Promise<string | undefined>;
  /** Stores text, then revision, each if absent. Repeating it is harmless. */
  putRevision(revision: Revision, text: string): Promise<void>;
  /** Moves the head if it still is at `from` (undefined: there is none); false if it is elsewhere, true also if it is already at `to`. */
  moveHead(from: number | undefined, to: Head): Promise<boolean>;

  /** Stores the change with `due` unless it is there; says which. */
  putChange(change: Change, due: Date): Promise<'stored' | 'known'>;
  change(id: ChangeId): Promise<{ readonly change: Change; readonly state: ChangeState } | undefined>;
  /** Sets the state; never goes back from a later state to an earlier one. */
  setChangeState(id: ChangeId, state: ChangeState): Promise<void>;
  /** Clears `due`: the message about the change is on its way. */
  clearDue(id: ChangeId): Promise<void>;
  /** Changes whose message may be lost: due before the instant, oldest first. */
  dueChanges(before: Date, limit: number): Promise<readonly ChangeId[]>;

  putAnalysis(analysis: Analysis): Promise<void>;
  analysis(id: ChangeId): Promise<Analysis | undefined>;
  /** Stores each match unless one of that change, company and matcher version is there. */
  putMatches(change: Change, matches: readonly Match[]): Promise<void>;
  matches(id: ChangeId): Promise<readonly Match[]>;
  /** The newest matches of a company, newest first, `before` exclusive (ISO instant, UTC). */
  history(company: CompanyId, limit: number, before?: string): Promise<readonly HistoryEntry[]>;
  /** Matches with decision `alert` detected on a UTC day (YYYY-MM-DD): what a digest is made from. */
  alertsOfDay(day: string): Promise<readonly HistoryEntry[]>;
}
