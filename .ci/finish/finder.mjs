// @ts-check
/** The finder: its module, which needs no script of wasm-bindgen's, in two files, and names by content. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { optimised } from './assets.mjs';
import { rename } from './names.mjs';
import { cut } from './supplement.mjs';
import { keepExports } from './wasm.mjs';

/** The module, and the script that wasm-bindgen writes for it, which nobody asks for. */
export const WASM = 'finder_bg.wasm';
const GLUE = 'finder.js';
/** What only large editions need of the module, by Rust module, and the script that fetches it. */
const LATER = ['finder::archive', 'ranking::shards'];
const MORE = 'finder_more.wasm';
const ARCHIVE = 'finder-archive.js';
const WORKER = 'finder-worker.js';
/** What the worker's script calls (src/bin/finder.rs). */
const CALLED = ['memory', 'message', 'bytes', 'answer', 'answered', 'work'];

/**
 * Takes what wasm-bindgen has written to pieces, in place.
 * @param {string} folder
 */
export function finishFinderModule(folder) {
  const [module, more] = [join(folder, WASM), join(folder, MORE)];
  const whole = keepExports(readFileSync(module), (name) => CALLED.includes(name));
  const parts = cut(whole, LATER);
  writeFileSync(module, optimised(module, parts?.first ?? whole));
  if (parts) writeFileSync(more, optimised(more, parts.supplement));
  rmSync(join(folder, GLUE));
}

/**
 * @param {string} dist
 * @param {string} page path of the script that starts the worker; the worker's files stand beside it
 * @param {Map<string, string>} names old and new names, to which the new ones are added
 */
export function finishFinder(dist, page, names) {
  const folder = dirname(join(dist, page));
  finishFinderModule(folder);
  // From the inside out: each file names those before.
  for (const [file, naming] of [[MORE, ARCHIVE], [ARCHIVE, WORKER], [WASM, WORKER], [WORKER, posix.basename(page)]]) {
    if (!existsSync(join(folder, file))) continue;
    const named = posix.basename(rename(dist, posix.join(posix.dirname(page), file), names));
    const script = readFileSync(join(folder, naming), 'utf8');
    if (!script.includes(file)) throw new Error(`${naming} does not name ${file}`);
    writeFileSync(join(folder, naming), script.replaceAll(file, named));
  }
  rename(dist, page, names);
}
