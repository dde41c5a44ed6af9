// @ts-check
/**
 * Holds the built site to tests/budgets/budgets.json:  node tests/budgets/check.mjs dist
 *
 * - wire: brotli 11 of every file that a first view of the article asks for before its headline is painted, except
 *   pictures and fonts; and apart from these, of those that it asks for afterwards. The search worker's, with its scripts, are
 *   counted once more by themselves, and what comes to it with the search page.
 * - requests: those (same exception) that began before the headline was painted, the page among them.
 * - hops: how many of them waited for one another; the page itself is 0, what it names is 1.
 * - layout shift: with late fonts. Lighthouse: the mobile preset; its performance score is shown only.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { brotli } from '../../.ci/finish/sizes.mjs';
import { args, executablePath } from '../e2e/support/chrome.mjs';
import { startSite } from '../e2e/server.mjs';
import { depths, withoutPictures } from './requests.mjs';
import { widgetBytes } from './widget.mjs';

const budgets = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'));
const dist = process.argv[2] ?? 'dist';
/** @type {{what: string, value: string, budget: string, ok: boolean}[]} */
const results = [];

/**
 * @param {string} what
 * @param {number} value
 * @param {number | null} budget null: shown only
 * @param {'most' | 'least'} [sense]
 */
function hold(what, value, budget, sense = 'most') {
  const ok = budget === null || (sense === 'most' ? value <= budget : value >= budget);
  const shown = (/** @type {number} */ n) => n.toLocaleString('en-GB', { maximumFractionDigits: 4 });
  results.push({ what, value: shown(value), budget: budget === null ? '-' : `${sense === 'most' ? '≤' : '≥'} ${shown(budget)}`, ok });
}

/** A port that is free now. @returns {Promise<number>} */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });

