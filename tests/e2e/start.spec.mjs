// @ts-check
/** A program that may not run, has no memory, or stops. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { args, executablePath } from './support/chrome.mjs';
import { config, feed, stories } from './support/feeds.mjs';
import { LEAD, h1, hurry, main, openFront } from './support/reading.mjs';
import { expect, hang, status, test } from './support/test.mjs';

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
  complaints.expect(/uncaught: RuntimeError/);
  await page.addInitScript(() => {
    const inTime = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await inTime(...given);
      Object.assign(window, { program: made.instance.exports });
      return made;
    };
  });
  const { url } = await site();
  await openFront(page, url);
  // A link within the page; the way out must be none.
  await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
  await expect(page).toHaveURL(`${url}#main`);
  // Of its own functions one stops at arguments that make no sense.
  await page.evaluate(() => {
    const { program } = /** @type {any} */ (window);
    setTimeout(() => {
      for (const call of Object.values(program)) if (typeof call === 'function') call(-1, -1, -1, -1);
    });
  });
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

/** The files that a page starts with, by their paths. @param {import('@playwright/test').Page} page */
const startFiles = (page) =>
  page.evaluate(() => {
    const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-wasm]'));
    const path = (/** @type {string | undefined} */ address) => (address ?? '').replace(/^\//, '');
    return { boot: path(script.getAttribute('src') ?? ''), glue: path(script.dataset.js), wasm: path(script.dataset.wasm) };
  });

/**
 * A site that was visited once, so that the names of its files are known; nothing of it is kept by the browser.
 * @param {import('@playwright/test').Page} page
 * @param {(options?: import('./server.mjs').Options) => Promise<import('./server.mjs').Site>} site
 */
async function visited(page, site) {
  const server = await site();
  await openFront(page, server.url);
  const files = await startFiles(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  return { server, files };
}

for (const file of /** @type {const} */ (['boot', 'glue', 'wasm'])) {
  test(`${file} of another release: the page is loaded once more, and then says that it is of an older edition`, async ({ page, site, complaints }) => {
    complaints.expect(/status of 404/);
    complaints.allow(/could not start|Failed to fetch/);
    const { server, files } = await visited(page, site);
    server.answer(files[file], status(404));
    const before = server.requestsOf('').length;
    await page.reload();
    await expect(panel(page).getByText(/This page is from an older edition/)).toBeVisible({ timeout: 15_000 });
    expect(server.requestsOf('').length - before, 'as asked, past the cache, and once more').toBeLessThanOrEqual(3);
    await expect(panel(page).getByRole('link', { name: LEAD.headline }).or(panel(page).getByText(LEAD.headline))).toBeVisible();
    server.answer(files[file], undefined);
    await panel(page).getByRole('link', { name: 'Load the page again' }).click();
    await expect(h1(page, 'Dateline front page')).toBeAttached();
  });
}

test('a program that stalls half-way, and a connection that is reset, are asked for again', async ({ page, site, complaints }) => {
  complaints.allow(/ERR_|could not start|Failed to/);
  const { server, files } = await visited(page, site);
  const bytes = readFileSync(join(process.env.DIST ?? 'dist', files.wasm));
  let times = 0;
  server.answer(files.wasm, (/** @type {any} */ _, /** @type {import('node:http').ServerResponse} */ res) => {
    times += 1;
    if (times === 2) return void res.destroy();
    res.writeHead(200, { 'content-type': 'application/wasm', 'content-length': bytes.length });
    if (times === 1) res.write(bytes.subarray(0, bytes.length * 0.6));
    else res.end(bytes);
  });
  await hurry(page, 5);
  await page.reload();
  await expect(h1(page, 'Dateline front page')).toBeAttached({ timeout: 15_000 });
  expect(times).toBe(3);
  await expect(page.locator('#recovery')).toBeHidden();
});

test('glue that hangs: after some seconds words and headlines, and the page when it comes', async ({ page, site, complaints }) => {
  complaints.allow(/was preloaded using link preload but not used/);
  const { server, files } = await visited(page, site);
  const bytes = readFileSync(join(process.env.DIST ?? 'dist', files.glue));
  /** @type {import('node:http').ServerResponse | undefined} */
  let held;
  server.answer(files.glue, (/** @type {any} */ _, /** @type {import('node:http').ServerResponse} */ res) => void (held = res));
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByText(/The page is still on its way/)).toBeVisible({ timeout: 15_000 });
  await expect(page.locator('#recovery').getByText(LEAD.headline)).toBeVisible();
  held?.writeHead(200, { 'content-type': 'text/javascript' }).end(bytes);
  await expect(h1(page, 'Dateline front page')).toBeAttached();
  await expect(page.locator('#recovery')).toBeHidden();
});

test('without its style sheet nobody reads the words of the skeleton', async ({ page, site, complaints }) => {
  complaints.allow(/status of 404|MIME/);
  const { server, files } = await visited(page, site);
  const sheet = await page.evaluate(() => document.querySelector('link[rel=stylesheet]')?.getAttribute('href') ?? '');
  server.answer(sheet.replace(/^\//, ''), status(404));
  server.answer(files.glue, hang);
  await page.reload({ waitUntil: 'commit' });
  await page.waitForTimeout(500);
  const words = page.getByText(/A lead headline of the usual length|A standfirst is two sentences/);
  await expect(words.first()).toBeAttached();
  expect(await words.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)).toBe(0);
});

test('while it waits, a story’s page has the boxes of a story and the front page its own', async ({ page, site, complaints }) => {
  complaints.allow(/status of 404|was preloaded/);
  const { server, files } = await visited(page, site);
  server.answer(files.glue, hang);
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('.sk--front')).toBeVisible();
  await expect(page.locator('.sk--story')).toBeHidden();
  await page.goto(server.url + LEAD.path, { waitUntil: 'commit' });
  await expect(page.locator('.sk--story')).toBeVisible();
  await expect(page.locator('.sk--front')).toBeHidden();
});

test('the fonts come after the headline, and from the start at the next visit', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  const fonts = () => server.requests.filter(({ path }) => path.endsWith('.woff2'));
  const isMarked = () => page.evaluate(() => document.documentElement.dataset.fonts);
  // While the program is under way there is no headline yet.
  const whileUnderWay = async (/** @type {() => Promise<void>} */ then) => {
    await page.route(/\/boot-[^/]+\.js$/, () => new Promise(() => {}));
    await page.goto(server.url, { waitUntil: 'commit' });
    await expect(page.locator('.masthead__bar')).toBeAttached();
    await page.waitForTimeout(500);
    await then();
    await page.goto('about:blank');
    await page.unroute(/\/boot-[^/]+\.js$/);
  };
  await whileUnderWay(async () => {
    expect(fonts()).toEqual([]);
    expect(await isMarked()).toBeUndefined();
  });

  await page.goto(server.url);
  await expect(page.locator('main h1')).toBeAttached();
  await expect.poll(() => fonts().length).toBe(2);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => document.fonts.check('600 1rem Newsreader'))).toBe(true);

  await whileUnderWay(async () => expect(await isMarked()).toBe('on'));
});
