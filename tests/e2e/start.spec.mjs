// @ts-check
/** A program that may not run, has no memory, or stops. */
import { chromium } from '@playwright/test';
import { args, executablePath } from './support/chrome.mjs';
import { config, feed, stories } from './support/feeds.mjs';
import { LEAD, h1, main, openFront } from './support/reading.mjs';
import { expect, test } from './support/test.mjs';

/** A module whose one function does nothing but trap. */
const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];

/** @param {import('@playwright/test').Page} page */
const panel = (page) => page.getByRole('alert').filter({ has: page.getByRole('heading', { level: 1, name: 'The page cannot go on' }) });

test('a policy that forbids programs: the panel says what to do', async ({ page, site, complaints }) => {
  complaints.expect(/Dateline could not start/, /policy: script-src/);
  const csp = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; img-src 'self' https:; font-src 'self'; connect-src 'self'; manifest-src 'self'";
  const { url } = await site({ csp });
  await page.goto(url);
  await expect(panel(page).getByRole('heading', { level: 1 })).toBeFocused();
  await expect(panel(page).getByText(/something stopped it from starting/)).toBeVisible();
  await expect(panel(page).getByRole('link', { name: 'Load the page again' })).toHaveAttribute('href', url);
});

test('a program that stops: the panel says that nothing is lost, and the page can be loaded again', async ({ page, site, complaints }) => {
  complaints.expect(/uncaught: .*unreachable/);
  const { url } = await site();
  await openFront(page, url);
  // A link within the page; the way out must be none.
  await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
  await expect(page).toHaveURL(`${url}#main`);
  await page.evaluate((bytes) => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(() => /** @type {any} */ (exports).t());
  }, TRAP);
  await expect(panel(page).getByRole('heading', { level: 1 })).toBeFocused();
  await expect(panel(page).getByText('A fault in the page stopped it. Nothing you have read or set is lost.')).toBeVisible();
  await expect(panel(page).getByText(/something stopped it from starting/)).toBeHidden();
  await expect(main(page).getByRole('link', { name: LEAD.headline }).first(), 'what was there can be read on').toBeAttached();
  await panel(page).getByRole('link', { name: 'Load the page again' }).click();
  await expect(h1(page, 'Dateline front page')).toBeAttached();
  await expect(panel(page)).toHaveCount(0);
});

test('a device whose memory is too small for the feed: the panel', async ({ site }) => {
  // 64 pages are 4 MiB, enough to start.
  const browser = await chromium.launch({ executablePath, args: [...args, '--js-flags=--wasm-max-mem-pages=64'] });
  try {
    const page = await browser.newPage();
    const server = await site({ config: config(), files: { 'feed.json': feed(stories(3)) } });
    await openFront(page, server.url, 'Herald');
    server.answer('feed.json', feed(stories(300, 1, () => ({ content_html: `<p>${'word '.repeat(10_000)}</p>` }))));
    await page.reload();
    await expect(panel(page).getByRole('heading', { level: 1 })).toBeFocused();
    await expect(panel(page).getByText(/A fault in the page stopped it/)).toBeVisible();
    server.answer('feed.json', feed(stories(3)));
    await panel(page).getByRole('link', { name: 'Front page' }).click();
    await expect(h1(page, 'Herald front page')).toBeAttached();
    await expect(panel(page)).toHaveCount(0);
  } finally {
    await browser.close();
  }
});
