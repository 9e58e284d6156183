import type { Company } from '../../shared/domain/company.ts';
import { companyId } from '../../shared/domain/ids.ts';
import { completeAliases } from '../../shared/domain/matching/alias-forms.ts';
import { matcherFor } from './matching-cases.ts';

const company = (id: string, name: string, more: Partial<Company> = {}) =>
  completeAliases({
    companyId: companyId(id),
    name,
    aliases: [],
    affiliates: [],
    lists: [],
    origin: 'curated',
    ...more,
  });

const COMPANIES = [
  company('orvex', 'Orvex Semiconductor Corporation', {
    aliases: [
      { companyId: companyId('orvex'), text: 'Orvex', kind: 'trade', strength: 'strong' },
      { companyId: companyId('orvex'), text: '奥维克斯', kind: 'native', strength: 'strong' },
      { companyId: companyId('orvex'), text: 'Орвекс', kind: 'native', strength: 'strong' },
      { companyId: companyId('orvex'), text: '오벡스', kind: 'native', strength: 'strong' },
    ],
    affiliates: [{ name: 'Lantern Design House', relation: 'subsidiary' }],
  }),
  company('tethys', 'Tethys Foundry Co., Ltd.'),
];
const matcher = matcherFor(COMPANIES);

/** What the matcher makes of one text for Orvex: the kinds, the decision, and the rule that decided. */
export function judged(genre: 'fr_rule' | 'fr_notice' | 'news' | 'entity_list_row', text: string) {
  const said = matcher({
    id: 'sentence',
    genre,
    text,
    expected: [],
    notExpected: [],
    changeKind: 'none',
    tags: [],
  });
  const match = said.matches.find((item) => item.companyId === 'orvex');
  return {
    kind: said.kind,
    scope: said.scope,
    decision: match?.decision,
    companyKind: match?.kind,
    rule: match?.evidence[0]?.ruleId,
    role: match?.evidence[0]?.role,
  };
}
