// @ts-check
/** How often and how patiently the page asks, and what it shows meanwhile. */
import { config, feed, stories } from './support/feeds.mjs';
import { h1, main, openFront, storyLinks } from './support/reading.mjs';
import { expect, status, test } from './support/test.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Lets every timer of the page end at once, and notes how long each would have been. Chance is a half.
 * @param {Page} page
 */
async function skipPauses(page) {
  await page.addInitScript(() => {
    const inRealTime = window.setTimeout.bind(window);
    const pauses = /** @type {number[]} */ ([]);
    Object.assign(window, {
      pauses,
      setTimeout: (/** @type {TimerHandler} */ then, milliseconds = 0) => {
        pauses.push(milliseconds);
        // No pauses: the limits for an answer and for the reader's patience, and the second hand of the page that
        // tries again by itself.
        return inRealTime(then, [10_000, 2_500, 1_000].includes(milliseconds) ? milliseconds : 0);
      },
    });
    Math.random = () => 0.5;
  });
  return async (/** @type {(milliseconds: number) => boolean} */ which) => (await page.evaluate(() => /** @type {number[]} */ (/** @type {any} */ (window).pauses))).filter(which);
}

for (const [code, asked] of /** @type {[number, number][]} */ ([[408, 3], [429, 3], [500, 3], [502, 3], [503, 3], [401, 1], [403, 1], [418, 1]])) {
  test(`status ${code}: asked ${asked === 1 ? 'once, as it will not pass' : 'three times, as it may pass'}`, async ({ page, site, context, complaints }) => {
    complaints.expect(new RegExp(`status of ${code}`), new RegExp(`answered with status ${code}`));
    await skipPauses(page);
    // Not from a server: after a 408 Chromium itself asks again.
    let times = 0;
    await context.route('**/feed.json', (route) => {
      times += 1;
      return route.fulfill({ status: code });
    });
    const { url } = await site({ config: config() });
    await page.goto(url);
    await expect(h1(page, 'The stories did not load')).toBeVisible();
    expect(times).toBe(asked);
  });
}

test('pauses before a retry are by chance, and the second may be twice as long', async ({ page, site, complaints }) => {
  complaints.expect(/status of 500/, /answered with status 500/);
  const pauses = await skipPauses(page);
  const { url } = await site({ config: config(), files: { 'feed.json': status(500) } });
  await page.goto(url);
  await expect(h1(page, 'The stories did not load')).toBeVisible();
  // Half of up to 600 and of up to 1,200 milliseconds.
  expect(await pauses((pause) => pause === 300 || pause === 600)).toEqual([300, 600]);
});

for (const [says, waits] of /** @type {[string, number][]} */ ([['2', 2_000], ['0', 0], ['3600', 5_000]])) {
  test(`a server that says Retry-After: ${says} is asked again after ${waits} milliseconds`, async ({ page, site, complaints }) => {
    complaints.expect(/status of 429/);
    const pauses = await skipPauses(page);
    let times = 0;
    const { url } = await site({
      config: config(),
      files: {
        'feed.json': (_, res) => {
          times += 1;
          if (times < 3) return void res.writeHead(429, { 'retry-after': says }).end();
          res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(feed(stories(2))));
        },
      },
    });
    await openFront(page, url, 'Herald');
    expect(times).toBe(3);
    expect(await pauses((pause) => pause === 300 || pause === 600), 'not by chance').toEqual([]);
    expect((await pauses((pause) => pause === waits)).length).toBeGreaterThanOrEqual(2);
  });
}

test('a connection that breaks is tried again', async ({ page, site, context, complaints }) => {
  complaints.expect(/ERR_CONNECTION_RESET/);
  const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(2)) } });
  let times = 0;
  await context.route('**/feed.json', (route) => {
    times += 1;
    return times < 3 ? route.abort('connectionreset') : route.continue();
  });
  await openFront(page, url, 'Herald');
  expect(times).toBe(3);
});

test('a feed of another type is read if it is one', async ({ page, site }) => {
  for (const type of ['text/plain', 'application/octet-stream', 'text/html; charset=utf-8', 'application/feed+json']) {
    const { url } = await site({ config: config(), files: { 'feed.json': (_, res) => res.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(JSON.stringify(feed(stories(2)))) } });
    await openFront(page, url, 'Herald');
    expect(await storyLinks(main(page)), type).toHaveLength(2);
  }
});

test('while the network is slow the kept stories show, and the new ones wait for the reader', async ({ page, site }) => {
  const server = await site({ config: config(), files: { 'feed.json': feed(stories(3)) } });
  await openFront(page, server.url, 'Herald');
  await expect.poll(() => page.evaluate(async (address) => Boolean(await caches.match(address)), `${server.url}feed.json`)).toBe(true);

  /** @type {(() => void)[]} */
  const waiting = [];
  server.answer('feed.json', (_, res) => void waiting.push(() => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(feed(stories(5, 0))))));
  await page.reload();
  await expect(main(page).getByText(/Showing the stories as they were: .*\d\d:\d\d/)).toBeVisible();
  expect(await storyLinks(main(page))).toHaveLength(3);
  await expect(main(page).getByRole('button', { name: 'Try again' })).toHaveCount(0);

  expect(waiting).toHaveLength(1);
  waiting.forEach((answer) => answer());
  await expect(main(page).getByText(/^2 new stories/)).toBeVisible();
  expect(await storyLinks(main(page)), 'nothing moves under the reader').toHaveLength(3);
  await main(page).getByRole('button', { name: 'Show them' }).click();
  await expect(main(page).getByRole('link', { name: 'Story number 0', exact: true }).first()).toBeVisible();
  await expect(main(page).getByText(/Showing the stories as they were/)).toHaveCount(0);
});
