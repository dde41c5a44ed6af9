// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashedName, ownPath, resolveAddresses } from './names.mjs';

test('names a file by its content, without the hash that Trunk gave it', () => {
  const name = hashedName('site-0123456789abcdef_bg.wasm', 'a');
  assert.match(name, /^site_bg-[0-9a-f]{12}\.wasm$/);
  assert.notEqual(name, hashedName('site-0123456789abcdef_bg.wasm', 'b'));
  assert.match(hashedName('fonts/newsreader-latin-400-normal.woff2', 'a'), /^fonts\/newsreader-latin-400-normal-[0-9a-f]{12}\.woff2$/);
});

test('tells its own files from others', () => {
  for (const address of ['style/site.css', './style/site.css', '/news/style/site.css', '/style/site.css']) assert.equal(ownPath(address, '/news/'), 'style/site.css', address);
  for (const address of ['https://a.example/x', '//a.example/x', 'mailto:a@b.example', 'data:,x', '#main', '', '?q']) assert.equal(ownPath(address, '/news/'), null, address);
  assert.equal(ownPath('./', '/news/'), '');
  assert.equal(ownPath('/news/', '/news/'), '');
});

test('writes addresses that hold on every route', () => {
  const names = new Map([['style/site.css', 'site-1.css'], ['boot.js', 'boot-2.js'], ['a.wasm', 'a-3.wasm']]);
  const html = '<link rel="stylesheet" href="style/site.css"><a href="./">x</a><a href="#main"></a><a href="" data-reload></a><script src="/news/boot.js" data-wasm="/news/a.wasm"></script><a href="https://a.example/boot.js"></a>';
  assert.equal(
    resolveAddresses(html, '/news/', names),
    '<link rel="stylesheet" href="/news/site-1.css"><a href="/news/">x</a><a href="#main"></a><a href="" data-reload></a><script src="/news/boot-2.js" data-wasm="/news/a-3.wasm"></script><a href="https://a.example/boot.js"></a>',
  );
});
