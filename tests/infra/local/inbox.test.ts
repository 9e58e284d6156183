import { expect, test } from 'vitest';
import { inboxPages } from '../../../infra/local/ses/inbox-pages.ts';
import { startInbox } from '../../../infra/local/ses/inbox-server.ts';
import { mailbox } from '../../../infra/local/ses/mailbox.ts';
import { axeFaults, CHROMIUM, launchChromium, sidewaysScroll } from '../../harness/browser.ts';

async function inbox(raw: string) {
  const box = mailbox();
  await box.keep({
    id: 'm1',
    at: new Date('2019-05-16T12:45:00Z'),
    to: 'reader@example.org',
    raw,
    tags: { deliveryId: 'd1' },
    configurationSet: undefined,
    fate: 'delivered',
  });
  const pages = inboxPages(box.all);
  return async (path: string) => {
    const response = await pages.request(path);
    return { policy: response.headers.get('content-security-policy') ?? '', text: await response.text() };
  };
}

const HOSTILE =
  'From: "<script>a()</script>" <alerts@example.com>\r\nTo: reader@example.org\r\nSubject: <img src=x onerror=b()>\r\n' +
  'MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Hello</p><script>c()</script>';

test('a hostile mail stays text in the pages, and its HTML runs nothing', async () => {
  const get = await inbox(HOSTILE);
  for (const path of ['/', '/mail/1']) {
    const { text, policy } = await get(path);
    expect(text).not.toMatch(/<script|<img/);
    expect(text).toContain('&lt;img src=x onerror=b()&gt;');
    expect(policy).toMatch(/^default-src 'none'/);
  }
  const html = await get('/mail/1/html');
  expect(html.text).toContain('<p>Hello</p>');
  expect(html.policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
  expect((await get('/mail/1')).text).toMatch(
    /<iframe [^>]*\bsandbox="allow-popups allow-popups-to-escape-sandbox"/,
  );
});

test('JSON for programs, raw bytes for the curious, and remarks on what a careful sender would not do', async () => {
  const get = await inbox(HOSTILE);
  expect(JSON.parse((await get('/inbox.json')).text)).toMatchObject([
    {
      number: 1,
      to: 'reader@example.org',
      at: '2019-05-16T12:45:00.000Z',
      tags: { deliveryId: 'd1' },
      remarks: [
        'no one-click unsubscription (RFC 8058)',
        'no plain-text part',
        'the HTML fetches something or runs',
        'the HTML does not name its language',
      ],
    },
  ]);
  expect((await get('/mail/1/raw')).text).toBe(HOSTILE);
});

test('the list previews a mail as a mail program does: by the hidden line before it, not by its title again', async () => {
  const get = await inbox(
    'From: a@example.com\r\nTo: reader@example.org\r\nSubject: Huawei added\r\nMIME-Version: 1.0\r\n' +
      'Content-Type: text/html; charset=utf-8\r\n\r\n<html lang="en"><head><title>no</title><style>p{}</style></head>' +
      '<body><div style="display:none">BIS &amp; others add it.</div><h1>Huawei added</h1></body></html>',
  );
  expect((await get('/')).text).toMatch(
    /reader@example\.org · BIS &amp; others add it\. Huawei added<\/span>/,
  );
});

/** Three mails to two readers, served: an alert with both parts, a digest and one that bounced. */
async function threeMails() {
  const box = mailbox();
  const raw = (subject: string) =>
    `From: alerts@example.org\r\nTo: x@example.org\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n` +
    'Content-Type: text/html; charset=utf-8\r\n\r\n<html lang="en"><style>p{color:#111}@media (prefers-color-scheme: dark)' +
    '{p{color:#eee}}</style><p>Hello</p></html>';
  const mails = [
    ['m1', 'ann@example.org', 'alert', 'Huawei added', 'delivered'],
    ['m2', 'ben@example.org', 'daily', 'Two changes', 'delivered'],
    ['m3', 'ben@example.org', 'alert', 'Hikvision removed', 'bounced'],
  ] as const;
  for (const [id, to, kind, subject, fate] of mails)
    await box.keep({
      id,
      at: new Date('2019-05-16T12:45:00Z'),
      to,
      raw: raw(subject),
      tags: { kind },
      configurationSet: 'alerts',
      fate,
    });
  const bounce = {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: [{ diagnosticCode: '550 user unknown' }],
  };
  box
    .all()
    .at(2)
    ?.events.push({ type: 'Bounce', at: '2019-05-16T12:46:00Z', json: JSON.stringify({ bounce }) });
  return box;
}

const subjects = (text: string) =>
  [...text.matchAll(/class="subject">([^<]+)/g)].map(([, subject]) => subject);

test('the list has the newest first, tells what was not opened, and is narrowed by reader, kind and words', async () => {
  const pages = inboxPages((await threeMails()).all);
  const list = async (path: string) => (await pages.request(path)).text();
  expect(subjects(await list('/'))).toEqual(['Hikvision removed', 'Two changes', 'Huawei added']);
  expect(await list('/')).toContain('3 not opened yet');
  expect(subjects(await list('/?to=ben%40example.org&kind=alert'))).toEqual(['Hikvision removed']);
  expect(subjects(await list('/?kind=daily+digest'))).toEqual(['Two changes']);
  expect(subjects(await list('/?q=ADDED+ann'))).toEqual(['Huawei added']);
  expect(await list('/?q=zzz')).toContain('No mail is like that');
  await pages.request('/mail/2');
  expect(await list('/')).toContain('2 not opened yet');
  expect((await list('/')).match(/<li class="new">/g)).toHaveLength(2);
});

test('a mail is shown in light and dark, wide and narrow, with its events and as a file, without a script', async () => {
  const pages = inboxPages((await threeMails()).all);
  const get = async (path: string) => (await pages.request(path)).text();
  expect(await get('/mail/3?width=narrow&scheme=dark')).toMatch(
    /<iframe class="narrow dark"[^>]*src="\/mail\/3\/html\?scheme=dark"/,
  );
  expect(await get('/mail/3/html?scheme=dark')).toContain('@media (min-width:0)');
  expect(await get('/mail/3/html?scheme=light')).toContain('@media (max-width:0)');
  expect(await get('/mail/3?view=events')).toContain('Permanent, General, 550 user unknown');
  expect(await get('/mail/1?view=events')).toContain('SES has published nothing of this mail');
  expect(await get('/mail/1?view=headers')).toMatch(/Subject<\/th><td>Huawei added/);
  expect(await get('/mail/1?view=constructor')).toContain('<iframe');
  const file = await pages.request('/mail/1/eml');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="m1.eml"');
  expect(file.headers.get('content-type')).toBe('message/rfc822');
  expect(await file.text()).toMatch(/^From: alerts@example\.org\r\n/);
});

test.skipIf(!CHROMIUM)(
  'axe has no complaint about any view, in either colours, and a telephone needs no sideways scroll',
  async () => {
    const inbox = await startInbox((await threeMails()).all);
    const browser = await launchChromium();
    try {
      const faults: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 800 } });
        for (const path of ['/', '/mail/3?width=column', '/mail/3?view=events']) {
          await page.goto(inbox.url + path);
          if ((await sidewaysScroll(page)) > 0) faults.push(`${path} scrolls sideways`);
          faults.push(...(await axeFaults(page)).map((fault) => `${path} ${fault}`));
        }
        await page.close();
      }
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
      await inbox.stop();
    }
  },
  60_000,
);
