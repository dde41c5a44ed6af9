// @ts-check
/** What goes wrong: no network, no server, no page, a feed that attacks. */

import assert from 'node:assert/strict';
import { status } from '../../e2e/server.mjs';
import { PICTURE, config, feed, story } from '../../e2e/support/feeds.mjs';
import { HOSTILE, LAST_WORDS, MARKUP } from '../../e2e/support/hostile.mjs';
import { PROTOCOLS, RULES, findIntruders } from '../../e2e/support/intruders.mjs';
import { LEAD, addressIs, journey } from './journey.mjs';

/** A story that is never shown beside the lead, so nothing asks for it but a click. */
const LATER = { path: 'article/the-minute-that-had-61-seconds', headline: 'The minute that had 61 seconds' };

const FEED = 'edition/feed.json';
const fileOf = (/** @type {{ path: string }} */ { path }) => `edition/articles/${path.slice('article/'.length)}.json`;

/** What runs in the page to find what no feed may bring into it. */
const intruders = /** @type {() => string[]} */ (new Function(`return (${findIntruders})(document.querySelector('main'), ${JSON.stringify(RULES)})`));

/**
 * Waits until an answer is kept on this device.
 * @param {import('../browser.mjs').Browser} browser
 * @param {string} address
 */
const isKept = (browser, address) =>
  browser.soon(`${address} kept`, (name) => {
    const kept = /** @type {Record<string, boolean>} */ (/** @type {any} */ (window).kept ??= {});
    void caches.match(name).then((found) => (kept[name] = Boolean(found)));
    return kept[name];
  }, address);

/** Holds that nothing of a hostile feed ran, left the site, or can be followed. @param {import('../browser.mjs').Browser} browser */
async function isHarmless(browser) {
  const found = await browser.run((protocols) => {
    const links = [...document.links].map(({ protocol }) => protocol);
    const asked = performance.getEntriesByType('resource').map(({ name }) => name);
    return {
      hit: /** @type {any} */ (window).__hit ?? null,
      frames: frames.length,
      protocols: links.filter((protocol) => !protocols.includes(protocol)),
      outside: asked.filter((name) => !name.startsWith('data:') && new URL(name).origin !== location.origin),
    };
  }, PROTOCOLS);
  assert.deepEqual(found, { hit: null, frames: 0, protocols: [], outside: [] });
  assert.deepEqual(await browser.run(intruders), []);
}

