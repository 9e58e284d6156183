import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import type { MailKind } from '../../../shared/domain/delivery.ts';
import { goldenMails, headerOf, kindOf, recomposed } from '../../harness/golden-mails.ts';
import { mailFaults } from '../../harness/mail-faults.ts';
import { firstDifference } from '../../harness/same-words.ts';

const mails = goldenMails();
const extended = mails.find(({ name }) => name === 'licence-extended');
const { text = '', html = '' } = extended ?? {};

/** The golden mail of each kind of delivery that is a mail; a weekly digest is a daily one over more days. */
const OF_KIND: Readonly<Record<Exclude<MailKind, 'hook'>, string>> = {
  alert: 'listing-filed',
  daily: 'daily-digest',
  weekly: 'daily-digest',
  confirm: 'confirm',
  link: 'link',
  welcome: 'welcome',
  move: 'move',
  moving: 'moving',
  'hook-added': 'hook-added',
};

describe('every kind of mail', () => {
  test('has a golden one', () => {
    const names = new Set(mails.map(({ name }) => name));
    expect(Object.values(OF_KIND).filter((name) => !names.has(name))).toEqual([]);
  });

  test('is among the golden ones, of each of the three sorts', () => {
    expect(new Set(mails.map(kindOf))).toEqual(new Set(['alert', 'digest', 'account']));
  });

  test.each(mails.map((mail) => [mail.name, mail] as const))('%s may go out', async (_, mail) => {
    const raw = recomposed(mail);
    expect(raw.slice(0, raw.indexOf('\r\nContent-Type: multipart')).replaceAll('\r\n', '\n')).toBe(
      mail.headers.slice(0, mail.headers.indexOf('\nContent-Type: multipart')),
    );
    expect(mailFaults(raw)).toEqual([]);
    const parsed = await simpleParser(raw);
    expect(parsed.text).toBe(mail.text);
    expect(parsed.html).toBe(mail.html);
    expect(parsed.subject).toBe(headerOf(mail, 'Subject'));
    expect(parsed.attachments).toEqual([]);
  });
});

describe('what is wrong is found', () => {
  const raw = extended === undefined ? '' : recomposed(extended);
  const planted = (from: string, to: string) => mailFaults(raw.replace(from, to));

  test.each([
    ['a second subject', 'Subject: ', 'Subject: Another\r\nSubject: ', 'Subject stands 2 times'],
    ['no one-click', 'List-Unsubscribe-Post', 'X-Post', 'List-Unsubscribe-Post stands 0 times'],
    ['a bulk thread', 'MIME-Version', 'Precedence: bulk\r\nMIME-Version', 'References are for alerts'],
    ['eight bits', 'Auto-Submitted', 'X-Name: Grüße\r\nAuto-Submitted', 'not 7-bit'],
    ['a long line', 'Auto-Submitted', `X-Long: ${'x'.repeat(1000)}\r\nAuto-Submitted`, 'a line of 1008'],
    ['a part of another kind', 'text/plain; charset=utf-8', 'text/markdown', 'instead of text/plain'],
    ['a third part', '\r\n--rw-', '\r\n--rw-third', 'not two parts'],
    ['a broken coding', 'base64\r\n\r\n', 'base64\r\n\r\n%', 'not base64'],
    ['two recipients', 'To: ', 'To: other@example.com, ', 'To is not one bare address'],
    ['a long subject', 'Subject: ', `Subject: ${'long '.repeat(20)}`, 'a subject of'],
  ])('%s', (_, from, to, fault) => {
    expect(planted(from, to).join()).toContain(fault);
  });

  const rewritten = (from: string, to: string) =>
    extended === undefined ? [] : mailFaults(recomposed({ ...extended, html: html.replace(from, to) }));

  test.each([
    ['a pixel', '</body>', '<img alt="" width="1"></body>', 'fetches, runs or asks: <img'],
    ['a background from elsewhere', 'margin:0;padding:0;', "background:url('//x.example/')", 'url('],
    ['a link that counts', '?say=not-useful', '?utm_source=mail', 'tracks: '],
    ['a second main heading', '<h2', '<h1>Again</h1><h2', 'not one h1'],
    ['a left out level', '<h2', '<h3>Deep</h3><h2', 'a heading of level 3 after 1'],
    ['a long mail', '</body>', `${'<br>'.repeat(23_000)}</body>`, 'HTML of '],
  ])('%s', (_, from, to, fault) => {
    expect(rewritten(from, to).join()).toContain(fault);
  });
});

test('what a source says about markup is no fault', () => {
  const words = '&lt;img src=x onerror=alert(1)&gt; and url(x)';
  const said = (part: string, as: string) =>
    part.replace('The Bureau of Industry', `${as} The Bureau of Industry`);
  const plain = words.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  if (extended === undefined) throw new Error('no golden mail of an extension');
  const mail = {
    ...extended,
    text: said(text, plain),
    html: html.replaceAll('">The Bureau', `">${words} The Bureau`),
  };
  expect(mailFaults(recomposed(mail))).toEqual([]);
});

describe('the parts of a mail', () => {
  test('are told apart by a date, a name, a quotation, an address, a replaced word and an order', () => {
    expect(text).not.toBe('');
    expect(firstDifference(text, html)).toBeUndefined();
    const differ = (from: string | RegExp, to: string) => firstDifference(text.replace(from, to), html);
    expect(differ('Sun 16 Feb 2020', 'Sun 17 Feb 2020')).toMatch(/HTML says “.*16 FEB 2020/);
    expect(differ('14 Feb\n', '13 Feb\n')).toContain('14 FEB');
    expect(differ('FR document: 2019-25189', 'FR document: 2019-25188')).toContain('2019-25188');
    expect(differ('“extends', 'extends')).toContain('“ EXTENDS');
    expect(differ('[was: 18 Nov 2019]', '18 Nov 2019')).toContain('WAS 18 NOV 2019');
    expect(differ('/dates.ics>', '/dates>')).toContain('/dates.ics');
    expect(differ(/^- Which shipments.*\n/m, '')).toContain('WHICH SHIPMENTS');
    expect(differ('Unsubscribe from everything\n', '')).toContain('UNSUBSCRIBE');
  });

  test('are told apart by what only the text has, or only the HTML', () => {
    expect(firstDifference(`${text}One more line.\n`, html)).toContain('ONE MORE LINE');
    expect(firstDifference(text, html.replace('</h1>', '</h1><p>One more line.</p>'))).toContain(
      'ONE MORE LINE',
    );
    expect(
      firstDifference(text, html.replace('href="https://alerts.example.org/m/', 'href="https://x.example/')),
    ).toContain('<https://x.example/');
  });
});
