// @ts-check
/** Related news by the search worker, which is loaded once the page is shown. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, hang, status, test } from './support/test.mjs';
import { LEAD, h1, main, open, openFront, storyLinks } from './support/reading.mjs';
import { config, feed, story } from './support/feeds.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const dist = process.env.DIST ?? 'dist';
/** The built file whose name begins so. @param {string} name @param {string} ending */
const built = (name, ending) => readdirSync(dist).find((file) => new RegExp(`^${name}-[0-9a-f]+\\${ending}$`).test(file)) ?? name;
const PAGE = built('search-worker-page', '.js');
const WORKER = built('search-worker', '.js');
const WASM = built('search_worker_bg', '.wasm');

const HARBOUR = { path: 'article/who-insures-a-port-that-floods-twice-a-year', headline: 'Who insures a port that floods twice a year?' };

/** @param {Page} page */
const aside = (page) => page.getByRole('complementary', { name: 'More news' });
/** @param {Page} page */
const relatedNews = (page) => aside(page).getByRole('region', { name: 'Related news' });

/** What Related news shows, each row as its headline and its reason. @param {Page} page */
async function rows(page) {
  await expect(aside(page)).toBeVisible();
  const texts = await relatedNews(page).getByRole('article').allInnerTexts();
  return texts.map((text) => text.trim().split(/\n+/));
}

test('a story has related news with reasons: the editor’s own first, five at most', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  await open(page, server.url + HARBOUR.path, HARBOUR.headline);
  const found = await rows(page);
  expect(found.slice(0, 2).map(([, reason]) => reason)).toEqual(['Chosen by the editor', 'Chosen by the editor']);
  const others = found.slice(2).map(([, reason]) => reason);
  expect(others).toContain('Also about Harbour');
  for (const reason of others) expect(reason).toMatch(/^(Same story|Also about .+|More from Business)$/);
  expect(found.length).toBeLessThanOrEqual(5);
  expect(server.requestsOf(WASM)).toHaveLength(1);
});

test('what is found by words needs no topic in common', async ({ page, site }) => {
  const plain = (/** @type {number} */ n, /** @type {string} */ title) => story(n, { title, summary: '', tags: [], _dateline: { section: { id: `s${n}`, name: `S${n}` } } });
  const titles = ['Talks with North Vesland begin', 'North Vesland closes its border', 'Bakers raise prices', 'Frost ruins apples', 'A choir sings'];
  const { url } = await site({ config: config(), files: { 'feed.json': feed(titles.map((title, at) => plain(at + 1, title))) }, fallbackStatus: 200 });
  await open(page, `${url}article/story-1`, titles[0]);
  expect(await rows(page)).toEqual([[titles[1], 'Same story']]);
});

test('nothing of the search worker is asked for before the story can be read', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  /** @type {Record<string, boolean>} whether the story was there when the request came */
  const wasReadable = {};
  for (const file of [PAGE, WORKER, WASM]) {
    server.answer(file, async (/** @type {any} */ _, /** @type {import('node:http').ServerResponse} */ res) => {
      wasReadable[file] ??= await h1(page, LEAD.headline).isVisible();
      res.writeHead(200, { 'content-type': file.endsWith('.js') ? 'text/javascript' : 'application/wasm' }).end(readFileSync(join(dist, file)));
    });
  }
  await open(page, server.url + LEAD.path, LEAD.headline);
  await expect(relatedNews(page)).toBeVisible();
  expect(wasReadable).toEqual({ [PAGE]: true, [WORKER]: true, [WASM]: true });
  expect(readFileSync(join(dist, 'index.html'), 'utf8')).not.toMatch(/<link[^>]*search.worker/);
});

test('Back shows the same related news, at once', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, url + HARBOUR.path, HARBOUR.headline);
  const before = await rows(page);
  await relatedNews(page).getByRole('link').nth(2).click();
  await expect(h1(page, HARBOUR.headline)).toHaveCount(0);
  await expect(relatedNews(page)).toBeVisible();
  // In the very task in which the story is there again.
  const links = await page.evaluate(
    (headline) =>
      /** @type {Promise<number>} */ (
        new Promise((done) => {
          new MutationObserver((_, observer) => {
            if (document.querySelector('main h1')?.textContent !== headline) return;
            observer.disconnect();
            requestAnimationFrame(() => done(document.querySelectorAll('[aria-labelledby="rel-h"] a').length));
          }).observe(document.body, { childList: true, subtree: true });
          history.back();
        })
      ),
    HARBOUR.headline,
  );
  expect(links).toBe(before.length);
  await page.waitForTimeout(300);
  expect(await rows(page)).toEqual(before);
});

