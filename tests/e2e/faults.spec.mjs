// @ts-check
import { pipeline } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { expect, hang, status, test, truncated } from './support/test.mjs';
import { LEAD, displayButton, h1, hurry, main, meta, onTheDay, open, openFront, said, sections, storyLinks, wasmPath } from './support/reading.mjs';
import { PICTURE, config, feed, stories, story } from './support/feeds.mjs';

const FEED = 'edition/feed.json';
const MEBIBYTE = 1024 * 1024;

/** @param {import('@playwright/test').Page} page */
const tryAgain = (page) => main(page).getByRole('button', { name: /^Try again/ });

test.describe('when the feed is down', () => {
  test('the page says so, and Try again brings the front page when the server is back', async ({ page, site, complaints }) => {
    complaints.expect(/status of 500/, /edition\/feed\.json answered with status 500/);
    const server = await site({ files: { [FEED]: status(500) } });
    await page.goto(server.url);
    await expect(h1(page, 'The stories did not load')).toBeVisible();
    await expect(page).toHaveTitle('The stories did not load – Dateline');
    await expect(main(page).getByText('Our server is not answering. Nothing is wrong with your device.')).toBeVisible();
    expect(await meta(page, 'robots')).toBe('noindex');
    expect(server.requestsOf(FEED), 'asked three times before it gave up').toHaveLength(3);
    await expect(sections(page).getByRole('link', { name: 'Climate' })).toBeVisible();

    server.answer(FEED, undefined);
    await tryAgain(page).click();
    await expect(h1(page, 'Dateline front page')).toBeFocused();
    await expect(main(page).getByRole('link', { name: LEAD.headline })).toBeVisible();
    expect(await meta(page, 'robots')).toBe('max-image-preview:large');
  });

  test('the page tries again by itself after 20 seconds, and says when', async ({ page, site, complaints }) => {
    complaints.expect(/status of 500/, /answered with status 500/);
    const server = await site({ files: { [FEED]: status(500) } });
    await hurry(page, 10);
    await page.goto(server.url);
    await expect(h1(page, 'The stories did not load')).toBeVisible();
    await expect(main(page).getByText(/We will try again in \d+ seconds\./)).toBeVisible();
    server.answer(FEED, undefined);
    await expect(h1(page, 'Dateline front page')).toBeAttached();
    expect(server.requestsOf(FEED)).toHaveLength(4);
  });

  test('a story that has its own file shows without it', async ({ page, site, complaints }) => {
    complaints.expect(/status of 503/, /feed\.json answered with status 503/);
    const { url } = await site({ files: { [FEED]: status(503) }, fallbackStatus: 200 });
    await open(page, url + LEAD.path, LEAD.headline);
    await expect(main(page).getByText('By Dateline foreign desk')).toBeVisible();
    // The complaint comes when the last try has failed.
    await expect.poll(() => complaints.heard.some((text) => /answered with status 503/.test(text))).toBe(true);
  });
});

