import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailForm } from '../../../shared/domain/rendering/mail-form.ts';
import { composeEncoded, composeMail } from '../../../shared/domain/rendering/mime.ts';

const ENVELOPE = {
  from: 'alerts@example.org',
  fromName: 'Rulewire',
  to: 'ann@example.com',
  replyTo: 'help@example.org',
  subject: 'Filed: Huawei on the Entity List',
  unsubscribeUrl: 'https://rulewire.example.org/u/k1.abc',
  listId: 'alerts.example.org',
  kind: 'alert',
  tags: { kind: 'alert' },
} as const;
const BLANKS = ['blank-0-xxxxxxxxxxxx', `blank-1-${'x'.repeat(120)}`, 'blank-2-x'];

/** A text with line ends and letters of all kinds, and holes (numbers) between its pieces. */
const pieces = fc.array(
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.constantFrom('\n', '\r\n', '→ '), fc.nat(2)),
  { maxLength: 30 },
);
const words = fc.tuple(
  ...BLANKS.map((blank) =>
    fc
      .stringMatching(/^[A-Za-z0-9._-]+$/, { maxLength: blank.length })
      .map((word) => word.padEnd(blank.length, 'q')),
  ),
);
const written = (content: readonly (string | number)[], into: readonly string[]) =>
  content.map((piece) => (typeof piece === 'number' ? (into[piece] ?? '') : piece)).join('');

describe('a form of a mail', () => {
  test('filled with the words of one reader after the other is the mail written with each', () => {
    fc.assert(
      fc.property(pieces, pieces, fc.array(words, { minLength: 1, maxLength: 4 }), (text, html, readers) => {
        const form = mailForm({ text: written(text, BLANKS), html: written(html, BLANKS) }, BLANKS);
        for (const reader of readers) {
          const mail = { text: written(text, reader), html: written(html, reader) };
          expect(composeEncoded(ENVELOPE, form.fill(reader))).toEqual(composeMail({ ...ENVELOPE, ...mail }));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('takes no word that is longer or shorter than its blank', () => {
    const form = mailForm({ text: 'Manage: blank-0-xx', html: '' }, ['blank-0-xx']);
    expect(() => form.fill(['too-short'])).toThrow(RangeError);
    expect(() => form.fill(['much-too-long'])).toThrow(RangeError);
    expect(() => form.fill([])).toThrow(RangeError);
  });
});
