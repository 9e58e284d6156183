import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameStarts, normaliseName, rankHits } from '../../../shared/adapters/search-names.ts';
import { companyId } from '../../../shared/domain/ids.ts';
import { aCompany } from '../../harness/fixtures-for-contract.ts';

test.each([
  ['Société Générale S.A.', 'societe generale s a'],
  ['AT&T', 'at t'],
  ['  Huawei   Technologies Co., Ltd. ', 'huawei technologies co ltd'],
  ['ＨＵＡＷＥＩ', 'huawei'],
  ['华为', '华为'],
  ['.,-', ''],
])('%j reads %j', (text, normal) => {
  expect(normaliseName(text)).toBe(normal);
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
    }),
  );
});

test('every word of a name is a start; one that also begins a name counts as its beginning', () => {
  const company = aCompany('x', 'Alpha Beta', {
    aliases: [{ companyId: companyId('x'), text: 'Beta', kind: 'trade', strength: 'strong' }],
  });
  expect(nameStarts(company)).toEqual([
    { text: 'alpha beta', first: true },
    { text: 'beta', first: true },
  ]);
});

test('a name of a thousand words has few starts, none too long for a key', () => {
  const starts = nameStarts(aCompany('x', 'word '.repeat(1_000)));
  expect(starts.length).toBeLessThanOrEqual(12);
  for (const { text } of starts) expect(text.length).toBeLessThanOrEqual(80);
});

test('a company that is found twice is shown once, in its best place', () => {
  const hit = (id: string) => ({ companyId: companyId(id), name: id });
  const found = [
    { text: 'alphabet', first: false, hit: hit('b') },
    { text: 'alphabet', first: true, hit: hit('a') },
    { text: 'alpha', first: true, hit: hit('b') },
  ];
  expect(rankHits(found, 'alpha', 9)).toEqual([hit('b'), hit('a')]);
  expect(rankHits(found, 'alpha', 1)).toEqual([hit('b')]);
});
