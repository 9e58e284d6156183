import type { BeforeAfter } from './diff/before-after.ts';
import type { DayOff, DocumentMetadata, Section, SectionRole, Stage, Trust } from './document.ts';
import type { ClockLabel, FactLabel } from './fact-labels.ts';
import type { ChangeId, CompanyId, DocId, MatterId, SourceId } from './ids.ts';
import type { Answer } from './matters/matter.ts';

/** How the new revision relates to the one before it. */
export type ChangeType =
  | 'new'
  | 'amended'
  | 'published'
  | 'corrected'
  | 'withdrawn'
  | 'scheduled'
  /** The text of the CFR itself has changed. */
  | 'codified'
  /** The time in which a report could have come true has passed: a step of the report's document without a text of its own. */
  | 'not-acted-on'
  /** A date that the document states is near: a step without a text of its own, which says nothing new. */
  | 'reminder';

export type ChangeState = 'detected' | 'analyzed' | 'planned' | 'held' | 'done';

/** The step from one revision of a document to the next: the unit that is matched, told and counted. */
export interface Change {
  readonly changeId: ChangeId;
  readonly docId: DocId;
  readonly sourceId: SourceId;
  readonly trust: Trust;
  readonly fromRev: number | undefined;
  readonly toRev: number;
  readonly type: ChangeType;
  readonly stage: Stage;
  readonly title: string;
  readonly url: string;
  /** ISO instant (UTC) at which we detected it. */
  readonly detectedAt: string;
  /** True where the source is being seeded: stored and matched, but told to nobody. */
  readonly silent: boolean;
  /** Of a reminder: the date (YYYY-MM-DD, New York) and what the document calls it. */
  readonly reminds?: { readonly label: ClockLabel; readonly day: string };
}

/** What kind of change of law it is, for one company or for the document. */
export type ChangeKind =
  | 'entity_list_addition'
  | 'entity_list_removal'
  | 'entity_list_modification'
  | 'tgl_issue'
  | 'tgl_extension'
  | 'tgl_expiry'
  | 'fdp_rule_change'
  | 'de_minimis_change'
  | 'denial_order'
  | 'denial_order_lifted'
  | 'sanctions_designation'
  | 'sanctions_removal'
  | 'affiliates_rule_change'
  | 'license_policy_change'
  | 'other_list_change'
  | 'correction'
  | 'proposed_rule'
  | 'reported_not_official'
  | 'enforcement_action'
  | 'none';

/** A class of parties that a document reaches without naming them. */
export type Scope =
  | 'all_entity_listed'
  | 'entity_listed_fn1'
  | 'entity_listed_fn4'
  | 'entity_listed_fn5'
  | 'affiliates_of_listed'
  | 'military_end_users';

export type MentionRole =
  | 'target'
  | 'list-member'
  | 'affiliate'
  | 'bystander'
  | 'historical'
  | 'negated'
  | 'commenter'
  | 'example'
  | 'unclear';

/** Where in the stored original a name stands. `start` and `end` are UTF-16 offsets into it, `quote` reads clean (25 words at most). */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** The alias as the directory spells it. */
  readonly alias: string;
  readonly role: MentionRole;
  readonly sectionRole: SectionRole;
  /** The id of the rule that decided, findable in one file of shared/domain/matching. */
  readonly ruleId: string;
}

export type MatchGrade = 'named' | 'listed' | 'affiliate' | 'possible';
export type Decision = 'alert' | 'review' | 'mention';

/** One company touched by one change: how surely, by which words, and what the change does to it. */
export interface Match {
  readonly changeId: ChangeId;
  readonly companyId: CompanyId;
  readonly companyName: string;
  readonly decision: Decision;
  readonly grade: MatchGrade;
  readonly kind: ChangeKind;
  /** Further kinds that the same document has for the company. */
  readonly alsoKinds?: readonly ChangeKind[];
  /** The affiliate through which the company is reached, where it is not named itself. */
  readonly via?: string;
  readonly evidence: readonly Evidence[];
  readonly matcherVersion: string;
  /** The matter of the company's group that the change belongs to: mails about it form one thread. */
  readonly matterId?: MatterId;
}

/** What a page says about where a document comes from, as its source states it. */
export type Cited = Pick<
  DocumentMetadata,
  'publisher' | 'agencies' | 'number' | 'citation' | 'docket' | 'action' | 'publicationDate' | 'issuedAt'
>;

/** Everything `analyze` found out about a change, stored beside it; what a mail says is made from this and nothing else. */
export interface Analysis {
  readonly changeId: ChangeId;
  readonly kind: ChangeKind;
  readonly scope?: Scope;
  /** The numbers and dates that a mail states, each with the words it came from. */
  readonly facts: readonly Fact[];
  /** The first matter that the change belongs to. */
  readonly matterId?: MatterId;
  /** Earlier reports that the change does what they said; for a report, the official acts that it tells of. */
  readonly answers?: readonly Answer[];
  /** Before and after, line by line: the first lines where there are many, and how many are not stored. */
  readonly edits?: readonly BeforeAfter[];
  readonly editsLeft?: number;
  readonly cited?: Cited;
  readonly parserVersion: string;
  readonly matcherVersion: string;
  /** ISO instant (UTC) at which it was stored. */
  readonly analyzedAt?: string;
  /** Doubts to be told: disagreements, unparsed parts, missing text. */
  readonly doubts: readonly string[];
}

/** One stated fact: a line of the mail. */
export interface Fact {
  readonly label: FactLabel;
  readonly value: string;
  readonly statedAs?: string;
  /** YYYY-MM-DD where the fact is a date. */
  readonly date?: string;
  /** The time of that day, as the document writes it. */
  readonly time?: string;
  readonly dayOff?: DayOff;
}

/** A document made readable for analysis. */
export interface ReadableDocument {
  readonly sections: readonly Section[];
  readonly parserVersion: string;
  readonly doubts: readonly string[];
}