test.describe('when the answer is no feed', () => {
  const UNREADABLE = 'The stories could not be read';

  for (const [what, answer, complaint] of /** @type {[string, import('./server.mjs').Answer, RegExp][]} */ ([
    ['a page of HTML', status(200), /Dateline: http\S+feed\.json is not JSON/],
    ['JSON that breaks off', JSON.stringify(feed(stories(3))).slice(0, 400), /Dateline: http\S+feed\.json is not JSON/],
    ['JSON that is no feed', { stories: [1, 2, 3] }, /Dateline: http\S+feed\.json is JSON, but no feed/],
    ['a feed without a list', { version: 'https://jsonfeed.org/version/1.1', title: 'x', items: 'none' }, /has no usable field \/items/],
    ['nothing at all', '', /Dateline: http\S+feed\.json is not JSON/],
  ])) {
    test(`${what}: the reader is told, and the publisher finds why in the console`, async ({ page, site, complaints }) => {
      complaints.expect(complaint);
      const server = await site({ config: config(), files: { 'feed.json': answer } });
      await page.goto(server.url);
      await expect(h1(page, UNREADABLE)).toBeVisible();
      await expect(main(page).getByText(/Our server answered, but not with stories\./)).toBeVisible();
      expect(server.requestsOf('feed.json'), 'asking again would not help').toHaveLength(1);

      server.answer('feed.json', feed(stories(3)));
      await tryAgain(page).click();
      await expect(h1(page, 'Herald front page')).toBeFocused();
    });
  }

  test('a feed of 100 MB: it is read up to the limit and not to its end', async ({ page, site, complaints }) => {
    complaints.expect(/feed\.json is larger than 24 MiB and was not read/);
    const piece = Buffer.from(`${JSON.stringify(story(1))},`.padEnd(MEBIBYTE));
    let sent = 0;
    async function* pieces() {
      yield '{"version":"https://jsonfeed.org/version/1.1","items":[';
      for (; sent < 100; sent += 1) {
        // No faster than it is read, so that what is on its way does not count.
        await setTimeout(20);
        yield piece;
      }
    }
    const server = await site({
      config: config(),
      files: { 'feed.json': (_, res) => void pipeline(pieces, res.writeHead(200, { 'content-type': 'application/json' }), () => {}) },
    });
    await page.goto(server.url);
    await expect(h1(page, UNREADABLE)).toBeVisible();
    expect(server.requestsOf('feed.json'), 'asking again would not help').toHaveLength(1);
    await expect.poll(() => server.requestsOf('feed.json')[0]?.status, 'the connection is closed').toBe(200);
    expect(sent).toBeGreaterThanOrEqual(24);
    expect(sent).toBeLessThan(60);
  });

  test('an answer that breaks off on the way is a server that does not answer', async ({ page, site, complaints }) => {
    complaints.expect(/ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE|ERR_CONNECTION/, /Dateline: http\S+feed\.json cannot be reached/);
    const server = await site({ config: config(), files: { 'feed.json': truncated(JSON.stringify(feed(stories(30)))) } });
    await page.goto(server.url);
    await expect(h1(page, 'The stories did not load')).toBeVisible();
    server.answer('feed.json', feed(stories(3)));
    await tryAgain(page).click();
    await expect(h1(page, 'Herald front page')).toBeFocused();
  });

  test('a feed without stories says that it has none', async ({ page, site }) => {
    const { url } = await site({ config: config(), files: { 'feed.json': feed([]) } });
    await open(page, url, 'No stories yet');
    await expect(tryAgain(page)).toBeVisible();
  });
});

test('one bad story is skipped and named, and the others show', async ({ page, site, complaints }) => {
  complaints.expect(/1 of 4 stories were skipped[^]*\/items\/1\b/);
  const { url } = await site({ config: config(), files: { 'feed.json': feed([story(1), 'no story', story(2), story(3)]) } });
  await openFront(page, url, 'Herald');
  expect((await storyLinks(main(page))).sort()).toEqual(['/article/story-1', '/article/story-2', '/article/story-3']);
});

test('a bad field is dropped and named, and its story shows', async ({ page, site, complaints }) => {
  complaints.expect(/0 of 2 stories were skipped, 2 fields were dropped[^]*\/items\/0\/date_published[^]*\/items\/1\/url/);
  const { url } = await site({
    config: config(),
    files: { 'feed.json': feed([story(1, { date_published: 'soon' }), story(2, { url: 'javascript:alert(1)' })]) },
    fallbackStatus: 200,
  });
  await open(page, `${url}article/story-1`, 'Story number 1');
  await expect(main(page).getByText(/^Published/)).toHaveCount(0);
});

