// What the start script asks for before the program is there: the same files as the program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const SCRIPT = readFileSync(fileURLToPath(new URL('../../public/boot.js', import.meta.url)), 'utf8');

/** The addresses that the script asks for on a page at `path`. */
function asked(path, sources) {
  const addresses = [];
  const page = {
    URL, TextEncoder, AbortController, Map, Promise, console: { error() {} },
    location: { href: `https://paper.example${path}`, pathname: path, search: '' },
    document: {
      readyState: 'loading',
      documentElement: { dataset: {} },
      addEventListener() {},
      querySelector: () => ({ dataset: { base: '/', js: 'site.js', wasm: 'site.wasm' } }),
      getElementById: () => ({ textContent: JSON.stringify({ sources }) }),
    },
    addEventListener() {},
    fetch: (address) => { addresses.push(String(address)); return new Promise(() => {}); },
  };
  page.window = page;
  vm.runInNewContext(SCRIPT.replace('import(', '(async () => {})('), page);
  return addresses.filter((address) => address.endsWith('.json'));
}

const LARGE = [{ url: 'edition/feed.json', article: 'edition/a/{hash}/{slug}.json' }];

test('a deep link asks for the story and the head, and for nothing else', () => {
  // The same folders as in the tests of src/article/slug.rs and src/route.rs.
  for (const [slug, file] of [['a', 'a/e4/a'], ['n%C3%A9', 'a/f8/n%C3%A9'], ['né', 'a/f8/n%C3%A9']]) {
    assert.deepEqual(asked(`/article/${slug}`, LARGE), [
      `https://paper.example/edition/${file}.json`,
      'https://paper.example/edition/feed.json',
    ]);
  }
});

test('every other page asks for the head only', () => {
  for (const path of ['/', '/section/sport', '/article/', '/article/%E0%A4%A']) {
    assert.deepEqual(asked(path, LARGE), ['https://paper.example/edition/feed.json']);
  }
});
