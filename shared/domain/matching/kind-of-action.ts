import type { ChangeKind } from '../change.ts';
import type { Action } from './frame.ts';
import type { ListName } from './list-names.ts';
import type { Status } from './polarity.ts';

type ListAction = 'add' | 'remove' | 'modify';

/** What coming onto a list, going off it and a changed entry are, list by list. */
const LIST_KINDS: Readonly<Record<ListName, Readonly<Record<ListAction, ChangeKind>>>> = {
  'entity-list': {
    add: 'entity_list_addition',
    remove: 'entity_list_removal',
    modify: 'entity_list_modification',
  },
  sanctions: { add: 'sanctions_designation', remove: 'sanctions_removal', modify: 'sanctions_designation' },
  'denied-persons': { add: 'denial_order', remove: 'denial_order_lifted', modify: 'denial_order' },
  authorizations: {
    add: 'license_policy_change',
    remove: 'license_policy_change',
    modify: 'license_policy_change',
  },
  other: { add: 'other_list_change', remove: 'other_list_change', modify: 'other_list_change' },
};

const ACTION_KINDS: Readonly<Record<Exclude<Action, ListAction>, ChangeKind>> = {
  correct: 'correction',
  deny: 'denial_order',
  'lift-denial': 'denial_order_lifted',
  order: 'denial_order',
  sanction: 'sanctions_designation',
  unsanction: 'sanctions_removal',
  enforce: 'enforcement_action',
  'tgl-issue': 'tgl_issue',
  'tgl-extend': 'tgl_extension',
  'tgl-end': 'tgl_expiry',
  fdp: 'fdp_rule_change',
  'de-minimis': 'de_minimis_change',
  'affiliates-rule': 'affiliates_rule_change',
  license: 'license_policy_change',
  restrict: 'license_policy_change',
  propose: 'proposed_rule',
  topic: 'none',
  unchanged: 'none',
};

/**
 * The kind of change that an action is, given the list it is about and how it stands. Only what is adopted has a kind of its
 * own; a proposal of the government is a proposed rule, and what the press says is planned is reported only.
 */
export function kindOfAction(action: Action, list: ListName, status: Status): ChangeKind {
  if (status === 'proposed') return 'proposed_rule';
  if (status === 'hedged') return 'reported_not_official';
  if (status !== 'adopted') return 'none';
  if (action === 'add' || action === 'remove' || action === 'modify') return LIST_KINDS[list][action];
  if (action === 'restrict' && list === 'sanctions') return 'sanctions_designation';
  // Goods of a party are kept out by the lists of other agencies as well.
  if (action === 'restrict' && list === 'other') return 'other_list_change';
  return ACTION_KINDS[action];
}
