import { expect, test } from 'vitest';
import { inboxPages } from '../../../infra/local/ses/inbox-pages.ts';
import { mailbox } from '../../../infra/local/ses/mailbox.ts';

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
    /<iframe\s+sandbox="allow-popups allow-popups-to-escape-sandbox"/,
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
      remarks: ['no plain-text part'],
    },
  ]);
  expect((await get('/mail/1/raw')).text).toBe(HOSTILE);
});
