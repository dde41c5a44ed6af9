// @ts-check
/**
 * What every spec uses in place of Playwright's own `test`:
 *
 * ```js
 * import { expect, test } from './support/test.mjs';
 *
 * test('the feed is down', async ({ page, site, complaints }) => {
 *   complaints.expect(/503/);
 *   const { url } = await site({ files: { 'edition/feed.json': status(503) } });
 *   await page.goto(url);
 *   …
 * });
 * ```
 */

import { test as base, expect } from '@playwright/test';
import { startSite } from '../server.mjs';

export { expect };
export { hang, status, truncated } from '../server.mjs';

/** What a page complained of: console errors and warnings, uncaught errors, violations of the policy. */
class Complaints {
  /** @type {string[]} */
  heard = [];
  /** @type {RegExp[]} */
  #expected = [];
  /** @type {RegExp[]} */
  #allowed = [];

  /**
   * Declares a complaint. One that is not declared fails the test, and so does a declared one that never comes.
   * @param {...RegExp} patterns
   */
  expect(...patterns) {
    this.#expected.push(...patterns);
  }

  /**
   * Declares complaints of the browser itself that come or not, as its network goes.
   * @param {...RegExp} patterns
   */
  allow(...patterns) {
    this.#allowed.push(...patterns);
  }

  /** @param {import('@playwright/test').Page} page */
  listen(page) {
    page.on('console', (message) => {
      const { url } = message.location();
      if (message.type() === 'error' || message.type() === 'warning') this.heard.push(`console ${message.type()}: ${message.text()}${url ? ` (${url})` : ''}`);
    });
    page.on('pageerror', (error) => this.heard.push(`uncaught: ${error.stack ?? error}`));
  }

  /** Those that were declared and did not come. */
  missing() {
    return this.#expected.filter((pattern) => !this.heard.some((text) => pattern.test(text))).map(String);
  }

  /** Those that nobody declared. */
  wrong() {
    return this.heard.filter((text) => ![...this.#expected, ...this.#allowed].some((pattern) => pattern.test(text)));
  }
}

/**
 * @typedef {object} Fixtures
 * @property {(options?: import('../server.mjs').Options) => Promise<import('../server.mjs').Site>} site starts a site; closed after the test
 * @property {Complaints} complaints of every page of the test's context
 */

export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<Fixtures, {}, import('@playwright/test').PlaywrightTestArgs>} */ ({
    site: async ({}, use) => {
      /** @type {import('../server.mjs').Site[]} */
      const started = [];
      await use(async (options) => {
        const site = await startSite(options);
        started.push(site);
        return site;
      });
      await Promise.all(started.map((site) => site.close()));
    },

    complaints: [
      async ({ context }, use) => {
        const complaints = new Complaints();
        context.on('page', (page) => complaints.listen(page));
        // Chromium does not write every violation to the console; the event tells them all.
        await context.exposeBinding('datelineViolation', (_, text) => void complaints.heard.push(`policy: ${text}`));
        await context.addInitScript(() => {
          addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) => {
            /** @type {any} */ (window).datelineViolation(`${effectiveDirective} ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`);
          });
        });
        await use(complaints);
        // The browser tells of an answer a moment after the answer.
        await expect.poll(() => complaints.missing(), 'declared, but not heard').toEqual([]);
        expect(complaints.wrong(), 'what the page complained of').toEqual([]);
      },
      { auto: true },
    ],
  }),
);
