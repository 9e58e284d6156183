import type { ChangeKind } from './change.ts';

/** Kinds of change as a reader chooses among them, the most urgent first. */
export const KIND_GROUPS = {
  listings: [
    'entity_list_addition',
    'entity_list_modification',
    'denial_order',
    'sanctions_designation',
    'other_list_change',
  ],
  rules: ['fdp_rule_change', 'de_minimis_change', 'affiliates_rule_change', 'license_policy_change', 'none'],
  licences: ['tgl_issue', 'tgl_extension', 'tgl_expiry'],
  relief: ['entity_list_removal', 'denial_order_lifted', 'sanctions_removal'],
  proposals: ['proposed_rule'],
  enforcement: ['enforcement_action'],
  reports: ['reported_not_official'],
} as const satisfies Readonly<Record<string, readonly ChangeKind[]>>;

export type KindGroup = keyof typeof KIND_GROUPS;

export const ALL_KIND_GROUPS = Object.keys(KIND_GROUPS) as readonly KindGroup[];

/** The group of that name, or undefined. */
export function kindGroupOf(text: string): KindGroup | undefined {
  return ALL_KIND_GROUPS.find((group) => group === text);
}

/** Whether a kind comes at once for who chose these groups; who chose none has all. A correction is as urgent as what it corrects. */
export function comesAtOnce(chosen: readonly KindGroup[] | undefined, kind: ChangeKind): boolean {
  if (chosen === undefined || kind === 'correction') return true;
  return chosen.some((group) => (KIND_GROUPS[group] as readonly ChangeKind[]).includes(kind));
}
