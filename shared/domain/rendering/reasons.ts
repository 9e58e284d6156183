import type { Evidence } from '../change.ts';

/** What each family of rules of shared/domain/matching says about a name, to follow "because". Further words stand for one rule. */
const FAMILIES: Readonly<Record<string, string>> = {
  add: 'the text puts it on a list',
  remove: 'the text takes it off a list',
  modify: 'the text changes its entry in a list',
  row: 'it stands in a row of a list that the document amends',
  'row.name': 'it has an entry of its own in a list that the document amends',
  'row.address': 'it stands in the address of another entry',
  'row.other-column': 'it stands beside another entry',
  list: 'the document is or amends a list that holds it',
  tgl: 'a temporary licence that covers it is issued, extended or ended',
  'tgl.issue': 'a temporary licence that covers it is issued',
  'tgl.extend': 'a temporary licence that covers it is extended',
  'tgl.more-time': 'a temporary licence that covers it is extended',
  'tgl.end': 'a temporary licence that covers it ends',
  'tgl-extend': 'a temporary licence that covers it is extended',
  fdp: 'the direct product rule is changed for it',
  'de-minimis': 'the de minimis rule is changed for it',
  'affiliates-rule': 'the rule on affiliates of listed parties is changed',
  license: 'its licences are granted, changed or withdrawn',
  licensee: 'it holds the licence that the text speaks of',
  restrict: 'dealings with it are restricted',
  deny: 'its export privileges are denied',
  'lift-denial': 'a denial of its export privileges is lifted',
  order: 'an order is made in its matter',
  sanction: 'it is put under sanctions',
  unsanction: 'sanctions against it are lifted',
  enforce: 'an enforcement action is taken against it',
  correct: 'an earlier text about it is corrected',
  proposal: 'a rule about it is proposed',
  topic: 'the report is about rules that concern it',
  proposed: 'as a proposal, not as law',
  hedged: 'as something considered or planned, not done',
  negated: 'the text says that this is not so, or not done',
  stays: 'the text says that it stays as it was',
  historical: 'as something that happened before',
  adopted: 'as something decided',
  status: 'as something done',
  attach: 'somebody or something related to it is meant',
  'attach.owner': 'something that belongs to it is meant',
  'attach.parent-of': 'a company that it owns is meant',
  comment: 'it is named as somebody who sent a comment',
  example: 'it is named as an example',
  govern: 'no statement of the sentence is about it',
  section: 'this part of the document changes nothing',
  name: 'more than one company has this name',
  'name.strong': 'the name is its own',
  weak: 'the name alone would not be enough; the words around it decide',
  document: 'the document as a whole decides',
  scope: 'it belongs to a class of parties that the document reaches',
  kind: 'nothing is done to it',
};

/** Rules for other languages, and those of last resort, are named after the English ones. */
const PREFIXES = new Set(['zh', 'ru', 'ko', 'ja', 'last']);

/**
 * Why a name was counted as it was, in words: what the deciding rule says, and what limits it ("…, as something considered
 * or planned, not done"). A rule without words gives its id.
 */
export function reasonWords({ ruleId }: Pick<Evidence, 'ruleId'>): string {
  const parts = ruleId.split(/[/+]/).map(wordsOf);
  const known = parts.filter((words) => words !== undefined);
  return known.length === 0 ? `rule ${ruleId}` : [...new Set(known)].join(', ');
}

function wordsOf(id: string): string | undefined {
  const [first = '', second = ''] = id.split('.');
  const own = PREFIXES.has(first) ? second : id;
  return FAMILIES[own] ?? FAMILIES[own.split('.')[0] ?? ''];
}
