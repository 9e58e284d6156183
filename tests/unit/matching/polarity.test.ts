import { describe, expect, test } from 'vitest';
import { judged } from '../../harness/judged-sentence.ts';

describe('what does not happen, is past, or is said by others', () => {
  test.each([
    ['This rule leaves the entry of Orvex unchanged.', 'negated.leaves'],
    ['BIS did not add Orvex to the Entity List.', 'negated.leaves'],
    ['A proposal to add Orvex to the Entity List has been withdrawn.', 'negated.grounds'],
    ['A commenter asked that BIS add Orvex to the Entity List.', 'comment.commenter'],
    ['For example, suppose that BIS adds Orvex to the Entity List.', 'example.case'],
    ['In 2019 BIS added Orvex to the Entity List. Today it adds Tethys Foundry.', 'historical.dated'],
    [
      'Licence requirements for Orvex were imposed in 2019. This rule adds Tethys Foundry to the Entity List.',
      'historical.dated',
    ],
  ])('%s', (text, rule) => {
    const said = judged('fr_rule', text);
    expect(said.decision).toBe('mention');
    expect(said.rule).toContain(rule);
  });
});

describe('official and unofficial', () => {
  test('what the government proposes is a proposal', () => {
    const said = judged('fr_notice', 'BIS proposes to add Orvex to the Entity List.');
    expect(said).toMatchObject({ decision: 'alert', kind: 'proposed_rule', companyKind: 'proposed_rule' });
  });

  test.each([
    'Commerce is weighing whether to put Orvex on the Entity List.',
    'Commerce may add Orvex to the Entity List, sources said.',
    'Washington could hit Orvex with export curbs, officials said.',
    'Orvex to get another 90 days of the temporary licence',
    'A bill that would blacklist Orvex passed the House.',
  ])('%s is only reported', (text) => {
    expect(judged('news', text)).toMatchObject({ decision: 'alert', kind: 'reported_not_official' });
  });

  test.each([
    ['On May 2 Commerce added Orvex to the Entity List.', 'entity_list_addition'],
    ['Orvex freed from U.S. blacklist', 'entity_list_removal'],
    ['Orvex said that it had been added to the Entity List.', 'entity_list_addition'],
    ['The FCC voted to ban equipment from Orvex.', 'other_list_change'],
    ['Treasury slaps sanctions on Orvex', 'sanctions_designation'],
  ])('%s is done', (text, kind) => {
    expect(judged('news', text)).toMatchObject({ decision: 'alert', kind, companyKind: kind });
  });

  test('a listing that a court upholds is no news of a listing', () => {
    expect(judged('news', "Judge upholds Pentagon's listing of Orvex.")).toMatchObject({
      decision: 'mention',
    });
  });

  test('a rumour that is denied is nothing', () => {
    const said = judged('news', 'Orvex denied a report that it would be sanctioned by the US.');
    expect(said).toMatchObject({ decision: 'mention', kind: 'none' });
  });
});
