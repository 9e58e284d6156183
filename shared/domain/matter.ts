import type { ChangeKind } from './change.ts';
import type { CompanyId, DocId, MatterId } from './ids.ts';
import { hashId } from './ids.ts';

/** The legal instrument that a kind of change works with: one matter goes on as long as its instrument does. */
const MECHANISM: Readonly<Record<ChangeKind, string | undefined>> = {
  entity_list_addition: 'entity-list',
  entity_list_removal: 'entity-list',
  entity_list_modification: 'entity-list',
  tgl_issue: 'temporary-licence',
  tgl_extension: 'temporary-licence',
  tgl_expiry: 'temporary-licence',
  fdp_rule_change: 'direct-product',
  de_minimis_change: 'de-minimis',
  denial_order: 'denial-order',
  denial_order_lifted: 'denial-order',
  sanctions_designation: 'sanctions',
  sanctions_removal: 'sanctions',
  affiliates_rule_change: 'affiliates-rule',
  license_policy_change: 'licence-policy',
  other_list_change: 'other-list',
  enforcement_action: 'enforcement',
  correction: undefined,
  proposed_rule: undefined,
  reported_not_official: undefined,
  none: undefined,
};

/**
 * The matter a change belongs to: the same instrument against the same first company, or else the life of the document
 * itself. `companies` are those alerted, in any order; undefined where a change alerts nobody.
 */
export function matterOf(
  kind: ChangeKind,
  companies: readonly CompanyId[],
  document: DocId,
): MatterId | undefined {
  const first = [...companies].sort((a, b) => (a < b ? -1 : 1))[0];
  if (first === undefined) return undefined;
  const mechanism = MECHANISM[kind];
  return (
    mechanism === undefined ? hashId('matter', 'document', document) : hashId('matter', mechanism, first)
  ) as MatterId;
}
