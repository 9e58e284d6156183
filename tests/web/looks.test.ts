import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, CHROMIUM, launchChromium, sidewaysScroll } from '../harness/browser.ts';
import { goldenMails } from '../harness/golden-mails.ts';
import { everyPage, type SeenPage, showing } from './every-page.ts';
import { serve } from './site.ts';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };
const MAIL = { width: 600, height: 800 };
/** A mail is shown inside a page of somebody else, which has the landmarks. */
const OF_WHOLE_PAGES = ['landmark-one-main', 'region', 'bypass'];

/** Routes whose answers nobody looks at as a page of ours; a preview is a mail. */
const NO_PAGES =
  /^GET \/(?:api|assets|companies$|would-have-matched$|signup$|export|pack|preview)|\.ics$|:feed\{|^ALL /;

/** Pages that differ in more than words and addresses: an error is like another. */
function oneOfEachShape(all: readonly SeenPage[]): readonly SeenPage[] {
  const shapeOf = ({ html }: SeenPage) => html.replace(/>[^<]+</g, '><').replace(/="[^"]*"/g, '');
  return [...new Map(all.map((page) => [shapeOf(page), page])).values()];
}

test('what is looked at below is every route that answers with a page', async () => {
  const { routes, site } = await everyPage();
  const all = site.app.routes.map(({ method, path }) => `${method} ${path}`);
  const unseen = [...new Set(all)].filter((route) => !routes.has(route) && !NO_PAGES.test(route));
  expect(unseen).toEqual([]);
});

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
let pages: readonly SeenPage[];

describe.runIf(CHROMIUM !== undefined)('as a browser shows it', () => {
  beforeAll(async () => {
    ({ pages } = await everyPage());
    server = await serve(await showing(pages));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** A page with these settings, open as long as `look` takes. */
  async function inPage<Result>(options: BrowserContextOptions, look: (page: Page) => Promise<Result>) {
    const context = await browser.newContext(options);
    try {
      return await look(await context.newPage());
    } finally {
      await context.close();
    }
  }

  /** Whatever is wrong with each subject, named by it. */
  async function faultsOf<Subject extends { readonly name: string }>(
    subjects: readonly Subject[],
    look: (subject: Subject) => Promise<readonly string[]>,
  ) {
    const faults: string[] = [];
    for (const subject of subjects)
      for (const fault of await look(subject)) faults.push(`${subject.name}: ${fault}`);
    return faults;
  }

  const tooWide = async (page: Page) => {
    const beyond = await sidewaysScroll(page);
    return beyond > 0 ? [`${beyond} px too wide`] : [];
  };

  test('no mail has a fault that axe finds on a small screen, none scrolls sideways', async () => {
    const faults = await inPage({ viewport: NARROW }, (page) =>
      faultsOf(goldenMails(), async ({ html }) => {
        await page.setContent(html);
        const found = await axeFaults(page, { without: OF_WHOLE_PAGES });
        return [...found, ...(await tooWide(page))];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('names without a blank, of other scripts and very long ones stay inside a small screen', async () => {
    const names = ['X'.repeat(140), '华为技术有限公司'.repeat(12), 'شركة هواوي للتقنيات المحدودة '.repeat(8)];
    const hard = goldenMails().flatMap(({ name, html }) =>
      names.map((long) => ({ name: `${name}, ${long.slice(0, 8)}`, html: html.replaceAll('Huawei', long) })),
    );
    const faults = await inPage({ viewport: NARROW }, (page) =>
      faultsOf(hard, async ({ html }) => {
        await page.setContent(html);
        return tooWide(page);
      }),
    );
    expect(faults).toEqual([]);
  });

  test('no mail has too little contrast in the dark, nor scrolls in a pane of 600 px', async () => {
    const faults = await inPage({ viewport: MAIL, colorScheme: 'dark' }, (page) =>
      faultsOf(goldenMails(), async ({ html }) => {
        await page.setContent(html);
        return [...(await axeFaults(page, { only: ['color-contrast'] })), ...(await tooWide(page))];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('no page, answer or error has a fault that axe finds on a small screen, none scrolls sideways', async () => {
    const faults = await inPage({ viewport: NARROW }, (page) =>
      faultsOf(oneOfEachShape(pages), async ({ name }) => {
        await page.goto(`${server.origin}/${name}`);
        return [...(await axeFaults(page)), ...(await tooWide(page))];
      }),
    );
    expect(faults).toEqual([]);
  }, 120_000);

  test('none has too little contrast in the dark, nor too small a target on a wide screen', async () => {
    const faults = await inPage({ viewport: WIDE, colorScheme: 'dark' }, (page) =>
      faultsOf(oneOfEachShape(pages), async ({ name }) => {
        await page.goto(`${server.origin}/${name}`);
        return axeFaults(page, { only: ['color-contrast', 'target-size'] });
      }),
    );
    expect(faults).toEqual([]);
  }, 120_000);

  test('whatever has the focus is outlined and not hidden behind anything', async () => {
    const names = ['sign-up-search', 'manage', 'change', 'matter', 'feedback-not-my-company', 'unsubscribed'];
    const faults = await inPage({ viewport: NARROW }, (page) =>
      faultsOf(
        pages.filter(({ name }) => names.includes(name)),
        async ({ name }) => {
          await page.goto(`${server.origin}/${name}`);
          return focusFaults(page);
        },
      ),
    );
    expect(faults).toEqual([]);
  });

  test('paper is white, has no buttons, and says where links lead', async () => {
    await inPage({ viewport: WIDE, colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const name of ['change', 'manage', 'erased']) {
        await page.goto(`${server.origin}/${name}`);
        expect(await page.evaluate(`getComputedStyle(document.querySelector('main')).backgroundColor`)).toBe(
          'rgb(255, 255, 255)',
        );
        expect(await axeFaults(page, { only: ['color-contrast'] }), name).toEqual([]);
        expect(await page.locator('button:visible').count()).toBe(0);
        expect(await sidewaysScroll(page)).toBe(0);
      }
      const behindLinks = async (name: string) => {
        await page.goto(`${server.origin}/${name}`);
        return page.evaluate<readonly string[]>(
          `[...document.querySelectorAll('main a')].map((a) => getComputedStyle(a, '::after').content)`,
        );
      };
      expect((await behindLinks('manage')).join()).not.toContain('/w/');
      const shown = await behindLinks('change');
      expect(shown.join()).toContain('https://www.federalregister.gov/');
      for (const path of ['/m/huawei-export-controls', '/company/huawei', '/c/listing-2019/dates.ics'])
        expect(shown.join()).toContain(path);
      // Backgrounds are not printed: what is light on dark on a screen would be lost.
      expect(await page.evaluate(`getComputedStyle(document.querySelector('.band')).color`)).toBe(
        'rgb(0, 0, 0)',
      );
      expect((await page.pdf()).length).toBeGreaterThan(10_000);
    });
  });

  test('what is wrong is found', async () => {
    const bad =
      '<html lang="en"><title>Bad</title><body><h1>Bad</h1><p style="color:#999">Pale</p><h3>Deep</h3><a href="https://a.example/"></a><div style="width:400px">Wide</div>';
    const faults = await inPage({ viewport: NARROW }, async (page) => {
      await page.setContent(bad);
      return [...(await axeFaults(page, { without: OF_WHOLE_PAGES })), ...(await tooWide(page))].join();
    });
    for (const rule of ['color-contrast', 'heading-order', 'link-name', 'px too wide'])
      expect(faults).toContain(rule);
  });

  test('nothing moves for those who want it still', async () => {
    const duration = (motion: 'reduce' | 'no-preference') =>
      inPage({ reducedMotion: motion }, async (page) => {
        await page.goto(`${server.origin}/sign-up`);
        return page.evaluate(`getComputedStyle(document.querySelector('button')).transitionDuration`);
      });
    expect(await duration('reduce')).toBe('0s');
    expect(await duration('no-preference')).toBe('0.1s');
  });
});

/** Goes through a page by the Tab key and tells what cannot be seen there (WCAG 2.2, 2.4.7 and 2.4.11). */
async function focusFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  const stops = await page
    .locator('a:visible, button:visible, input:visible, select:visible, textarea:visible')
    .count();
  for (let stop = 0; stop < Math.min(stops, 40); stop += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate<string>(`(() => {
      const element = document.activeElement;
      if (element === document.body) return '';
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      const [box] = element.getClientRects();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const seen = top !== null && (element.contains(top) || top.contains(element));
      return outlined && seen ? '' : (outlined ? 'hidden' : 'not outlined') + ': ' + element.outerHTML.slice(0, 120);
    })()`);
    if (fault !== '') faults.push(fault);
  }
  return faults;
}
