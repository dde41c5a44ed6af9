// @ts-check
/**
 * The search worker's module, as a release has it, in headless Chromium: building the index, related news, one
 * key of a search.
 *
 *   make build bench-browser
 *
 * The module runs in the page, not in a worker, so that what is measured is the module.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { PARTS, WASM as FINISHED, finishSearchWorkerModule } from '../../.ci/finish/search-worker.mjs';
import { args, executablePath } from '../../tests/e2e/support/chrome.mjs';

const WASM = `${process.env.CARGO_TARGET_DIR ?? 'target'}/wasm32-unknown-unknown/release/search_worker.wasm`;
/** How many times as slow the processor is made: SLOWED=4 make bench-browser */
const SLOWED = Number(process.env.SLOWED ?? 1);
const END = '\u001f';
/** An index of more stories is built three times only. */
const MANY = 20_000;
/** How many stories a message brings, as the site sends them. */
const AT_ONCE = 64;

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('which folders? see the first lines of this file');

const out = mkdtempSync(join(tmpdir(), 'dateline-search-worker-'));
execFileSync('wasm-bindgen', ['--target', 'web', '--no-typescript', '--out-dir', out, WASM], { stdio: 'inherit' });
finishSearchWorkerModule(out);
const files = Object.fromEntries([FINISHED, ...PARTS.map(({ file }) => file)].map((name) => [`/${name}`, ['application/wasm', readFileSync(join(out, name))]]));
rmSync(out, { recursive: true });

const server = createServer((req, res) => {
  const [type, bytes] = /** @type {Record<string, any>} */ (files)[req.url ?? ''] ?? ['text/html', '<!doctype html>'];
  // A clock that tells microseconds apart, as far as the browser has one.
  res.writeHead(200, { 'content-type': type, 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }).end(bytes);
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

const browser = await chromium.launch({ executablePath, args });
console.log('stories   index the first time   p50   p95   longest slice   memory   related p50   p95   search p50   p95   (typing error) p95');
for (const folder of folders) {
  const lines = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
  const stories = lines('stories.jsonl').map(({ title, summary }, at) => document(title, summary, 1_700_000_000 - 600 * at));
  const added = [];
  for (let at = 0; at < stories.length; at += AT_ONCE) added.push(`a${END}${stories.slice(at, at + AT_ONCE).join('')}`);
  const asked = lines('queries.jsonl').map(({ kind, query }) => ({ kind, message: `s${END}${query}${END.repeat(7)}0${END}0${END}0${END}20${END}` }));
  const related = stories.slice(0, 200).map((story, at) => `r${END}${story}${at}${END}`);
  const rounds = stories.length > MANY ? 3 : 30;
  const page = await browser.newPage();
  await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.goto(`http://127.0.0.1:${port}/`);
  const result = await page.evaluate(measure, { added, asked, related, rounds });
  await page.close();
  const [all, typing] = [result.search, result.search.filter(({ kind }) => /typ|error/i.test(kind))].map((times) => times.map(({ time }) => time));
  const ms = (/** @type {number} */ time) => time.toFixed(2).padStart(6);
  console.log(
    [
      String(stories.length).padStart(7),
      ...[result.built[0] ?? NaN, part(result.built, 0.5), part(result.built, 0.95), result.slice].map((time) => time.toFixed(1).padStart(7)),
      `${result.memory.toFixed(0)} MB`.padStart(7),
      ms(part(result.related, 0.5)), ms(part(result.related, 0.95)),
      ms(part(all, 0.5)), ms(part(all, 0.95)), ms(part(typing, 0.95)),
    ].join('   '),
  );
}
await browser.close();
server.close();

/** @param {number[]} times @param {number} share */
function part(times, share) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** A story as src/search_worker/protocol.rs reads one: no text, section, tags or names. @param {string} headline @param {string} standfirst @param {number} date */
function document(headline, standfirst, date) {
  return [headline, standfirst, '', '', 'en', '0', '0', String(date)].map((field) => `${field}${END}`).join('');
}

/**
 * In the page.
 * @param {{added: string[], asked: {kind: string, message: string}[], related: string[], rounds: number}} messages
 */
async function measure({ added, asked, related, rounds }) {
  // As search-worker.js has it; no index is read here.
  /** @type {Record<string, Function>} */
  const later = {};
  const forwarding = new Proxy(later, { get: (functions, name) => (/** @type {any[]} */ ...given) => functions[/** @type {string} */ (name)](...given) });
  const compile = (/** @type {string} */ name) => WebAssembly.compileStreaming(fetch(name));
  const [first, merge, search, facets] = await Promise.all(['bg', 'merge', 'search', 'facets'].map((name) => compile(`/search_worker_${name}.wasm`)));
  const add = async (/** @type {WebAssembly.Module} */ module, /** @type {any} */ f) => {
    const { exports } = await WebAssembly.instantiate(module, { f, l: /** @type {any} */ (forwarding) });
    Object.assign(later, exports);
    return exports;
  };
  const start = async () => {
    const { exports } = await WebAssembly.instantiate(first, new Proxy({}, { get: () => forwarding }));
    await add(merge, exports);
    return /** @type {any} */ (exports);
  };
  /** @type {any} the newest */
  let wasm;
  // As search-worker.js has it.
  const answer = (/** @type {string} */ message) => {
    const text = new TextEncoder().encode(message);
    const place = wasm.message(text.length) >>> 0;
    new Uint8Array(wasm.memory.buffer, place).set(text);
    const length = wasm.answer();
    return new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, wasm.answered() >>> 0, length));
  };
  let slice = 0;
  const timed = (/** @type {() => unknown} */ run) => {
    const start = performance.now();
    const result = run();
    return { time: performance.now() - start, result };
  };
  const build = () => {
    for (const message of added) {
      slice = Math.max(slice, timed(() => answer(message)).time);
      for (let isDone = false; !isDone; ) {
        const step = timed(() => wasm.work(5_000));
        slice = Math.max(slice, step.time);
        isDone = /** @type {boolean} */ (step.result);
      }
    }
  };
  const built = [];
  for (let round = 0; round < rounds; round++) {
    wasm = await start();
    built.push(timed(build).time);
  }
  await add(facets, await add(search, wasm));
  // Once, so that the browser has compiled it as it will.
  for (const { message } of asked.slice(0, 200)) answer(message);
  for (const message of related.slice(0, 50)) answer(message);
  return {
    built,
    slice,
    memory: wasm.memory.buffer.byteLength / 1e6,
    search: asked.map(({ kind, message }) => ({ kind, time: timed(() => answer(message)).time })),
    related: related.map((message) => timed(() => answer(message)).time),
  };
}
