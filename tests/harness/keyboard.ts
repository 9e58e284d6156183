import type { Page } from 'playwright-core';

type Role = Parameters<Page['getByRole']>[0];

/** Longer than the longest page is in stops of the Tab key. */
const MOST_STOPS = 80;

/** Somebody without a mouse: goes by the Tab key to what a screen reader calls by that role and name, and presses keys there. */
export function keyboardOn(page: Page) {
  /** Throws an Error where the Tab key does not lead there, or where the name is not there once. */
  const goTo = async (role: Role, name: string) => {
    const wanted = page.getByRole(role, { name, exact: true });
    const focused = wanted.and(page.locator(':focus'));
    if ((await wanted.count()) !== 1)
      throw new Error(`${await wanted.count()} times ${role} "${name}" on "${await page.title()}"`);
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if ((await focused.count()) === 1) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not lead to ${role} "${name}" on "${await page.title()}".`);
  };
  return {
    goTo,
    async type(role: Role, name: string, text: string) {
      await goTo(role, name);
      await page.keyboard.type(text);
    },
    async tick(name: string) {
      await goTo('checkbox', name);
      await page.keyboard.press('Space');
    },
    /** Chooses in a list by typing what the choice begins with. */
    async choose(list: string, choice: string) {
      await goTo('combobox', list);
      await page.keyboard.type(choice);
    },
    /** Presses a link or button and waits for the page that it leads to. */
    async press(role: 'button' | 'link', name: string) {
      await goTo(role, name);
      await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
      return page.getByRole('heading', { level: 1 }).textContent();
    },
  };
}
