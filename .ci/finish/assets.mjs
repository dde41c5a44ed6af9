// @ts-check
/** Makes the files small: wasm by wasm-opt, scripts and style sheets by esbuild. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { fitGlue, isLeftOver, isWanted, joinParts, shake } from './glue.mjs';
import { hashedName, rename } from './names.mjs';
import { FIRST, LATER, cut } from './supplement.mjs';
import { emptyFunctions, keepExports, renamePart, shortenNames } from './wasm.mjs';

const WASM_OPT = fileURLToPath(new URL('../../node_modules/binaryen/bin/wasm-opt', import.meta.url));
/**
 * Flat code in new loops leaves 1% less, a second round a little more, a third no more. Rust puts
 * nothing in the first kilobyte of the memory but the very end of its stack, so an address and what is added to it can be
 * one instruction.
 */
const FLAT = ['--flatten', '--rereloop'];
const PASSES = ['-Oz', ...FLAT, '-Oz', ...FLAT, '-Oz', '-Oz', '-Oz', '--low-memory-unused'];
/** What rustc uses. `--all-features` would write types that Chromium refuses. */
const FEATURES = ['bulk-memory', 'nontrapping-float-to-int', 'reference-types', 'multivalue', 'sign-ext', 'mutable-globals'];

/**
 * A module and the script that wasm-bindgen has written beside it, in place: `x_bg.wasm` and `x.js`.
 * @param {string} file of the module
 * @param {Record<string, import('./parts.mjs').Part>} parts that are cut off into files of their own
 * @returns {Promise<Record<string, string>>} the files of the parts that there are
 */
export async function finishModule(file, parts = {}) {
  const glue = file.replace(/_bg\.wasm$/, '.js');
  if (!existsSync(glue)) throw new Error(`${file} has no script beside it`);
  const pieces = divided(emptyFunctions(keepExports(readFileSync(file), isWanted), isLeftOver), parts);
  const { wasm, imports, later, exports } = shortenNames(optimised(file, pieces['']), LATER);
  writeFileSync(file, wasm);
  const script = fitGlue(readFileSync(glue, 'utf8'), imports, exports);
  /** @type {Record<string, string>} */
  const files = {};
  /** @type {Record<string, Map<string, string>>} */
  const exported = { '': exports };
  for (const [name, { of }] of Object.entries(parts).filter(([name]) => name in pieces)) {
    const part = file.replace(/_bg\.wasm$/, `_${name}.wasm`);
    const renamed = renamePart(optimised(part, pieces[name]), FIRST, LATER, later, exported[of ?? '']);
    exported[name] = renamed.exports;
    writeFileSync(part, renamed.wasm);
    files[name] = part;
  }
  writeFileSync(glue, await shake(Object.keys(files).length > 0 ? joinParts(script, Object.fromEntries(Object.keys(files).map((name) => [name, parts[name].of]))) : script));
  return files;
}

/**
 * The bytes of the first file, under the name "", and of each part. A module without names stays whole.
 * @param {Uint8Array} whole
 * @param {Record<string, import('./parts.mjs').Part>} parts
 */
export function divided(whole, parts) {
  /** @type {Record<string, Uint8Array>} */
  const pieces = { '': whole };
  /** @type {Record<string, number | undefined>} */
  const features = {};
  /** @param {string} name @returns {string[]} with the modules of what is cut off this part in turn */
  const modules = (name) => [...parts[name].modules, ...Object.keys(parts).filter((other) => parts[other].of === name).flatMap(modules)];
  for (const [name, { of }] of Object.entries(parts)) {
    const from = of ?? '';
    const made = cut(pieces[from], modules(name), { features: features[from], part: name });
    if (!made) return { '': whole };
    [pieces[from], pieces[name]] = [made.first, made.supplement];
    features[from] = features[name] = made.features;
  }
  return pieces;
}

/**
 * The module as wasm-opt leaves it.
 * @param {string} file beside which it is worked on
 * @param {Uint8Array} wasm
 */
export function optimised(file, wasm) {
  const [raw, out] = [`${file}.raw`, `${file}.optimised`];
  writeFileSync(raw, wasm);
  const options = [...PASSES, '--strip-producers', ...FEATURES.map((name) => `--enable-${name}`)];
  execFileSync(process.execPath, [WASM_OPT, ...options, raw, '-o', out], { stdio: 'inherit' });
  const small = readFileSync(out);
  rmSync(raw);
  rmSync(out);
  return small;
}

/** @param {string} file */
export async function minifyScript(file) {
  const { code } = await transform(readFileSync(file, 'utf8'), {
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
  writeFileSync(file, code);
}

/**
 * One style sheet of `entry` and all that it imports, in the root of `dist`, and the folder of its
 * parts removed. Fonts and pictures that it names get names by content; those inside the folder move.
 * @param {string} dist
 * @param {string} entry relative to dist
 * @param {Map<string, string>} names old and new names, to which the new ones are added
 */
export async function bundleStyle(dist, entry, names) {
  const root = resolve(dist);
  const folder = posix.dirname(entry);
  const result = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    write: false,
    // No target: what the sheets say is what browsers get, only shorter.
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [
      {
        name: 'own-files',
        setup(plugin) {
          plugin.onResolve({ filter: /.*/ }, ({ kind, path, resolveDir }) => {
            if (kind !== 'url-token' || /^(data:|#|https?:)/.test(path)) return undefined;
            const [file, suffix] = splitSuffix(path);
            const own = relative(root, resolve(resolveDir, file)).split(sep).join('/');
            if (own.startsWith('..') || (!names.has(own) && !existsSync(join(root, own)))) {
              return { errors: [{ text: `${path} is not in ${dist}` }] };
            }
            if (!names.has(own)) moveAsset(root, own, folder, names);
            return { path: names.get(own) + suffix, external: true };
          });
        },
      },
    ],
  });
  const css = result.outputFiles[0].contents;
  const path = posix.basename(entry);
  const named = hashedName(path, css);
  writeFileSync(join(root, named), css);
  names.set(entry, named);
  rmSync(join(root, folder), { recursive: true });
  return named;
}

/**
 * @param {string} root
 * @param {string} path
 * @param {string} folder
 * @param {Map<string, string>} names
 */
function moveAsset(root, path, folder, names) {
  if (!path.startsWith(`${folder}/`)) return void rename(root, path, names);
  const named = hashedName(path.slice(folder.length + 1), readFileSync(join(root, path)));
  mkdirSync(dirname(join(root, named)), { recursive: true });
  renameSync(join(root, path), join(root, named));
  names.set(path, named);
}

/** @param {string} path */
function splitSuffix(path) {
  const at = path.search(/[?#]/);
  return at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at)];
}
