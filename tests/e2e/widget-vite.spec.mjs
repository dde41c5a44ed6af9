// @ts-check
/** The widget's package in an application of React that Vite builds. */

import { build, createServer } from 'vite';
import { expect } from './support/test.mjs';
import { headlines, test } from './support/widget.mjs';
import { serveFolder, viteConfig, writeApp } from './support/vite-app.mjs';

const DIST = process.env.DIST ?? 'dist';

/** @type {import('./support/vite-app.mjs').ViteApp} */
let app;
/** @type {Awaited<ReturnType<typeof serveFolder>>} */
let built;
// One worker builds it once, and the tests stand on it.
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = writeApp(DIST);
  await build(viteConfig(app));
  built = await serveFolder(`${app.folder}/dist`);
});
test.afterAll(() => {
  built?.close();
  app?.remove();
});

/** @param {import('./support/widget.mjs').Newsroom} newsroom */
const address = (newsroom) => `${built.url}?feed=${encodeURIComponent(`${newsroom.url}edition/feed.json`)}`;
/** Lets React render with other values. @param {import('@playwright/test').Page} page @param {object} change */
const set = (page, change) => page.evaluate((change) => /** @type {any} */ (window).app.set(change), change);

test('it shows stories, from its own files beside the bundle', async ({ page, newsroom }) => {
  await page.goto(address(newsroom));
  await expect(page.locator('#a [part=headline]')).toHaveCount(2);
  await expect(page.locator('#x [part=headline]')).toHaveCount(3);
  await expect(page.locator('#a [part=headline]').first()).toHaveAttribute('href', new RegExp(`^${newsroom.url}article/`));
  await expect(page.locator('#a [part=headline]').first()).toHaveCSS('font-family', /Georgia/);
  expect(built.requests.some((path) => /widget_bg.*\.wasm$/.test(path))).toBe(true);
  expect(newsroom.requests.filter((path) => !path.startsWith('edition/'))).toEqual([]);
});

test('React renders around it, changes it, moves it, and takes it away', async ({ page, newsroom }) => {
  await page.goto(address(newsroom));
  const first = page.locator('#a dateline-widget');
  await expect(first.locator('[part=headline]')).toHaveCount(2);
  await first.evaluate((element) => void (/** @type {any} */ (element).mark = 1));
  for (let clock = 1; clock <= 50; clock++) await set(page, { clock });
  await expect(page.locator('#clock')).toHaveText('50');
  expect(await first.evaluate((element) => /** @type {any} */ (element).mark)).toBe(1);
  await expect(first.locator('[part=headline]')).toHaveCount(2);
  await set(page, { attributes: { count: 4, layout: 'cards', headingLevel: 3 } });
  await expect(first.locator('[part=headline]')).toHaveCount(4);
  await expect(first.getByRole('heading', { level: 3 })).toBeVisible();
  // Its list turned round: React moves the nodes that it has.
  await page.locator('#x dateline-widget').evaluate((element) => void (/** @type {any} */ (element).mark = 2));
  await set(page, { order: ['y', 'x'] });
  await expect(page.locator('article').nth(1).locator('[part=headline]')).toHaveCount(3);
  expect(await page.locator('#x dateline-widget').evaluate((element) => /** @type {any} */ (element).mark)).toBe(2);
  // Elsewhere it is a new one; attributes that React no longer has are gone.
  await set(page, { place: 'b', attributes: { count: 3 } });
  await expect(page.locator('#b [part=headline]')).toHaveCount(3);
  await expect(page.locator('#a dateline-widget')).toHaveCount(0);
  for (let turn = 0; turn < 20; turn++) await set(page, { isShown: turn % 2 === 1, place: turn % 4 < 2 ? 'a' : 'b' });
  await expect(page.locator('#b [part=headline]')).toHaveCount(3);
  await page.locator('#b [part=headline]').first().click();
  expect(await page.evaluate(() => /** @type {any} */ (window).opened)).toBe('ferries-to-the-outer-islands-resume-as-fog-lifts');
  await set(page, { isShown: false, order: [] });
  await expect(headlines(page)).toHaveCount(0);
  expect(newsroom.requests.filter((path) => path === 'edition/feed.json')).toHaveLength(1);
});

test('whole stories and related news come from their own program', async ({ page, newsroom }) => {
  await page.goto(address(newsroom));
  await set(page, { attributes: { layout: 'article', slug: 'the-hill-towns-that-own-their-wind' } });
  await expect(page.locator('#a [part=text] p').first()).toBeVisible();
  expect(built.requests.some((path) => /widget_stories_bg.*\.wasm$/.test(path))).toBe(true);
});

test('it works without a bundler', async ({ page, newsroom }) => {
  const served = await serveFolder(app.folder);
  try {
    await page.goto(`${served.url}plain.html?feed=${encodeURIComponent(`${newsroom.url}edition/feed.json`)}`);
    await expect(headlines(page)).toHaveCount(5);
  } finally {
    served.close();
  }
});

test('Vite serves it while it is developed', async ({ page, newsroom }) => {
  const server = await createServer({ ...viteConfig(app), server: { host: '127.0.0.1', hmr: { port: 24_000 + (process.pid % 1000) } } });
  try {
    await server.listen();
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer?.address());
    await page.goto(`http://127.0.0.1:${port}/?feed=${encodeURIComponent(`${newsroom.url}edition/feed.json`)}`);
    await expect(page.locator('#a [part=headline]')).toHaveCount(2);
    await expect(page.locator('#a [part=headline]').first()).toHaveCSS('font-family', /Georgia/);
  } finally {
    await server.close();
  }
});
