// @ts-check
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startSite, status, truncated } from './server.mjs';

/** @type {string} */
let dist;
before(() => {
  dist = mkdtempSync(join(tmpdir(), 'dateline-'));
  const page = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><script type="application/json" id="dateline">{}</script>`;
  for (const name of ['index.html', '404.html']) writeFileSync(join(dist, name), page);
  mkdirSync(join(dist, 'edition'));
  writeFileSync(join(dist, 'edition/feed.json'), '{"version": 1}');
});
after(() => rmSync(dist, { recursive: true }));

/**
 * Starts a site, asks, closes it.
 * @param {import('./server.mjs').Options} options
 * @param {(site: import('./server.mjs').Site) => Promise<void>} use
 */
async function withSite(options, use) {
  const site = await startSite({ dist, ...options });
  try {
    await use(site);
  } finally {
    await site.close();
  }
}

test('serves files with type, compression and ETag, and notes each request', () =>
  withSite({}, async ({ url, requests }) => {
    const response = await fetch(`${url}edition/feed.json`, { headers: { 'accept-encoding': 'br' } });
    assert.deepEqual([response.headers.get('content-type'), response.headers.get('content-encoding')], ['application/json; charset=utf-8', 'br']);
    assert.deepEqual(await response.json(), { version: 1 });
    const again = await fetch(`${url}edition/feed.json`, { headers: { 'accept-encoding': 'br', 'if-none-match': response.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
    assert.deepEqual(requests.map(({ path }) => path), ['edition/feed.json', 'edition/feed.json']);
  }));

test('falls back to 404.html, with the status that was asked for, and not out of its folder', () =>
  withSite({}, async ({ url }) => {
    assert.equal((await fetch(`${url}article/x`)).status, 404);
    for (const odd of ['%2e%2e%2f%2e%2e%2fetc/passwd', 'a%00b', '%zz%', '%ff', 'a'.repeat(5_000)]) assert.equal((await fetch(url + odd)).status, 404, odd);
    await withSite({ fallbackStatus: 200 }, async (other) => assert.equal((await fetch(`${other.url}article/x`)).status, 200));
  }));

test('serves a folder from elsewhere in the place of its own', () =>
  withSite({ folders: { 'edition/': join(dist, 'other') } }, async ({ url }) => {
    mkdirSync(join(dist, 'other/a'), { recursive: true });
    writeFileSync(join(dist, 'other/a/story.json'), '{"version": 2}');
    assert.deepEqual(await (await fetch(`${url}edition/a/story.json`)).json(), { version: 2 });
    for (const path of ['edition/feed.json', 'edition/%2e%2e/index.json']) assert.equal((await fetch(url + path)).status, 404);
  }));

test('lives below a base path', () =>
  withSite({ base: '/news/', files: { 'a.json': [1] } }, async ({ url, origin }) => {
    assert.equal(url, `${origin}/news/`);
    assert.deepEqual(await (await fetch(`${url}a.json`)).json(), [1]);
    assert.equal((await fetch(`${origin}/a.json`)).status, 404);
  }));

test('changes configuration and policy of the pages that it serves', () =>
  withSite({ config: { name: '</script>' }, csp: "img-src 'self'" }, async ({ url }) => {
    for (const path of ['', 'article/x']) {
      const html = await (await fetch(url + path)).text();
      assert.ok(html.includes('<script type="application/json" id="dateline">{"name":"\\u003c/script>"}</script>'), html);
      assert.ok(html.includes(`content="img-src 'self'"`), html);
    }
    await withSite({ csp: false }, async (other) => assert.doesNotMatch(await (await fetch(other.url)).text(), /Content-Security/));
  }));

test('plays faults', () =>
  withSite({ files: { 'down.json': status(503, { 'retry-after': '1' }), 'half.json': truncated('{"version": 1}') } }, async (site) => {
    const down = await fetch(`${site.url}down.json`);
    assert.deepEqual([down.status, down.headers.get('retry-after')], [503, '1']);
    await assert.rejects((await fetch(`${site.url}half.json`)).text());
    site.answer('down.json', '{"up": true}');
    assert.deepEqual(await (await fetch(`${site.url}down.json`)).json(), { up: true });
  }));
