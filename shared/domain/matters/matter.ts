import type { ChangeKind, ChangeType } from '../change.ts';
import type { Stage, Trust } from '../document.ts';
import type { ChangeId, CompanyId, DocId, MatterId } from '../ids.ts';

/** The legal instrument that a document works with, or that a report says will be used. */
export type Mechanism =
  | 'entity-list'
  | 'temporary-licence'
  | 'direct-product'
  | 'de-minimis'
  | 'affiliates-rule'
  | 'licence-policy'
  | 'other-list'
  | 'telecom-supply'
  | 'denial-order'
  | 'sanctions'
  | 'enforcement'
  | 'other';

/** A company as a matter names it. */
export interface Party {
  readonly companyId: CompanyId;
  readonly name: string;
}

/** What names a matter: the party, or the class of parties, and the regime under which it is dealt with. */
export interface MatterHead {
  readonly matterId: MatterId;
  readonly title: string;
  /** Instruments of one regime follow from each other, such as a licence from the listing that made it necessary. */
  readonly regime: string;
  /** The parent of the group; undefined for a matter about a rule itself. */
  readonly party?: Party;
}

/** One document or report in a matter. Equal changes give equal entries, so that writing one again changes nothing. */
export interface MatterEntry {
  readonly changeId: ChangeId;
  readonly docId: DocId;
  /** ISO instant (UTC): when it became public where known, else when we saw it. */
  readonly at: string;
  readonly trust: Trust;
  readonly stage: Stage;
  readonly type: ChangeType;
  readonly kind: ChangeKind;
  readonly mechanisms: readonly Mechanism[];
  /** The periods, shares and numbers of parties that an official document states. */
  readonly measures?: readonly Measure[];
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly number?: string;
  readonly citation?: string;
}

/** A number that a report or a rule states, comparable where the units are equal. */
export interface Measure {
  readonly unit: 'days' | 'percent' | 'parties';
  readonly value: number;
  /** The words it came from. */
  readonly statedAs: string;
}

type ClaimState = 'open' | 'met' | 'not-acted-on';

/** What one report says will be done, by one mechanism. A report that names two mechanisms makes two claims. */
export interface Claim {
  /** The change that brought the report; with the mechanism it names the claim. */
  readonly reportId: ChangeId;
  readonly mechanism: Mechanism;
  /** What part of the licence policy it is about, where it says so. */
  readonly topic?: 'standards';
  /** The companies of the matter's group that the report names, the head of the group first. */
  readonly targets: readonly Party[];
  /** ISO instant (UTC). */
  readonly reportedAt: string;
  readonly outlet: string;
  readonly headline: string;
  readonly url: string;
  readonly measures: readonly Measure[];
  /** YYYY-MM-DD (New York): the last day on which the claim waits for a rule. */
  readonly openUntil: string;
  readonly state: ClaimState;
  /** The official changes that met it, in order of time. */
  readonly metBy: readonly ChangeId[];
}

/** How far an official document does what a report said. */
export type Outcome = 'realised' | 'partial' | 'related' | 'same-day';

/** What an official change says about one report: stored with the analysis of whichever came later, and told with it. */
export interface Answer {
  readonly reportId: ChangeId;
  /** The official change. */
  readonly answeredBy: ChangeId;
  readonly reportedAt: string;
  readonly outlet: string;
  readonly headline: string;
  readonly url: string;
  readonly outcome: Outcome;
  /** What the report said that this document does. */
  readonly met: readonly Mechanism[];
  /** What the report said that no document has done so far. */
  readonly stillOpen: readonly Mechanism[];
  /** Numbers and periods in which the document differs from the report. */
  readonly differences: readonly {
    readonly what: string;
    readonly reported: string;
    readonly official: string;
  }[];
}

/** One dated thread of reports, filings, rules, codified text and corrections. */
export interface Matter extends MatterHead {
  /** Oldest first. */
  readonly entries: readonly MatterEntry[];
  readonly claims: readonly Claim[];
}
