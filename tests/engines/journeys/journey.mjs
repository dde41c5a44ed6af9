// @ts-check
/** What a journey is, and what its pages are opened from. */

/**
 * @typedef {object} Journey
 * @property {string} name
 * @property {RegExp[]} may what its pages may complain of, because the journey makes it happen
 * @property {(browser: import('../browser.mjs').Browser, site: StartSite) => Promise<unknown>} go
 * @property {keyof import('../browser.mjs').Engine} [needs] what an engine must be able to do; docs/ENGINES.md says which cannot
 *
 * @typedef {(options?: import('../../e2e/server.mjs').Options) => Promise<import('../../e2e/server.mjs').Site>} StartSite
 */

/**
 * @param {string} name
 * @param {Journey['go']} go
 * @param {{ may?: RegExp[], needs?: Journey['needs'] }} [options]
 * @returns {Journey}
 */
export const journey = (name, go, { may = [], needs } = {}) => ({ name, go, may, needs });

/** The story that the bundled edition leads with. */
export const LEAD = { path: 'article/kim-jong-un-heads-home-after-week-in-russia', headline: 'Kim Jong Un heads home by train after a week in Russia' };
/** A story further down on its front page. */
export const HILLS = { path: 'article/the-hill-towns-that-own-their-wind', headline: 'The hill towns that own their wind' };

/** How far the window is scrolled. @param {import('../browser.mjs').Browser} browser */
export const scrollTop = (browser) => browser.run(() => Math.round(scrollY));

/** Waits until the window is scrolled so far. @param {import('../browser.mjs').Browser} browser @param {number} top */
export const isAt = (browser, top) => browser.soon(`scrolled to ${top} px`, (wanted) => Math.abs(scrollY - wanted) <= 1, top);

/** Waits until the link with these words has the focus. @param {import('../browser.mjs').Browser} browser @param {string} words */
export const linkHasFocus = (browser, words) => browser.soon(`the focus on “${words}”`, (text) => document.activeElement?.localName === 'a' && document.activeElement.textContent?.trim() === text, words);

/** Waits for the address. @param {import('../browser.mjs').Browser} browser @param {string} url */
export const addressIs = (browser, url) => browser.soon(`the address ${url}`, (wanted) => location.href === wanted, url);
