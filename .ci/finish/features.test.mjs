// @ts-check
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readConfig } from './config.mjs';
import { features } from './features.mjs';
import { parts } from './parts.mjs';

const ALL = ['wordpress', 'ghost', 'ninjs', 'guardian', 'players'];
/** @param {string[]} formats @param {string[]} [embeds] */
const of = (formats, embeds) => features({ sources: formats.map((format) => ({ url: 'f', format })), embeds }, () => true);

test('a site gets the formats that its sources name, and no others', () => {
  assert.deepEqual(of(['json-feed'], []), []);
  assert.deepEqual(of(['ghost', 'json-feed', 'wordpress'], ['youtube']), ['wordpress', 'ghost']);
});

test('a source whose format is recognised from its answer needs them all', () => {
  assert.deepEqual(of(['auto'], []), ALL.slice(0, 4));
  assert.deepEqual(features({ sources: [{ url: 'f' }] }), ALL);
  assert.deepEqual(features({ sources: [{ url: 'f', format: 'misspelt' }] }), ALL);
  assert.deepEqual(features({}), ['players']);
});

test('a JSON Feed at another origin may hold what plug-ins write', () => {
  assert.deepEqual(features({ sources: [{ url: 'https://paper.example/feed.json', format: 'json-feed' }], embeds: [] }), ['quirks']);
});

test('so may one that a program of the publisher answers, and no edition of press', () => {
  /** @param {any} source */
  const parts = (source) => features({ sources: [{ format: 'json-feed', ...source }], embeds: [] });
  assert.deepEqual(parts({ url: '/feed/json' }), ['quirks']);
  assert.deepEqual(parts({ url: 'feed.json?v=2' }), ['quirks']);
  assert.deepEqual(parts({ url: 'edition/feed.json' }), []);
  assert.deepEqual(parts({ url: 'elsewhere/feed.json', article: 'elsewhere/a/{slug}.json' }), []);
});

test('players of other services come with the first that is named', () => {
  assert.deepEqual(of(['json-feed'], ['youtube', 'vimeo']), []);
  assert.deepEqual(of(['json-feed'], ['spotify']), ['players']);
  assert.deepEqual(of(['json-feed'], ['maps.example']), ['players']);
});

test('the parts are those of Cargo.toml', () => {
  const cargo = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  const named = JSON.parse(/^default = (\[.*\])$/m.exec(cargo)?.[1] ?? '[]');
  // The site and the widget's reader of any feed are no choice; the search worker is built without both. The program is
  // for the host only.
  assert.deepEqual(named, ['site', 'widget-feeds', ...ALL, 'program']);
});

test('the bundled edition needs none of them', () => {
  const html = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
  assert.deepEqual(features(readConfig(html)), []);
});

test('what is cut off into parts is there', () => {
  assert.deepEqual(Object.keys(parts([])), ['feeds', 'lists', 'search']);
  assert.deepEqual(Object.keys(parts(['quirks'])), ['lists', 'search'], 'a feed of another system needs its reader at once');
  const modules = Object.values(parts([])).flatMap((part) => part.modules);
  for (const module of modules) {
    const path = new URL(`../../src/${module.replaceAll('::', '/')}`, import.meta.url);
    assert.ok(existsSync(new URL(`${path}.rs`)) || existsSync(new URL(`${path}/mod.rs`)), `${module} is no module of src: see .ci/finish/parts.mjs`);
  }
});
