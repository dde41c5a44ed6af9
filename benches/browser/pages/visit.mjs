// @ts-check
/** From page to page within a site: a card's click, Back, and lists that grow. */

import { PICTURE } from '../../../tests/e2e/support/feeds.mjs';
import { CPU, PHONE } from './load.mjs';

/** The cards that are clicked, as parts of the way down the front page. */
const CARDS = [0.4, 0.6, 0.8];

/**
 * Clicks three cards of the front page, each followed by Back, and says how long each took until it was painted, in
 * milliseconds, with the processor slowed.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the front page
 * @returns {Promise<{ click: number[], back: number[] }>}
 */
export async function visits(browser, address) {
  const context = await browser.newContext(PHONE);
  await context.addInitScript(watch);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  /** @type {{ click: number[], back: number[] }} */
  const times = { click: [], back: [] };
  const links = page.locator('main article h3 a[href*="/article/"]');
  for (const part of CARDS) {
    const link = links.nth(Math.floor((await links.count()) * part));
    await link.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await page.waitForTimeout(500);
    const top = await page.evaluate(() => scrollY);
    const path = await link.evaluate((element) => /** @type {HTMLAnchorElement} */ (element).pathname);
    await page.evaluate((path) => /** @type {any} */ (window).expectPage(path, null), path);
    await link.click();
    times.click.push(await waited(page));
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    await page.evaluate(([path, top]) => /** @type {any} */ (window).goBack(path, top), /** @type {const} */ ([new URL(address).pathname, top]));
    times.back.push(await waited(page));
    await page.waitForLoadState('networkidle');
  }
  await context.close();
  return times;
}

/** @param {import('@playwright/test').Page} page */
async function waited(page) {
  for (let tries = 0; tries < 300; tries++) {
    const took = await page.evaluate(() => sessionStorage.took).catch(() => undefined);
    if (took) return Number(took);
    await page.waitForTimeout(50);
  }
  throw new Error(`${page.url()} was not painted in 15 s`);
}

/** In every document: what is expected is kept in the session's storage, so that it outlives a document. */
function watch() {
  const now = () => performance.timeOrigin + performance.now();
  const painted = (/** @type {() => void} */ then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  };
  function look() {
    const { expected, since } = sessionStorage;
    if (!expected || sessionStorage.took) return;
    const { path, top } = JSON.parse(expected);
    const isThere =
      since && location.pathname === path && (top === null ? document.querySelector('main .article h1') : document.querySelector('main article') && Math.abs(scrollY - top) <= 4);
    if (isThere) painted(() => (sessionStorage.took = now() - Number(since)));
    else requestAnimationFrame(look);
  }
  const expect = (/** @type {string} */ path, /** @type {number | null} */ top) => {
    sessionStorage.removeItem('took');
    sessionStorage.removeItem('since');
    sessionStorage.expected = JSON.stringify({ path, top });
    requestAnimationFrame(look);
  };
  Object.assign(window, {
    expectPage: expect,
    goBack(/** @type {string} */ path, /** @type {number} */ top) {
      expect(path, top);
      sessionStorage.since = now();
      setTimeout(() => history.back());
    },
  });
  addEventListener('click', ({ timeStamp }) => (sessionStorage.since ??= performance.timeOrigin + timeStamp), true);
  addEventListener('pageshow', () => requestAnimationFrame(look));
}

/**
 * Presses "Load more" until there are so many cards, and says what that took and what it holds.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the front page
 * @param {number} most
 */
export async function loadMore(browser, address, most) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // The generated newsroom has no pictures to send.
  await context.route(/\/pictures\//, (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }));
  await context.addInitScript(() => {
    /** @type {Set<WebAssembly.Memory>} */
    const memories = new Set();
    for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
      const original = /** @type {any} */ (WebAssembly)[name];
      /** @type {any} */ (WebAssembly)[name] = async (/** @type {any[]} */ ...given) => {
        const result = await original.apply(WebAssembly, given);
        for (const value of Object.values((result.instance ?? result).exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
        return result;
      };
    }
    Object.assign(window, { wasmBytes: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0) });
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('.loadmore button').waitFor();
  const grown = await page.evaluate(async (most) => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(undefined))));
    const count = () => document.querySelectorAll('main article').length;
    const start = performance.now();
    let longest = 0;
    while (count() < most) {
      const button = /** @type {HTMLButtonElement | null} */ (document.querySelector('.loadmore button'));
      if (!button) break;
      const [pressed, before] = [performance.now(), count()];
      button.click();
      while (count() === before && performance.now() - pressed < 20_000) await frame();
      if (count() === before) break;
      longest = Math.max(longest, performance.now() - pressed);
    }
    return { cards: count(), ms: performance.now() - start, longest };
  }, most);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const wasm = await page.evaluate(() => /** @type {any} */ (window).wasmBytes());
  await context.close();
  return { ...grown, heap: usedSize, wasm };
}