export const trouble = [
  journey(
    'a kept story opens when the server does not answer, with its age; a new one says so; both are whole when it does',
    async (browser, site) => {
      const server = await site();
      await browser.open(server.url + LEAD.path);
      await browser.heading(LEAD.headline);
      // Read, so it is kept.
      for (const path of [FEED, fileOf(LEAD)]) await isKept(browser, server.url + path);
      for (const path of [FEED, fileOf(LEAD), fileOf(LATER)]) server.answer(path, status(503));
      // In another tab: what automated WebKit keeps, it keeps for as long as a page of the site is open.
      await browser.inOtherTab(async () => {
        await browser.open(server.url + LEAD.path);
        await browser.heading(LEAD.headline);
        assert.ok(await browser.run(() => document.querySelectorAll('.prose > p').length > 5));
        await browser.words('main', 'Our server is not answering.');
        await browser.click('a.brand');
        await browser.heading('Dateline front page', { isFocused: true });
        await browser.click('main a', LATER.headline);
        await browser.heading('The stories did not load', { isFocused: true });
        for (const path of [FEED, fileOf(LEAD), fileOf(LATER)]) server.answer(path, undefined);
        await browser.click('main button', 'Try again');
        await browser.heading(LATER.headline);
      });
    },
    { may: [/503/, /not loaded: <link rel="preload" as="fetch"/] },
  ),

  journey(
    'offline: what was read opens, what was not says so, and comes when the network is back',
    async (browser, site) => {
      const server = await site();
      await browser.open(server.url + LEAD.path);
      await browser.heading(LEAD.headline);
      await browser.click('a.brand');
      await browser.heading('Dateline front page', { isFocused: true });
      await browser.engine.setOffline(true);
      // For an engine that is told so and not cut off.
      server.answer(fileOf(LATER), (_, res) => res.destroy());
      try {
        await browser.soon('told that it is offline', () => !navigator.onLine);
        await browser.click('main a', LEAD.headline);
        await browser.heading(LEAD.headline, { isFocused: true });
        await browser.back();
        await browser.click('main a', LATER.headline);
        await browser.heading('You are offline', { isFocused: true });
      } finally {
        server.answer(fileOf(LATER), undefined);
        await browser.engine.setOffline(false);
      }
      await browser.heading(LATER.headline, { isFocused: true });
    },
    { may: [/ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE/, /not loaded: <img/] },
  ),

  journey('a feed full of markup and scripts is text on the front page', async (browser, site) => {
    const { url } = await site(hostile());
    await browser.open(url);
    await browser.heading('Herald front page');
    await browser.find('main a', 'Headline');
    await isHarmless(browser);
    assert.equal(await browser.run(() => document.querySelector('.wire a')?.textContent?.trim().endsWith('Headline')), true);
  }, { may: [/0 of 3 stories were skipped, \d+ fields were dropped/] }),

  journey('a story full of markup and scripts is text, by a click and by its address', async (browser, site) => {
    const { url } = await site(hostile());
    await browser.open(url);
    await browser.heading('Herald front page');
    await browser.click('main a', 'Headline');
    await browser.soon('the heading with the focus', () => document.activeElement?.localName === 'h1');
    await browser.words('.prose', LAST_WORDS);
    await browser.words('.prose', "<img src=x onerror=window.__hit='decoded'>");
    await isHarmless(browser);
    await browser.reload();
    await browser.words('.prose', LAST_WORDS);
    await isHarmless(browser);
    const data = await browser.run(() => [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => JSON.parse(textContent ?? '')['@type']));
    assert.deepEqual(data, ['NewsArticle']);
  }, { may: [/0 of 3 stories were skipped, \d+ fields were dropped/] }),

  ...[
    journey('a story that is not there: the page says so, and leads on', (browser, site) => isMissing(browser, site, 'article/no-such-story'), { may: [/no-such-story/] }),
    journey('an address of no page says so', (browser, site) => isMissing(browser, site, 'nowhere/at/all'), { may: [/nowhere\/at\/all/] }),
  ],

  journey('a program that is not there: the page says what to do, with the headlines as links', async (browser, site) => {
    const server = await site();
    await browser.open(server.url);
    const wasm = await browser.run(() => /** @type {HTMLScriptElement} */ (document.querySelector('script[data-wasm]')).dataset.wasm?.slice(1) ?? '');
    await browser.heading('Dateline front page');
    server.answer(wasm, status(404));
    await browser.reload();
    await browser.soon('the panel', () => document.querySelector('#recovery:not([hidden]) h1')?.getClientRects().length);
    await browser.find('#recovery [data-headlines] a', LEAD.headline);
    server.answer(wasm, undefined);
    await browser.reload();
    await browser.heading('Dateline front page');
  }, { may: [/404/, /could not start/, /not loaded: <link .*site_bg/] }),
];

const hostile = () => ({
  config: config(),
  files: { 'picture.svg': PICTURE, 'feed.json': feed([HOSTILE, story(2), story(3)], { title: MARKUP('feed'), icon: 'javascript:1' }) },
});

/**
 * Holds that an address has a page which says that there is nothing.
 * @param {import('../browser.mjs').Browser} browser
 * @param {import('./journey.mjs').StartSite} site
 * @param {string} path
 */
async function isMissing(browser, site, path) {
  const { url } = await site({ fallbackStatus: 404 });
  await browser.open(url + path);
  await browser.heading('We can’t find that page');
  assert.deepEqual(await browser.run(() => [document.title, document.querySelector('meta[name=robots]')?.getAttribute('content')]), ['Page not found – Dateline', 'noindex']);
  await browser.click('main a', 'Front page');
  await browser.heading('Dateline front page', { isFocused: true });
  await addressIs(browser, url);
}
