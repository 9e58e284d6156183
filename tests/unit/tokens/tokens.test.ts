import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { subscriberId } from '../../../shared/domain/ids.ts';
import { formAge, formStamp, linkToken, pepperOf, readToken } from '../../../shared/domain/tokens.ts';

const OLD = { kid: 'k1', secret: 'the first secret of the deployment' };
const NEW = { kid: 'k2', secret: 'the second secret of the deployment' };
const NOW = new Date('2026-11-24T08:00:00Z');
const WHOM = { subscriber: subscriberId('abcdefghijklmnopqrstuvwxyz'), detail: '3' };
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const DAY = 86_400;

describe('a link token', () => {
  const token = linkToken([OLD], 'manage', WHOM, NOW);

  test('says whom and what it was made for, until it ends', () => {
    expect(readToken([OLD], 'manage', token, later(30 * DAY - 1))).toEqual({ valid: true, ...WHOM });
    expect(readToken([OLD], 'manage', token, later(30 * DAY))).toEqual({ valid: false, reason: 'expired' });
  });

  test.each([
    ['confirm', 2 * DAY],
    ['export', 1800],
    ['erase', 1800],
    ['resume', DAY],
    ['unsubscribe', 396 * DAY],
  ] as const)('of scope %s lives its own time and opens nothing else', (scope, seconds) => {
    const other = linkToken([OLD], scope, WHOM, NOW);
    expect(readToken([OLD], scope, other, later(seconds - 1)).valid).toBe(true);
    expect(readToken([OLD], 'manage', other, NOW)).toEqual({ valid: false, reason: 'altered' });
  });

  test('made with an older key stays good after the key is replaced, not after it is thrown away', () => {
    expect(readToken([NEW, OLD], 'manage', token, NOW).valid).toBe(true);
    expect(readToken([NEW], 'manage', token, NOW)).toEqual({ valid: false, reason: 'altered' });
    expect(linkToken([NEW, OLD], 'manage', WHOM, NOW)).toMatch(/^k2\./);
  });

  test('with any one character changed, added or left out is refused', () => {
    const alphabet = [...'abcxyzABCXYZ0189._-=+/%'];
    fc.assert(
      fc.property(
        fc.nat(token.length),
        fc.constantFrom(...alphabet),
        fc.constantFrom(0, 1),
        (at, character, cut) => {
          const altered = token.slice(0, at) + character + token.slice(at + cut);
          if (altered === token) return;
          expect(readToken([OLD], 'manage', altered, NOW).valid).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
    expect(readToken([OLD], 'manage', token.slice(0, -1), NOW).valid).toBe(false);
  });

  test('is not read from another spelling of the same signature', () => {
    // The last of 22 base64url characters holds four bits that decoding drops: 16 spellings decode alike.
    const bytes = Buffer.from(token.slice(-22), 'base64url');
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    const spellings = alphabet
      .map((last) => token.slice(0, -1) + last)
      .filter((each) => Buffer.from(each.slice(-22), 'base64url').equals(bytes));
    expect(spellings).toHaveLength(16);
    expect(spellings.filter((each) => readToken([OLD], 'manage', each, NOW).valid)).toEqual([token]);
  });
});

test('anything at all given as a token is answered, never thrown on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(readToken([OLD], 'unsubscribe', text, NOW).valid).toBe(false);
      expect(formAge([OLD], text, NOW)).toBeUndefined();
    }),
  );
});

test('a form stamp tells its age and cannot be made up', () => {
  const stamp = formStamp([OLD], NOW);
  expect(formAge([NEW, OLD], stamp, later(5))).toBe(5);
  expect(formAge([NEW], stamp, later(5))).toBeUndefined();
  expect(formAge([OLD], stamp.replace(/\.\w+\./, '.1.'), NOW)).toBeUndefined();
});

test('ids of people do not change when a new key is put first', () => {
  expect(pepperOf([NEW, OLD])).toBe(pepperOf([OLD]));
  expect(pepperOf([NEW])).not.toBe(pepperOf([OLD]));
});
