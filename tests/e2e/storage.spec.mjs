// @ts-check
/** A browser that keeps nothing: storage that is denied, full, or full of something else. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { args, executablePath } from './support/chrome.mjs';
import { config, feed, stories, story } from './support/feeds.mjs';
import { LEAD, displayButton, h1, main, onTheDay, open, openFront, said } from './support/reading.mjs';
import { expect, status, test } from './support/test.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Reads, sets the theme, dismisses breaking news and comes back.
 * @param {Page} page
 * @param {string} url
 */
async function visit(page, url) {
  await onTheDay(page);
  await openFront(page, url);
  await displayButton(page).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Dismiss/ }).click();
  await main(page).getByRole('link', { name: LEAD.headline }).first().click();
  await expect(h1(page, LEAD.headline)).toBeFocused();
  await page.goBack();
  await expect(h1(page, 'Dateline front page')).toBeAttached();
  await page.reload();
  await expect(h1(page, 'Dateline front page')).toBeAttached();
}

test('a reader whose browser allows no storage reads all the same', async ({ site }) => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-denied-'));
  // As a reader sets it: no site may keep anything.
  await mkdir(join(folder, 'Default'), { recursive: true });
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  const context = await chromium.launchPersistentContext(folder, { executablePath, args });
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const uncaught = [];
    page.on('pageerror', (error) => void uncaught.push(String(error)));
    const server = await site({ fallbackStatus: 200 });
    await page.goto(server.url);
    const denied = await page.evaluate(async () => {
      const name = (/** @type {unknown} */ error) => /** @type {Error} */ (error).name;
      const attempt = (/** @type {() => unknown} */ use) => {
        try {
          return String(use());
        } catch (error) {
          return name(error);
        }
      };
      return [attempt(() => localStorage), attempt(() => sessionStorage), await caches.open('x').then(String, name)];
    });
    expect(denied, 'storage is denied').toEqual(['SecurityError', 'SecurityError', expect.stringMatching(/Error$/)]);
    await visit(page, server.url);
    server.answer('edition/feed.json', status(503));
    await page.reload();
    await expect(h1(page, 'The stories did not load')).toBeVisible();
    expect(uncaught).toEqual([]);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a reader whose device is full reads all the same', async ({ page, site, context }) => {
  const { url, origin } = await site({ fallbackStatus: 200 });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 10_000 });
  await page.addInitScript(() => {
    // The quota is for the Cache API; this fills the other.
    try {
      localStorage.setItem('other', 'x'.repeat(5 * 1024 * 1024 - 10));
    } catch {
      // Full from the visit before.
    }
  });
  await visit(page, url);
  const [kept, full] = await page.evaluate(async () => {
    const { usage = 0 } = await navigator.storage.estimate();
    try {
      localStorage.setItem('more', 'x'.repeat(100));
      return [usage, 'not full'];
    } catch (error) {
      return [usage, /** @type {Error} */ (error).name];
    }
  });
  expect(kept).toBeLessThanOrEqual(10_000);
  expect(full).toBe('QuotaExceededError');
});

test('where the device is full, what was read last is kept and the oldest goes', async ({ page, site, context }) => {
  const long = '<p>A paragraph of a long story.</p>'.repeat(600);
  const files = Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`articles/story-${at + 1}.json`, feed([story(at + 1, { content_html: long })])]));
  const cards = feed(stories(14, 1, (number) => ({ content_html: undefined, _dateline: { article: `articles/story-${number}.json` } })));
  const { url, origin } = await site({
    config: config({ sources: [{ url: 'feed.json', article: 'articles/{slug}.json' }] }),
    files: { ...files, 'feed.json': cards },
    fallbackStatus: 200,
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 150_000 });
  const kept = () =>
    page.evaluate(async () => {
      const requests = await (await caches.open('dateline-answers-1')).keys();
      return requests.map((request) => new URL(request.url).pathname);
    });
  await openFront(page, url, 'Herald');
  for (let number = 14; number > 0; number--) {
    await main(page).getByRole('link', { name: `Story number ${number}`, exact: true }).click();
    await expect(main(page).getByText('A paragraph of a long story.').first()).toBeVisible();
    await expect.poll(kept, 'the last one').toContain(`/articles/story-${number}.json`);
    await page.goBack();
    await expect(h1(page, 'Herald front page')).toBeAttached();
  }
  expect(await kept()).not.toContain('/articles/story-14.json');
});

test('what is kept is nonsense: it counts for nothing', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await page.addInitScript(() => {
    for (const key of ['theme', 'text', 'dismissed']) localStorage.setItem(`dateline:${key}`, `"><img src=x onerror="window.__hit=1">`);
    sessionStorage.setItem('dateline:scroll', '{"a":[1e999,"\u0000"],"__proto__":{"x":1}}\n1 2 3\n-1 NaN javascript:1');
  });
  await open(page, url + LEAD.path, LEAD.headline);
  await openFront(page, url);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(page.locator('html')).not.toHaveAttribute('data-text');
  await expect(said(page)).toBeAttached();
  expect(await page.evaluate(() => '__hit' in window)).toBe(false);
});

test('a hotel’s log-in page in the place of a feed or a story is not kept', async ({ page, site, complaints }) => {
  complaints.expect(/feed\.json/, /is not there \(404\)/);
  const portal = '<!doctype html><title>Welcome</title><form action="https://evil.example/"><input name=room></form>';
  const hotel = (/** @type {unknown} */ _, /** @type {import('node:http').ServerResponse} */ res) => void res.writeHead(200, { 'content-type': 'text/html' }).end(portal);
  const article = `edition/articles/${LEAD.path.replace('article/', '')}.json`;
  const server = await site({ files: { 'edition/feed.json': hotel, [article]: hotel }, fallbackStatus: 200 });
  await page.goto(server.url + LEAD.path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const keys = async () => (await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => `${name} ${url}`)))).flat())).map((key) => key.replace(server.url, ''));
  expect(await keys()).toEqual([]);

  server.answer('edition/feed.json', undefined);
  server.answer(article, undefined);
  await page.reload();
  await expect(h1(page, LEAD.headline)).toBeVisible();
  await expect.poll(async () => (await keys()).sort()).toEqual([`dateline-answers-1 ${article}`, 'dateline-answers-1 edition/feed.json'].sort());
  const types = await page.evaluate(async () => Promise.all((await (await caches.open('dateline-answers-1')).matchAll()).map(({ type, status }) => `${type} ${status}`)));
  expect([...new Set(types)], 'our own answers, none that cannot be looked into').toEqual(['default 200']);
});
