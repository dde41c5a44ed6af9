// @ts-check
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { readConfig, resolve } from './config.mjs';
import { addPolicy, inlineScripts, policy } from './csp.mjs';
import { facts } from './facts.mjs';

/** @param {object} json */
const page = (json) => `<script type="application/json" id="dateline">${JSON.stringify(json)}</script>`;
/** @param {object} json */
const policyOf = (json, base = '/') => policy(readConfig(page(json)), base, []);
/** @param {string} text @param {string} name */
const directive = (text, name) => text.split('; ').find((part) => part.startsWith(`${name} `));

test('names the origin of each feed and of its stories, once, and none for its own', () => {
  const text = policyOf({
    sources: [
      { url: 'edition/feed.json', article: 'https://cdn.example/{slug}.json' },
      { url: 'https://feeds.example:8443/a?b' },
      { url: 'https://feeds.example:8443/c' },
      { url: '//third.example/f' },
      { url: 'javascript:alert(1)' },
      { url: "https://x.example; script-src 'unsafe-inline'" },
    ],
  });
  assert.equal(directive(text, 'connect-src'), "connect-src 'self' https://cdn.example https://feeds.example:8443 https://third.example");
  assert.doesNotMatch(text, /unsafe-inline/);
});

test('lets only the chosen players in', () => {
  assert.deepEqual(directive(policyOf({}), 'frame-src')?.split(' ').slice(1).sort(), Object.values(facts.players).sort());
  assert.ok(Object.values(facts.players).includes('https://www.youtube-nocookie.com'));
  assert.equal(directive(policyOf({ embeds: ['maps.example', 'social.example:8443', "x.example; script-src 'unsafe-inline'", 'https://y.example', '*.z.example', 7] }), 'frame-src'), 'frame-src https://maps.example https://social.example:8443');
  assert.equal(directive(policyOf({ embeds: ['vimeo', 'constructor'] }), 'frame-src'), 'frame-src https://player.vimeo.com');
  assert.equal(directive(policyOf({ embeds: [] }), 'frame-src'), "frame-src 'none'");
});

test('allows the one inline script by its hash, and no more', () => {
  const script = 'document.documentElement.dataset.theme = "dark"';
  const html = `<script>${script}</script><script type="application/ld+json">{}</script><script src="a.js"></script>${page({})}`;
  const scripts = inlineScripts(html);
  assert.deepEqual(scripts, [script]);
  const hash = createHash('sha256').update(script).digest('base64');
  assert.equal(directive(policy(readConfig(html), '/', scripts), 'script-src'), `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'`);
  assert.throws(() => inlineScripts(`${html}<script type="module">1</script>`), /one inline script is allowed, 2/);
});

test('stops at what it would block', () => {
  assert.throws(() => inlineScripts('<p style="color:red">'), /no style=/);
  assert.throws(() => inlineScripts('<p onclick="x()">'), /no onclick=/);
  assert.throws(() => inlineScripts('<style>p{}</style>'), /no <style>/);
});

test('stands right after the charset', () => {
  assert.equal(addPolicy('<head><meta charset="utf-8"><title>a</title>', "default-src 'none'"), `<head><meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>a</title>`);
});

test('reads the configuration', () => {
  const config = readConfig(page({ name: 'The|Herald', language: 'ar-EG', url: 'https://paper.example/news', sources: [{}, { url: 'a' }] }));
  assert.deepEqual(config, { name: 'TheHerald', wordmark: 'The|Herald', language: 'ar-EG', dir: 'rtl', url: 'https://paper.example/news/', feed: undefined, shareImage: undefined, sources: [{ url: 'a' }], embeds: undefined });
  for (const [tag, dir] of [['fa-Latn', 'ltr'], ['ku-Arab', 'rtl'], ['he_IL', 'rtl'], ['uz-Cyrl', 'ltr'], ['arn', 'ltr']]) assert.equal(readConfig(page({ language: tag })).dir, dir, tag);
  assert.throws(() => readConfig('<script type="application/json" id="dateline">{</script>'), /not JSON/);
  assert.throws(() => readConfig('<p>'), /has no/);
});

test('resolves addresses against the base', () => {
  assert.deepEqual(resolve('edition/feed.json', '/news/'), { origin: null, href: '/news/edition/feed.json' });
  assert.deepEqual(resolve('/feed.json?x', '/news/'), { origin: null, href: '/feed.json?x' });
  assert.deepEqual(resolve('https://a.example/f', '/'), { origin: 'https://a.example', href: 'https://a.example/f' });
  assert.equal(resolve('data:text/plain,x', '/'), null);
});
