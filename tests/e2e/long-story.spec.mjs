// @ts-check
/** A text of a length that no newspaper prints: it is there, it says where it ends, and it holds nobody up. */

import { expect, test } from './support/test.mjs';
import { config, feed, story } from './support/feeds.mjs';

const PARAGRAPHS = 2_000;
const LONG = `<p>See <a href="#end">the end</a>.</p>${Array.from({ length: PARAGRAPHS }, (_, at) => `<p>Paragraph ${at} of a long report, with the words of a report.</p>`).join('')}<h2 id="end">The end of it</h2><p>Last words.</p>`;

/** @param {(options?: import('./server.mjs').Options) => Promise<import('./server.mjs').Site>} site @param {string} html @param {object} [more] */
const open = (site, html, more) => site({ config: config(), files: { 'feed.json': feed([story(0, { content_html: html, ...more })]) }, fallbackStatus: 200 });

test('a long text is laid out only where the reader is, and all of it can be reached', async ({ page, site }) => {
  const { url } = await open(site, LONG);
  await page.goto(`${url}article/story-0`);
  await expect(page.locator('.prose .part')).toHaveCount(Math.ceil((PARAGRAPHS + 3) / 50));
  const isLaidOut = (/** @type {string} */ words) =>
    page.evaluate((words) => [...document.querySelectorAll('.prose p')].find((p) => p.textContent?.includes(words))?.checkVisibility({ contentVisibilityAuto: true }), words);
  await expect.poll(() => isLaidOut('Paragraph 3 ')).toBe(true);
  expect(await isLaidOut('Last words'), 'far below the window').toBe(false);

  await page.getByRole('link', { name: 'the end' }).click();
  await expect(page.getByRole('heading', { name: 'The end of it' })).toBeInViewport();
  await expect.poll(() => isLaidOut('Last words')).toBe(true);
  await expect(page.locator('.prose')).not.toContainText('is not shown here');
  // The headings of all parts are known to a screen reader, near or far.
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.getByRole('heading', { name: 'The end of it' })).toHaveCount(1);
});

test('a long text is printed whole', async ({ page, site }) => {
  const { url } = await open(site, LONG);
  await page.goto(`${url}article/story-0`);
  await expect(page.locator('.prose .part').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const visible = () => page.evaluate(() => [...document.querySelectorAll('.prose p')].filter((p) => p.checkVisibility({ contentVisibilityAuto: true })).length);
  await expect.poll(visible).toBe(PARAGRAPHS + 2);
});

test('a text too long for a page ends with a line and a link to its publisher', async ({ page, site }) => {
  const { url } = await open(site, '<p>Some words of a paragraph</p>'.repeat(19_000), { url: 'https://publisher.example/long' });
  await page.goto(`${url}article/story-0`);
  const end = page.locator('.prose .missing');
  await expect(end).toHaveText(/The rest of this text is not shown here\.\s+Open at publisher\.example/);
  await expect(end.getByRole('link')).toHaveAttribute('href', 'https://publisher.example/long');
  expect(await page.locator('.prose p').count()).toBeLessThan(10_000);
});

test('a story of usual length has no parts', async ({ page, site }) => {
  const { url } = await open(site, '<p>Some words of a paragraph</p>'.repeat(60));
  await page.goto(`${url}article/story-0`);
  await expect(page.locator('.prose > p')).toHaveCount(60);
  await expect(page.locator('.part')).toHaveCount(0);
});
