// @ts-check
/**
 * What a reader waits for: the built site beside a plain static page of the same words, which is written here.
 *
 *   make bench-pages            (ROUNDS=5, CARDS=10000)
 *
 * - static: the printed pages without any script;
 * - printed: what `dateline build` writes, which the program takes over;
 * - browser: what `make build` writes, which the browser renders alone.
 *
 * The rounds of the three are interleaved; the table has medians, and ratios to the static page of the same run.
 * target/bench-pages.json has every figure. Nothing fails here: quote ratios, not milliseconds.
 */

import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { args, executablePath } from '../../tests/e2e/support/chrome.mjs';
import { config } from '../../tests/e2e/support/feeds.mjs';
import { press } from '../../tests/e2e/support/press.mjs';
import { print } from '../../tests/e2e/support/printed.mjs';
import { startSite } from '../../tests/e2e/server.mjs';
import { load } from './pages/load.mjs';
import { loadMore, visits } from './pages/visit.mjs';

const ROUNDS = Number(process.env.ROUNDS || 5);
const CARDS = Number(process.env.CARDS || 10_000);
const PAGES = { 'front page': '', story: 'article/kim-jong-un-heads-home-after-week-in-russia' };

const folder = mkdtempSync(join(tmpdir(), 'dateline-pages-'));
const printed = print('bench');
const fixed = join(folder, 'static');
cpSync(printed, fixed, { recursive: true });
for (const file of pagesBelow(fixed)) writeFileSync(file, withoutScripts(readFileSync(file, 'utf8')));
const edition = press(folder, CARDS);

const sites = {
  static: await startSite({ dist: fixed }),
  printed: await startSite({ dist: printed }),
  browser: await startSite({ fallbackStatus: 200 }),
};
const large = await startSite({
  config: config({ sources: [{ url: 'edition/feed.json', article: 'edition/a/{hash}/{slug}.json' }] }),
  folders: { 'edition/': edition },
  fallbackStatus: 200,
});

/** Every figure, by what it is and by site. @type {Map<string, Record<string, number[]>>} */
const figures = new Map();
let browser = await chromium.launch({ executablePath, args });
const version = browser.version();
for (let round = 0; round < ROUNDS; round++) {
  const names = /** @type {(keyof typeof sites)[]} */ (Object.keys(sites));
  const order = names.map((_, at) => names[(at + round) % names.length]);
  for (const [page, path] of Object.entries(PAGES)) {
    for (const name of order) {
      const { bytes, again, ...rest } = await load(browser, sites[name].url + path);
      for (const [what, figure] of Object.entries(rest)) note(`${page}: ${what}`, name, figure);
      for (const [kind, size] of Object.entries(bytes)) note(`${page}: bytes of ${kind}`, name, size);
      note(`${page}: bytes of all at the next visit`, name, again);
    }
  }
  for (const name of order) {
    const { click, back } = await visits(browser, sites[name].url);
    // The first of a visit pays for what the next ones have.
    note('first click to headline', name, click[0]);
    note('click to headline', name, median(click.slice(1)));
    note('Back to the front page', name, median(back));
  }
  console.error(`round ${round + 1} of ${ROUNDS}`);
  await browser.close();
  browser = await chromium.launch({ executablePath, args });
}
const grown = await loadMore(browser, large.url, CARDS);
await browser.close();
for (const site of [...Object.values(sites), large]) await site.close();
rmSync(folder, { recursive: true });

console.log(table());
console.log(
  `\nLoad more, the browser alone: ${grown.cards.toLocaleString('en-GB')} cards in ${(grown.ms / 1000).toFixed(1)} s, the longest step ${grown.longest.toFixed(0)} ms; ` +
    `heap ${(grown.heap / 1e6).toFixed(1)} MB, memory of the program ${(grown.wasm / 1e6).toFixed(1)} MB`,
);
console.log(`\nChromium ${version}; ${cpus().length} × ${cpus()[0]?.model}; ${ROUNDS} rounds; slow 4G (1.6 Mbit/s, 150 ms) and a processor slowed four times; clicks and Back with the slow processor only.`);
mkdirSync('target', { recursive: true });
writeFileSync('target/bench-pages.json', JSON.stringify({ date: new Date().toISOString(), chromium: version, rounds: ROUNDS, figures: Object.fromEntries(figures), loadMore: grown }, null, 1));
process.exit(0);

/** @param {string} what @param {string} site @param {number} figure */
function note(what, site, figure) {
  const of = figures.get(what) ?? figures.set(what, {}).get(what) ?? {};
  (of[site] ??= []).push(figure);
}

/** @param {number[]} of */
function median(of) {
  const sorted = [...of].sort((one, other) => one - other);
  const at = sorted.length >> 1;
  return sorted.length % 2 ? sorted[at] : (sorted[at - 1] + sorted[at]) / 2;
}

/** In Markdown: the median of each site, and its ratio to the static page of the same round where that is not nought. */
function table() {
  const names = Object.keys(sites);
  const rows = [...figures].map(([what, of]) => [
    what,
    ...names.map((name) => (of[name] ? median(of[name]).toLocaleString('en-GB', { maximumFractionDigits: what.endsWith('cls') ? 4 : 0 }) : '–')),
    ...names.slice(1).map((name) => ratio(of[name], of.static)),
  ]);
  const head = ['', ...names, ...names.slice(1).map((name) => `${name} : static`)];
  return [head, head.map((_, at) => (at ? '--:' : '---')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param {number[] | undefined} of @param {number[] | undefined} to */
function ratio(of, to) {
  if (!of || !to || to.some((figure) => figure === 0)) return '–';
  return median(of.map((figure, round) => figure / to[round])).toFixed(2);
}

/** @param {string} html */
function withoutScripts(html) {
  const without = html.replace(/<script(?![^>]*ld\+json)[^>]*>[^]*?<\/script>/g, '').replace(/<link rel="(?:modulepreload|preload" as="(?:fetch|script))"[^>]*>/g, '');
  if (/<script(?![^>]*ld\+json)/.test(without)) throw new Error('A script is left in the static page.');
  return without;
}

/** @param {string} folder @returns {string[]} */
function pagesBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && !/^(widget|embed)\//.test(file))
    .map((file) => join(folder, file));
}
