import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReceivedMail } from '../../../infra/local/ses/mailbox.ts';
import { axeFaults, CHROMIUM, launchChromium } from '../../harness/browser.ts';
import { keyboardOn } from '../../harness/keyboard.ts';
import { type RecordedSite, startRecordedSite } from '../../harness/recorded-site.ts';
import { storedItems } from '../../harness/stored-items.ts';

const LISTED = 'Hebei Medicines';
const QUARTER_HOUR = 16 * 60;
const DAY_MS = 86_400_000;

/** The address of the first link of that kind in the text of a mail. */
function linkIn(mail: ReceivedMail | undefined, kind: string): string {
  const link = new RegExp(`https?://[^\\s<>]+/${kind}/[^\\s<>]+`).exec(mail?.text ?? '')?.[0];
  if (link === undefined) throw new Error(`no ${kind} link in "${mail?.subject}"`);
  return link;
}

describe.runIf(CHROMIUM !== undefined)('the life of a subscription, by keyboard alone', () => {
  let site: RecordedSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startRecordedSite(), launchChromium()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  test.each([
    ['with script', true],
    ['without script', false],
  ])('%s', { timeout: 180_000 }, async (_, javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'en-US' });
    const looker = await browser.newContext();
    const reader = readerAt(site, await context.newPage(), await looker.newPage(), javaScriptEnabled);
    await reader.signsUp();
    await reader.confirms();
    await reader.changesSettings();
    await reader.isTold();
    await reader.leavesAndComesBack();
    const id = await reader.exports();
    await reader.erases();
    await Promise.all([context.close(), looker.close()]);
    const stored = await storedItems(site.aws);
    expect(stored).not.toContain(reader.email);
    expect(stored).not.toContain(id);
    const logged = JSON.stringify(site.aws.logs());
    expect(logged).toContain('web.request');
    expect(logged).not.toContain(reader.email);
    for (const token of reader.tokens()) expect(logged).not.toContain(token);
    expect(site.aws.deniedCalls()).toEqual([]);
    expect(site.aws.deadLetters()).toEqual([]);
  });
});

/** Shows in `looker` what `page` shows, as it stands, with the style sheet of the site and without the script. */
async function showAgain(page: Page, looker: Page): Promise<void> {
  const body = (await page.content()).replace(/<script[^>]*><\/script>/g, '');
  await looker.route(page.url(), (route) => route.fulfill({ contentType: 'text/html', body }));
  await looker.goto(page.url());
  await looker.unroute(page.url());
}

