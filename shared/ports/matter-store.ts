import type { ChangeId, CompanyId, MatterId } from '../domain/ids.ts';
import type { Claim, Matter, MatterEntry, MatterHead, Mechanism } from '../domain/matters/matter.ts';

/** What names a claim: the report, the mechanism, and the matter of the party it is about. */
export interface ClaimRef {
  readonly matterId: MatterId;
  readonly reportId: ChangeId;
  readonly mechanism: Mechanism;
}

/** A claim with the matter in which it stands. */
export interface PlacedClaim {
  readonly matterId: MatterId;
  readonly claim: Claim;
}

/** How a claim goes on: met by an official change, opened again because that change was withdrawn, or closed unmet. */
export type ClaimStep =
  | { readonly state: 'met'; readonly by: ChangeId }
  | { readonly state: 'open'; readonly by: ChangeId }
  | { readonly state: 'not-acted-on' };

/** Matters with their entries and claims. Everything may be written again: it finds what is there. */
export interface MatterStore {
  /** The matter with its entries, oldest first, and its claims report by report; undefined where there is none. */
  matter(id: MatterId): Promise<Matter | undefined>;
  /** The matters whose party the company is, or in which it was found as a member, in order of id. The index may lag. */
  mattersOf(company: CompanyId): Promise<readonly MatterHead[]>;
  /**
   * Stores the head unless it is there, and the entry of that instant and change, replacing an equal one. The members are
   * companies of the group besides its party under which the matter is to be found as well.
   */
  putMatterEntry(head: MatterHead, entry: MatterEntry, members?: readonly CompanyId[]): Promise<void>;
  /** Stores the claim in a matter unless that report has one of that mechanism there: a settled claim stays settled. */
  putClaim(matter: MatterId, claim: Claim): Promise<void>;
  /** Meets or closes an open claim, or opens one again that this change alone has met; any other claim stays as it is. */
  settleClaim(ref: ClaimRef, step: ClaimStep): Promise<void>;
  /** The claims of one mechanism, in any state, reported at or after the instant (ISO), newest first. The index may lag. */
  claimsOn(mechanism: Mechanism, since: string, limit: number): Promise<readonly PlacedClaim[]>;
  /** Open claims whose time has run out before the instant (exclusive), those that ran out first in front. The index may lag. */
  dueClaims(before: Date, limit: number): Promise<readonly PlacedClaim[]>;
}
