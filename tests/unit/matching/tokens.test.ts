import { describe, expect, test } from 'vitest';
import { GAP_BORDER, GAP_HYPHEN, tokenize } from '../../../shared/domain/matching/tokens.ts';

const words = (text: string) => tokenize(text).norms.join(' ');

describe('tokenize', () => {
  test.each([
    ["Huawei's phones", 'huawei phones'],
    ['S.M.T.G. and U.S. firms', 'smtg and us firms'],
    ['Foo K.K.', 'foo kk'],
    ['Foo Company Limited', 'foo co ltd'],
    ['Foo Co., Ltd.', 'foo co ltd'],
    ['Río Pastaza', 'rio pastaza'],
    ['ＦＯＯ Ｂａｒ', 'foo bar'],
    ['Smith & Sons', 'smith and sons'],
    ["O'Neil Works", 'oneil works'],
    ['Xi’an Aerospace', 'xian aerospace'],
    ['天河光电有限公司', '天 河 光 电 有 限 公 司'],
    ['Кестрел-авиа', 'кестрел авиа'],
    ['5G chips', '5g chips'],
  ])('%s', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  test('every token stands where it says', () => {
    const text = "Zhaoyang's Uni-view, 宇视 (S.A.)";
    const { starts, ends } = tokenize(text);
    expect(starts.map((start, i) => text.slice(start, ends[i]))).toEqual([
      'Zhaoyang',
      'Uni',
      'view',
      '宇',
      '视',
      'S.A.',
    ]);
  });

  test('hyphens and borders are told from spaces', () => {
    const { gaps } = tokenize('A-B C | D; E\n\nF, G');
    expect(gaps.map((gap) => (gap === GAP_BORDER ? '#' : gap === GAP_HYPHEN ? '-' : ' ')).join('')).toBe(
      ' - ### ',
    );
  });
});
