import { describe, expect, test } from 'vitest';
import { judged } from '../../harness/judged-sentence.ts';

describe('names beside the party', () => {
  test.each([
    ['Tethys Foundry is added for buying tools on behalf of Orvex.', 'attach.behalf'],
    ['Tethys Foundry, a supplier of parts to Orvex, is added to the Entity List.', 'attach.recipient'],
    ['For having sold pumps to Orvex, Tethys Foundry is added to the Entity List.', 'attach.recipient'],
    ['BIS adds Tethys Foundry, formerly owned by Orvex.', 'attach.former-owner'],
    ['All entries except that for Orvex are removed from the Entity List.', 'attach.except'],
    ['BIS fines a broker for shipping tools by way of Orvex.', 'attach.via'],
    ['Plants that supply Orvex are excluded from the licence.', 'attach.served-by'],
    ['BIS adds a dealer with rooms near Orvex.', 'attach.near'],
    ['Orvex wrote that BIS should list Tethys Foundry.', 'attach.commenter'],
  ])('%s', (text, rule) => {
    expect(judged('fr_rule', text)).toMatchObject({ decision: 'mention', rule });
  });

  test('the owner of a party is reached through it', () => {
    expect(
      judged('fr_rule', 'BIS adds Tethys Foundry, a subsidiary of Orvex, to the Entity List.'),
    ).toMatchObject({
      decision: 'alert',
      role: 'affiliate',
      companyKind: 'entity_list_addition',
    });
  });

  test.each([
    ['BIS adds one entity. It is Orvex.', 'named-next'],
    ['Tethys Foundry was not added to the Entity List. Orvex was.', 'elliptic'],
    ['The list grows by one name under China. Name: Orvex.', 'only-names'],
    ['Orvex flew aircraft to Tehran. BIS renews the order against it.', 'pronoun'],
  ])('%s names its party in another sentence', (text, how) => {
    const said = judged('fr_rule', text);
    expect(said.decision).toBe('alert');
    expect(said.rule).toContain(how);
  });

  test('a role that nothing explains goes to a person in a document of the lists, and is kept as a mention elsewhere', () => {
    const act = 'BIS adds Tethys Foundry to the Entity List.';
    expect(judged('fr_rule', `${act} The file on Orvex is large.`)).toMatchObject({ decision: 'review' });
    expect(judged('news', 'The file on Orvex is large.')).toMatchObject({ decision: 'mention' });
  });

  test('what other agencies order and license is none of ours', () => {
    const text = 'The Foreign-Trade Zones Board authorises production activity of Orvex.';
    expect(judged('fr_notice', text)).toMatchObject({ decision: 'mention', kind: 'none' });
  });
});

describe('rows of a list', () => {
  const row = (name: string, citation = '90 FR [INSERT]') =>
    judged('entity_list_row', `China | ${name}, Wuhan | All items | Denial | ${citation}`);

  test('the name at its head is a member', () => {
    expect(row('Orvex Semiconductor Corporation')).toMatchObject({
      decision: 'alert',
      kind: 'entity_list_addition',
      rule: 'row.name',
    });
    expect(row('Orvex Semiconductor Corporation', '89 FR 1000, 1/5/24. 90 FR [INSERT]').kind).toBe(
      'entity_list_modification',
    );
  });

  test('a name in an address or in brackets behind another is none', () => {
    expect(row('Hansa Trading, Room 2, Orvex Tower').decision).toBe('mention');
    expect(row('Hansa Trading (former landlord: Orvex)')).toMatchObject({
      decision: 'mention',
      rule: 'row.beside',
    });
  });

  test('a name that is almost ours goes to a person', () => {
    expect(row('Orvax Semiconductor Corporation')).toMatchObject({
      decision: 'review',
      rule: 'row.name+name.near',
    });
    expect(row('Corvus Semiconductor Corporation').decision).toBeUndefined();
  });
});

describe('other languages', () => {
  test.each([
    ['美国商务部把奥维克斯列入实体清单。', 'zh.add', 'entity_list_addition'],
    ['美国正考虑把奥维克斯列入实体清单。', 'zh.hedged', 'reported_not_official'],
    ['США внесли Орвекса в чёрный список.', 'ru.add', 'entity_list_addition'],
    ['США могут внести Орвекс в чёрный список.', 'ru.hedged', 'reported_not_official'],
    ['미국 상무부가 오벡스를 수출통제 명단에 추가했다.', 'ko.add', 'entity_list_addition'],
    [
      '미국 상무부가 오벡스를 수출통제 명단에 추가하는 방안을 검토하고 있다.',
      'ko.hedged',
      'reported_not_official',
    ],
    ['米商務省はOrvexをエンティティー・リストに追加した。', 'ja.add', 'entity_list_addition'],
  ])('%s', (text, rule, kind) => {
    const said = judged('news', text);
    expect(said).toMatchObject({ decision: 'alert', kind });
    expect(said.rule).toContain(rule);
  });
});
