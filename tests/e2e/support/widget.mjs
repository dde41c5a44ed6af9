// @ts-check
/** Pages of partners, on an origin of their own, with a newsroom's widget on them. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { test as base } from './test.mjs';

const DIST = resolve(process.env.DIST ?? 'dist');
/** @type {Record<string, string>} */
const TYPES = { js: 'text/javascript', wasm: 'application/wasm', json: 'application/json', css: 'text/css', html: 'text/html; charset=utf-8', svg: 'image/svg+xml', avif: 'image/avif', webp: 'image/webp' };

/**
 * @typedef {object} Newsroom a site whose widget others may use: every answer allows all origins
 * @property {string} url
 * @property {string[]} requests paths, in order
 * @property {(path: string, answer: import('node:http').RequestListener | undefined) => void} answer what a path answers instead, from now on
 * @property {() => Promise<void>} close
 */

/** @param {import('node:http').RequestListener} listener */
async function listening(listener) {
  const server = createServer(listener);
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () =>
    new Promise((/** @type {(value: void) => void} */ done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/`, close };
}

/** @returns {Promise<Newsroom>} */
export async function startNewsroom() {
  /** @type {string[]} */
  const requests = [];
  /** @type {Map<string, import('node:http').RequestListener>} */
  const answers = new Map();
  const { url, close } = await listening((req, res) => {
    const path = new URL(req.url ?? '/', 'http://x/').pathname.slice(1);
    requests.push(path);
    const own = answers.get(path);
    if (own) return own(req, res);
    try {
      const body = readFileSync(join(DIST, path || 'index.html'));
      res.writeHead(200, { 'content-type': TYPES[path.split('.').pop() ?? ''] ?? 'text/html; charset=utf-8', 'access-control-allow-origin': '*', 'cache-control': 'no-cache' }).end(body);
    } catch {
      res.writeHead(404, { 'access-control-allow-origin': '*' }).end();
    }
  });
  return { url, requests, answer: (path, answer) => void (answer ? answers.set(path, answer) : answers.delete(path)), close };
}

/**
 * A partner's page with `body`, on an origin of its own.
 * @param {string} body `{news}` is the newsroom's address
 * @param {Newsroom} newsroom
 * @param {{ csp?: string, head?: string, nonce?: string, script?: boolean, lang?: string }} [how]
 */
export async function startPartner(body, newsroom, { csp, head = '', nonce, script = true, lang = 'en' } = {}) {
  const loader = script ? `<script type="module"${nonce ? ` nonce="${nonce}"` : ''} src="${newsroom.url}widget/dateline-widget.js"></script>` : '';
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A partner</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}${loader}</head><body>${body}</body></html>`.replaceAll('{news}', newsroom.url);
  return listening((req, res) => {
    if ((req.url ?? '/').split('?')[0] !== '/') return void res.writeHead(404).end();
    res.writeHead(200, { 'content-type': TYPES.html, ...(csp ? { 'content-security-policy': csp.replaceAll('{news}', newsroom.url) } : {}) }).end(html);
  });
}

/** An element with what it shows until the stories are there. @param {string} [attributes] */
export const widget = (attributes = '') => `<dateline-widget src="{news}edition/feed.json" ${attributes}><a href="{news}" class="own">The newsroom</a></dateline-widget>`;

/** A newsroom, and pages of partners. */
export const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<{ newsroom: Newsroom, partner: (body: string, how?: Parameters<typeof startPartner>[2]) => Promise<string> }, {}, any>} */ ({
    newsroom: async ({}, /** @type {any} */ use) => {
      const newsroom = await startNewsroom();
      await use(newsroom);
      await newsroom.close();
    },
    partner: async (/** @type {any} */ { newsroom }, /** @type {any} */ use) => {
      /** @type {{ close: () => Promise<unknown> }[]} */
      const started = [];
      await use(async (/** @type {string} */ body, /** @type {any} */ how) => {
        const page = await startPartner(body, newsroom, how);
        started.push(page);
        return page.url;
      });
      await Promise.all(started.map((page) => page.close()));
    },
  }),
);

/** The headlines of all elements of a page. @param {import('@playwright/test').Page} page */
export const headlines = (page) => page.locator('dateline-widget [part=headline]');

/** Puts the newsroom at https://news.example/. @param {import('@playwright/test').Page} page @param {Newsroom} newsroom */
export const asNewsExample = (page, newsroom) =>
  page.route('https://news.example/**', async (route) => {
    const answer = await fetch(newsroom.url + new URL(route.request().url()).pathname.slice(1));
    await route.fulfill({ status: answer.status, headers: { 'access-control-allow-origin': '*', 'content-type': answer.headers.get('content-type') ?? '' }, body: Buffer.from(await answer.arrayBuffer()) });
  });