test.describe('when there is no such page', () => {
  for (const [what, path, expected] of /** @type {[string, string, RegExp[]]  []} */ ([
    ['a story that is not there', 'article/no-such-story', [/is not there \(404\)/, /status of 404/]],
    ['an address of no page', 'nowhere/at/all', [/status of 404/]],
  ])) {
    test(`${what}: the page says so, and search engines leave it out`, async ({ page, site, complaints }) => {
      complaints.expect(...expected);
      const { url } = await site();
      await open(page, url + path, 'We can’t find that page');
      await expect(page).toHaveTitle('Page not found – Dateline');
      expect(await meta(page, 'robots')).toBe('noindex');
      expect(await page.evaluate(() => document.querySelector('link[rel=canonical]'))).toBeNull();
      await expect(main(page).getByText('Nothing is wrong with your connection.')).toBeVisible();
      await expect(tryAgain(page)).toHaveCount(0);
      await expect(main(page).getByRole('link', { name: 'Search stories' })).toHaveAttribute('href', '/search');
      await main(page).getByRole('link', { name: 'Front page' }).click();
      await expect(h1(page, 'Dateline front page')).toBeFocused();
      await expect(page).toHaveURL(url);
      expect(await meta(page, 'robots')).toBe('max-image-preview:large');
    });
  }

  test('a story that is not in a feed without files is looked for in its older pages', async ({ page, site }) => {
    const server = await site({
      config: config(),
      files: { 'feed.json': feed(stories(3), { next_url: 'older.json' }), 'older.json': feed(stories(3, 4)) },
      fallbackStatus: 200,
    });
    await open(page, `${server.url}article/story-5`, 'Story number 5');
    expect(server.requestsOf('feed.json'), 'the feed that is on its way is waited for').toHaveLength(1);
    await expect(main(page).getByText('The first paragraph of story number 5.')).toBeVisible();
    await open(page, `${server.url}article/story-99`, 'We can’t find that page');
  });
});