/** A reader before a browser: each step of her life, seen by her, with what axe says of the pages in light and dark. */
function readerAt(site: RecordedSite, page: Page, looker: Page, script: boolean) {
  const email = `reader-${script ? 'with' : 'without'}@example.com`;
  const keys = keyboardOn(page);
  const mails = () => site.mailsTo(email);
  const stored = () => storedItems(site.aws);

  /** axe is a script itself: a page of a browser without script is looked at in another that shows the same. */
  const looksRight = async () => {
    if (!script) await showAgain(page, looker);
    const shown = script ? page : looker;
    for (const colorScheme of ['light', 'dark'] as const) {
      await shown.emulateMedia({ colorScheme });
      expect(await axeFaults(shown), `${page.url()} in ${colorScheme}`).toEqual([]);
    }
  };
  const labelOf = async (name: RegExp) =>
    (await page.locator('label').filter({ hasText: name }).first().textContent())?.trim() ?? '';
  /** Opens a link of a mail, which changes nothing that is stored. */
  const open = async (link: string) => {
    const before = await stored();
    await page.goto(link);
    expect(await stored(), link).toBe(before);
    await looksRight();
  };
  const delivered = async () => {
    await site.aws.settle();
    return mails().at(-1);
  };
  /** Finds a company with the search box; takes what is offered under that name. */
  const add = async (typed: string, offered: RegExp) => {
    await keys.type(script ? 'combobox' : 'textbox', 'Add a company', typed);
    if (!script) {
      await keys.press('button', 'Find');
      await keys.tick(await labelOf(offered));
      return;
    }
    const option = page.getByRole('option', { name: offered }).first();
    await option.waitFor();
    do await page.keyboard.press('ArrowDown');
    while ((await option.getAttribute('aria-selected')) !== 'true');
    await looksRight();
    await page.keyboard.press('Enter');
  };
  const save = async () => {
    await keys.press('button', 'Save');
    expect(await page.getByRole('status').first().textContent()).toBe('Saved.');
  };

  return {
    email,
    /** Tokens of all links that were mailed to the reader. */
    tokens: () => mails().flatMap(({ text }) => text.match(/(?<=\/)[\w-]+\.[a-z2-7]{26}\.[\w.-]+/g) ?? []),

    async signsUp() {
      await page.goto(site.aws.webUrl);
      await looksRight();
      await keys.type('textbox', 'Your e-mail address', email);
      await add(LISTED, /Hebei Medicines/);
      await add('Huawei', /“Huawei” as typed/);
      site.pass(5);
      expect(await keys.press('button', 'Sign up')).toBe('Look into your mailbox');
    },

    async confirms() {
      await open(linkIn(await delivered(), 'confirm'));
      expect(await keys.press('button', 'Confirm')).toBe('Your alerts are on');
      expect((await delivered())?.tags['kind']).toBe('welcome');
    },

    async changesSettings() {
      await open(linkIn(mails().at(-1), 'manage'));
      await keys.goTo('radio', 'At once, one mail per change');
      await page.keyboard.press('ArrowDown');
      await save();
      expect(await page.getByRole('radio', { name: 'One digest a day' }).isChecked()).toBe(true);
      await keys.goTo('radio', 'One digest a day');
      await page.keyboard.press('ArrowUp');
      await save();
      await keys.choose('From', '22:00');
      await keys.choose('Until', '06:00');
      await save();
      expect(await page.getByRole('combobox', { name: 'Until' }).inputValue()).toBe('6');
      await keys.goTo('textbox', 'Pause until');
      const [year, month, day] = new Date(site.clock.now().getTime() + 30 * DAY_MS)
        .toISOString()
        .split(/[-T]/);
      await page.keyboard.type(`${month}${day}${year}`);
      await save();
      expect(await page.getByText(/: paused\./).count()).toBe(1);
      await keys.goTo('textbox', 'Pause until');
      await page.keyboard.press('Backspace');
      await save();
      expect(await page.getByText(/: on\./).count()).toBe(1);
      await looksRight();
    },

    async isTold() {
      const alert = await site.nextMailTo(email);
      expect(alert.subject).toContain('Huawei');
      await open(linkIn(alert, 'f'));
      await page.goto(linkIn(alert, 'f').replace(/\?.*|$/, '?say=not-useful'));
      await looksRight();
      await keys.press('button', 'Right company, not useful');
      await looksRight();
      await keys.press('button', 'Undo');
      await keys.press('button', 'Mute this matter');
      await open(linkIn(alert, 'manage'));
      await keys.tick(await labelOf(/Nothing more of/));
      await keys.press('button', 'Take back');
      expect(await page.getByRole('checkbox', { name: /Nothing more of/ }).count()).toBe(0);
    },

    async leavesAndComesBack() {
      const mail = mails().at(-1);
      const header = mail?.headers.find(({ name }) => name.toLowerCase() === 'list-unsubscribe')?.value;
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      const oneClick = await fetch(/<(.*)>/.exec(header ?? '')?.[1] ?? '', { method: 'POST', body });
      expect(oneClick.status).toBe(200);
      await open(linkIn(mail, 'manage'));
      await keys.press('button', 'Start again');
      await open(linkIn(mail, 'u'));
      expect(await keys.press('button', 'Stop all mail')).toBe('You are unsubscribed');
      await looksRight();
      const undone = await keys.press('button', 'Undo: start my alerts again');
      expect(undone).toBe('Your alerts are on again');
    },

    /** Asks for a fresh link and downloads everything; answers the id under which the reader is stored. */
    async exports() {
      site.pass(QUARTER_HOUR);
      await keys.press('link', 'Mail me my link');
      await keys.type('textbox', 'Your e-mail address', email);
      expect(await keys.press('button', 'Mail me my link')).toBe('Look into your mailbox');
      const link = linkIn(await delivered(), 'export');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.goto(link).catch(() => undefined),
      ]);
      const { subscriber, mails: told } = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
        readonly subscriber: { readonly email: string; readonly subscriberId: string };
        readonly mails: readonly object[];
      };
      expect(subscriber.email).toBe(email);
      expect(told.length).toBeGreaterThan(0);
      return subscriber.subscriberId;
    },

    async erases() {
      const link = linkIn(mails().at(-1), 'erase');
      await open(link);
      expect(await keys.press('button', 'Delete everything now')).toBe('Everything is deleted');
      await looksRight();
      expect(await page.getByRole('definition').first().textContent()).toMatch(/^\w{20,}$/);
      const gone = await page.goto(link);
      expect(gone?.status()).toBe(410);
    },
  };
}
