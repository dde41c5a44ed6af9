// @ts-check
/** The finder: one script for its worker, with the script of wasm-bindgen in it, and names by content. */

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { build } from 'esbuild';
import { rename } from './names.mjs';

const WORKER = 'finder-worker.js';
const GLUE = 'finder.js';
const WASM = 'finder_bg.wasm';

/**
 * @param {string} dist
 * @param {string} page path of the script that starts the worker; the worker's files stand beside it
 * @param {Map<string, string>} names old and new names, to which the new ones are added
 */
export async function finishFinder(dist, page, names) {
  const folder = dirname(join(dist, page));
  const worker = join(folder, WORKER);
  const { outputFiles } = await build({
    entryPoints: [worker],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  writeFileSync(worker, outputFiles[0].text);
  rmSync(join(folder, GLUE));
  const beside = (/** @type {string} */ name) => posix.join(posix.dirname(page), name);
  // From the inside out: each file names the one before.
  for (const [file, naming] of [[WASM, WORKER], [WORKER, posix.basename(page)]]) {
    const named = posix.basename(rename(dist, beside(file), names));
    const script = readFileSync(join(folder, naming), 'utf8');
    if (!script.includes(file)) throw new Error(`${naming} does not name ${file}`);
    writeFileSync(join(folder, naming), script.replaceAll(file, named));
  }
  rename(dist, page, names);
}
