// @ts-check
/**
 * What a screen reader is given of each kind of page: its accessibility tree as a golden file beside this one. After a
 * change that is meant: UPDATE_GOLDENS=1, then read the difference as somebody who listens.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from './support/test.mjs';
import { LEAD, main, onTheDay } from './support/reading.mjs';

/** Each page, and the words by which it is known to be complete. @type {[string, string, string][]} */
const PAGES = [
  ['front', '', 'Load more stories'],
  ['story', LEAD.path, 'Latest news'],
  ['section', 'section/climate', 'Climate'],
  ['topic', 'topic/railways', 'Railways'],
  ['search', 'search?q=rail', 'Rail union and operators agree new Sunday rosters'],
  ['missing', 'nowhere/at-all', 'Search stories'],
];

test.use({ timezoneId: 'UTC' });

for (const [name, path, complete] of PAGES) {
  test(`${name}: what a screen reader is given`, async ({ page, site }) => {
    const { url } = await site({ fallbackStatus: 200 });
    await onTheDay(page);
    await page.goto(url + path);
    await expect(page.locator('body')).toContainText(complete);
    // What comes after the first paint: related news, the numbers of what was found.
    await expect(main(page).locator('[aria-busy=true]')).toHaveCount(0);
    await expect(async () => {
      const before = await page.locator('body').ariaSnapshot();
      await page.waitForTimeout(500);
      expect(await page.locator('body').ariaSnapshot()).toBe(before);
    }).toPass();
    const tree = `${await page.locator('body').ariaSnapshot()}\n`.replaceAll(url, 'https://site.example/')
      // What was said last is no part of the page; telling.spec.mjs is about that.
      .replace(/^- status: .*$/m, '- status');
    const golden = new URL(`accessibility-tree/${name}.yaml`, import.meta.url);
    if (process.env.UPDATE_GOLDENS) writeFileSync(golden, tree);
    expect(tree).toBe(readFileSync(golden, 'utf8'));
  });
}