const port = await freePort();
// The address from which a reader's route gets its answer with 200, as hosts with a rewrite rule give it.
const site = await startSite({ dist, fallbackStatus: 200 });
const browser = await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${port}`] });
try {
  const widget = widgetBytes(dist);
  if (!widget) throw new Error(`${dist} has no widget`);
  hold('widget: bytes of its script', widget.loader, budgets.widget.widgetLoaderBytes);
  hold('widget: bytes with the first list', widget.lists, budgets.widget.widgetBytes);
  hold('widget: bytes of the program for whole stories', widget.stories, budgets.widget.widgetStoriesBytes);
  hold('widget: bytes of its words in another language', widget.words, budgets.widget.widgetWordsBytes);
  hold('widget: bytes of the helper for frames', widget.frameHelper, budgets.widget.widgetFrameHelperBytes);
  await firstView(budgets.pages.article);
  for (const name of budgets.layoutShift.pages) {
    for (const width of budgets.layoutShift.widths) await layoutShift(name, width);
  }
  for (const name of budgets.lighthouse.pages) await audit(name);
} catch (error) {
  results.push({ what: error instanceof Error ? error.message : String(error), value: '', budget: '', ok: false });
} finally {
  await browser.close();
  await site.close();
}

const columns = [['', 'figure', 'budget', ''], ...results.map(({ what, value, budget, ok }) => [what, value, budget, budget === '-' ? '' : ok ? 'ok' : budget ? 'OVER' : 'FAILED'])];
const widths = [0, 1, 2, 3].map((column) => Math.max(...columns.map((row) => row[column].length)));
console.log(`\n${columns.map(([what, ...rest]) => [what.padEnd(widths[0]), ...rest.map((cell, at) => cell.padStart(widths[at + 1]))].join('  ')).join('\n')}`);
const over = results.filter(({ ok }) => !ok);
console.log(over.length ? `✗ ${over.length} of ${results.length} do not hold` : `✓ all budgets hold`);
process.exitCode = over.length ? 1 : 0;

/**
 * Bytes, requests and hops of a first view.
 * @param {{path: string, headline: string}} target
 */
async function firstView({ path, headline }) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  /** @type {import('./requests.mjs').Sent[]} */
  const sent = [];
  session.on('Network.requestWillBeSent', ({ request, initiator, type, wallTime }) => {
    sent.push({ url: request.url, type: type ?? 'Other', at: wallTime * 1000, initiator: /** @type {any} */ (initiator) });
  });
  await page.addInitScript(reportHeadline, headline);
  await page.goto(site.url + path);
  const painted = await headlinePainted(page, path, headline);
  await page.waitForLoadState('networkidle');
  // What a worker asks for, the page's own session does not tell; the server does.
  const byWorker = () => site.requests.filter(({ path, url }) => path.endsWith('.wasm') && !sent.some((one) => one.url === site.origin + url));
  for (let tries = 0; byWorker().length === 0 && tries < 50; tries++) await new Promise((done) => setTimeout(done, 100));
  const [worker, ...others] = byWorker();
  if (!worker) throw new Error(`/${path} did not load the search worker`);
  if (others.length > 0) throw new Error(`/${path} loaded more of the search worker than related news needs: ${others.map(({ url }) => url)}`);
  await context.close();

  const needed = depths(sent.filter(withoutPictures));
  const urls = new Set(needed.map(({ url }) => url));
  const before = needed.filter(({ at }) => at <= painted);
  let [wire, later, finding] = [0, 0, 0];
  let css = 0;
  console.log(`First view of /${path}, brotli 11, without pictures and fonts:`);
  for (const url of urls) {
    const { at, hops } = /** @type {import('./requests.mjs').Counted} */ (needed.find((request) => request.url === url));
    const response = await fetch(url);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const size = brotli(bytes);
    if (at > painted) later += size;
    else wire += size;
    if (response.headers.get('content-type')?.startsWith('text/css')) css += size;
    if (/\/search-worker-/.test(url)) finding += size;
    console.log(`  ${String(size).padStart(7)}  hop ${hops}${at > painted ? ' (after the headline)' : ''}  ${url.replace(site.origin, '')}`);
  }
  const size = brotli(new Uint8Array(await (await fetch(site.origin + worker.url)).arrayBuffer()));
  later += size;
  finding += size;
  console.log(`  ${String(size).padStart(7)}  (after the headline, by the worker)  ${worker.url}`);
  hold('article: bytes', wire, budgets.article.wireBytes);
  hold('article: bytes after the headline', later, budgets.article.laterBytes);
  hold('article: bytes of the search worker and its scripts', finding, budgets.article.searchWorkerBytes);
  const search = readdirSync(dist).find((name) => name.startsWith('search_worker_search-'));
  if (!search) throw new Error('search is no file of its own');
  hold('search: bytes that come to the search worker with its page', brotli(readFileSync(join(dist, search))), budgets.article.searchBytes);
  hold('article: bytes of CSS', css, budgets.article.cssBytes);
  hold('article: requests before the headline', before.length, budgets.article.requestsBeforeHeadline);
  hold('article: dependent hops before the headline', Math.max(...before.map(({ hops }) => hops)), budgets.article.dependentHops);
}

/**
 * In the page: notes when the headline has been painted, in milliseconds since 1970.
 * @param {string} selector
 */
function reportHeadline(selector) {
  const look = () => {
    const found = [...document.querySelectorAll(selector)].some((element) => element.textContent?.trim() && !element.closest('[aria-hidden="true"], [hidden]'));
    if (!found) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (/** @type {any} */ (window).datelineHeadline = performance.timeOrigin + performance.now())));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

/**
 * When that was.
 * @param {import('@playwright/test').Page} page
 * @param {string} path
 * @param {string} selector
 */
async function headlinePainted(page, path, selector) {
  try {
    return await page.waitForFunction(() => /** @type {any} */ (window).datelineHeadline).then((value) => value.jsonValue());
  } catch {
    throw new Error(`/${path} shows no ${selector} after 30 s`);
  }
}

/**
 * @param {string} name
 * @param {number} width
 */
async function layoutShift(name, width) {
  const { path, headline } = budgets.pages[name];
  const late = await startSite({ dist, fallbackStatus: 200, delay: (file) => (file.endsWith('.woff2') ? budgets.layoutShift.fontDelayMs : 0) });
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    /** @type {{sum: number, of: string[]}} */
    const shifts = { sum: 0, of: [] };
    /** @type {any} */ (window).datelineShifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) {
        if (entry.hadRecentInput) continue;
        shifts.sum += entry.value;
        shifts.of.push(`${entry.value.toFixed(4)} ${entry.sources.map((/** @type {any} */ { node }) => node && `<${node.nodeName.toLowerCase()} class="${node.className ?? ''}">`).join(' ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.addInitScript(reportHeadline, headline);
  await page.goto(late.url + path);
  await headlinePainted(page, path, headline);
  await page.waitForLoadState('networkidle');
  const shifts = await page.evaluate(async () => {
    await document.fonts.ready;
    // The observer reports a frame after the shift.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return /** @type {any} */ (window).datelineShifts;
  });
  await context.close();
  await late.close();
  hold(`${name}, ${width} px: layout shift`, shifts.sum, budgets.layoutShift.most);
  if (shifts.sum > budgets.layoutShift.most) console.log(`Shifted on ${name} at ${width} px:\n  ${shifts.of.join('\n  ')}`);
}

/** @param {string} name */
async function audit(name) {
  const run = await lighthouse(site.url + budgets.pages[name].path, { port, logLevel: 'error', output: 'json' });
  if (!run) throw new Error(`Lighthouse gave no result for ${name}`);
  const { categories, audits, runtimeError } = run.lhr;
  if (runtimeError) throw new Error(`Lighthouse, ${name}: ${runtimeError.message}`);
  for (const category of ['performance', 'accessibility', 'best-practices', 'seo']) {
    const score = Math.round((categories[category].score ?? 0) * 100);
    const budget = budgets.lighthouse[category] ?? null;
    hold(`${name}: Lighthouse ${category}`, score, budget, 'least');
    if (budget === null || score >= budget) continue;
    for (const { id, weight } of categories[category].auditRefs) {
      if (!weight || audits[id].score === null || audits[id].score === 1) continue;
      console.log(`Lighthouse, ${name}, ${category}: ${audits[id].title}`);
      const items = /** @type {any} */ (audits[id].details)?.items ?? [];
      for (const item of items.slice(0, 5)) console.log(`  ${item.node?.snippet ?? item.description ?? item.source ?? JSON.stringify(item).slice(0, 200)}`);
    }
  }
}
