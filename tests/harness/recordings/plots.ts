import type { ChangeKind } from '../../../shared/domain/change.ts';
import type { DocumentFacts } from './facts.ts';
import { listing } from './plot-listing.ts';
import { decoy, executiveOrder, licence, order, policy, proposal } from './plot-others.ts';
import type { Plot, Telling } from './tell.ts';

/** The kinds a document has, the main one first; a rule that has several may be told under any of them. */
export function kindsOf({
  title,
  type,
  topics,
  is_keyword_decoy: isDecoy,
}: DocumentFacts): readonly ChangeKind[] {
  if (isDecoy || type === 'Presidential Document') return ['none'];
  if (type === 'Proposed Rule') return ['proposed_rule'];
  if (topics.includes('denial order'))
    return [topics.includes('removal') ? 'denial_order_lifted' : 'denial_order'];
  if (/^Addition of Huawei/.test(title)) return ['entity_list_addition', 'tgl_expiry', 'fdp_rule_change'];
  if (/Direct Product/.test(title)) return ['fdp_rule_change'];
  if (/^Temporary General License$/.test(title)) return ['tgl_issue'];
  if (/^Temporary General License/.test(title)) return ['tgl_extension'];
  if (/^Addition of 'Military/.test(title)) return ['other_list_change'];
  if (/^(?:Expansion|Release)/.test(title)) return ['license_policy_change'];
  return ['entity_list_addition'];
}

/** The plot for a document: what its sentences tell. */
export function plotOf(telling: Telling): Plot {
  const [kind] = kindsOf(telling.facts);
  if (telling.facts.type === 'Presidential Document') return executiveOrder(telling);
  switch (kind) {
    case 'none':
      return decoy(telling);
    case 'proposed_rule':
      return proposal(telling);
    case 'denial_order':
    case 'denial_order_lifted':
      return order(telling, kind);
    case 'tgl_issue':
    case 'tgl_extension':
      return licence(telling, kind);
    case 'fdp_rule_change':
    case 'license_policy_change':
      return policy(telling, kind);
    default:
      return listing(telling);
  }
}
