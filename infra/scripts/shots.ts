import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../tests/harness/browser.ts';
import { goldenMails } from '../../tests/harness/golden-mails.ts';
import { everyPage, showing } from '../../tests/web/every-page.ts';
import { serve } from '../../tests/web/site.ts';

const USAGE = 'npm run shots -- [FOLDER] [--only WORD]';
const SCHEMES = ['light', 'dark'] as const;
const MAIL_WIDTHS = [600, 320] as const;
const PAGE_WIDTHS = [1280, 320] as const;

type Scheme = (typeof SCHEMES)[number];

/** One thing to look at: how the browser gets to it, and how wide it is looked at. */
interface Subject {
  readonly name: string;
  readonly widths: readonly number[];
  open(page: Page): Promise<unknown>;
}

/**
 * Makes a picture of every kind of mail (600 and 320 pixels wide) and of every page of the site (1280 and 320), light and
 * dark, into a folder; `--only` takes those with the word in their name. Exits 1 without a browser or without a picture.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string', default: '' } },
  });
  const folder = resolve(positionals[0] ?? join('.local', 'shots'));
  mkdirSync(folder, { recursive: true });
  const { pages } = await everyPage();
  const server = await serve(await showing(pages));
  const browser = await launchChromium();
  const subjects: readonly Subject[] = [
    ...goldenMails().map(({ name, html }) => ({
      name: `mail-${name}`,
      widths: MAIL_WIDTHS,
      open: (page: Page) => page.setContent(html),
    })),
    ...pages.map(({ name }) => ({
      name: `page-${name}`,
      widths: PAGE_WIDTHS,
      open: (page: Page) => page.goto(`${server.origin}/${name}`),
    })),
  ];
  const wanted = subjects.filter(({ name }) => name.includes(values.only));
  let taken = 0;
  for (const scheme of SCHEMES) taken += await picturesIn(browser, scheme, wanted, folder);
  await browser.close();
  await server.close();
  console.log(`${taken} pictures in ${folder}`);
  if (taken === 0) throw new Error(`nothing is called ${values.only}; ${USAGE}`);
}

/** Takes the pictures of one colour scheme and tells how many. */
async function picturesIn(
  browser: Browser,
  scheme: Scheme,
  subjects: readonly Subject[],
  folder: string,
): Promise<number> {
  const context = await browser.newContext({ colorScheme: scheme, javaScriptEnabled: false });
  const page = await context.newPage();
  let taken = 0;
  for (const { name, widths, open } of subjects)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      const file = `${name}.${scheme}.${width}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true });
      console.log(file);
      taken += 1;
    }
  await context.close();
  return taken;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
