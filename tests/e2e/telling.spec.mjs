// @ts-check
/** What the reader is told is seen and heard, and one thing at a time. */
import { config, feed, stories, story } from './support/feeds.mjs';
import { LEAD, h1, main, onTheDay, openFront, said, sections } from './support/reading.mjs';
import { expect, status, test } from './support/test.mjs';

/** The short message at the foot of the window. @param {import('@playwright/test').Page} page */
const toast = (page) => page.locator('body > .toast');

test('"Link copied" is seen as well as heard, and goes', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { url } = await site({ fallbackStatus: 200 });
  await page.goto(url + LEAD.path);
  await expect(h1(page, LEAD.headline)).toBeVisible();
  await page.evaluate(() => delete (/** @type {any} */ (Navigator.prototype).share));
  await main(page).getByRole('button', { name: 'Share' }).click();
  await expect(toast(page)).toBeVisible();
  await expect(toast(page)).toHaveText('Link copied');
  await expect(said(page)).toHaveText('Link copied');
  await expect(toast(page)).toBeHidden({ timeout: 9_000 });
});

test('loading that failed is seen', async ({ page, site, complaints }) => {
  complaints.expect(/status of 503/, /answered with status 503/);
  const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(20), { next_url: 'feed-2.json' }), 'feed-2.json': status(503) }, fallbackStatus: 200 });
  await openFront(page, url, 'Herald');
  await main(page).getByRole('button', { name: 'Load more stories' }).click();
  await expect(toast(page)).toHaveText('More stories did not load. Try again.', { timeout: 15_000 });
  await expect(toast(page)).toBeVisible();
});

test('offline with a story that was never read: one message and one way out', async ({ page, site, context, complaints }) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  const large = config({ sources: [{ url: 'feed.json', article: 'a/{slug}.json' }] });
  const cards = stories(4, 1, (n) => ({ content_html: undefined, _dateline: { article: `a/story-${n}.json` } }));
  const { url } = await site({ config: large, files: { 'feed.json': feed(cards), 'a/story-1.json': feed([story(1)]) }, fallbackStatus: 200 });
  await openFront(page, url, 'Herald');
  await context.setOffline(true);
  await main(page).getByRole('link', { name: 'Story number 2' }).first().click();
  await expect(h1(page, 'You are offline')).toBeFocused();
  await expect(page.getByRole('button', { name: /Try again/ })).toHaveCount(1);
  await context.setOffline(false);
});

test('coming back online is noticed without a press', async ({ page, site, context, complaints }) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  const large = config({ sources: [{ url: 'feed.json', article: 'a/{slug}.json' }] });
  const cards = stories(4, 1, (n) => ({ content_html: undefined, _dateline: { article: `a/story-${n}.json` } }));
  const { url } = await site({ config: large, files: { 'feed.json': feed(cards), 'a/story-2.json': feed([story(2)]) }, fallbackStatus: 200 });
  await openFront(page, url, 'Herald');
  await context.setOffline(true);
  await main(page).getByRole('link', { name: 'Story number 2' }).first().click();
  await expect(h1(page, 'You are offline')).toBeFocused();
  await context.setOffline(false);
  await expect(h1(page, 'Story number 2')).toBeFocused();
});

test('a clock that is set back holds no announcement up', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(60)) }, fallbackStatus: 200 });
  await openFront(page, url, 'Herald');
  const more = main(page).getByRole('button', { name: 'Load more stories' });
  await more.click();
  await expect(said(page)).toHaveText(/^12 more stories\./);
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() - 3_600_000;
  });
  await more.click();
  await expect(said(page)).toHaveText(/Showing \d+|All \d+/, { timeout: 4_000 });
});

test('dismissing breaking news is seen, and the focus stays where reading goes on', async ({ page, site }) => {
  await onTheDay(page);
  const { url } = await site();
  await openFront(page, url);
  await page.getByRole('button', { name: 'Dismiss breaking news' }).press('Enter');
  await expect(toast(page)).toHaveText('Breaking news dismissed');
  await expect(main(page)).toBeFocused();
});

test('a trap of another script leaves the page alone', async ({ page, site, complaints }) => {
  complaints.expect(/uncaught: .*unreachable/);
  const { url } = await site();
  await openFront(page, url);
  // A module whose one function does nothing but trap.
  await page.evaluate(() => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(() => /** @type {any} */ (exports).t());
  });
  await page.waitForTimeout(300);
  await expect(page.locator('#recovery')).toBeHidden();
  await sections(page).getByRole('link', { name: 'Climate' }).click();
  await expect(h1(page, 'Climate')).toBeFocused();
});