test('a story that is not there is not found, also where the host answers every address with the site’s page', async ({ page, site, complaints }) => {
  complaints.expect(/articles\/there-is-none\.json is not there/);
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/there-is-none`, 'We can’t find that page');
});

test('a server that hangs leaves a masthead that works, and the page comes when it answers', async ({ page, site }) => {
  const server = await site({ files: { [FEED]: hang } });
  // It gives up on one try after 10 s.
  await hurry(page, 4);
  await page.goto(server.url);
  await expect(sections(page).getByRole('link')).toHaveCount(8);
  await expect(said(page)).toHaveText('Loading stories');
  await expect(main(page).getByRole('heading')).toHaveCount(0);
  await displayButton(page).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  server.answer(FEED, undefined);
  await expect(h1(page, 'Dateline front page')).toBeAttached();
  expect(server.requestsOf(FEED).length, 'the first was given up').toBeGreaterThan(1);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test.describe('when the program cannot start', () => {
  test('wasm that is not there: a panel says what to do, and a reload helps when it is back', async ({ page, site, complaints }) => {
    complaints.expect(/status of 503/, /Dateline could not start/);
    const server = await site();
    await openFront(page, server.url);
    const wasm = await wasmPath(page);
    server.answer(wasm, status(503));
    await page.reload();
    const panel = page.getByRole('alert').filter({ hasText: 'This site runs in your browser' });
    await expect(panel.getByRole('heading', { level: 1, name: 'The page cannot go on' })).toBeFocused();
    await expect(panel.getByText(/something stopped it from starting/)).toBeVisible();
    await expect(panel.getByText(/A fault in the page stopped it/)).toBeHidden();
    await expect(panel.getByRole('link', { name: 'Front page' })).toHaveAttribute('href', '/');

    server.answer(wasm, undefined);
    await panel.getByRole('link', { name: 'Load the page again' }).click();
    await expect(h1(page, 'Dateline front page')).toBeAttached();
    await expect(panel).toHaveCount(0);
  });

  test('wasm that is something else: the panel as well', async ({ page, site, complaints }) => {
    complaints.expect(/Dateline could not start/);
    const server = await site();
    await openFront(page, server.url);
    server.answer(await wasmPath(page), new TextEncoder().encode('<!doctype html>'));
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'The page cannot go on' })).toBeVisible();
  });
});

test.describe('when the configuration is wrong', () => {
  test('without a source the page names the problem', async ({ page, site, complaints }) => {
    complaints.expect(/configuration: .*names no feed/, /configuration: \/nmae: there is no such setting/);
    const { url } = await site({ config: { nmae: 'Herald' } });
    await open(page, url, 'This site has no feed yet');
    await expect(main(page).getByRole('listitem').filter({ hasText: 'names no feed, so there is nothing to show' })).toBeVisible();
    await expect(main(page).getByRole('listitem').filter({ hasText: '/nmae: there is no such setting' })).toBeVisible();
  });

  test('a block that is no JSON is named', async ({ page, site, complaints }) => {
    complaints.expect(/configuration: the block: is not JSON/, /names no feed/);
    const { url } = await site({ config: '{ "name": "Herald", }' });
    await open(page, url, 'This site has no feed yet');
    await expect(main(page).getByRole('listitem').filter({ hasText: 'is not JSON' })).toBeVisible();
  });

  test('a wrong setting beside right ones costs nothing but a warning', async ({ page, site, complaints }) => {
    complaints.expect(/configuration: \/language: should be/);
    const { url } = await site({ config: config({ language: 'e n' }), files: { 'feed.json': feed(stories(2)) } });
    await openFront(page, url, 'Herald');
  });

  test('a feed that the policy does not name: the page says which origin, and how to mend it', async ({ page, site, complaints }) => {
    complaints.expect(/policy: connect-src https:\/\/feeds\.example/, /console error: .*(Content Security Policy|violates)/, /does not name https:\/\/feeds\.example/);
    const { url } = await site({ config: config({ sources: [{ url: 'https://feeds.example/feed.json' }] }) });
    await open(page, url, 'This page may not read its stories');
    await expect(main(page).getByText(/does not name https:\/\/feeds\.example\b/)).toBeVisible();
    await expect(main(page).getByText(/connect-src/)).toBeVisible();
  });

  test('a feed elsewhere that the policy names shows', async ({ page, site, context }) => {
    await context.route('https://feeds.example/feed.json', (route) =>
      route.fulfill({ json: feed(stories(2)), headers: { 'access-control-allow-origin': '*' } }),
    );
    const csp =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; style-src 'self'; img-src 'self' https:; font-src 'self'; connect-src 'self' https://feeds.example; manifest-src 'self'";
    const { url } = await site({ config: config({ sources: [{ url: 'https://feeds.example/feed.json' }] }), csp });
    await openFront(page, url, 'Herald');
    expect(await storyLinks(main(page))).toHaveLength(2);
  });
});

test('a picture that fails leaves its box and says so', async ({ page, site, complaints }) => {
  complaints.expect(/status of 404/);
  const image = { width: 1200, height: 800, alt: 'A train.', caption: 'The train leaves.', credit: 'AFP' };
  const server = await site({
    config: config(),
    files: {
      'there.svg': PICTURE,
      'gone.svg': status(404),
      'feed.json': feed([story(1, { image: 'there.svg', _dateline: { image } }), story(2, { image: 'gone.svg', _dateline: { image } })]),
    },
    fallbackStatus: 200,
  });
  const height = async () => Math.round((await main(page).getByText('The train leaves.').boundingBox())?.y ?? -1);
  await open(page, `${server.url}article/story-1`, 'Story number 1');
  await expect(main(page).getByRole('img', { name: 'A train.' })).toBeVisible();
  const there = await height();
  await open(page, `${server.url}article/story-2`, 'Story number 2');
  const figure = main(page).getByRole('figure').first();
  await expect(figure.getByText('Picture unavailable')).toBeVisible();
  await expect(figure).toContainText('The train leaves. (Image source: AFP)');
  expect(await height(), 'the words below stay where they were').toBe(there);
});

test.describe('without a network', () => {
  test('what is in memory opens, and a story that is not says that the reader is offline', async ({ page, site, context, complaints }) => {
    complaints.expect(/ERR_INTERNET_DISCONNECTED/);
    const { url } = await site();
    await openFront(page, url);
    await main(page).getByRole('link', { name: LEAD.headline }).click();
    await expect(h1(page, LEAD.headline)).toBeFocused();
    await page.goBack();
    await expect(h1(page, 'Dateline front page')).toBeAttached();

    await context.setOffline(true);
    await main(page).getByRole('link', { name: LEAD.headline }).click();
    await expect(h1(page, LEAD.headline)).toBeFocused();
    await sections(page).getByRole('link', { name: 'Politics' }).click();
    await expect(h1(page, 'Politics')).toBeFocused();
    await page.getByRole('banner').getByRole('link', { name: /front page/ }).click();
    await expect(h1(page, 'Dateline front page')).toBeFocused();

    await main(page).getByRole('link', { name: 'The minute that had 61 seconds' }).click();
    await expect(h1(page, 'You are offline')).toBeFocused();
    await expect(main(page).getByText('This page has not been kept on this device.')).toBeVisible();

    // The page notices that the network is back.
    await context.setOffline(false);
    await expect(h1(page, 'The minute that had 61 seconds')).toBeFocused();
  });

  test('a later visit shows the stories that were kept, and says how old they are', async ({ page, site, complaints }) => {
    complaints.expect(/status of 503/, /answered with status 503/);
    const server = await site();
    await openFront(page, server.url);
    await expect.poll(() => page.evaluate(async (address) => Boolean(await caches.match(address)), server.url + FEED)).toBe(true);

    server.answer(FEED, status(503));
    await page.reload();
    await expect(h1(page, 'Dateline front page')).toBeAttached();
    await expect(main(page).getByText(/^Our server is not answering\. Showing the stories as they were: .*\d\d:\d\d/)).toBeVisible();
    await expect(main(page).getByRole('link', { name: LEAD.headline })).toBeVisible();

    server.answer(FEED, undefined);
    await tryAgain(page).click();
    await expect(main(page).getByText(/^Our server is not answering\./)).toHaveCount(0);
    await expect(main(page).getByRole('link', { name: LEAD.headline })).toBeVisible();
  });

  test('the age of kept stories and breaking news are both said, one after the other', async ({ page, site, complaints }) => {
    complaints.expect(/status of 503/, /answered with status 503/);
    await onTheDay(page);
    // What the status line said, and for how long, in milliseconds.
    await page.addInitScript(() => {
      /** @type {{ words: string, at: number }[]} */
      const heard = [];
      Object.assign(window, { heard });
      new MutationObserver(() => {
        const words = document.getElementById('announce-polite')?.textContent ?? '';
        if (words !== (heard.at(-1)?.words ?? '')) heard.push({ words, at: performance.now() });
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    const server = await site();
    await openFront(page, server.url);
    await expect.poll(() => page.evaluate(async (address) => Boolean(await caches.match(address)), server.url + FEED)).toBe(true);
    server.answer(FEED, status(503));
    await page.reload();
    await expect(main(page).getByText(/^Our server is not answering\./)).toBeVisible();
    const heard = () => page.evaluate(() => /** @type {{ words: string, at: number }[]} */ (/** @type {any} */ (window).heard));
    const said = async (/** @type {RegExp} */ what) => (await heard()).some(({ words }) => what.test(words));
    await expect.poll(() => said(/^Breaking: /)).toBe(true);
    await expect.poll(() => said(/^Our server is not answering\./)).toBe(true);
    const all = await heard();
    const cutShort = all.filter(({ words, at }, index) => /^(Breaking|Our server)/.test(words) && (all[index + 1]?.at ?? Infinity) - at < 500);
    expect(cutShort, 'replaced before it could be read out').toEqual([]);
  });

  test('an answer that could not be read is not kept in the place of a good one', async ({ page, site, complaints }) => {
    complaints.expect(/Dateline: http\S+feed\.json /);
    const server = await site();
    await openFront(page, server.url);
    await expect.poll(() => page.evaluate(async (address) => Boolean(await caches.match(address)), server.url + FEED)).toBe(true);
    server.answer(FEED, status(200));
    await page.reload();
    await expect(main(page).getByRole('link', { name: LEAD.headline })).toBeVisible();
    const kept = await page.evaluate(async (address) => (await caches.match(address))?.text(), server.url + FEED);
    expect(kept).toContain('jsonfeed.org');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what is missing, and leads to the feed', async ({ page, site }) => {
    // A file brings no icon of its own, so the browser asks for this one.
    const { url } = await site({ files: { 'favicon.ico': '' } });
    await page.goto(url);
    await expect(page.getByRole('heading', { name: 'Dateline needs JavaScript' })).toBeVisible();
    const link = page.getByRole('link', { name: 'The feed of Dateline' });
    await expect(link).toHaveAttribute('href', '/edition/feed.json');
    await link.click();
    await expect(page).toHaveURL(`${url}edition/feed.json`);
  });
});
