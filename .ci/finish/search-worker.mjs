// @ts-check
/** The search worker: its module, which needs no script of wasm-bindgen's, in three files (docs/decisions/0014-search-worker-in-three-files.md), and names by content. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { optimised } from './assets.mjs';
import { rename } from './names.mjs';
import { cut } from './supplement.mjs';
import { keepExports } from './wasm.mjs';

/** The module, and the script that wasm-bindgen writes for it, which nobody asks for. */
export const WASM = 'search_worker_bg.wasm';
const GLUE = 'search_worker.js';
/**
 * What comes later, by file and Rust module: search, with its page; what reads the search index of a large edition. Each
 * imports from the one before.
 */
const LATER = {
  'search_worker_search.wasm': ['search_worker::search', 'ranking::search'],
  'search_worker_archive.wasm': ['search_worker::archive', 'ranking::shards'],
};
export const PARTS = Object.keys(LATER);
/** The script that fetches what the search worker names, and the one that starts with the module. */
const ARCHIVE = 'search-worker-archive.js';
const WORKER = 'search-worker.js';
/** Lines of a look into a list of the index: a key of a search takes many thousand of them. */
const COPIED = 80;
/** What the worker's script calls (src/bin/search_worker.rs). */
const CALLED = ['memory', 'message', 'bytes', 'answer', 'answered', 'work'];

/**
 * Takes what wasm-bindgen has written to pieces, in place.
 * @param {string} folder
 */
export function finishSearchWorkerModule(folder) {
  let name = WASM;
  /** @type {Uint8Array} */
  let wasm = keepExports(readFileSync(join(folder, WASM)), (name) => CALLED.includes(name));
  let features = 0;
  PARTS.forEach((next, at) => {
    const parts = cut(wasm, Object.values(LATER).slice(at).flat(), { features, copied: COPIED });
    // A module without names is whole.
    if (!parts) return;
    writeFileSync(join(folder, name), optimised(join(folder, name), parts.first));
    [name, wasm, features] = [next, parts.supplement, parts.features];
  });
  writeFileSync(join(folder, name), optimised(join(folder, name), wasm));
  rmSync(join(folder, GLUE));
}

/**
 * @param {string} dist
 * @param {string} page path of the script that starts the worker; the worker's files stand beside it
 * @param {Map<string, string>} names old and new names, to which the new ones are added
 */
export function finishSearchWorker(dist, page, names) {
  const folder = dirname(join(dist, page));
  finishSearchWorkerModule(folder);
  // From the inside out: each file names those before.
  for (const [file, naming] of [...[WASM, ...PARTS, ARCHIVE].map((file) => [file, WORKER]), [WORKER, posix.basename(page)]]) {
    if (!existsSync(join(folder, file))) continue;
    const named = posix.basename(rename(dist, posix.join(posix.dirname(page), file), names));
    const script = readFileSync(join(folder, naming), 'utf8');
    if (!script.includes(file)) throw new Error(`${naming} does not name ${file}`);
    writeFileSync(join(folder, naming), script.replaceAll(file, named));
  }
  rename(dist, page, names);
}
