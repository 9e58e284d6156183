import type { ChangeKind } from './change.ts';

/** What a kind of change is, in one line, and how far it binds. */
export interface KindEntry {
  /** For tables and pages, without a full stop. */
  readonly label: string;
  /** When a document or a company gets this kind. */
  readonly definition: string;
  /** `law`: something was decided; `proposal`: the government asks or proposes; `report`: somebody says it is planned; `nothing`. */
  readonly standing: 'law' | 'proposal' | 'report' | 'nothing';
}

/** Every kind of change with its definition (issue 4; the evaluation README has the same list). */
export const KINDS: Readonly<Record<ChangeKind, KindEntry>> = {
  entity_list_addition: {
    label: 'Added to the Entity List',
    definition: 'A party gets an entry in supplement no. 4 to 15 CFR part 744.',
    standing: 'law',
  },
  entity_list_removal: {
    label: 'Removed from the Entity List',
    definition: 'An entry of supplement no. 4 to 15 CFR part 744 ends.',
    standing: 'law',
  },
  entity_list_modification: {
    label: 'Entity List entry changed',
    definition: 'An entry stays but its aliases, addresses, footnotes or terms change.',
    standing: 'law',
  },
  tgl_issue: {
    label: 'Temporary general licence issued',
    definition: 'A general licence allows certain dealings with a listed party for a time.',
    standing: 'law',
  },
  tgl_extension: {
    label: 'Temporary general licence extended',
    definition: 'The end of a temporary general licence is put off.',
    standing: 'law',
  },
  tgl_expiry: {
    label: 'Temporary general licence ended',
    definition: 'A temporary general licence ends, is removed or is not renewed.',
    standing: 'law',
  },
  fdp_rule_change: {
    label: 'Foreign direct product rule changed',
    definition: '15 CFR 734.9 (before 2022: 736.2(b)(3)) reaches other goods or other parties than before.',
    standing: 'law',
  },
  de_minimis_change: {
    label: 'De minimis rule changed',
    definition: 'The share of US content that brings a foreign-made item under the EAR changes (15 CFR 734.4).',
    standing: 'law',
  },
  denial_order: {
    label: 'Export privileges denied',
    definition: 'An order denies export privileges, for a time or not, or is renewed or extended to a related person.',
    standing: 'law',
  },
  denial_order_lifted: {
    label: 'Denial of export privileges ended',
    definition: 'An order that denied export privileges is lifted, terminated or runs out.',
    standing: 'law',
  },
  sanctions_designation: {
    label: 'Sanctions imposed',
    definition: 'OFAC blocks a party or puts it on one of its lists.',
    standing: 'law',
  },
  sanctions_removal: {
    label: 'Sanctions lifted',
    definition: 'OFAC unblocks a party or takes it off its lists.',
    standing: 'law',
  },
  affiliates_rule_change: {
    label: 'Affiliates rule changed',
    definition: 'The rule that treats companies owned by listed parties as listed begins, changes, pauses or ends.',
    standing: 'law',
  },
  license_policy_change: {
    label: 'Licence policy changed',
    definition: 'A licence requirement, exception, review policy or single licence changes or is granted.',
    standing: 'law',
  },
  other_list_change: {
    label: 'Another government list changed',
    definition: 'Section 1260H, Military End-User, Unverified, Covered or UFLPA list: added, removed or changed.',
    standing: 'law',
  },
  correction: {
    label: 'Correction',
    definition: 'An official document corrects an earlier one.',
    standing: 'law',
  },
  proposed_rule: {
    label: 'Proposed',
    definition: 'The government proposes a change or asks for comments on one.',
    standing: 'proposal',
  },
  reported_not_official: {
    label: 'Reported, not official',
    definition: 'The press says that a change is planned, considered or called for.',
    standing: 'report',
  },
  enforcement_action: {
    label: 'Enforcement action',
    definition: 'A penalty, settlement, charge or warning for a breach of the rules.',
    standing: 'law',
  },
  none: {
    label: 'No change of rules',
    definition: 'The document changes the position of no party and reports no such change.',
    standing: 'nothing',
  },
};
