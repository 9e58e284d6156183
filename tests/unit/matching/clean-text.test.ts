import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, MASK } from '../../../shared/domain/matching/clean-text.ts';

/** What of the original a stretch of clean text came from. */
function originalOf(source: string, wanted: string): string {
  const { text, starts, ends } = cleanText(source);
  const at = text.indexOf(wanted);
  expect(at, `"${wanted}" in "${text}"`).toBeGreaterThanOrEqual(0);
  return source.slice(starts[at], ends[at + wanted.length - 1]);
}

describe('cleanText', () => {
  test.each([
    ['Uni-\nview is added', 'Uniview', 'Uni-\nview'],
    ['Soft\u00ADware House', 'Software House', 'Soft\u00ADware House'],
    ['Electr[oacute]nica S.A.', 'Electrónica', 'Electr[oacute]nica'],
    ['Co.,&nbsp;Ltd.', 'Co., Ltd.', 'Co.,&nbsp;Ltd.'],
    ['Dahan&#39;s entry', "Dahan's", 'Dahan&#39;s'],
    ['Tethys [[Page 20117]] Foundry', 'Tethys Foundry', 'Tethys [[Page 20117]] Foundry'],
    ['Tethys\n[[Page 20117]]\nFoundry', 'Tethys Foundry', 'Tethys\n[[Page 20117]]\nFoundry'],
    ['the “Meridian” works', '"Meridian"', '“Meridian”'],
  ])('%j reads as %j and points back', (source, clean, original) => {
    expect(originalOf(source, clean)).toBe(original);
  });

  test.each([
    'https://example.gov/orvex/list',
    'www.example.org/orvex',
    'orvex@example.org',
    '#Orvex',
    '@orvex',
    'Annex_Orvex.pdf',
    'orvex.com',
  ])('%s is masked', (source) => {
    expect(cleanText(`See ${source} for more.`).text).toBe(`See ${MASK} for more.`);
  });

  test('a company named like an address stays readable', () => {
    expect(cleanText('Amazon.com, Inc. and Corvid.Com').text).toBe('Amazon.com, Inc. and Corvid.Com');
  });

  test('brackets and ampersands that name nothing stay', () => {
    const source = 'AT&T [sic] & Co. [INSERT DATE] &unknown;';
    expect(cleanText(source).text).toBe(source);
  });

  test('offsets of a section are followed to the stored original', () => {
    const offsets = Uint32Array.from([10, 11, 12, 13, 14, 20]);
    const { starts, ends } = cleanText('A\u00ADBCD', offsets);
    expect([...starts]).toEqual([10, 12, 13, 14]);
    expect([...ends]).toEqual([11, 13, 14, 20]);
  });

  test('spans never run backwards and never leave the text', () => {
    const part = fc.constantFrom(
      'Uni-',
      '\n',
      'view',
      ' ',
      '&amp;',
      '&',
      '[eacute]',
      '[[Page 1]]',
      '@',
      'a.pdf',
      '#x',
      '\u00AD',
      '华为',
      '.',
      'http://x',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const source = parts.join('');
        const { text, starts, ends } = cleanText(source);
        expect(starts.length).toBe(text.length);
        for (let i = 0; i < text.length; i++) {
          expect(starts[i]).toBeLessThan(ends[i] ?? 0);
          expect(ends[i]).toBeLessThanOrEqual(source.length);
          if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
        }
      }),
    );
  });
});
