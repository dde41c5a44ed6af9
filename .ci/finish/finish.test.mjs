// @ts-check
/** The whole of it, on a small site as Trunk leaves one. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const FINISH = fileURLToPath(new URL('../finish.mjs', import.meta.url));
const CONFIG = '{"name": "Her|ald", "url": "https://paper.example/news", "sources": [{"url": "feed.json"}, {"url": "https://a.example/f"}]}';
/** @type {Record<string, string | Uint8Array>} */
const SITE = {
  'index.html': `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title><script>a()</script>
<script type="application/json" id="dateline">${CONFIG}</script>
<link rel="preload" href="fonts/a.woff2" as="font" crossorigin><link rel="stylesheet" href="style/site.css">
<script type="module" src="/news/boot.js" data-base="/news/" data-js="/news/site-0123456789abcdef.js" data-wasm="/news/site-0123456789abcdef_bg.wasm" data-printed="/news/printed.js" data-search-worker="/news/search-worker-page.js"></script></head><body><p data-name>x</p></body></html>`,
  'boot.js': '// starts\nconst script = document.querySelector("script[data-wasm]");\nimport(script.dataset.js);\n',
  'printed.js': '// printed\nexport const whenSeen = () => {};\n',
  'site-0123456789abcdef.js': 'export default function init(path) { return path ?? new URL("site-0123456789abcdef_bg.wasm", import.meta.url); }\n',
  'site-0123456789abcdef_bg.wasm': new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
  'search-worker-page.js': 'export const worker = () => new Worker(new URL("search-worker.js", import.meta.url));\n',
  'search-worker.js': '// works\nfetch(new URL("search_worker_bg.wasm", import.meta.url)).then(() => import("./search-worker-archive.js"));\n',
  'search-worker-archive.js': '// reads\nexport const look = () => fetch("x");\n',
  'search_worker.js': 'export default () => {};\n',
  'search_worker_bg.wasm': new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
  'style/site.css': '@layer a, b;\n@import "part.css";\n',
  'style/part.css': '@font-face { font-family: A; src: url("../fonts/a.woff2#x") }\n@layer a { p { background: url(dot.svg), url("data:image/gif;base64,AA==") } }\n',
  'style/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'fonts/a.woff2': 'font',
  'feed.json': '{}',
};

/** @type {string} */
let folder;
before(() => void (folder = mkdtempSync(join(tmpdir(), 'dateline-'))));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} name @param {Record<string, string | Uint8Array>} files */
function site(name, files) {
  const dist = join(folder, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), content);
  }
  return dist;
}
/** @param {string} dist */
const finish = (dist) => spawnSync(process.execPath, [FINISH, dist, '--base', '/news/'], { encoding: 'utf8' });

test('a finished site', () => {
  const dist = site('good', SITE);
  const { status, stdout, stderr } = finish(dist);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /brotli 11/);
  const files = readdirSync(dist);
  /** @param {RegExp} name */
  const one = (name) => {
    const found = files.filter((file) => name.test(file));
    assert.equal(found.length, 1, `${name}: ${files}`);
    return found[0];
  };
  const [css, boot, js, wasm] = [/^site-[0-9a-f]{12}\.css$/, /^boot-[0-9a-f]{12}\.js$/, /^site-[0-9a-f]{12}\.js$/, /^site_bg-[0-9a-f]{12}\.wasm$/].map(one);
  const [page, worker, archive, found] = [/^search-worker-page-[0-9a-f]{12}\.js$/, /^search-worker-[0-9a-f]{12}\.js$/, /^search-worker-archive-[0-9a-f]{12}\.js$/, /^search_worker_bg-[0-9a-f]{12}\.wasm$/].map(one);
  const printed = one(/^printed-[0-9a-f]{12}\.js$/);
  const dot = one(/^dot-[0-9a-f]{12}\.svg$/);
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const font = /href="\/news\/(fonts\/a-[0-9a-f]{12}\.woff2)"/.exec(html)?.[1] ?? '';
  assert.ok(existsSync(join(dist, font)), font);
  assert.ok(!existsSync(join(dist, 'style')));

  assert.ok(html.includes(`<script type="module" src="/news/${boot}" data-base="/news/" data-js="/news/${js}" data-wasm="/news/${wasm}" data-printed="/news/${printed}" data-search-worker="/news/${page}"></script>`));
  assert.ok(html.includes(`href="/news/${css}"`));
  assert.match(html, /<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="[^"]*connect-src 'self' https:\/\/a\.example;/);
  assert.match(html, /<title>Herald<\/title>/);
  assert.match(html, /<link rel="preload" as="fetch" crossorigin href="\/news\/feed\.json">/);
  assert.ok(html.includes(CONFIG), 'the configuration stays as the publisher wrote it');

  const sheet = readFileSync(join(dist, css), 'utf8');
  assert.ok(sheet.includes(`${font}#x`) && sheet.includes(dot) && sheet.includes('data:image/gif;base64,AA=='), sheet);
  assert.ok(readFileSync(join(dist, js), 'utf8').includes(wasm));
  assert.ok(readFileSync(join(dist, page), 'utf8').includes(worker), 'the page’s script names its worker');
  assert.ok(readFileSync(join(dist, worker), 'utf8').includes(found), 'and that its module');
  assert.ok(readFileSync(join(dist, worker), 'utf8').includes(archive), 'and what reads an index');
  assert.ok(!files.some((file) => /^search_worker(-[0-9a-f]{12})?\.js$/.test(file)), 'nobody asks for wasm-bindgen’s script');
  assert.match(readFileSync(join(dist, '_headers'), 'utf8'), new RegExp(`/news/${found}\n  Cache-Control: .*immutable`));
  assert.doesNotMatch(readFileSync(join(dist, '404.html'), 'utf8'), /canonical/);
  assert.match(html, /rel="canonical"/);
  assert.match(readFileSync(join(dist, 'licences.txt'), 'utf8'), /\nleptos \d/);

  const again = finish(dist);
  assert.deepEqual([again.status, /has a policy already/.test(again.stderr)], [1, true]);
});

