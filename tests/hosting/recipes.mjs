// @ts-check
/** The built site on nginx, Caddy and Apache, as docs/DEPLOY.md sets them up:  DIST=dist node --test tests/hosting/recipes.mjs */

import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { facts } from '../../.ci/finish/facts.mjs';
import { HOSTS, recipe, startHost } from './hosts.mjs';

const DIST = resolve(process.env.DIST ?? 'dist');
const SEALED = ['p/0123456789abcdef.json', 's/sport/0123456789abcdef.json', 'q/0123456789ab.bin', 'q/c/0123456789ab/7.json'];
const FOR_EVER = 'public, max-age=31536000, immutable';
const PATHS = facts.routes.map((route) => route.replace('*', 'a-story'));

assert.ok(existsSync(join(DIST, 'index.html')), `${DIST} has no site: make build`);
const scratch = mkdtempSync(join(tmpdir(), 'dateline-hosting-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

for (const base of ['/', '/news/']) {
  const root = join(scratch, base === '/' ? 'root' : 'below');
  before(() => {
    mkdirSync(join(root, base), { recursive: true });
    cpSync(DIST, join(root, base), { recursive: true });
    for (const path of SEALED) {
      mkdirSync(join(root, base, path, '..'), { recursive: true });
      writeFileSync(join(root, base, path), '{}');
    }
  });
  for (const name of Object.keys(HOSTS)) describe(`${name} below ${base}`, () => check(name, root, base));
}

/**
 * @param {string} name
 * @param {string} root
 * @param {string} base
 */
function check(name, root, base) {
  /** @type {Awaited<ReturnType<typeof startHost>>} */
  let host;
  before(async () => {
    const own = join(scratch, `${name}${base.length}`);
    mkdirSync(own);
    host = await startHost(name, { root, base, scratch: own });
  });
  after(() => host?.close());
  const files = readdirSync(DIST);
  const one = (/** @type {RegExp} */ pattern) => {
    const file = files.find((file) => pattern.test(file));
    assert.ok(file, `${DIST} has no ${pattern}`);
    return file;
  };
  const ask = (/** @type {string} */ path, /** @type {Record<string, string>} */ headers = {}) => fetch(host.origin + base + path, { headers, redirect: 'manual' });
  const page = readFileSync(join(DIST, 'index.html'), 'utf8');
  const missing = readFileSync(join(DIST, '404.html'), 'utf8');

  test('the addresses of pages are answered with the page', async () => {
    for (const path of ['', ...PATHS, ...PATHS.map((path) => `${path}/`), 'search?q=a+b', 'article/%C3%BCber-%D7%90', 'index.html']) {
      const answer = await ask(path);
      assert.deepEqual([answer.status, answer.headers.get('cache-control')], [200, 'no-cache'], path);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/html/, path);
      assert.ok((await answer.text()) === page, path);
    }
  });

  test('what is not there is not there', async () => {
    for (const path of ['nothing', 'site-000000000000.js', 'site_bg-000000000000.wasm', 'edition/none.json', 'article/a/b', 'section/', 'searching', 'fonts/']) {
      const answer = await ask(path);
      assert.equal(answer.status, 404, path);
      assert.equal(answer.headers.get('cache-control'), 'no-cache', path);
      assert.ok((await answer.text()) === missing, path);
    }
  });

  test('types, compression and how long they hold', async () => {
    /** @type {[string, RegExp][]} */
    const wanted = [
      [one(/^site_bg-[0-9a-f]{12}\.wasm$/), /^application\/wasm$/],
      [one(/^site-[0-9a-f]{12}\.js$/), /javascript/],
      [one(/^site-[0-9a-f]{12}\.css$/), /^text\/css/],
    ];
    for (const [file, type] of wanted) {
      const answer = await ask(file, { 'accept-encoding': 'gzip' });
      assert.match(answer.headers.get('content-type') ?? '', type);
      assert.equal(answer.headers.get('content-encoding'), 'gzip', file);
      assert.match(answer.headers.get('vary') ?? '', /accept-encoding/i);
      assert.equal(answer.headers.get('cache-control'), FOR_EVER, file);
      assert.ok(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(DIST, file))), file);
    }
    for (const path of SEALED) assert.equal((await ask(path)).headers.get('cache-control'), FOR_EVER, path);
    const manifest = await ask('manifest.webmanifest');
    assert.match(manifest.headers.get('content-type') ?? '', /^application\/manifest\+json/);
    assert.equal(manifest.headers.get('cache-control'), 'no-cache');
    assert.equal((await ask('robots.txt')).headers.get('cache-control'), 'no-cache');
  });

  test('security headers are on every answer', async () => {
    for (const path of ['', 'article/a', 'nothing', 'manifest.webmanifest', one(/^site-[0-9a-f]{12}\.js$/)]) {
      const { headers } = await ask(path);
      const sent = ['content-security-policy', 'cross-origin-opener-policy', 'x-content-type-options', 'referrer-policy'].map((name) => headers.get(name));
      assert.deepEqual(sent, ["frame-ancestors 'none'", 'same-origin', 'nosniff', 'strict-origin-when-cross-origin'], path);
      assert.match(headers.get('permissions-policy') ?? '', /camera=\(\)/, path);
      assert.equal(headers.get('access-control-allow-origin'), null, path);
    }
  });

  test('others may read the widget and the edition, and frame one page', async () => {
    for (const path of ['widget/dateline-widget.js', 'widget/frame.html', 'edition/feed.json']) {
      const answer = await ask(path);
      assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin'), answer.headers.get('cache-control')], [200, '*', 'no-cache'], path);
      const framing = path.endsWith('.html') ? 'frame-ancestors *' : "frame-ancestors 'none'";
      assert.equal(answer.headers.get('content-security-policy'), framing, path);
    }
  });
}

test('the function for CloudFront answers the addresses of pages', () => {
  const handler = new Function(`${recipe('js')}; return handler;`)();
  const uri = (/** @type {string} */ uri) => handler({ request: { uri } }).uri;
  for (const path of PATHS) assert.equal(uri(`/${path}`), '/index.html');
  assert.deepEqual(['/', '/a.js', '/article/a/b'].map(uri), ['/index.html', '/a.js', '/article/a/b']);
});
