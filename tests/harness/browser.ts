import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The Chromium of this machine; undefined where there is none. */
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);
export const NO_CHROMIUM = 'no Chromium at /usr/bin (Debian: apt-get install chromium)';
if (!CHROMIUM) console.log(`Browser tests are left out: ${NO_CHROMIUM}.`);

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium without a window. Throws an Error where there is none. */
export async function launchChromium(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error(NO_CHROMIUM);
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Legacy mode finishes in the page itself: our pages have no frames, for which axe would open another page each time. */
export const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

/** What axe finds on a page, each finding as its rule and the first place. Options of the long zone list are left out: they take most of the time. */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const builder = axe(page).exclude('option');
  const { violations } = await (rules === undefined ? builder : builder.withRules([...rules])).analyze();
  return violations.map((each) => `${each.id} (${each.impact}): ${each.nodes[0]?.html}`);
}

/** How wide the page is beyond what its window shows, in pixels. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
