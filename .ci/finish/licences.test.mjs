// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crates, licences, metadata } from './licences.mjs';

const packages = crates(metadata(['wordpress', 'players']));
const names = packages.map(({ name }) => name);
const text = licences(packages);

test('all crates of the program are named, and none that only builds or tests it', () => {
  for (const name of ['leptos', 'gloo-net', 'js-sys', 'rlsf', 'serde_json', 'wasm-bindgen', 'web-sys']) assert.ok(names.includes(name), name);
  for (const name of ['dateline', 'criterion', 'scraper', 'html5ever', 'serde_derive', 'wasm-bindgen-macro', 'wasm-bindgen-test']) assert.ok(!names.includes(name), name);
  for (const { name, version, license } of packages) assert.ok(text.includes(`\n${name} ${version}: ${license}`), name);
});

test('each text stands there once, with all who have it', () => {
  const blocks = text.split(`\n\n${'='.repeat(80)}\n`).slice(1).map((block) => block.split(`\n${'='.repeat(80)}\n\n`));
  assert.ok(blocks.length > 10 && blocks.length < packages.length * 2, `${blocks.length}`);
  assert.equal(new Set(blocks.map(([, words]) => words)).size, blocks.length);
  assert.match(text, /Permission is hereby granted, free of charge/);
  assert.match(text, /leptos \d[^\n]*: MIT, [^\n]*, by Greg Johnston/);
  assert.match(text, /TERMS AND CONDITIONS FOR USE, REPRODUCTION/);
});

test('a crate without a licence stops the build', () => {
  assert.throws(() => licences([{ ...packages[0], license: null }]), /names no licence/);
});