test('in a browser that cannot run it, tags find related news, and nothing else is missing', async ({ page, site, complaints }) => {
  complaints.expect(/status of 503/);
  for (const file of [PAGE, WORKER, WASM]) {
    const server = await site({ files: { [file]: status(503) }, fallbackStatus: 200 });
    await open(page, server.url + HARBOUR.path, HARBOUR.headline);
    const started = Date.now();
    const found = await rows(page);
    expect(Date.now() - started, `nobody waits for ${file}`).toBeLessThan(3_500);
    expect(found.slice(0, 2).map(([, reason]) => reason)).toEqual(['Chosen by the editor', 'Chosen by the editor']);
    expect(found.slice(2).map(([, reason]) => reason)).toContain('Also about Harbour');
    expect(found).toHaveLength(5);
    await relatedNews(page).getByRole('link').last().click();
    await expect(h1(page, String(found.at(-1)?.[0]))).toBeFocused();
    await expect(aside(page)).toBeVisible();
  }
});

test('without workers, too', async ({ page, site }) => {
  await page.addInitScript(() => void Reflect.deleteProperty(window, 'Worker'));
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, url + HARBOUR.path, HARBOUR.headline);
  expect(await rows(page)).toHaveLength(5);
});

test('a search worker that is late is not waited for, and its answer changes nothing that is shown', async ({ page, site }) => {
  const server = await site({ delay: (path) => (path === WASM ? 4_000 : 0), fallbackStatus: 200 });
  await open(page, server.url + HARBOUR.path, HARBOUR.headline);
  const started = Date.now();
  const shown = await rows(page);
  expect(Date.now() - started).toBeLessThan(3_500);
  await expect.poll(() => server.requestsOf(WASM)[0]?.status, { timeout: 6_000 }).toBe(200);
  await page.waitForTimeout(300);
  expect(await rows(page)).toEqual(shown);
});

test('a search worker that never comes leaves the page whole', async ({ page, site }) => {
  const { url } = await site({ files: { [WASM]: hang }, fallbackStatus: 200 });
  await open(page, url + HARBOUR.path, HARBOUR.headline);
  expect(await rows(page)).toHaveLength(5);
});

test('a story under embargo is never related', async ({ page, site }) => {
  const about = (/** @type {number} */ n, /** @type {object} */ own) => story(n, { title: `North Vesland report ${'abc'[n - 1]}`, _dateline: own });
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const items = [about(1, {}), about(2, { embargo_until: later }), about(3, {})];
  const { url } = await site({ config: config(), files: { 'feed.json': feed(items) }, fallbackStatus: 200 });
  await open(page, `${url}article/story-1`, 'North Vesland report a');
  await expect(relatedNews(page)).toBeVisible();
  expect(await storyLinks(main(page))).not.toContain('/article/story-2');
  await expect(page.getByText('North Vesland report b')).toHaveCount(0);
  expect((await rows(page)).map(([headline]) => headline)).toEqual(['North Vesland report c']);
});

test('it runs under a policy of its own, too, as a host may send one', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  server.answer(WORKER, (/** @type {any} */ _, /** @type {import('node:http').ServerResponse} */ res) => {
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
    res.writeHead(200, { 'content-type': 'text/javascript', 'content-security-policy': policy }).end(readFileSync(join(dist, WORKER)));
  });
  await open(page, server.url + HARBOUR.path, HARBOUR.headline);
  expect((await rows(page)).map(([, reason]) => reason)).toContain('More from Business');
  expect(server.requestsOf(WASM)).toHaveLength(1);
});

test('it is told of an edition before anybody asks', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  await openFront(page, server.url);
  await expect.poll(() => server.requestsOf(WASM).length).toBe(1);
});
