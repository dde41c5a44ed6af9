// @ts-check
/** Search in a large edition: what is not loaded is found by the index that the press has written. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, status, test } from './support/test.mjs';
import { askedSince, atRest, h1, main, open, openFront, said } from './support/reading.mjs';
import { PICTURE, config } from './support/feeds.mjs';
import { press } from './support/press.mjs';

const STORIES = 1_500;
/** What a search may cost, root and cards included. */
const MOST_BYTES_OF_SEARCH = 100_000;
/** How many stories the head has, which are loaded, at most. */
const LOADED = 60;

test.describe.configure({ mode: 'default' });

/** @type {string} */
let folder;
/** @type {string} */
let edition;

test.beforeAll(() => {
  test.setTimeout(300_000);
  folder = mkdtempSync(join(tmpdir(), 'dateline-archive-'));
  edition = press(folder, STORIES, (items) => {
    items[1_000].title = 'A zeppelin is moored at the old lighthouse';
  });
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test.beforeEach(({ context }) => context.route(/\/pictures\//, (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE })));

/** @returns {import('./server.mjs').Options} */
const site = () => ({
  config: config({ sources: [{ url: 'edition/feed.json', article: 'edition/a/{hash}/{slug}.json' }] }),
  folders: { 'edition/': edition },
  fallbackStatus: 200,
});

/** @param {import('@playwright/test').Page} page */
const field = (page) => main(page).getByRole('searchbox', { name: 'Search stories' });
/** @param {import('@playwright/test').Page} page */
const results = (page) => main(page).getByRole('region', { name: 'Results' }).getByRole('article');
/** @param {import('@playwright/test').Page} page */
const headlines = (page) => results(page).getByRole('link').allTextContents();
/** What was asked of the index. @param {import('./server.mjs').Site} server */
const ofIndex = (server) => server.requests.filter(({ path }) => path.startsWith('edition/q/'));

test('a story that is not loaded is found by a few small files, also with a typing error', async ({ page, site: start }) => {
  const server = await start(site());
  await open(page, `${server.url}search`, 'Search');
  const before = await atRest(server);
  expect(ofIndex(server), 'nobody has searched').toEqual([]);
  await field(page).fill('zeppelin');
  await expect(results(page).getByRole('link', { name: 'A zeppelin is moored at the old lighthouse' })).toBeVisible();
  expect(await results(page).locator('mark').allTextContents()).toEqual(['zeppelin']);
  await expect(main(page).getByText('1 story matches “zeppelin”')).toBeVisible();
  await expect(main(page).getByText('that are loaded')).toBeHidden();
  expect(askedSince(server, before).filter((path) => !/^\/edition\/q\/|^\/search[-_]worker/.test(path)), 'no page of the edition').toEqual([]);
  expect(ofIndex(server).reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(MOST_BYTES_OF_SEARCH);

  await field(page).fill('zepelin lihgthouse');
  await expect(results(page).first().getByRole('link')).toHaveText('A zeppelin is moored at the old lighthouse');
  await field(page).fill('wzzq quagga');
  await expect(main(page).getByRole('heading', { level: 2, name: 'Nothing found for “wzzq quagga”' })).toBeVisible();
});

test('of many stories more come when they are wanted, behind those that are there', async ({ page, site: start }) => {
  const { url } = await start(site());
  await open(page, `${url}search?q=lighthouse+quota`, 'Search');
  await expect(said(page)).toHaveText(/^At least \d+ stories match “lighthouse quota”$/);
  const before = await headlines(page);
  await main(page).getByRole('button', { name: 'More results' }).click();
  await expect.poll(async () => (await headlines(page)).length).toBeGreaterThan(before.length);
  const after = await headlines(page);
  expect(after.slice(0, before.length)).toEqual(before);
  await expect(results(page).nth(before.length).getByRole('link')).toBeFocused();
});

test('a choice holds for what the index finds, and says no count that nobody knows', async ({ page, site: start }) => {
  const server = await start(site());
  await open(page, `${server.url}search?q=turbine`, 'Search');
  await expect(said(page)).toHaveText(/^At least/);
  const section = main(page).getByLabel('Section');
  const names = await section.getByRole('option').allTextContents();
  expect(names).toContain('Opinion');
  await section.selectOption('Opinion');
  await expect(page).toHaveURL(/section=Opinion/);
  await expect(said(page)).toHaveText(/^At least \d+ stories match “turbine”$/);
  expect(new Set(await results(page).locator('.kicker').allTextContents())).toEqual(new Set(['Opinion']));
  const { items } = await (await fetch(`${server.url}edition/feed.json`)).json();
  const loaded = items.filter((/** @type {any} */ { title, tags, _dateline }) => /turbine/.test(`${title} ${tags}`) && _dateline.section.id === 'opinion');
  expect(items.length).toBeLessThanOrEqual(LOADED);
  expect(await results(page).count(), 'more than are loaded').toBeGreaterThan(loaded.length + 3);

  await main(page).getByLabel('Author').selectOption('Ada Moreau');
  await expect(page).toHaveURL(/author=Ada/);
  await expect(said(page)).toHaveText(/match “turbine”$/);
  expect(await results(page).count()).toBeGreaterThan(3);
});

test('the newest come first if the reader wants that', async ({ page, site: start }) => {
  const { url } = await start(site());
  await open(page, `${url}search?q=turbine&order=newest`, 'Search');
  await expect(said(page)).toHaveText(/^At least/);
  const times = await results(page).locator('time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
  expect(times.length).toBeGreaterThan(10);
  expect(times).toEqual(times.toSorted().reverse());
});

test('Back from a story shows what was found, and asks nobody', async ({ page, site: start }) => {
  const server = await start(site());
  await open(page, `${server.url}search?q=zeppelin`, 'Search');
  const link = results(page).getByRole('link', { name: /zeppelin/ });
  await link.click();
  await expect(h1(page, 'A zeppelin is moored at the old lighthouse')).toBeFocused();
  await expect(main(page).getByText('What the figures say'), 'with its text').toBeVisible();
  const before = await atRest(server);
  await page.goBack();
  await expect(link).toBeFocused();
  expect(askedSince(server, before)).toEqual([]);
});

test('what is loaded stays what it is when the index finds it too', async ({ page, site: start }) => {
  const server = await start(site());
  const { items } = await (await fetch(`${server.url}edition/feed.json`)).json();
  await openFront(page, server.url, 'Herald');
  const front = await main(page).getByRole('article').allInnerTexts();
  await page.getByRole('banner').getByRole('link', { name: 'Search', exact: true }).click();
  // The oldest of the head are in the index.
  await field(page).fill(items.at(-1).title);
  await expect(said(page)).toHaveText(/match/);
  await page.goBack();
  await expect(h1(page, 'Herald front page')).toBeAttached();
  expect(await main(page).getByRole('article').allInnerTexts()).toEqual(front);
});

test('while older stories are looked for the page says so, counts nothing, and nobody who has gone on is warned', async ({ page, site: start }) => {
  const { url } = await start({ ...site(), delay: (path) => (path.startsWith('edition/q/') ? 700 : 0) });
  await open(page, `${url}search`, 'Search');
  await field(page).fill('harbour');
  await expect(main(page).getByText('Searching older stories for “harbour” …')).toBeVisible();
  await field(page).fill('zepp');
  await page.waitForTimeout(300);
  await field(page).fill('zeppelin');
  await expect(main(page).getByText('Searching older stories for “zeppelin” …')).toBeVisible();
  await expect(main(page).getByText(/match “harbour”/)).toHaveCount(0);
  await expect(main(page).getByText('could not be searched')).toBeHidden();
  await expect(main(page).getByText('1 story matches “zeppelin”')).toBeVisible();
  await expect(main(page).getByText('could not be searched')).toBeHidden();
});

test('a reader in the results keeps his place when older stories come', async ({ page, site: start }) => {
  const server = await start({ ...site(), delay: (path) => (path.startsWith('edition/q/') ? 500 : 0) });
  await open(page, `${server.url}search`, 'Search');
  await field(page).fill('turbine');
  const first = results(page).first().getByRole('link');
  // Also if he comes there only when they are on their way.
  await expect.poll(() => server.requests.some(({ path }) => path.startsWith('edition/q/'))).toBe(true);
  await first.focus();
  const headline = await first.textContent();
  await expect(main(page).getByText(/^At least/)).toBeVisible();
  await expect(first).toHaveText(headline ?? '');
  await expect(first).toBeFocused();
});

for (const [what, answer] of /** @type {[string, import('./server.mjs').Answer][]} */ ([
  ['answers with an error', status(503)],
  ['is no index', '<!doctype html><title>Herald</title>'],
])) {
  test(`an index that ${what} is not silently left out, and can be asked again`, async ({ page, site: start, complaints }) => {
    complaints.expect(/search index/);
    if (typeof answer !== 'string') complaints.expect(/503/);
    const server = await start(site());
    const { _dateline } = await (await fetch(`${server.url}edition/feed.json`)).json();
    server.answer(`edition/${_dateline.search}`, answer);
    await open(page, `${server.url}search?q=zeppelin`, 'Search');
    await expect(main(page).getByText(/^Older stories could not be searched just now\. The \d+ stories that are loaded were searched\.$/)).toBeVisible();
    await expect(main(page).getByRole('heading', { level: 2, name: 'Nothing found for “zeppelin”' })).toBeVisible();
    server.answer(`edition/${_dateline.search}`, undefined);
    await main(page).getByRole('button', { name: 'Search older stories' }).click();
    await expect(results(page).getByRole('link', { name: /zeppelin/ })).toBeVisible();
    await expect(main(page).getByText('that are loaded')).toBeHidden();
  });
}

test('a file of the index that was garbage once is asked for again', async ({ page, site: start, complaints }) => {
  complaints.expect(/search index/);
  const server = await start(site());
  await open(page, `${server.url}search?q=zeppelin`, 'Search');
  await expect(main(page).getByText('1 story matches “zeppelin”')).toBeVisible();
  const file = ofIndex(server).map(({ path }) => path).filter((path) => path.endsWith('.bin')).at(-1) ?? '';
  server.answer(file, '<!doctype html><title>Log in</title>');
  await page.reload();
  await expect(main(page).getByText('Older stories could not be searched just now')).toBeVisible();
  server.answer(file, undefined);
  await main(page).getByRole('button', { name: 'Search older stories' }).click();
  await expect(main(page).getByText('1 story matches “zeppelin”')).toBeVisible();
  await expect(field(page)).toBeFocused();
});

test('a paper that has another index by now is asked for that', async ({ page, site: start, complaints }) => {
  complaints.expect(/search index/, /404/);
  const server = await start(site());
  await open(page, `${server.url}search`, 'Search');
  await atRest(server);
  const head = await (await fetch(`${server.url}edition/feed.json`)).json();
  const root = new Uint8Array(await (await fetch(`${server.url}edition/${head._dateline.search}`)).arrayBuffer());
  server.answer(`edition/${head._dateline.search}`, status(404));
  server.answer('edition/q/another.bin', Buffer.from(root));
  server.answer('edition/feed.json', { ...head, _dateline: { ...head._dateline, search: 'q/another.bin' } });
  await field(page).fill('zeppelin');
  await expect(main(page).getByText('1 story matches “zeppelin”')).toBeVisible();
  await expect(main(page).getByText('could not be searched')).toBeHidden();
});

test('an index is not followed to another host', async ({ page, site: start, complaints }) => {
  complaints.expect(/search index/);
  const [server, elsewhere] = [await start(site()), await start(site())];
  const { _dateline } = await (await fetch(`${server.url}edition/feed.json`)).json();
  server.answer(`edition/${_dateline.search}`, (_, res) => void res.writeHead(302, { location: `${elsewhere.url}edition/${_dateline.search}` }).end());
  await open(page, `${server.url}search?q=zeppelin`, 'Search');
  await expect(main(page).getByText('Older stories could not be searched just now')).toBeVisible();
  expect(elsewhere.requests).toEqual([]);
});
