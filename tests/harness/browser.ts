import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The Chromium of this machine; undefined where there is none. */
export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);
const NO_CHROMIUM = 'no Chromium at /usr/bin (Debian: apt-get install chromium)';
if (!CHROMIUM) console.log(`What needs a browser is left out: ${NO_CHROMIUM}.`);

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

interface Looking {
  /** Only these rules of axe. */
  readonly only?: readonly string[];
  /** Rules that do not apply to what is looked at. */
  readonly without?: readonly string[];
}

/** What axe finds, each finding as its rule and the first place; sizes of targets (WCAG 2.2, 2.5.8) are among its rules here. */
export async function axeFaults(
  page: Page,
  { only, without = [] }: Looking = {},
): Promise<readonly string[]> {
  // Legacy mode finishes in the page itself: there are no frames, for which axe would open another page each time.
  // Hundreds of options of the zone list tell nothing new and take most of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('option');
  if (only === undefined)
    axe.options({ rules: { 'target-size': { enabled: true } } }).disableRules([...without]);
  else axe.withRules([...only]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** How many pixels of the page are beyond the right edge of its window. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
