// @ts-check
/**
 * What a megabyte of anything costs the page: the built site opens a story with each heavy body of tests/corpus, and
 * the main thread's work beyond that of a short story is printed, the most first.
 *
 *   make build bench-heavy
 *
 * Nothing fails here; a machine may be busy. MOST is what issue 11 asks for.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { args, executablePath } from '../../tests/e2e/support/chrome.mjs';
import { config, feed, story } from '../../tests/e2e/support/feeds.mjs';
import { startSite } from '../../tests/e2e/server.mjs';

const MOST = 200;
const ROUNDS = Number(process.env.ROUNDS || 3);
const folder = process.argv[2] ?? 'target/texts/heavy';
const wanted = process.argv[3] ?? '';
const bodies = readdirSync(folder).filter((name) => name.includes(wanted)).map((name) => [name.replace(/\.html$/, ''), atMost(readFileSync(join(folder, name), 'utf8'), 1_000_000)]);

const browser = await chromium.launch({ executablePath, args });
const plain = await cost('<p>One paragraph.</p>');
const times = [];
for (const [name, html] of bodies) times.push({ name: /** @type {string} */ (name), ms: (await cost(/** @type {string} */ (html))) - plain });
times.sort((one, other) => other.ms - one.ms);
for (const { name, ms } of times) console.log(`${ms.toFixed(0).padStart(7)} ms  ${name}${ms > MOST ? '  OVER' : ''}`);
console.log(`${times.filter(({ ms }) => ms > MOST).length} of ${times.length} are over ${MOST} ms; a short story: ${plain.toFixed(0)} ms`);
await browser.close();
process.exit(0);

/**
 * The main thread's work of opening a story with this text, in milliseconds of its processor time: the least of some
 * rounds, and all of it, with layout and style, until nothing happens any more.
 * @param {string} html
 */
async function cost(html) {
  const site = await startSite({ config: config(), files: { 'feed.json': feed([story(0, { content_html: html })]) }, fallbackStatus: 200 });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await browser.newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.goto(`${site.url}article/story-0`);
    await page.locator('main h1').first().waitFor({ state: 'attached', timeout: 60_000 });
    let before = -1;
    for (;;) {
      const { metrics } = await devtools.send('Performance.getMetrics');
      const spent = /** @type {{ value: number }} */ (metrics.find(({ name }) => name === 'ThreadTime')).value * 1000;
      // Asking costs a little as well.
      if (spent - before < 5) break;
      before = spent;
      await page.waitForTimeout(400);
    }
    rounds.push(before);
    await page.close();
  }
  await site.close();
  return Math.min(...rounds);
}

/**
 * As much of `html` as takes this many bytes as JSON, where a control character takes six.
 * @param {string} html
 * @param {number} bytes
 */
function atMost(html, bytes) {
  const sent = Buffer.byteLength(JSON.stringify(html));
  return sent > bytes * 1.1 ? html.slice(0, Math.floor((html.length * bytes) / sent)) : html;
}
