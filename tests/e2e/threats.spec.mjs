// @ts-check
/** What is not in a feed's texts: its size, its addresses, the page's address, the reader's other windows, other scripts. */
import { Buffer } from 'node:buffer';
import { PICTURE, config, feed, stories, story } from './support/feeds.mjs';
import { answerFor, intruders, watch } from './support/intruders.mjs';
import { h1, main, open, openFront, storyLinks } from './support/reading.mjs';
import { expect, test } from './support/test.mjs';
import { EVIL_HOST, PICTURE_HOST, PICTURES } from './vectors/vector.mjs';

const MEBIBYTE = 1024 * 1024;

test.describe('a feed that is a bomb', () => {
  test('one of 120 MB is left at the limit, and the page says that it could not be read', async ({ page, site, complaints }) => {
    complaints.expect(/feed\.json is larger than 24 MiB and was not read/);
    let sent = 0;
    const server = await site({
      config: config(),
      files: {
        'feed.json': (_, res) => {
          res.writeHead(200, { 'content-type': 'application/json' });
          const piece = Buffer.alloc(MEBIBYTE, ' ');
          // At the pace of a network: what system and browser hold in between is not what the page has asked for.
          const more = () => {
            if (sent === 120 || res.destroyed) return void res.end();
            sent += 1;
            res.write(piece, () => setTimeout(more, 30));
          };
          more();
        },
      },
    });
    await page.goto(server.url);
    await expect(h1(page, 'The stories could not be read')).toBeVisible();
    expect(sent, 'the rest is not asked for').toBeLessThan(60);
    server.answer('feed.json', feed(stories(3)));
    await main(page).getByRole('button', { name: /^Try again/ }).click();
    await expect(h1(page, 'Herald front page')).toBeFocused();
  });

  for (const [what, text] of [
    ['lists within lists', `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['objects within objects', '{"items":'.repeat(100_000) + '[]' + '}'.repeat(100_000)],
    ['lists that never end', '['.repeat(1_000_000)],
  ]) {
    test(`one of ${what} is refused, and the page goes on`, async ({ page, site, complaints }) => {
      complaints.expect(/Dateline: http\S+feed\.json/);
      const server = await site({ config: config(), files: { 'feed.json': text } });
      await page.goto(server.url);
      await expect(page.getByRole('heading', { level: 1, name: /^(The stories could not be read|No stories yet)$/ })).toBeVisible();
      server.answer('feed.json', feed(stories(3)));
      await main(page).getByRole('button', { name: /^Try again/ }).click();
      await expect(h1(page, 'Herald front page')).toBeFocused();
    });
  }

  test('one story of lists within lists costs no other', async ({ page, site, complaints }) => {
    complaints.expect(/1 of 3 stories were skipped/);
    const deep = JSON.stringify({ ...story(9), _deep: 'DEEP' }).replace('"DEEP"', '['.repeat(100_000) + ']'.repeat(100_000));
    const text = JSON.stringify(feed([story(1), 'HERE', story(2)])).replace('"HERE"', deep);
    const { url } = await site({ config: config(), files: { 'feed.json': text } });
    await openFront(page, url, 'Herald');
    expect((await storyLinks(main(page))).sort()).toEqual(['/article/story-1', '/article/story-2']);
  });
});

test('a feed cannot send the page to another server for its pages, sections and stories', async ({ page, site, complaints }) => {
  complaints.expect(/not asked, for no source in index\.html is at its origin: https:\/\/evil\.example/);
  /** @type {string[]} */
  const reached = [];
  page.on('response', (response) => void (new URL(response.url()).hostname === '127.0.0.1' || reached.push(response.url())));
  await page.context().route(`https://${EVIL_HOST}/**`, (route) => {
    reached.push(route.request().url());
    return route.fulfill({ json: feed(stories(3, 50)), headers: { 'access-control-allow-origin': '*' } });
  });
  const evil = `https://${EVIL_HOST}/x.json`;
  const elsewhere = story(3, { content_html: undefined, _dateline: { article: evil } });
  const { url } = await site({
    config: config(),
    files: { 'feed.json': feed([...stories(2), elsewhere], { next_url: evil, _dateline: { sections: [{ id: 'wire', name: 'Wire', count: 99, feed: evil }] } }) },
    fallbackStatus: 200,
  });
  await openFront(page, url, 'Herald');
  await main(page).getByRole('link', { name: 'Story number 3', exact: true }).first().click();
  await expect(h1(page, 'Story number 3')).toBeFocused();
  await open(page, `${url}section/wire?page=3`, /./);
  await page.getByRole('banner').getByRole('link', { name: /front page$/ }).click();
  await expect(h1(page, 'Herald front page')).toBeAttached();
  expect(reached).toEqual([]);
});

test('no address of the page leads out of it or is taken for another', async ({ page, site }) => {
  const forbidden = watch(page, PICTURE_HOST);
  const server = await site({ config: config(), files: { 'feed.json': feed(stories(3)) }, fallbackStatus: 200 });
  for (const path of [
    'article/%2e%2e%2f%2e%2e%2fevil',
    'article/..%5c..%5cevil',
    'article/javascript:window.__hit=1',
    'article/%3Cimg%20src=x%20onerror=window.__hit=1%3E',
    'article/https:%2f%2fevil.example%2fx',
    'article/%00',
    'article/%ff%fe',
    'article/__proto__',
    'topic/%22%3E%3Cscript%3Ewindow.__hit=1%3C%2fscript%3E',
    'section/javascript:window.__hit=1',
    '/evil.example/article/story-1',
    '/evil.example/%2e%2e',
    '%5c%5cevil.example/x',
    '%5cevil.example/article/story-1',
    'article/story-1?next=https://evil.example/&url=javascript:window.__hit=1#javascript:window.__hit=1',
    'article/story-1#%3Cimg%20src=x%20onerror=window.__hit=1%3E',
  ]) {
    await test.step(path, async () => {
      await page.goto(server.url + path);
      await expect(h1(page, path.includes('story-1?') || path.includes('story-1#') ? 'Story number 1' : /^(We can’t find that page|Herald front page|Javascript.*|Script.*)$/i)).toBeVisible();
      expect(await intruders(page)).toEqual([]);
      expect(await page.evaluate(() => '__hit' in window)).toBe(false);
      expect(new URL(page.url()).origin).toBe(server.origin);
      const links = await main(page).getByRole('link').evaluateAll((all) => all.map((link) => /** @type {HTMLAnchorElement} */ (link).origin));
      expect([...new Set(links)]).toEqual([server.origin]);
    });
  }
  expect(forbidden).toEqual([]);
});

test('a page that a link opens has no way back to this one', async ({ page, site, context }) => {
  // A server of its own, so an origin of its own.
  const { url: other } = await site({ files: { 'index.html': '<!doctype html><title>Elsewhere</title><link rel=icon href=data:,>' } });
  const html = `<p><a href="${other}" target="_blank" rel="opener">the report</a></p>`;
  const { url } = await site({ config: config(), files: { 'feed.json': feed([story(1, { content_html: html })]) }, fallbackStatus: 200 });
  await open(page, `${url}article/story-1`, 'Story number 1');
  for (const click of /** @type {Parameters<import('@playwright/test').Locator['click']>[0][]} */ ([{ modifiers: ['ControlOrMeta'] }, { modifiers: ['Shift'] }, { button: 'middle' }])) {
    const opened = context.waitForEvent('page');
    await main(page).getByRole('link', { name: 'the report' }).click(click);
    const tab = await opened;
    await expect(tab).toHaveTitle('Elsewhere');
    expect(await tab.evaluate(() => window.opener)).toBeNull();
    await tab.close();
  }
  await main(page).getByRole('link', { name: 'the report' }).click();
  await expect(page).toHaveTitle('Elsewhere');
  expect(await page.evaluate(() => window.opener)).toBeNull();
});

test('a server for pictures is not told which story is read, and pictures for counting are not asked for', async ({ page, site }) => {
  /** @type {Record<string, string | undefined>} */
  const asked = {};
  page.on('request', async (request) => {
    if (new URL(request.url()).hostname === PICTURE_HOST) asked[new URL(request.url()).pathname] = (await request.allHeaders()).referer ?? 'not told';
  });
  await answerFor(page, PICTURE_HOST, PICTURE);
  const html = `<img src="${PICTURES}/seen.svg" width=600 height=400 alt=A><img src="${PICTURES}/counts.svg" width=1 height=1><img src="${PICTURES}/hidden.svg" style="display:none"><p>x</p>`;
  const image = (/** @type {string} */ name) => ({ image: `${PICTURES}/${name}`, _dateline: { image: { alt: 'A' } } });
  const counting = { image: `${PICTURES}/hero-counts.svg`, _dateline: { image: { width: 1, height: 1 } } };
  const { url } = await site({
    config: config(),
    files: { 'feed.json': feed([story(1, { ...image('hero.svg'), content_html: html }), story(2, image('other.svg')), story(3, counting)]) },
    fallbackStatus: 200,
  });
  await open(page, `${url}article/story-1`, 'Story number 1');
  await main(page).getByRole('img').last().scrollIntoViewIfNeeded();
  await expect.poll(() => Object.keys(asked).sort()).toEqual(['/hero.svg', '/other.svg', '/seen.svg']);
  expect([...new Set(Object.values(asked))]).toEqual(['not told']);
});

test('a player runs in a frame that can do nothing to this page', async ({ page, site, context, complaints }) => {
  complaints.expect(/Unsafe attempt to initiate navigation for frame with origin/);
  await context.route(/^https:\/\/[^/]*youtube/, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title><script>try { top.location = "https://evil.example/" } catch {}</script>' }));
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/the-film-that-gave-away-its-own-workshop`, /The film that gave away/);
  await main(page).getByRole('button', { name: 'Load video' }).click();
  const frame = main(page).locator('iframe');
  await expect(frame).toHaveAttribute('src', /^https:\/\/www\.youtube-nocookie\.com\/embed\/[\w-]+$/);
  const may = String(await frame.getAttribute('sandbox')).split(' ').sort();
  expect(may).toEqual(['allow-popups', 'allow-presentation', 'allow-same-origin', 'allow-scripts']);
  await expect.poll(() => page.frames().length).toBe(2);
  await expect(h1(page, /The film that gave away/)).toBeVisible();
  expect(new URL(page.url()).origin).toBe(new URL(url).origin);
});

test('what another script adds to every object changes no request and no page', async ({ page, site, context }) => {
  await page.addInitScript(() => {
    const added = {
      ...{ mode: 'no-cors', method: 'POST', credentials: 'include', cache: 'only-if-cached', redirect: 'error', integrity: 'sha256-AAAA', body: 'x', headers: { 'x-evil': '1' }, keepalive: true },
      ...{ status: 500, statusText: 'x', once: true, passive: true },
      ...{ url: 'https://evil.example/', article: 'https://evil.example/{slug}', format: 'ghost', section: 'Evil', embeds: ['evil.example'], name: 'Evil', language: 'ar' },
    };
    for (const [name, value] of Object.entries(added)) Object.defineProperty(Object.prototype, name, { value, writable: true, enumerable: false, configurable: true });
  });
  /** @type {string[]} */
  const asked = [];
  await context.route('https://feeds.example/**', (route) => {
    asked.push(`${route.request().method()} ${route.request().headers()['x-evil'] ?? ''}`);
    return route.fulfill({ json: feed(stories(3)), headers: { 'access-control-allow-origin': '*' } });
  });
  const csp =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; style-src 'self'; img-src 'self' https:; font-src 'self'; connect-src 'self' https://feeds.example; manifest-src 'self'";
  const server = await site({ config: config({ sources: [{ url: 'https://feeds.example/feed.json' }, { url: 'near.json' }] }), files: { 'near.json': feed([story(4), story(5)], { next_url: 'older.json' }), 'older.json': feed(stories(30, 6)) }, csp, fallbackStatus: 200 });
  await openFront(page, server.url, 'Herald');
  await open(page, `${server.url}section/wire?page=3`, 'Wire');
  await expect(main(page).getByText('All 35 stories shown.')).toBeVisible();
  await main(page).getByRole('link', { name: 'Story number 2', exact: true }).click();
  await expect(h1(page, 'Story number 2')).toBeFocused();
  expect([...new Set(asked)]).toEqual(['GET ']);
  expect([...new Set(server.requests.map(({ method }) => method))]).toEqual(['GET']);
  expect(server.requests.filter(({ headers }) => headers['x-evil'])).toEqual([]);
  expect(server.requestsOf('older.json').length, 'asked for by the program').toBeGreaterThan(0);
});
