import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LINK_SCOPES } from '../../shared/domain/tokens.ts';
import { CHROMIUM, launchChromium } from '../harness/browser.ts';
import { DOORS, readerWithEveryLink } from './doors.ts';
import { type Site, serve, siteInMemory } from './site.ts';
import { visitor } from './visitor.ts';

const EMAIL = 'reader@example.com';

describe.runIf(CHROMIUM !== undefined)('in a real browser', () => {
  let browser: Browser;
  let site: Site;
  let server: Awaited<ReturnType<typeof serve>>;
  let links: Awaited<ReturnType<typeof readerWithEveryLink>>;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => browser.close());
  beforeEach(async () => {
    site = await siteInMemory();
    server = await serve(site);
    links = await readerWithEveryLink(site, visitor(site), EMAIL);
  });
  afterEach(async () => server.close());

  const standing = async () =>
    JSON.stringify([
      await site.people.subscriber(links.id),
      await site.people.request(links.id),
      await site.people.suppressed(links.id),
      await site.people.addressMove(links.id),
      await site.feedback.ofReader(links.id),
    ]);

  test('a mail scanner that runs scripts on every link changes nothing', async () => {
    const page = await browser.newPage();
    const before = await standing();
    for (const scope of LINK_SCOPES) {
      await page.goto(server.origin + DOORS[scope].path(links.token(scope))).catch((error: Error) => {
        if (!error.message.includes('Download is starting')) throw error;
      });
      await page.waitForLoadState('networkidle');
    }
    await page.close();
    expect(await standing()).toBe(before);
    expect(site.confirmations.size).toBe(0);
  });

  test('a page of another site that sends our forms changes nothing, whatever it takes for it', async () => {
    const strange = await pageThatSends();
    const page = await browser.newPage();
    const before = await standing();
    for (const scope of LINK_SCOPES) {
      const { sends, path } = DOORS[scope];
      // One click in a mailbox comes from anywhere (RFC 8058): whoever has that link may stop the mail, and it can be undone.
      if (sends === undefined || scope === 'unsubscribe') continue;
      const query = new URLSearchParams({ to: server.origin + path(links.token(scope)) });
      for (const [name, value] of sends) query.append(name, value);
      for (const policy of ['origin', 'no-referrer', 'unsafe-url']) {
        query.set('policy', policy);
        await page.goto(`${strange.origin}/?${query}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.title(), `${scope} under ${policy}`).toContain('Not from our page');
      }
    }
    await page.close();
    await strange.close();
    expect(await standing()).toBe(before);
  });
});

/** A site of somebody else: its page sends the form that its address describes as soon as it is opened. */
async function pageThatSends() {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const to = asked.get('to') ?? '';
    const policy = asked.get('policy') ?? '';
    asked.delete('to');
    asked.delete('policy');
    const fields = [...asked].map(([name, value]) => `<input name="${name}" value="${value}">`).join('');
    response.setHeader('Content-Type', 'text/html');
    response.setHeader('Referrer-Policy', policy);
    const send = 'HTMLFormElement.prototype.submit.call(document.forms[0])';
    response.end(`<form method="post" action="${to}">${fields}</form><script>${send}</script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // By name, since the pages under attack are reached by number: another site to a browser.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { origin, close: () => new Promise((resolve) => server.close(resolve)) };
}