test('the site of a publisher has nothing of the sample', () => {
  const config = '{"name": "Courier", "sources": [{"url": "/wp-json/wp/v2/posts?_embed"}, {"url": "https://a.example/posts/?key=0a1b"}]}';
  const page = /** @type {string} */ (SITE['index.html']).replace(CONFIG, config).replace('</head>', '<link rel="manifest" href="manifest.webmanifest"></head>').replace('</body>', '<noscript><p data-feed><a href="edition/feed.json">feed</a></p></noscript></body>');
  const sample = { 'edition/feed.json': '{}', 'edition/articles/a.json': '{"invented": true}', 'icons/share.png': 'Dateline', 'manifest.webmanifest': '{"name": "Dateline", "icons": []}' };
  const dist = site('publisher', { ...SITE, ...sample, 'index.html': page });
  const { status, stdout, stderr } = finish(dist);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /sample edition, which no source names, is left out: 20 bytes/);
  assert.ok(!existsSync(join(dist, 'edition')) && !existsSync(join(dist, 'icons/share.png')));
  assert.equal(JSON.parse(readFileSync(join(dist, 'manifest.webmanifest'), 'utf8')).name, 'Courier');
  const html = readFileSync(join(dist, 'index.html'), 'utf8').replace(config, '');
  assert.doesNotMatch(html, /edition\/|0a1b/);
  assert.match(html, /<link rel="preload" as="fetch" crossorigin href="\/wp-json\/wp\/v2\/posts\?_embed">/);
});

test('an edition that a source names stays', () => {
  const page = /** @type {string} */ (SITE['index.html']).replace('"feed.json"', '"edition/feed.json"');
  const dist = site('named', { ...SITE, 'index.html': page, 'edition/feed.json': '{}' });
  assert.equal(finish(dist).status, 0);
  assert.ok(existsSync(join(dist, 'edition/feed.json')));
});

test('the same site gets the same names', () => {
  const [one, two] = ['one', 'two'].map((name) => site(name, SITE));
  for (const dist of [one, two]) execFileSync(process.execPath, [FINISH, dist, '--base', '/news/']);
  assert.deepEqual(readdirSync(one, { recursive: true }), readdirSync(two, { recursive: true }));
});

test('what stops a build', () => {
  const page = /** @type {string} */ (SITE['index.html']);
  /** @type {[string, Record<string, string>, RegExp][]} */
  const cases = [
    ['gate', { 'boot.js': 'document.body.innerHTML = "x"' }, /innerHTML/],
    ['script', { 'index.html': page.replace('</head>', '<script>b()</script></head>') }, /one inline script/],
    ['config', { 'index.html': page.replace('{"name"', '{name') }, /not JSON/],
    ['asset', { 'style/part.css': 'p { background: url(none.png) }' }, /none\.png/],
    ['search worker', { 'search-worker-page.js': 'export const worker = null;' }, /search-worker-page\.js does not name search-worker\.js/],
    ['link', { 'index.html': page.replace('</head>', '<link rel="icon" href="none.svg"></head>') }, /none\.svg is not in/],
  ];
  for (const [name, files, expected] of cases) {
    const { status, stderr } = finish(site(`bad-${name}`, { ...SITE, ...files }));
    assert.equal(status, 1, name);
    assert.match(stderr, expected);
  }
});
