import { describe, expect, test } from 'vitest';
import { companyId } from '../../../shared/domain/ids.ts';
import { aliasesForName, completeAliases } from '../../../shared/domain/matching/alias-forms.ts';
import { computeStrength, warnAboutName } from '../../../shared/domain/matching/alias-strength.ts';

describe('computeStrength', () => {
  test.each([
    ['Orvex', 'trade', 'strong'],
    ['Summit', 'brand', 'weak'],
    ['Apples', 'brand', 'weak'],
    ['Summit Corporation', 'legal', 'strong'],
    ['Tianhe', 'place', 'weak'],
    ['BEST', 'listed-alias', 'weak'],
    ['Volgatek', 'listed-alias', 'weak'],
    ['EC', 'acronym', 'weak'],
    ['SMTG', 'acronym', 'strong'],
    ['New Technology', 'listed-alias', 'weak'],
    ['Ministry of Defence', 'listed-alias', 'weak'],
    ['Address 01', 'listed-alias', 'weak'],
    ['Group A', 'listed-alias', 'weak'],
    ['Blue Crane Robotics, Inc.', 'legal', 'strong'],
    ['天河光电', 'native', 'strong'],
    ['华', 'native', 'weak'],
  ] as const)('%s as %s is %s', (text, kind, strength) => {
    expect(computeStrength(text, kind)).toBe(strength);
  });
});

describe('aliasesForName', () => {
  test('leaves the legal form away only where the rest is distinctive', () => {
    expect(aliasesForName('Tianhe Photonics Co., Ltd.').map((form) => form.text)).toContain(
      'Tianhe Photonics',
    );
    expect(aliasesForName('Summit Corporation').map((form) => form.text)).toEqual(['Summit Corporation']);
    expect(aliasesForName('Target Industries Ltd.').map((form) => form.text)).toEqual([
      'Target Industries Ltd.',
    ]);
  });

  test('takes the short form in brackets as a weak name', () => {
    const forms = aliasesForName('Foorest Research Institute (FRI)');
    expect(forms).toContainEqual({ text: 'FRI', strength: 'weak' });
    expect(forms.map((form) => form.text)).toContain('Foorest Research Institute');
  });

  test('splits at an inner capital and drops native legal forms', () => {
    expect(aliasesForName('CloudWander').map((form) => form.text)).toEqual(['CloudWander', 'Cloud Wander']);
    expect(aliasesForName('天河光电有限公司').map((form) => form.text)).toEqual([
      '天河光电有限公司',
      '天河光电',
    ]);
  });
});

describe('completeAliases', () => {
  test('keeps what was given, adds forms and affiliates, and repeats nothing', () => {
    const id = companyId('orvex');
    const company = completeAliases({
      companyId: id,
      name: 'Orvex Semiconductor Corporation',
      aliases: [{ companyId: id, text: 'Orvex', kind: 'trade', strength: 'weak' }],
      affiliates: [{ name: 'Lantern Design House', relation: 'subsidiary' }],
      lists: [],
      origin: 'curated',
    });
    expect(company.aliases.map(({ text, kind, strength }) => `${text}/${kind}/${strength}`)).toEqual([
      'Orvex/trade/weak',
      'Orvex Semiconductor Corporation/legal/strong',
      'Orvex Semiconductor/legal/strong',
      'OrvexSemiconductor/legal/strong',
      'Lantern Design House/affiliate-name/strong',
    ]);
    expect(completeAliases(company)).toEqual(company);
  });
});

describe('warnAboutName', () => {
  test.each(['Apple', 'Summit', 'ABC', 'New Technology', '---'])('%s is warned about', (name) => {
    expect(warnAboutName(name)).toBeTypeOf('string');
  });
  test.each(['Orvex', 'Summit Corporation', '天河光电'])('%s is not', (name) => {
    expect(warnAboutName(name)).toBeUndefined();
  });
});
