// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { problems } from './problems.mjs';

/** @param {unknown} config */
const page = (config) => `<!doctype html>\n<p>x</p>\n<script type="application/json" id="dateline">${typeof config === 'string' ? config : JSON.stringify(config)}</script>`;
/** @param {unknown} config */
const of = (config, base = '/') => problems(page(config), base, (path) => path === 'edition/feed.json');
const GOOD = { sources: [{ url: 'edition/feed.json' }] };

test('the bundled configuration is right', () => {
  const html = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
  assert.deepEqual(problems(html, '/', () => true), { errors: [], notes: [] });
});

test('a feed of the same origin that is no file is let be, and named', () => {
  for (const url of ['/wp-json/wp/v2/posts?_embed', 'feed.json?v=2', '/edition/feed.json']) {
    const { errors, notes } = of({ sources: [{ url }] }, '/news/');
    assert.deepEqual(errors, [], url);
    assert.match(notes.join(), /is no file in public/);
  }
  assert.deepEqual(of({ sources: [{ url: 'edition/feed.json?v=2' }, { url: 'https://a.example/f' }] }, '/news/'), { errors: [], notes: [] });
});

test('what would make a wrong page is an error, by name', () => {
  /** @type {[unknown, RegExp][]} */
  const cases = [
    [{}, /\/sources names no feed/],
    [{ sources: [] }, /\/sources names no feed/],
    [{ sources: ['https://a.example/f'] }, /\/sources\/0 should be an object/],
    [{ sources: [{ url: 'javascript:alert(1)' }] }, /\/sources\/0\/url should be the address/],
    [{ sources: [{ url: 'https://u:p@a.example/f' }] }, /\/sources\/0\/url should be the address/],
    [{ sources: [{ url: 'f', format: 'rss' }] }, /\/sources\/0\/format should be "auto", "json-feed", "wordpress"/],
    [{ sources: [{ url: 'f', article: 'a.json' }] }, /\/sources\/0\/article should be an address with \{slug\}/],
    [{ ...GOOD, url: 'paper.example' }, /\/url should be the public address/],
    [{ ...GOOD, feed: 7 }, /\/feed should be/],
    [{ ...GOOD, shareImage: 'share.svg' }, /\/shareImage should be the address of a PNG or JPEG/],
    [{ ...GOOD, language: 'e n' }, /\/language should be a language tag/],
    [{ ...GOOD, name: '' }, /\/name should be text/],
    [{ ...GOOD, sections: 'Sport' }, /\/sections should be a list/],
    [{ ...GOOD, adminKey: 'x' }, /\/adminKey looks like a secret/],
    [{ sources: [{ url: 'f', Password: 'x' }] }, /\/sources\/0\/Password looks like a secret/],
    [[], /should be an object/],
  ];
  for (const [config, expected] of cases) assert.match(of(config).errors.join('\n'), expected);
});

test('what has no effect is a note', () => {
  assert.match(of({ ...GOOD, nmae: 'x' }).notes.join(), /\/nmae: there is no such setting \(there are name, language/);
  assert.match(of({ ...GOOD, sections: [{ id: 'a', color: 'red' }] }).notes.join(), /\/sections\/0\/color: there is no such setting/);
});

test('a missing comma is found in its line', () => {
  assert.match(of('{\n  "name": "A"\n  "sources": []\n}').errors.join(), /not JSON: index\.html, line 5: /);
  assert.match(problems('<p>', '/', () => true).errors.join(), /has no <script/);
});
