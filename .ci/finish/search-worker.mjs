// @ts-check
/** The search worker: its module, which needs no script of wasm-bindgen's, in five files (docs/decisions/0014-search-worker-in-three-files.md), and names by content. */

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
 * What comes later: its file, its Rust modules and the file that it imports from. What merges the segments of an index comes
 * with the first edition that is more than one; search with its page; what counts for the reader and suggests when the
 * reader pauses; what reads the search index of a large edition with the first of these.
 */
export const PARTS = [
  { file: 'search_worker_merge.wasm', modules: ['ranking::index::merge'], from: WASM },
  { file: 'search_worker_search.wasm', modules: ['search_worker::search', 'ranking::search', 'search_worker::archive', 'ranking::shards'], from: WASM },
  { file: 'search_worker_facets.wasm', modules: ['ranking::search::facets', 'ranking::search::suggest'], from: 'search_worker_search.wasm' },
  { file: 'search_worker_archive.wasm', modules: ['search_worker::archive', 'ranking::shards'], from: 'search_worker_search.wasm' },
];
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
  /** @type {Map<string, Uint8Array>} each with what will be cut from it */
  const files = new Map([[WASM, keepExports(readFileSync(join(folder, WASM)), (name) => CALLED.includes(name))]]);
  let features = 0;
  for (const { file, modules, from } of PARTS) {
    const parts = cut(/** @type {Uint8Array} */ (files.get(from)), modules, { features, copied: COPIED });
    // A module without names is whole.
    if (!parts) break;
    files.set(from, parts.first).set(file, parts.supplement);
    features = parts.features;
  }
  for (const [file, wasm] of files) writeFileSync(join(folder, file), optimised(join(folder, file), wasm));
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
  for (const [file, naming] of [...[WASM, ...PARTS.map(({ file }) => file), ARCHIVE].map((file) => [file, WORKER]), [WORKER, posix.basename(page)]]) {
    if (!existsSync(join(folder, file))) continue;
    const named = posix.basename(rename(dist, posix.join(posix.dirname(page), file), names));
    const script = readFileSync(join(folder, naming), 'utf8');
    if (!script.includes(file)) throw new Error(`${naming} does not name ${file}`);
    writeFileSync(join(folder, naming), script.replaceAll(file, named));
  }
  rename(dist, page, names);
}
