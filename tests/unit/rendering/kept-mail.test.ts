import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subscriberId } from '../../../shared/domain/ids.ts';
import { copyName, keptMail } from '../../../shared/domain/rendering/kept-mail.ts';
import { composeMail, threadReference } from '../../../shared/domain/rendering/mime.ts';
import { feedbackLinks, readerLinks } from '../../../shared/domain/rendering/reader-links.ts';

const KEYS = [{ kid: 'k1', secret: 'only for this test' }];
const AT = new Date('2026-11-24T10:00:00Z');
const MATCH = { changeId: 'c'.repeat(26), companyId: 'huawei' } as never;

/** The same said to one of several readers, with her own links. */
function mailTo(name: string, said: { readonly text: string; readonly html: string }) {
  const reader = subscriberId(name.padEnd(26, 'a'));
  const links = readerLinks(KEYS, 'https://x.example', { subscriberId: reader, tokenVersion: 7 }, AT);
  const opinion = feedbackLinks(KEYS, 'https://x.example', reader, AT)(MATCH);
  const to = `${name}@Example.com`;
  const mail = composeMail({
    from: 'alerts@example.org',
    fromName: 'Rulewire',
    to,
    replyTo: 'help@example.org',
    subject: 'Official: “X” listed',
    text: `${said.text}\nSent to ${to.toUpperCase()}\n${links.manage}\n${opinion}\n`,
    html: `<p>${said.html}</p><a href="${links.unsubscribe}">stop</a>`,
    unsubscribeUrl: links.unsubscribe,
    listId: 'alerts.example.org',
    references: threadReference('matter', reader, 'example.org'),
    kind: 'alert',
    tags: {},
  });
  return { mail, reader };
}

const said = fc.record({ text: fc.string({ unit: 'grapheme' }), html: fc.string({ unit: 'grapheme' }) });

test('a kept mail says what the mail said', () => {
  fc.assert(
    fc.property(said, (words) => {
      const { mail, reader } = mailTo('ann', words);
      const kept = keptMail(mail, reader);
      expect(kept.text.startsWith(words.text.replace(/\r?\n/g, '\r\n'))).toBe(true);
      expect(kept.html).toContain(words.html.replace(/\r?\n/g, '\r\n'));
      expect(kept.headers).toContain('To: {address}\r\n');
    }),
  );
});

test('it holds neither the address, however written, nor a token nor a part of the key of its reader', () => {
  const { mail, reader } = mailTo('ann', { text: 'x', html: 'y' });
  const kept = JSON.stringify(keptMail(mail, reader));
  expect(kept).not.toMatch(/ann@example\.com/i);
  expect(kept).not.toContain(reader.slice(0, 8));
  expect(kept).toContain('https://x.example/manage/{token}');
  expect(kept).toContain('List-Unsubscribe: <https://x.example/u/{token}>');
  expect(kept).toContain('https://x.example/f/{token}');
});

test('what two readers were told alike is one copy, what only one of them was told is another', () => {
  const names = [
    ['ann', 'x'],
    ['bob', 'x'],
    ['bob', 'z'],
  ].map(([name = '', text = '']) => {
    const { mail, reader } = mailTo(name, { text, html: 'y' });
    return copyName(keptMail(mail, reader), '');
  });
  expect(names[0]).toBe(names[1]);
  expect(names[1]).not.toBe(names[2]);
});
