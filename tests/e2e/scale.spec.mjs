// @ts-check
/**
 * An edition of any size costs a reader what is looked at, and no more. With SCALE_STORIES=100000 it is a large one, and
 * what was measured is printed.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './support/test.mjs';
import { main, open, openFront, repeated, scrollTop, storyLinks } from './support/reading.mjs';
import { PICTURE, config } from './support/feeds.mjs';
import { cards, press, sectionsOf } from './support/press.mjs';

const STORIES = Number(process.env.SCALE_STORIES ?? 20_000);
const FEW_STORIES = 1_000;
const STORIES_READ = 30;
const MOST_REQUESTS = { front: 3, story: 2 };
const MOST_BYTES_OF_FRONT = 60_000;
/** Memory of the large edition for one of the small; the newest stories of both are not equally long. */
const MOST_MEMORY = 1.1;
/** Bytes for a story that was read; a third of it was measured. */
const MOST_BYTES_OF_STORY = 50_000;
/** Memory after reading the same stories again for that before. */
const MOST_MEMORY_AGAIN = 1.05;

/** One worker, so that the editions are made once. */
test.describe.configure({ mode: 'default' });

/** @type {string} */
let folder;
/** @type {string} the large edition */
let edition;
/** @type {string} */
let small;

test.beforeAll(() => {
  test.setTimeout(600_000);
  folder = mkdtempSync(join(tmpdir(), 'dateline-scale-'));
  small = press(folder, FEW_STORIES);
  edition = press(folder, STORIES);
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test.beforeEach(({ context }) => context.route(/\/pictures\//, (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE })));

/**
 * A site of an edition.
 * @param {string} folder
 * @param {import('./server.mjs').Options} [own]
 * @returns {import('./server.mjs').Options}
 */
const of = (folder, own) => ({
  config: config({ sources: [{ url: 'edition/feed.json', article: 'edition/a/{hash}/{slug}.json' }] }),
  folders: { 'edition/': folder },
  fallbackStatus: 200,
  ...own,
});

/**
 * What has been asked of the edition.
 * @param {import('./server.mjs').Site} site
 * @param {number} [before] how many requests there had been
 */
const data = (site, before = 0) => site.requests.slice(before).filter(({ path }) => /^edition\/.*\.json$/.test(path));

/**
 * Prints what was measured, if somebody has asked for an edition of a size.
 * @param {string} what
 * @param {import('./server.mjs').Request[] | object} figures
 */
function tell(what, figures) {
  if (!process.env.SCALE_STORIES) return;
  const list = Array.isArray(figures) ? figures.map(({ path, bytes }) => `${path} ${bytes}`) : [JSON.stringify(figures)];
  console.log(`${STORIES} stories, ${what}:\n  ${list.join('\n  ')}`);
}

/** @param {number} count */
const counted = (count) => count.toLocaleString('en-GB');

/** @param {import('@playwright/test').Page} page */
const more = (page) => main(page).getByRole('button', { name: 'Load more stories' });

/**
 * Presses "Load more" until at least so many stories are shown; those that are.
 * @param {import('@playwright/test').Page} page
 * @param {number} wanted
 */
async function loadUntil(page, wanted) {
  for (;;) {
    const shown = await storyLinks(main(page));
    if (shown.length >= wanted) return shown;
    await more(page).click();
    await expect.poll(async () => (await storyLinks(main(page))).length).toBeGreaterThan(shown.length);
    await expect(more(page)).toBeVisible();
  }
}

/** @param {Iterable<{ slug: string }>} stories @param {number} count */
const newest = (stories, count) => {
  const links = [];
  for (const { slug } of stories) {
    if (links.length === count) break;
    links.push(`/article/${slug}`);
  }
  return links;
};

test('the front page costs what it shows', async ({ page, site }) => {
  const server = await site(of(edition));
  await openFront(page, server.url, 'Herald');
  await expect(main(page).getByText(new RegExp(`^Showing \\d+ of ${counted(STORIES)} stories$`))).toBeVisible();
  await page.waitForLoadState('networkidle');
  const asked = data(server);
  const bytes = asked.reduce((sum, request) => sum + request.bytes, 0);
  tell('front page', asked);
  expect(asked.length).toBeLessThanOrEqual(MOST_REQUESTS.front);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES_OF_FRONT);
});

test('Load more brings older sealed pages: every story, newest first, each page once', async ({ page, site }) => {
  const server = await site(of(edition));
  await openFront(page, server.url, 'Herald');
  const shown = await loadUntil(page, 230);
  expect(repeated(shown)).toEqual([]);
  expect(shown.toSorted()).toEqual(newest(cards(edition), shown.length).toSorted());
  const asked = data(server).map(({ path }) => path);
  tell(`${shown.length} stories`, data(server));
  expect(asked[0]).toBe('edition/feed.json');
  expect(asked.slice(1).every((path) => /^edition\/p\/[0-9a-f]+\.json$/.test(path)), asked.join(' ')).toBe(true);
  expect(repeated(asked)).toEqual([]);

  const [link, before] = [main(page).getByRole('link').and(page.locator(`[href="${shown.at(-1)}"]`)), server.requests.length];
  await link.scrollIntoViewIfNeeded();
  const top = await scrollTop(page);
  await link.click();
  await expect(main(page).getByText('What the figures say')).toBeVisible();
  expect(data(server, before), 'the story’s own file').toHaveLength(1);
  await page.goBack();
  await expect(link).toBeFocused();
  await expect.poll(() => scrollTop(page)).toBe(top);
  expect(await storyLinks(main(page))).toEqual(shown);
  expect(data(server, before), 'Back asks nobody').toHaveLength(1);
});

test('a section is read by its own pages', async ({ page, site }) => {
  const [section] = sectionsOf(edition);
  const server = await site(of(edition));
  await open(page, `${server.url}section/${section.id}`, section.name);
  await expect(main(page).getByText(new RegExp(`^Showing \\d+ of ${counted(section.count)} stories$`))).toBeVisible();
  const shown = await loadUntil(page, 130);
  expect(shown).toEqual(newest(cards(edition, section.feed), shown.length));
  const asked = data(server).map(({ path }) => path);
  tell(`${shown.length} stories of a section`, data(server));
  expect(asked.slice(0, 2)).toEqual(['edition/feed.json', `edition/${section.feed}`]);
  expect(asked.slice(1).every((path) => path.startsWith(`edition/s/${section.id}/`)), asked.join(' ')).toBe(true);
});

test('the oldest story opens by its address, without a page of the edition in between', async ({ page, site }) => {
  const oldest = [...cards(edition)].at(-1) ?? { slug: '', title: '' };
  const server = await site(of(edition));
  await open(page, `${server.url}article/${oldest.slug}`, oldest.title);
  await expect(main(page).getByText('What the figures say')).toBeVisible();
  await page.waitForLoadState('networkidle');
  tell('deep link', data(server));
  expect(data(server).length).toBeLessThanOrEqual(MOST_REQUESTS.story);
  expect(data(server).map(({ status }) => status)).not.toContain(404);
});

test('a story that is not there is not looked for in the whole edition', async ({ page, site, complaints }) => {
  complaints.expect(/is not there \(404\)/, /status of 404/);
  const server = await site(of(edition, { fallbackStatus: 404 }));
  await open(page, `${server.url}article/no-such-story`, 'We can’t find that page');
  expect(data(server).length).toBeLessThanOrEqual(MOST_REQUESTS.story);
});

/**
 * What the page holds after all garbage has been collected, in bytes; the program's memory never shrinks.
 * @param {import('@playwright/test').Page} page
 */
async function held(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const script = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
  return script + (await page.evaluate(() => /** @type {any} */ (window).siteMemory.buffer.byteLength));
}

/**
 * Reads the stories at `links`, each from the front page and back to it.
 * @param {import('@playwright/test').Page} page
 * @param {string[]} links
 */
const readAll = (page, links) =>
  page.evaluate(async (hrefs) => {
    const until = async (/** @type {() => unknown} */ is) => {
      while (!is()) await new Promise((done) => setTimeout(done, 10));
    };
    const main = /** @type {HTMLElement} */ (document.querySelector('main'));
    const link = (/** @type {string} */ href) => /** @type {HTMLElement | null} */ (main.querySelector(`a[href="${href}"]`));
    for (const href of hrefs) {
      link(href)?.click();
      await until(() => main.textContent?.includes('What the figures say'));
      history.back();
      await until(() => document.activeElement === link(href));
    }
  }, links);

test('memory grows with what was looked at, not with the edition', async ({ context, page, site }) => {
  test.setTimeout(120_000);
  await context.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (source, imports) => {
      const started = await start(source, imports);
      Object.assign(window, { siteMemory: Object.values(started.instance.exports).find((one) => one instanceof WebAssembly.Memory) });
      return started;
    };
  });
  const [few, many] = [await measure(small), await measure(edition)];
  tell('memory', { [FEW_STORIES]: few, [STORIES]: many });
  expect(many.front / few.front, 'at the front page').toBeLessThan(MOST_MEMORY);
  expect(many.read / few.read, 'after some stories').toBeLessThan(MOST_MEMORY);
  for (const { front, read, again } of [few, many]) {
    expect((read - front) / STORIES_READ, 'for each story').toBeLessThan(MOST_BYTES_OF_STORY);
    expect(again / read, 'after the same stories').toBeLessThan(MOST_MEMORY_AGAIN);
  }

  /** @param {string} folder */
  async function measure(folder) {
    const server = await site(of(folder));
    await openFront(page, server.url, 'Herald');
    await page.waitForLoadState('networkidle');
    const links = (await storyLinks(main(page))).slice(0, STORIES_READ);
    expect(links).toHaveLength(STORIES_READ);
    const front = await held(page);
    await readAll(page, links);
    const read = await held(page);
    await readAll(page, links);
    return { front, read, again: await held(page) };
  }
});
