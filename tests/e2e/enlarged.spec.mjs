// @ts-check
/** A reader's ways through the site by keyboard, with everything at 400 %: a window of 1280 × 1024 has 320 × 256 px then. */
import { expect, test } from './support/test.mjs';
import { LEAD, displayButton, expectNoSidewaysScroll, h1, main, open, openFront } from './support/reading.mjs';
import { config, feed, stories } from './support/feeds.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Locator} Locator */

test.use({ viewport: { width: 320, height: 256 } });

/**
 * Presses Tab until `target` has the focus, and expects it to be wholly in view and under nothing else.
 * @param {Page} page @param {Locator} target
 */
async function tabTo(page, target) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport({ ratio: 0.9 });
      return;
    }
  }
  throw new Error('120 presses of Tab did not reach it');
}

test('from the front page to a story and back, by keyboard at 400 %', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  const link = main(page).getByRole('link', { name: 'Wheat harvest beats forecast despite a wet August' });
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await expect(h1(page, 'Wheat harvest beats forecast despite a wet August')).toBeFocused();
  await expect(h1(page, 'Wheat harvest beats forecast despite a wet August')).toBeInViewport();
  await expectNoSidewaysScroll(page);
  await page.goBack();
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
});

test('more stories, by keyboard at 400 %', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(60)) } });
  await open(page, url, 'Herald front page');
  const button = page.getByRole('button', { name: 'Load more stories' });
  await tabTo(page, button);
  const before = await main(page).getByRole('article').count();
  await page.keyboard.press('Enter');
  await expect.poll(() => main(page).getByRole('article').count()).toBeGreaterThan(before);
  const focused = page.locator('main :focus');
  await expect(focused).toHaveCount(1);
  await expect(focused).toBeInViewport();
  await expectNoSidewaysScroll(page);
});

test('search, by keyboard at 400 %', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  await tabTo(page, page.getByRole('link', { name: 'Search' }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await expect(page.getByRole('searchbox')).toBeInViewport();
  await page.keyboard.type('beavers');
  const found = main(page).getByRole('link', { name: /beavers/i });
  await expect(found).toBeAttached();
  await tabTo(page, found);
  await expectNoSidewaysScroll(page);
});

test('the theme, by keyboard at 400 %', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  await tabTo(page, displayButton(page));
  await page.keyboard.press('Enter');
  const dark = page.getByRole('radio', { name: 'Dark', exact: true });
  await expect(dark).toBeAttached();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(dark).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expectNoSidewaysScroll(page);
});

test('a story that cannot be loaded, by keyboard at 400 %', async ({ page, site, complaints }) => {
  complaints.allow(/404/);
  const { url } = await site({ fallbackStatus: 200 });
  await page.goto(`${url}article/not-there`);
  await expect(h1(page, 'We can’t find that page')).toBeAttached();
  await tabTo(page, main(page).getByRole('link', { name: 'Front page' }));
  await page.keyboard.press('Enter');
  await expect(main(page).getByRole('link', { name: LEAD.headline }).first()).toBeAttached();
  await expectNoSidewaysScroll(page);
});
