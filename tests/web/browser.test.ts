import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, CHROMIUM, launchChromium } from '../harness/browser.ts';
import { changeFor } from '../unit/rendering/huawei-mails.ts';
import { type Site, serve, siteInMemory } from './site.ts';
import { linkIn, newestMail } from './visitor.ts';

let browser: Browser;
let site: Site;
let server: Awaited<ReturnType<typeof serve>>;

describe.runIf(CHROMIUM !== undefined)('in a browser', () => {
  beforeAll(async () => {
    site = await siteInMemory();
    server = await serve(site);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(server.origin + path);
    return page;
  }

  test('the form with errors is without faults too, and the focus is on what is wrong', async () => {
    const page = await open('/');
    await page.fill('#email', 'reader@');
    await page.click('button[value=signup]');
    await page.waitForSelector('[role=alert]');
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert');
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test('without script: search, tick, sign up', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.fill('#email', 'noscript@example.org');
    await page.fill('#q', 'hikv');
    await page.click('button[value=search]');
    await page.check('input[value=hikvision]');
    expect(await page.inputValue('#email')).toBe('noscript@example.org');
    site.clock.advance(5_000);
    await page.click('button[value=signup]');
    expect(await page.textContent('h1')).toBe('Look into your mailbox');
    expect(site.confirmations.drain()).toHaveLength(1);
    await page.context().close();
  });

  test('with keyboard alone: type, choose, sign up by Enter, confirm', async () => {
    const page = await open('/', { timezoneId: 'Asia/Tokyo' });
    await page.focus('#q');
    await page.keyboard.type('huaw');
    await page.waitForSelector('[role=option]');
    expect(await page.getAttribute('#q', 'aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await page.getAttribute('#q', 'aria-activedescendant')).toBe('q-option-0');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await page.isChecked('[data-chosen] input[value=huawei]')).toBe(true);
    expect(await page.textContent('[data-count]')).toContain('is added');
    await page.keyboard.type('smi');
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('Escape');
    expect(await page.getAttribute('#q', 'aria-expanded')).toBe('false');
    await page.keyboard.press('Escape');
    await page.fill('#email', 'keys@example.net');
    site.clock.advance(5_000);
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Look into your mailbox');
    await site.deliver();
    const mail = await newestMail(site);
    await page.goto(server.origin + linkIn(mail, 'confirm'));
    // The skip link that Tab shows must not push the button away from under the pointer.
    await page.keyboard.press('Tab');
    await page.click('button');
    await page.waitForSelector('text=Your alerts are on');
    await page.click('text=Manage my alerts');
    expect(await page.inputValue('#zone')).toBe('Asia/Tokyo');
    await page.context().close();
  });

  test('no page breaks its own content security policy', async () => {
    const page = await open('/');
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy'))
        complaints.push(message.text());
    });
    const hostile = changeFor('policy', '2026-11-24T07:00:00Z', {});
    await site.content.putChange(hostile, site.clock.now());
    for (const path of ['/', '/status', '/c/policy', '/link']) await page.goto(server.origin + path);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
