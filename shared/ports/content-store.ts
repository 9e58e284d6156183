import type { OfficialCalendar } from '../domain/business-days.ts';
import type { Reminder } from '../domain/calendar/clocks.ts';
import type { Analysis, Change, ChangeState, Match } from '../domain/change.ts';
import type { Head, Revision } from '../domain/document.ts';
import type { ChangeId, CompanyId, DocId } from '../domain/ids.ts';
import type { MatterStore } from './matter-store.ts';

/** A match with what a list needs to show it. */
export interface HistoryEntry {
  readonly match: Match;
  readonly change: Change;
}

/** The order in which a change goes through its states; it never goes back. */
export const CHANGE_STATE_ORDER: Readonly<Record<ChangeState, number>> = {
  detected: 0,
  analyzed: 1,
  planned: 2,
  held: 3,
  done: 4,
};

/** Documents, their revisions and texts, the changes between them, what was found in those, and the matters they form. */
export interface ContentStore extends MatterStore {
  head(doc: DocId): Promise<Head | undefined>;
  /** Many heads with one call, absent ones left out. */
  heads(docs: readonly DocId[]): Promise<ReadonlyMap<DocId, Head>>;
  revision(doc: DocId, rev: number): Promise<Revision | undefined>;
  /** The original text; undefined without revision. Throws `text-missing` if a part of it is gone. */
  text(doc: DocId, rev: number): Promise<string | undefined>;
  /** Stores text, then revision, each if absent: the first revision of that number stays. Repeating it is harmless. */
  putRevision(revision: Revision, text: string): Promise<void>;
  /**
   * The documents that may hold a page of a volume of the Federal Register: of those stored with a citation, the ones that
   * begin last on or before the page, and for a first page the one before, which may end on it. Read from the table itself.
   */
  documentsAt(volume: number, page: number): Promise<readonly DocId[]>;
  /** On which days federal offices are closed, as it was read last; undefined before the first reading. */
  calendar(): Promise<OfficialCalendar | undefined>;
  /** Takes the place of an earlier calendar. */
  putCalendar(calendar: OfficialCalendar): Promise<void>;
  /** Moves the head if it still is at `from` (undefined: there is none); false if it is elsewhere, true also if it is already at `to`. */
  moveHead(from: number | undefined, to: Head): Promise<boolean>;

  /** Stores the change with `due` unless it is there; says which. */
  putChange(change: Change, due: Date): Promise<'stored' | 'known'>;
  change(id: ChangeId): Promise<{ readonly change: Change; readonly state: ChangeState } | undefined>;
  /** Sets the state; never goes back from a later state to an earlier one. Throws `change-missing` where there is none. */
  setChangeState(id: ChangeId, state: ChangeState): Promise<void>;
  /** Clears `due`: the message about the change is on its way. */
  clearDue(id: ChangeId): Promise<void>;
  /** Changes whose message may be lost: due before the instant (exclusive), oldest first. Read from an index: it may lag. */
  dueChanges(before: Date, limit: number): Promise<readonly ChangeId[]>;

  /** Stores the analysis, replacing an older one of the same change. */
  putAnalysis(analysis: Analysis): Promise<void>;
  analysis(id: ChangeId): Promise<Analysis | undefined>;
  /**
   * Stores each match unless one of that change, company and matcher version is there; one of another matcher version
   * is replaced, so that a company is never listed twice.
   */
  putMatches(change: Change, matches: readonly Match[]): Promise<void>;
  /** The matches of a change, in order of company id. */
  matches(id: ChangeId): Promise<readonly Match[]>;
  /** The newest matches of a company, newest first, `before` exclusive (ISO instant, UTC). Reminders are no part of it. */
  history(company: CompanyId, limit: number, before?: string): Promise<readonly HistoryEntry[]>;
  /**
   * Matches with decision `alert` detected on a UTC day (YYYY-MM-DD), in no order: what a digest is made from. Those of
   * silent changes are left out: they are told to nobody.
   */
  alertsOfDay(day: string): Promise<readonly HistoryEntry[]>;

  /** Stores each reminder, in place of an equal one. */
  putReminders(reminders: readonly Reminder[]): Promise<void>;
  /** Reminders due before the instant (exclusive), oldest first. Read from an index: it may lag. */
  dueReminders(before: Date, limit: number): Promise<readonly Reminder[]>;
  /** Forgets the reminder; harmless where there is none. */
  closeReminder(id: ChangeId): Promise<void>;
}
