// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { violations } from './gate.mjs';
import { headers, redirects } from './hosting.mjs';
import { addAddress, addFeed, fillManifest, fillShell, preloadFeed } from './shell.mjs';

/** @type {import('./config.mjs').Config} */
const config = { name: 'Käse & <Co> $1', wordmark: 'Käse & <Co> $1', language: 'ar', dir: 'rtl', sources: [{ url: 'feed.json' }, { url: 'https://a.example/f?b&c' }], url: 'https://paper.example/news/', embeds: [] };

test('writes name, language and direction into the shell', () => {
  const html = fillShell('<html lang="en"><head><title>x</title><meta name="description" content="y" data-named="News of {name}"></head><b data-name>z</b><p data-named="{name} needs JavaScript">z</p>', config, '/');
  assert.equal(
    html,
    '<html lang="ar" dir="rtl"><head><title>Käse &amp; &lt;Co&gt; $1</title><meta name="description" content="News of Käse &amp; <Co> $1"></head><b data-name>Käse &amp; &lt;Co&gt; $1</b><p data-named="{name} needs JavaScript">Käse &amp; &lt;Co&gt; $1 needs JavaScript</p>',
  );
});

const NOSCRIPT = '<noscript><ul data-feed><li><a class="btn" href="x" data-named="Feed of {name}">y</a></li></ul></noscript>';

test('offers the feed that is named to readers without JavaScript', () => {
  assert.equal(
    fillShell(NOSCRIPT, { ...config, name: 'N', feed: 'rss.xml?a&b' }, '/news/'),
    '<noscript><ul data-feed><li><a class="btn" href="/news/rss.xml?a&amp;b" data-named="Feed of {name}">Feed of N</a></li></ul></noscript>',
  );
});

test('prints the address of no source, which may hold a key', () => {
  const html = fillShell(NOSCRIPT, { ...config, sources: [{ url: 'https://ghost.example/posts/?key=0a1b' }] }, '/');
  assert.equal(html, '<noscript><ul data-feed hidden></ul></noscript>');
  assert.equal(addFeed('<head></head>', config, '/'), '<head></head>');
});

test('tells feed readers where the feed is', () => {
  const type = (/** @type {string} */ feed) => /type="([^"]*)"/.exec(addFeed('<head></head>', { ...config, feed }, '/news/'))?.[1];
  assert.equal(addFeed('<head></head>', { ...config, name: 'N', feed: 'feed.json?v=2' }, '/news/'), '<head><link rel="alternate" type="application/feed+json" title="N" href="/news/feed.json?v=2">\n</head>');
  assert.deepEqual(['https://a.example/rss/', 'atom.xml', 'rss.xml'].map(type), ['application/rss+xml', 'application/atom+xml', 'application/rss+xml']);
});

test('the manifest is the publisher’s', () => {
  const bundled = readFileSync(new URL('../../public/manifest.webmanifest', import.meta.url), 'utf8');
  const manifest = JSON.parse(fillManifest(bundled, config));
  assert.deepEqual([manifest.name, manifest.short_name, manifest.lang, manifest.dir, manifest.description], [config.name, config.name, 'ar', 'rtl', undefined]);
  assert.equal(manifest.icons.length, JSON.parse(bundled).icons.length);
});

test('adds the public address once', () => {
  const html = addAddress('<head><meta property="og:type" content="x"></head>', config);
  assert.match(html, /<link rel="canonical" href="https:\/\/paper\.example\/news\/">/);
  assert.match(html, /<meta property="og:url" content="https:\/\/paper\.example\/news\/">/);
  assert.equal(html.match(/og:type/g)?.length, 1);
  assert.doesNotMatch(html, /og:image/);
  assert.match(addAddress('<head></head>', { ...config, shareImage: 'icons/share.png' }), /<meta property="og:image" content="https:\/\/paper\.example\/news\/icons\/share\.png">/);
  assert.equal(addAddress('<head></head>', { ...config, url: undefined }), '<head></head>');
});

test('preloads the first feed of its own origin only', () => {
  const sources = [{ url: 'https://a.example/f' }, { url: 'b.json' }, { url: 'c.json' }];
  assert.equal(preloadFeed('<head></head>', { ...config, sources }, '/news/'), '<head><link rel="preload" as="fetch" crossorigin href="/news/b.json">\n</head>');
  assert.equal(preloadFeed('<head></head>', { ...config, sources: sources.slice(0, 1) }, '/'), '<head></head>');
});

test('finds what no script may contain', () => {
  assert.deepEqual(violations('a.js', 'retrieval(x); medieval(y); document.writable'), []);
  for (const bad of ['x.innerHTML=y', 'e.insertAdjacentHTML(', 'new Function("x")', 'eval("x")', 'document.write("x")']) assert.equal(violations('a.js', bad).length, 1, bad);
});

test('says no header twice for one path', () => {
  const text = headers('/news/', ['a-1.js']);
  const paths = text.split('\n').filter((line) => line && !line.startsWith(' '));
  assert.equal(new Set(paths).size, paths.length);
  assert.match(text, /\/news\/a-1\.js\n {2}Cache-Control: public, max-age=31536000, immutable/);
  assert.doesNotMatch(text.split('\n/news/\n')[0], /Cache-Control/);
  assert.match(redirects('/news/'), /^\/news\/article\/\* \/news\/index\.html 200$/m);
  assert.match(redirects('/news/'), /^\/news\/search \/news\/index\.html 200$/m);
  assert.match(text, /^\/news\/\*\n(.*\n)* {2}Cross-Origin-Opener-Policy: same-origin\n/);
  // Hosts would join it with that of the one page that may be framed.
  assert.doesNotMatch(text.split('\n/news/')[0], /Content-Security-Policy/);
  for (const page of ['', 'index.html', '404.html', 'search', 'article/*', 'embed/']) assert.ok(text.includes(`\n/news/${page}\n  Cache-Control: no-cache\n  Content-Security-Policy: frame-ancestors 'none'\n`), page);
  assert.match(text, /^\/news\/widget\/frame\.html\n {2}Cache-Control: no-cache\n {2}Content-Security-Policy: frame-ancestors \*$/m);
  assert.match(text, /^\/news\/widget\/\*\n {2}Access-Control-Allow-Origin: \*$/m);
  assert.match(text, /^\/news\/search\n {2}Cache-Control: no-cache$/m);
});
