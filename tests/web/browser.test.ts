import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subscriberIdOf } from '../../shared/domain/ids.ts';
import { feedbackLinks } from '../../shared/domain/rendering/reader-links.ts';
import { pepperOf } from '../../shared/domain/tokens.ts';
import { directProduct } from '../unit/rendering/further-mails.ts';
import { extension } from '../unit/rendering/huawei-later-mails.ts';
import { changeFor, listing, storeChange } from '../unit/rendering/huawei-mails.ts';
import { storeMatter, WHOLE } from '../unit/rendering/huawei-matter.ts';
import { KEYS, type Site, serve, siteInMemory } from './site.ts';
import { linkIn, newestMail, visitor } from './visitor.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
if (!CHROMIUM)
  console.log('Browser tests are left out: no Chromium at /usr/bin (Debian: apt-get install chromium).');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const EMAIL = 'reader@example.com';

/** Legacy mode finishes in the page itself: our pages have no frames, for which axe would open another page each time. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

let browser: Browser;
let site: Site;
let server: Awaited<ReturnType<typeof serve>>;

describe.runIf(CHROMIUM !== undefined)('in a browser', () => {
  beforeAll(async () => {
    site = await siteInMemory();
    server = await serve(site);
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
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

  /** The feedback page for each verdict, and one after the button was pressed. */
  async function feedbackPages(): Promise<readonly string[]> {
    const subscriber = subscriberIdOf(EMAIL, pepperOf(KEYS));
    const [match] = listing.matches;
    const link = match ? feedbackLinks(KEYS, '', subscriber, site.clock.now())(match) : '';
    await visitor(site).post(link, [
      ['say', 'wrong-fact'],
      ['action', 'give'],
    ]);
    return ['not-my-company', 'not-useful', 'wrong-fact'].map((say) => `${link}?say=${say}`);
  }

  /** Pages of each kind, with a reader and a change behind them. */
  async function paths(): Promise<readonly string[]> {
    const person = visitor(site);
    await person.signUp(EMAIL, [
      ['company', 'huawei'],
      ['name', 'Zhejiang Example Optics'],
    ]);
    await site.deliver();
    const confirm = linkIn(await newestMail(site), 'confirm');
    await person.post(confirm, []);
    await site.deliver();
    const welcome = await newestMail(site);
    site.clock.advance(16 * 60_000);
    await person.post('/link', [['email', EMAIL]]);
    await site.deliver();
    const { change } = listing;
    for (const each of [listing, extension, directProduct]) await storeChange(site.content, each);
    await storeMatter(site.content, WHOLE);
    const links = ['manage', 'u'].map((kind) => linkIn(welcome, kind));
    return [
      '/',
      '/link',
      confirm,
      ...links,
      linkIn(await newestMail(site), 'erase'),
      `/c/${change.changeId}`,
      `/m/${WHOLE.matterId}`,
      '/company/huawei',
      '/status',
      '/quality',
      ...(await feedbackPages()),
      '/privacy',
      '/nowhere',
    ];
  }

  test('no page has an accessibility fault that axe finds, none too little contrast in the dark, none scrolls sideways at 320 px', async () => {
    const faults: string[] = [];
    const light = await open('/', { colorScheme: 'light', viewport: { width: 320, height: 640 } });
    const dark = await open('/', { colorScheme: 'dark' });
    for (const path of await paths()) {
      await Promise.all([light.goto(server.origin + path), dark.goto(server.origin + path)]);
      // Hundreds of options of the zone list tell nothing new and take most of the time.
      const inLight = await axe(light).exclude('option').analyze();
      const inDark = await axe(dark).withRules(['color-contrast']).exclude('option').analyze();
      for (const each of [...inLight.violations, ...inDark.violations])
        faults.push(`${path}: ${each.id} ${each.nodes[0]?.html}`);
      const width = await light.evaluate<number>('document.documentElement.scrollWidth');
      if (width > 320) faults.push(`${path} is ${width} px wide`);
    }
    await Promise.all([light.context().close(), dark.context().close()]);
    expect(faults).toEqual([]);
  }, 180_000);

  test('the form with errors is without faults too, and the focus is on what is wrong', async () => {
    const page = await open('/');
    await page.fill('#email', 'reader@');
    await page.click('button[value=signup]');
    await page.waitForSelector('[role=alert]');
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert');
    const { violations } = await axe(page).analyze();
    expect(violations.map((each) => each.id)).toEqual([]);
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
    const { violations } = await axe(page).analyze();
    expect(violations.map((each) => `${each.id} ${each.nodes[0]?.html}`)).toEqual([]);
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
