// @ts-check
/**
 * The journeys of readers, each written once, in Chromium, Firefox and WebKit:  make test-engines
 *
 * ENGINE=firefox takes one engine, and JOURNEY=search those whose names have that word.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { startSite } from '../e2e/server.mjs';
import { folderOf } from '../e2e/support/printed.mjs';
import * as engines from './engines.mjs';
import { PRINTED, elsewhere } from './journeys/elsewhere.mjs';
import { finding } from './journeys/finding.mjs';
import { hearing } from './journeys/hearing.mjs';
import { reading } from './journeys/reading.mjs';
import { style } from './journeys/style.mjs';
import { trouble } from './journeys/trouble.mjs';

const WATCH = { 'watch.js': readFileSync(new URL('watch.js', import.meta.url), 'utf8') };
const JOURNEYS = [...hearing, ...reading, ...finding, ...style, ...trouble, ...elsewhere(folderOf(PRINTED))];

/** A site whose pages begin with what notes their complaints. @type {import('./journeys/journey.mjs').StartSite} */
const watched = ({ files = {}, ...options } = {}) => startSite({ fallbackStatus: 200, head: '<script src="/watch.js"></script>', files: { ...WATCH, ...files }, ...options });

describe('in all engines', { concurrency: 3 }, () => {
  for (const [name, start] of Object.entries(engines)) {
    if (process.env.ENGINE && process.env.ENGINE !== name) continue;
    describe(name, { concurrency: 1 }, () => {
      /** @type {import('./browser.mjs').Browser} */
      let browser;
      before(async () => {
        browser = await start();
        console.log(`${browser.name} ${browser.version}`);
      });
      after(() => browser?.close());

      for (const journey of JOURNEYS.filter(({ name }) => name.includes(process.env.JOURNEY ?? ''))) {
        test(`${name}: ${journey.name}`, async (t) => {
          const { needs } = journey;
          if (needs && !browser.engine[needs]) return t.skip(`${browser.name} cannot: docs/ENGINES.md`);
          /** @type {import('../e2e/server.mjs').Site[]} */
          const sites = [];
          try {
            await browser.view(1280, 900);
            await journey.go(browser, async (options) => {
              const site = await watched(options);
              sites.push(site);
              return site;
            });
            assert.deepEqual((await browser.complaints()).filter((text) => !journey.may.some((pattern) => pattern.test(text))), [], 'what the pages complained of');
          } finally {
            await browser.open('about:blank').catch(() => {});
            await browser.engine.log?.();
            await Promise.all(sites.map((site) => site.close()));
          }
        });
      }
    });
  }
});
