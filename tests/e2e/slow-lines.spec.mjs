// @ts-check
/** Silence is timed, not work: what goes on coming is waited for. */
import { config, feed, stories, story } from './support/feeds.mjs';
import { h1, hurry, main, openFront, storyLinks } from './support/reading.mjs';
import { expect, hang, test } from './support/test.mjs';

/**
 * Sends `text` in `pieces`, with a pause before each.
 * @param {string} text @param {number} pieces @param {number} pause milliseconds
 * @returns {import('./server.mjs').Handler}
 */
const inPieces = (text, pieces, pause) => async (_, res) => {
  const bytes = Buffer.from(text);
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  const length = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length && !res.destroyed; at += length) {
    await new Promise((done) => setTimeout(done, pause));
    res.write(bytes.subarray(at, at + length));
  }
  res.end();
};

test('a feed that takes longer than the limit for silence arrives, asked once', async ({ page, site }) => {
  // Ten times as fast: ten seconds of silence are one.
  await hurry(page, 10);
  const server = await site({ config: config(), files: { 'feed.json': inPieces(JSON.stringify(feed(stories(20))), 12, 250) } });
  await page.goto(server.url);
  await expect(h1(page, 'Herald front page')).toBeAttached({ timeout: 15_000 });
  expect(new Set(await storyLinks(main(page))).size).toBe(20);
  expect(server.requestsOf('feed.json')).toHaveLength(1);
});

test('Load more on a slow line: the page arrives', async ({ page, site }) => {
  await hurry(page, 10);
  const first = feed(stories(20), { next_url: 'feed-2.json' });
  const server = await site({ config: config(), files: { 'feed.json': first, 'feed-2.json': inPieces(JSON.stringify(feed(stories(20, 21))), 12, 250) }, fallbackStatus: 200 });
  await openFront(page, server.url, 'Herald');
  await main(page).getByRole('button', { name: 'Load more stories' }).click();
  await expect.poll(async () => new Set(await storyLinks(main(page))).size, { timeout: 15_000 }).toBeGreaterThan(20);
  expect(server.requestsOf('feed-2.json')).toHaveLength(1);
});

test('a kept story whose file hangs shows within seconds, and is renewed behind the reader', async ({ page, site }) => {
  const large = config({ sources: [{ url: 'feed.json', article: 'a/{slug}.json' }] });
  const file = (/** @type {object} */ own) => feed([story(1, { content_html: '<p>As it was.</p>', ...own })]);
  const cards = stories(3, 1, (n) => ({ content_html: undefined, _dateline: { article: `a/story-${n}.json` } }));
  const server = await site({ config: large, files: { 'feed.json': feed(cards), 'a/story-1.json': file({}) }, fallbackStatus: 200 });
  await page.goto(`${server.url}article/story-1`);
  await expect(main(page).getByText('As it was.')).toBeVisible();
  await expect.poll(() => page.evaluate(async (address) => Boolean(await caches.match(address)), `${server.url}a/story-1.json`)).toBe(true);
  /** @type {import('node:http').ServerResponse | undefined} */
  let held;
  server.answer('a/story-1.json', (/** @type {any} */ _, /** @type {import('node:http').ServerResponse} */ res) => void (held = res));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.reload();
  await expect(main(page).getByText('As it was.')).toBeVisible({ timeout: 5_000 });
  await expect(main(page).getByText(/still loading/)).toBeVisible();
  held?.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(file({ content_html: '<p>As it is.</p>', date_modified: '2023-09-17T19:00:00Z' })));
  await expect(main(page).getByText('This story has changed.')).toBeVisible();
  await main(page).getByRole('button', { name: 'Show it' }).click();
  await expect(main(page).getByText('As it is.')).toBeVisible();
  server.answer('a/story-1.json', hang);
});
