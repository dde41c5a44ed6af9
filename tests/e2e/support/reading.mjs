// @ts-check
/** What specs ask of a page again and again. */

import { expect } from './test.mjs';

/** The story that the bundled edition leads with. */
export const LEAD = {
  path: 'article/kim-jong-un-heads-home-after-week-in-russia',
  headline: 'Kim Jong Un heads home by train after a week in Russia',
};

/** @typedef {import('@playwright/test').Page} Page */

/** The part of the page between masthead and footer. @param {Page} page */
export const main = (page) => page.getByRole('main');

/** The sections below the masthead. @param {Page} page */
export const sections = (page) => page.getByRole('navigation', { name: 'Sections', exact: true });

/** The element that says what has changed. @param {Page} page */
export const said = (page) => page.getByRole('status');

/** What opens theme and text size; a `summary` has no role of its own. @param {Page} page */
export const displayButton = (page) => page.locator('summary').filter({ hasText: 'Display settings' });

/** @param {Page} page @param {string | RegExp} name */
export const h1 = (page, name) => page.getByRole('heading', { level: 1, name });

/**
 * Opens a page and waits until its h1 is there.
 * @param {Page} page
 * @param {string} url
 * @param {string | RegExp} heading
 */
export async function open(page, url, heading) {
  await page.goto(url);
  await expect(h1(page, heading)).toBeAttached();
}

/** The front page's h1 is for screen readers. @param {Page} page @param {string} url @param {string} [name] */
export const openFront = (page, url, name = 'Dateline') => open(page, url, `${name} front page`);

/** The stories that the links in `place` lead to, one for each link. @param {import('@playwright/test').Locator} place */
export const storyLinks = (place) =>
  place.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '').filter((href) => href.includes('/article/')));

/** @param {string[]} list */
export const repeated = (list) => list.filter((one, at) => list.indexOf(one) !== at);

/** @param {Page} page */
export const scrollTop = (page) => page.evaluate(() => Math.round(window.scrollY));

/**
 * Scrolls to `top` and waits until the window is there.
 * @param {Page} page
 * @param {number} top
 */
export async function scrollTo(page, top) {
  await page.evaluate((to) => window.scrollTo({ top: to, behavior: 'instant' }), top);
  await expect.poll(() => scrollTop(page)).toBe(top);
}

/**
 * Holds that nothing on the page is wider than the window.
 * @param {Page} page
 */
export async function expectNoSidewaysScroll(page) {
  const { needed, has, widest } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = /** @type {Element} */ (document.scrollingElement);
    // What scrolls in a box of its own does not widen the page.
    const scrolls = (/** @type {Element | null} */ element) => {
      for (let box = element; box && box !== document.body; box = box.parentElement) {
        if (getComputedStyle(box).overflowX !== 'visible') return true;
      }
      return false;
    };
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return (right > clientWidth + 1 || left < -1) && !scrolls(element.parentElement);
    });
    return { needed: scrollWidth, has: clientWidth, widest: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)) };
  });
  expect(needed, `wider than the window: ${widest.join('\n')}`).toBeLessThanOrEqual(has);
}

/**
 * Requests to the site since `before` that are no pictures, as paths.
 * @param {import('../server.mjs').Site} site
 * @param {number} before how many there had been
 */
export const askedSince = (site, before) =>
  site.requests.slice(before).map(({ url }) => url).filter((url) => !/\.(svg|avif|webp|png|jpg)$/.test(url));

/**
 * Waits until the site has fetched its own files, the search worker's last, and says how many requests there have been: what
 * comes after is what the reader's doing asked for.
 * @param {import('../server.mjs').Site} site
 */
export async function atRest(site) {
  const worker = () => site.requests.filter(({ path, status }) => /^search_worker_bg-.*wasm$/.test(path) && status === 200);
  await expect.poll(() => worker().length, 'the last of all').toBe(1);
  return site.requests.length;
}

/** @param {Page} page */
export const jsonLd = async (page) => {
  const texts = await page.evaluate(() => [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent ?? ''));
  expect(texts, 'one block of structured data').toHaveLength(1);
  return JSON.parse(texts[0]);
};

/**
 * The content of a `meta` element; null if there is none.
 * @param {Page} page
 * @param {string} name
 */
export const meta = (page, name) =>
  page.evaluate((key) => document.querySelector(`meta[name="${key}"], meta[property="${key}"]`)?.getAttribute('content') ?? null, name);

/**
 * Lets the page's timers run `times` as fast, from the next document on. (Playwright's own clock has timer ids that
 * do not fit the 32 bits that wasm has for them, so they could not be cleared.)
 * @param {Page} page
 * @param {number} times
 */
export const hurry = (page, times) =>
  page.addInitScript((factor) => {
    const inRealTime = window.setTimeout.bind(window);
    Object.assign(window, { setTimeout: (/** @type {TimerHandler} */ then, milliseconds = 0) => inRealTime(then, milliseconds / factor) });
  }, times);

/**
 * Lets the page's clock begin on the evening of the bundled edition, whose breaking story is one for twelve hours.
 * @param {Page} page
 */
export const onTheDay = (page) =>
  page.addInitScript((evening) => {
    const now = Date.now.bind(Date);
    const before = now() - evening;
    Object.assign(Date, { now: () => now() - before });
  }, Date.UTC(2023, 8, 17, 20));

/** The wasm file of the built site, by its path. @param {Page} page */
export const wasmPath = (page) =>
  page.evaluate(() => (/** @type {HTMLScriptElement} */ (document.querySelector('script[data-wasm]')).dataset.wasm ?? '').replace(/^.*\//, ''));
