// @ts-check
/** The script that wasm-bindgen writes beside a module: only what the module uses, under its short names. */

import { build } from 'esbuild';
import { FIRST, LATER } from './supplement.mjs';
import { IMPORTED_FROM } from './wasm.mjs';

/** An entry of the object of imports, as wasm-bindgen writes it: eight spaces, a name, a function. */
const ENTRY = /^ {8}(\w+): function[\s\S]*?^ {8}\}.*\n/gm;

/**
 * Exports of a library that this site does not use: streams from Rust to scripts.
 * @param {string} name
 */
export const isWanted = (name) => !/intounderlying|^_WASM_SPLIT_MARKER/.test(name);

/**
 * Functions of the same library, which nothing calls without those exports.
 * @param {string} name as rustc writes it
 */
export const isLeftOver = (name) => /\bwasm_streams\[/.test(name);

/**
 * Fits a script to its module after the module's names have changed.
 * @param {string} script
 * @param {Map<string, string>} imports
 * @param {Map<string, string>} exports
 */
export function fitGlue(script, imports, exports) {
  let kept = 0;
  const fitted = script
    .replace(ENTRY, (entry, name) => {
      const short = imports.get(name);
      kept += short ? 1 : 0;
      return short ? entry.replace(name, short) : '';
    })
    .replace(/"\.\/\w+_bg\.js": import0/, `"${IMPORTED_FROM}": import0`)
    .replace(/\bwasm\.(\w+)\b/g, (whole, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : whole))
    // Classes of exports that are gone.
    .replace(/^export class /gm, 'class ')
    .replace(/^if \(Symbol\.dispose\).*\n/gm, '')
    .replaceAll('new FinalizationRegistry(', '/* @__PURE__ */ new FinalizationRegistry(')
    .replace(/^export \{ initSync, /m, 'export { ');
  if (kept !== imports.size) throw new Error(`the script of the module has ${kept} of its ${imports.size} imports: has wasm-bindgen changed?`);
  return fitted;
}

/**
 * A script whose module is cut into parts: it hands on what a part calls of those that were cut off it, and exports
 * `addPart`, which takes a part's bytes.
 * @param {string} script fitted
 * @param {Record<string, string | null>} parts which part each was cut off; null: the first file
 */
export function joinParts(script, parts) {
  const joined = script.replace(new RegExp(`"${IMPORTED_FROM}": import0`), (imports) => `${imports}, "${LATER}": later`);
  if (joined === script) throw new Error('the script of the module has no imports: has wasm-bindgen changed?');
  const cutOff = Object.fromEntries(Object.entries(parts).map(([name, of]) => [name, of ?? '']));
  // Called before its part is loaded a function throws as a trap does, and the page shows the recovery panel.
  return `${joined}
const cutOff = ${JSON.stringify(cutOff)}, here = {}, called = {};
const later = new Proxy({}, { get: (_, key) => (...given) => {
    if (!called[key]) throw new WebAssembly.RuntimeError('this part is not here');
    return called[key](...given);
} });
export async function addPart(name, bytes) {
    const of = cutOff[name];
    const { exports } = (await WebAssembly.instantiate(bytes, { "${FIRST}": here[of] ?? wasm, "${LATER}": later })).instance;
    Object.assign(called, here[name] = exports);
}
`;
}

/**
 * The script without unused code, minified.
 * @param {string} script
 */
export async function shake(script) {
  const { outputFiles } = await build({
    stdin: { contents: script, loader: 'js' },
    bundle: true,
    treeShaking: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}
