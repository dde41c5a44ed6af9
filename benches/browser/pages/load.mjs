// @ts-check
/** One first view of a page on a slow line, and what it cost. */

import { depths, withoutPictures } from '../../../tests/budgets/requests.mjs';

/** Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms; and a processor a quarter as fast. */
export const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
export const CPU = 4;
export const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: false };
/** Nothing has come in for so long, in milliseconds: the page is at rest. */
const QUIET = 1_000;

/**
 * @typedef {object} Load
 * @property {number} fcp milliseconds
 * @property {number} lcp milliseconds
 * @property {number} blocked milliseconds beyond 50 of each task, from the start
 * @property {number} cls
 * @property {number} requests pictures and fonts apart
 * @property {number} hops how many of these waited for one another
 * @property {Record<string, number>} bytes on the wire, by kind
 * @property {number} again bytes of all kinds at the next visit, when nothing has changed
 */

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @returns {Promise<Load>}
 */
export async function load(browser, address) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  /** @type {import('../../../tests/budgets/requests.mjs').Sent[]} */
  const sent = [];
  /** @type {Map<string, string>} */
  const kinds = new Map();
  /** @type {Record<string, number>} */
  const bytes = {};
  let last = Date.now();
  let underWay = 0;
  session.on('Network.requestWillBeSent', ({ request, initiator, type, wallTime }) => {
    sent.push({ url: request.url, type: type ?? 'Other', at: wallTime * 1000, initiator: /** @type {any} */ (initiator) });
    underWay += 1;
    last = Date.now();
  });
  session.on('Network.responseReceived', ({ requestId, response }) => void kinds.set(requestId, kind(response.mimeType)));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const of = kinds.get(requestId) ?? 'other';
    bytes[of] = (bytes[of] ?? 0) + encodedDataLength;
    underWay -= 1;
    last = Date.now();
  });
  session.on('Network.loadingFailed', () => {
    underWay -= 1;
    last = Date.now();
  });
  await page.addInitScript(() => {
    const seen = { lcp: 0, blocked: 0, cls: 0 };
    /** @type {any} */ (window).seen = seen;
    const watch = (/** @type {string} */ type, /** @type {(entry: any) => void} */ then) =>
      new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true });
    watch('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
    watch('longtask', ({ duration }) => (seen.blocked += duration - 50));
    watch('layout-shift', ({ value, hadRecentInput }) => (seen.cls += hadRecentInput ? 0 : value));
  });
  const visit = async () => {
    await page.goto(address);
    for (let tries = 0; (underWay > 0 || Date.now() - last < QUIET) && tries < 200; tries++) await page.waitForTimeout(100);
  };
  await visit();
  const seen = await page.evaluate(() => ({
    .../** @type {any} */ (window).seen,
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  const needed = depths(sent.filter(withoutPictures));
  const hops = Math.max(...needed.map(({ hops }) => hops));
  const first = { ...bytes };
  await visit();
  await context.close();
  const sum = (/** @type {Record<string, number>} */ of) => Object.values(of).reduce((all, one) => all + one, 0);
  return { ...seen, requests: new Set(needed.map(({ url }) => url)).size, hops, bytes: first, again: sum(bytes) - sum(first) };
}

/** @param {string} mime */
function kind(mime) {
  if (/wasm/.test(mime)) return 'wasm';
  if (/javascript/.test(mime)) return 'js';
  if (/css/.test(mime)) return 'css';
  if (/html/.test(mime)) return 'html';
  if (/json/.test(mime)) return 'json';
  if (/^image/.test(mime)) return 'pictures';
  if (/font/.test(mime)) return 'fonts';
  return 'other';
}
