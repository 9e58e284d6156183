import { describe, expect, test } from 'vitest';
import { expand, phrase, phrases } from '../../../shared/domain/matching/phrase.ts';

describe('phrases', () => {
  test.each([
    ['<remove>', ['remove', 'removes', 'removing', 'removed']],
    ['<strike|deny>', ['struck', 'striking', 'denies', 'denied']],
    ['<add->', ['added']],
    ['<add+>', ['adds', 'adding']],
  ])('%s stands for forms of its verbs', (text, forms) => {
    for (const form of forms) expect(form).toMatch(phrase(text));
  });

  test('a present form does not stand for the noun', () => {
    expect('its place').not.toMatch(phrase('<place+>'));
    expect('to place').toMatch(phrase('<place+>'));
    expect('added').not.toMatch(phrase('<add+>'));
  });

  test('brackets group without catching, and words are counted within a statement', () => {
    expect(expand('(a|b){..40}[()]')).toBe('(?:a|b)[^;.]{0,40}[()]');
    const found = [...'bis adds x; bis adds y'.matchAll(phrases('bis (adds|lists)'))];
    expect(found.map((match) => match.length)).toEqual([1, 1]);
  });

  test('a phrase never begins or ends within a word', () => {
    expect('readdress').not.toMatch(phrase('add'));
  });
});
