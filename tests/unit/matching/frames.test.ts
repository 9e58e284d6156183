import { describe, expect, test } from 'vitest';
import { judged } from '../../harness/judged-sentence.ts';

/** One sentence for each rule of the tables: who meets it is alerted, with its kind, by that rule. */
describe('frames of lists', () => {
  test.each([
    ['The Entity List is expanded to include Orvex.', 'entity_list_addition', 'add.list-expanded'],
    ['The addition of Orvex to the Entity List takes effect on Monday.', 'entity_list_addition', 'add.noun'],
    ['Orvex moves from the Unverified List to the Entity List.', 'entity_list_addition', 'add.moved'],
    ['The Department identifies Orvex as a Chinese military company.', 'other_list_change', 'add.named-as'],
    ['The Entity List gains Orvex.', 'entity_list_addition', 'add.list-gains'],
    ['Orvex joins the Entity List.', 'entity_list_addition', 'add.passive'],
    ['BIS lists Orvex.', 'entity_list_addition', 'add.active'],
    ['Added: Orvex.', 'entity_list_addition', 'add.headline'],
    ['A second alias is entered in the entry for Orvex.', 'entity_list_modification', 'modify.entry-part'],
    ['BIS revises the entry for Orvex.', 'entity_list_modification', 'modify.entry'],
    ['The entry for Orvex is struck from the Entity List.', 'entity_list_removal', 'remove.entry'],
    ['Orvex is taken off the Entity List.', 'entity_list_removal', 'remove.passive'],
    ['BIS deletes Orvex from supplement no. 4.', 'entity_list_removal', 'remove.active'],
    ['Removed: Orvex.', 'entity_list_removal', 'remove.headline'],
    ['The misspelled name of Orvex is corrected.', 'correction', 'correct'],
    [
      'Orvex, long out of favour, now finds its way into supplement no. 4.',
      'entity_list_addition',
      'last.add',
    ],
  ])('%s', (text, kind, rule) => {
    expect(judged('fr_rule', text)).toMatchObject({ decision: 'alert', kind, companyKind: kind, rule });
  });
});

describe('frames of orders', () => {
  test.each([
    ['The suspension of the denial order against Orvex is lifted.', 'denial_order', 'deny.again'],
    ['The denial order against Orvex is vacated.', 'denial_order_lifted', 'lift-denial'],
    ['Orvex may not take part in any transaction with items from the United States.', 'denial_order', 'deny'],
    ['In the Matter of: Orvex Semiconductor Corporation.', 'enforcement_action', 'order.matter-of'],
    ['OFAC unblocks Orvex.', 'sanctions_removal', 'unsanction'],
    ['The property of Orvex is blocked.', 'sanctions_designation', 'sanction'],
    ['Orvex agreed to pay $3 million to settle charges.', 'enforcement_action', 'enforce.subject'],
    ['BIS imposes a civil penalty on Orvex.', 'enforcement_action', 'enforce.against'],
    ['A warning letter went to Orvex.', 'enforcement_action', 'enforce.letter'],
  ])('%s', (text, kind, rule) => {
    expect(judged('fr_notice', text)).toMatchObject({ decision: 'alert', kind, companyKind: kind, rule });
  });
});

describe('frames of licences and rules', () => {
  test.each([
    ['The temporary general licence for Orvex lapses today.', 'tgl_expiry', 'tgl.end'],
    ['The temporary general licence for Orvex is extended by 90 days.', 'tgl_extension', 'tgl.extend'],
    ['A temporary general licence keeps the networks of Orvex running.', 'tgl_issue', 'tgl.issue'],
    ['Applications for exports to Orvex are reviewed case by case.', 'license_policy_change', 'license'],
    ['Orvex is exempt from the licence requirement.', 'license_policy_change', 'license'],
    ['A waiver lets Orvex service tools already installed.', 'license_policy_change', 'license'],
    ['Orvex was told to stop shipping tools to China.', 'license_policy_change', 'restrict.told'],
  ])('%s', (text, kind, rule) => {
    expect(judged('fr_rule', text)).toMatchObject({ decision: 'alert', kind, companyKind: kind, rule });
  });

  test.each([
    [
      'A unit in which a listed party owns 50 percent or more needs a licence.',
      'affiliates_rule_change',
      'affiliates_of_listed',
    ],
    [
      'The foreign direct product rule is widened to servers for footnote 4 parties.',
      'fdp_rule_change',
      'entity_listed_fn4',
    ],
    ['The de minimis level for Cuba falls to 10 percent.', 'de_minimis_change', undefined],
    [
      'Applications for any party on the Entity List are now decided in 60 days.',
      'license_policy_change',
      'all_entity_listed',
    ],
  ])('%s reaches a class and names nobody', (text, kind, scope) => {
    expect(judged('fr_rule', text)).toMatchObject({ kind, scope, decision: undefined });
  });
});
