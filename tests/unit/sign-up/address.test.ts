import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAddress, limiterAddress, maskedAddress } from '../../../shared/domain/address.ts';
import { composeMail } from '../../../shared/domain/rendering/mime.ts';

describe('an address', () => {
  test.each([
    [' Reader@Example.COM ', 'reader@example.com'],
    ["o'brien+rules@sub.example.co.uk", "o'brien+rules@sub.example.co.uk"],
    ['reader@bücher.example', 'reader@xn--bcher-kva.example'],
  ])('%j is taken as %j', (typed, email) => {
    expect(checkAddress(typed)).toMatchObject({ valid: true, email });
  });

  test.each([
    ['', 'empty'],
    ['reader', 'malformed'],
    ['@example.com', 'malformed'],
    ['reader@localhost', 'malformed'],
    ['reader@192.0.2.1', 'malformed'],
    ['a..b@example.com', 'malformed'],
    ['"<script>"@example.com', 'malformed'],
    ['Bob <bob@example.com>', 'malformed'],
    ['a@example.com,b@example.com', 'malformed'],
    ['reader@example.com\r\nBcc: other@example.com', 'unsafe'],
    ['rea\u0000der@example.com', 'unsafe'],
    [`${'a'.repeat(65)}@example.com`, 'too-long'],
    [`a@${'b'.repeat(64)}.com`, 'malformed'],
    [`${'a'.repeat(64)}@${`${'b'.repeat(60)}.`.repeat(4)}com`, 'too-long'],
  ] as const)('%j is refused as %s', (typed, problem) => {
    expect(checkAddress(typed)).toEqual({ valid: false, problem });
  });

  test('that is taken can always be put into a mail, as the one recipient', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary', maxLength: 60 })), (typed) => {
        const checked = checkAddress(typed);
        if (!checked.valid) return;
        const mail = {
          from: 'a@example.org',
          fromName: 'A',
          replyTo: 'a@example.org',
          subject: '',
          text: '',
          html: '',
        };
        const rest = {
          unsubscribeUrl: 'https://example.org/u/t',
          listId: 'a.example.org',
          kind: 'account' as const,
          tags: {},
        };
        expect(() => composeMail({ ...mail, ...rest, to: checked.email })).not.toThrow();
        expect(checkAddress(checked.email)).toEqual(checked);
      }),
      { numRuns: 500 },
    );
  });
});

test('limits count a mailbox once, however it is spelled', () => {
  expect(limiterAddress('re.ad.er+x@gmail.com')).toBe('reader@gmail.com');
  expect(limiterAddress('re.ader+x@example.com')).toBe('re.ader@example.com');
});

test('a masked address is known to its owner only', () => {
  expect(maskedAddress('reader@example.com')).toBe('r•••r@example.com');
  expect(maskedAddress('abc@example.com')).toBe('a•••@example.com');
});
