// @ts-check
/** A built site with all its pages printed into it, and what tests ask of a page that the program takes over. */

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the pages are printed for; they are served elsewhere, as previews of a site are. */
const ADDRESS = 'https://news.example/';

/** Where {@link print} prints, for this worker. @param {string} name */
export const folderOf = (name) => resolve('target/printed', `${process.env.TEST_WORKER_INDEX ?? 0}-${name}`);

/**
 * Prints the pages of the built site into a copy of it, and says where. A configuration takes the place of the site's
 * own, as do files by their path.
 * @param {string} name
 * @param {{ config?: object, files?: Record<string, string | object>, edition?: string, address?: string }} [own]
 */
export function print(name, { config, files = {}, edition, address = ADDRESS } = {}) {
  const dist = resolve(process.env.DIST ?? 'dist');
  const out = folderOf(name);
  rmSync(out, { recursive: true, force: true });
  cpSync(dist, out, { recursive: true });
  if (edition) {
    rmSync(join(out, 'edition'), { recursive: true });
    cpSync(edition, join(out, 'edition'), { recursive: true });
  }
  for (const [path, file] of Object.entries(files)) writeFileSync(join(out, path), typeof file === 'string' ? file : JSON.stringify(file));
  if (config) {
    const json = JSON.stringify(config).replaceAll('<', '\\u003c');
    for (const page of ['index.html', '404.html']) {
      const html = readFileSync(join(out, page), 'utf8');
      writeFileSync(join(out, page), html.replace(/(<script type="application\/json" id="dateline">)[^]*?(?=<\/script>)/, (_, open) => open + json));
    }
  }
  execFileSync('cargo', ['run', '--quiet', '--example', 'printed', '--', out, address], { stdio: 'ignore' });
  return out;
}

/** The paths of all printed pages, as readers ask for them. @param {string} site */
export function pathsOf(site) {
  const below = (/** @type {string} */ folder) =>
    existsSync(join(site, folder)) ? readdirSync(join(site, folder)).map((file) => `${folder}/${encodeURIComponent(file.replace(/\.html$/, ''))}`) : [];
  return ['', 'search', ...['section', 'topic', 'article'].flatMap(below)];
}

/**
 * Notes every node of a page as soon as it is parsed, and every shift of its layout.
 * @param {import('@playwright/test').Page} page
 */
export const watchNodes = (page) =>
  page.addInitScript(() => {
    const watched = /** @type {any} */ (window);
    watched.shifts = [];
    // Until then a font may come, with which the program has nothing to do.
    let still = Infinity;
    addEventListener('load', async () => {
      await document.fonts.ready;
      requestAnimationFrame(() => requestAnimationFrame(() => (still = performance.now())));
    });
    new PerformanceObserver((list) => {
      for (const entry of /** @type {any[]} */ (list.getEntries())) {
        const moved = entry.sources.map((/** @type {any} */ { node }) => `${node?.nodeName} ${node?.className ?? node?.nodeValue}`);
        if (entry.startTime > still) watched.shifts.push(`${entry.value}: ${moved.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
    document.addEventListener('DOMContentLoaded', () => {
      const walker = document.createTreeWalker(/** @type {Element} */ (document.querySelector('.site')), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      watched.printed = [];
      while (walker.nextNode()) watched.printed.push([walker.currentNode, walker.currentNode.nodeName, walker.currentNode.parentElement?.outerHTML.slice(0, 200)]);
    });
  });

/** What of the noted nodes is not on the page any more. @param {import('@playwright/test').Page} page @returns {Promise<string[]>} */
export const lostNodes = (page) =>
  page.evaluate(() => /** @type {any} */ (window).printed.filter((/** @type {any} */ [node]) => !node.isConnected).map((/** @type {any} */ [, name, around]) => `${name} in ${around}`));

/** What has moved since all was there that the page shows, its fonts as well. @param {import('@playwright/test').Page} page @returns {Promise<string[]>} */
export const shifts = (page) => page.evaluate(() => /** @type {any} */ (window).shifts);

/**
 * Waits until the program has taken the page over, and what comes after it is there.
 * @param {import('@playwright/test').Page} page
 */
export async function takenOver(page) {
  await page.locator('html[data-printed="over"]').waitFor({ state: 'attached' });
  await settled(page);
}

/**
 * Waits until nothing changes any more.
 * @param {import('@playwright/test').Page} page
 */
export const settled = (page) =>
  page.evaluate(async () => {
    const pause = () => new Promise((done) => setTimeout(done, 150));
    for (let before = '', quiet = 0; quiet < 3; ) {
      await pause();
      const now = /** @type {Element} */ (document.querySelector('.site')).outerHTML;
      const isWaiting = location.pathname.includes('/article/') && !document.querySelector('.article__side');
      quiet = now === before && !isWaiting ? quiet + 1 : 0;
      before = now;
    }
  });

/**
 * The page as a list of its nodes, with their attributes in order and the origin left out.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string[]>}
 */
export const tree = (page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const lines = [];
    const plain = (/** @type {string} */ text) => text.replaceAll(location.origin, '').replaceAll(location.host, '');
    const walk = (/** @type {Node} */ node, /** @type {number} */ depth) => {
      const indent = ' '.repeat(depth);
      if (node instanceof Element) {
        const attributes = [...node.attributes].map(({ name, value }) => `${name}="${plain(value)}"`).sort();
        lines.push(`${indent}<${[node.localName, ...attributes].join(' ')}>`);
        for (const child of node.childNodes) walk(child, depth + 1);
      } else {
        lines.push(`${indent}${node.nodeName} ${JSON.stringify(plain(node.nodeValue ?? ''))}`);
      }
    };
    walk(/** @type {Element} */ (document.querySelector('.site')), 0);
    return lines;
  });
