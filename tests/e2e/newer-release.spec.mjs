// @ts-check
/** A tab that outlives its release, and files that do not come at the first try: what is loaded after the first page. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, status, test } from './support/test.mjs';
import { h1, main, open, openFront, sections } from './support/reading.mjs';
import { config, pagedFeed } from './support/feeds.mjs';

const dist = process.env.DIST ?? 'dist';
/** @param {RegExp} pattern */
const built = (pattern) => readdirSync(dist).find((file) => pattern.test(file)) ?? String(pattern);
const SUPPLEMENT = built(/^site_lists-[0-9a-f]+\.wasm$/);
const SEARCH_PAGE = built(/^site_search-[0-9a-f]+\.wasm$/);
const FEEDS = built(/^site_feeds-[0-9a-f]+\.wasm$/);
const PAGE = built(/^search-worker-page-[0-9a-f]+\.js$/);
const WORKER = built(/^search-worker-[0-9a-f]+\.js$/);
const WASM = built(/^search_worker_bg-[0-9a-f]+\.wasm$/);
const SEARCH = built(/^search_worker_search-[0-9a-f]+\.wasm$/);
const OUTDATED = 'This page is from an older edition';

/** @param {import('@playwright/test').Page} page */
const field = (page) => main(page).getByRole('searchbox', { name: 'Search stories' });
/** @param {import('@playwright/test').Page} page */
const results = (page) => main(page).getByRole('region', { name: 'Results' }).getByRole('article');

/**
 * The host has a file no more, as after a release.
 * @param {import('./server.mjs').Site} server
 * @param {string[]} files
 * @param {200 | 404} fallback what it answers for what is not there: its page for every address, or 404
 */
function remove(server, files, fallback) {
  for (const file of files) server.answer(file, (_, res) => void res.writeHead(fallback, { 'content-type': 'text/html' }).end('<!doctype html><title>Herald</title>'));
}

for (const fallback of /** @type {(200 | 404)[]} */ ([200, 404])) {
  test(`a section of a release that is gone (${fallback}) offers the newer one, at the same address`, async ({ page, site, complaints }) => {
    if (fallback === 404) complaints.expect(/404/);
    const server = await site({ fallbackStatus: 200 });
    remove(server, [SUPPLEMENT], fallback);
    await openFront(page, server.url);
    await sections(page).getByRole('link', { name: 'Climate' }).click();
    await expect(h1(page, OUTDATED)).toBeFocused();
    await expect(main(page).getByText('you will be at the same place')).toBeVisible();
    server.answer(SUPPLEMENT, undefined);
    await main(page).getByRole('button', { name: 'Load the page again' }).click();
    await expect(h1(page, 'Climate')).toBeAttached();
    await expect(page).toHaveURL(`${server.url}section/climate`);
    await page.goBack();
    await expect(h1(page, 'Dateline front page')).toBeAttached();
  });
}

test('a story that needs what the release has no more offers the newer one', async ({ page, site, complaints }) => {
  complaints.expect(/404/);
  const server = await site({ fallbackStatus: 200 });
  remove(server, [FEEDS], 404);
  await open(page, `${server.url}article/why-our-pictures-are-drawings`, OUTDATED);
  server.answer(FEEDS, undefined);
  await main(page).getByRole('button', { name: 'Load the page again' }).click();
  await expect(h1(page, 'Why our pictures are drawings')).toBeAttached();
});

test('search of a release that is gone offers the newer one, and keeps the words', async ({ page, site, complaints }) => {
  complaints.expect(/404/);
  const server = await site({ fallbackStatus: 200 });
  remove(server, [PAGE, WORKER, WASM, SEARCH], 404);
  await open(page, `${server.url}search`, 'Search');
  await field(page).fill('harbour');
  await expect(main(page).getByRole('alert')).toHaveText(/^The site was renewed since you opened it\./);
  await expect(page).toHaveURL(`${server.url}search?q=harbour`);
  for (const file of [PAGE, WORKER, WASM, SEARCH]) server.answer(file, undefined);
  await main(page).getByRole('button', { name: 'Load the page again' }).click();
  await expect(field(page)).toHaveValue('harbour');
  await expect(results(page).first()).toBeVisible();
});

test('a file that the server has and does not give is no newer release', async ({ page, site, complaints }) => {
  complaints.expect(/503/);
  const server = await site({ fallbackStatus: 200 });
  server.answer(SUPPLEMENT, status(503));
  await openFront(page, server.url);
  await sections(page).getByRole('link', { name: 'Climate' }).click();
  await expect(h1(page, 'The stories did not load')).toBeFocused();
});

for (const [what, file] of [['the supplement', SUPPLEMENT], ['the search page', SEARCH_PAGE], ['the worker’s script', WORKER], ['its module', WASM], ['the module of search', SEARCH]]) {
  test(`two requests for ${what} that fail are no trouble`, async ({ page, site, complaints }) => {
    // What the worker fetches is not told of in the console of the page.
    if (file === SUPPLEMENT || file === SEARCH_PAGE) complaints.expect(/503/);
    if (file === SEARCH) complaints.expect(/could not be read/);
    const server = await site({ fallbackStatus: 200 });
    let asked = 0;
    const type = file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    server.answer(file, (_, res) => {
      if (++asked <= 2) res.writeHead(503, { 'content-type': 'text/html' }).end('busy');
      else res.writeHead(200, { 'content-type': type }).end(readFileSync(join(dist, file)));
    });
    await open(page, `${server.url}search?q=harbour`, 'Search');
    await expect(results(page).first()).toBeVisible();
    await expect(main(page).getByRole('alert')).toHaveCount(0);
    expect(asked).toBe(3);
  });
}

test('a press on “Load more” in a release that is gone says what to do', async ({ page, site, complaints }) => {
  complaints.expect(/404/);
  const server = await site({ config: config(), files: pagedFeed(3, 20), fallbackStatus: 200 });
  remove(server, [SUPPLEMENT], 404);
  await openFront(page, server.url, 'Herald');
  await main(page).getByRole('button', { name: 'Load more stories' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The site was renewed since you opened it.' })).toBeAttached();
});
