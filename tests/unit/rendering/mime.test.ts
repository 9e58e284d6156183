import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { RulewireError } from '../../../shared/domain/errors.ts';
import {
  composeMail,
  encodeWords,
  type MailParts,
  threadReference,
} from '../../../shared/domain/rendering/mime.ts';
import { oneLine } from '../../../shared/domain/rendering/plain-text.ts';

const PARTS: MailParts = {
  from: 'alerts@mail.example.org',
  fromName: 'Rulewire',
  to: 'reader@example.com',
  replyTo: 'help@example.org',
  subject: 'Official: a rule',
  text: 'What changed.\n',
  html: '<p>What changed.</p>\n',
  unsubscribeUrl: 'https://alerts.example.org/u/token',
  listId: 'alerts.mail.example.org',
  kind: 'alert',
  tags: { deliveryId: 'd1' },
};

const headerBlock = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n'));
const anyText = fc.string({ unit: 'binary', maxLength: 200 });

test('a parser reads back what was composed', async () => {
  const html = '<p>„Grüße“ 华为</p>\n';
  const { raw } = composeMail({ ...PARTS, subject: 'Filed: 华为 added', text: 'Grüße 华为\n', html });
  const parsed = await simpleParser(raw);
  expect(parsed.subject).toBe('Filed: 华为 added');
  expect(parsed.text?.trim()).toBe('Grüße 华为');
  expect(parsed.html).toBe(html);
  expect(parsed.from?.value).toEqual([{ address: 'alerts@mail.example.org', name: 'Rulewire' }]);
  expect(parsed.to).toMatchObject({ value: [{ address: 'reader@example.com' }] });
});

test('one-click, list and thread headers stand as RFC 8058, 2919 and 5322 want them', () => {
  const head = headerBlock(composeMail({ ...PARTS, references: 'rule.doc.sub@mail.example.org' }).raw).split(
    '\r\n',
  );
  expect(head).toContain('List-Unsubscribe: <https://alerts.example.org/u/token>');
  expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(head).toContain('List-Id: "Rulewire" <alerts.mail.example.org>');
  expect(head).toContain('References: <rule.doc.sub@mail.example.org>');
  expect(head).toContain('Auto-Submitted: auto-generated');
  expect(head.some((line) => line.startsWith('Precedence'))).toBe(false);
  expect(headerBlock(composeMail({ ...PARTS, kind: 'digest' }).raw)).toContain('\r\nPrecedence: bulk\r\n');
});

test('whatever is in subject and texts, the mail is 7-bit, short-lined and reads back', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (subject, text) => {
      const { raw } = composeMail({ ...PARTS, subject, text });
      for (const line of raw.split('\r\n')) {
        expect(line).toMatch(/^[\x20-\x7e]*$/);
        expect(line.length).toBeLessThan(998);
      }
      const parsed = await simpleParser(raw);
      expect(parsed.headers.has('bcc')).toBe(false);
      if ([...oneLine(subject)].length <= 100)
        expect(parsed.subject ?? '').toBe(wellFormed(oneLine(subject)));
    }),
    { numRuns: 300 },
  );
});

test('the name of a thread is a message id whatever the id of the matter', () => {
  const reference = threadReference('fr:2019-10616/x y', 'abcdefghijkl', 'mail.example.org');
  expect(reference).toBe('rule.fr-2019-10616-x-y.abcdefgh@mail.example.org');
});

/** Half a surrogate pair cannot be written as UTF-8 and comes back as the replacement character. */
const wellFormed = (text: string) => text.toWellFormed();

test('an encoded word is never cut inside a character and never longer than 75', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
      for (const word of encodeWords(text)
        .split(' ')
        .filter((each) => each.startsWith('=?UTF-8'))) {
        expect(word.length).toBeLessThanOrEqual(75);
        const bytes = Buffer.from(word.slice(10, -2), 'base64');
        expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow();
      }
    }),
  );
});

describe('what could start a second header or reach a second person is refused', () => {
  const bad = [
    'reader@example.com\r\nBcc: other@example.com',
    'reader@example.com, other@example.com',
    'Reader <reader@example.com>',
    'reader@example.com\n',
    'reader',
    '',
  ];
  test.each(bad)('recipient %j', (to) => {
    expect(() => composeMail({ ...PARTS, to })).toThrow(RulewireError);
  });
  test('unsubscribe address with a line break', () => {
    const unsubscribeUrl = 'https://alerts.example.org/u/a>\r\nBcc: other@example.com';
    expect(() => composeMail({ ...PARTS, unsubscribeUrl })).toThrow('mail-unsafe-header');
  });
  test('a sender name can hold nothing but a name', async () => {
    const { raw } = composeMail({ ...PARTS, fromName: 'Eve" <eve@example.org>\r\nBcc: x@example.com' });
    const parsed = await simpleParser(raw);
    expect(parsed.headers.has('bcc')).toBe(false);
    expect(parsed.from?.value.map((each) => each.address)).toEqual(['alerts@mail.example.org']);
  });
});
