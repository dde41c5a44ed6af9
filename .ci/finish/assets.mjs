// @ts-check
/** Makes the files small: wasm by wasm-opt, scripts and style sheets by esbuild. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { fitGlue, isWanted, joinSupplement, shake } from './glue.mjs';
import { hashedName, rename } from './names.mjs';
import { LATER, cut } from './supplement.mjs';
import { keepExports, renameBoth, shortenNames } from './wasm.mjs';

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
 * @param {string[]} later Rust modules that are cut off into a file of their own
 * @returns {Promise<string | null>} the supplement's file, if there is one
 */
export async function finishModule(file, later = []) {
  const glue = file.replace(/_bg\.wasm$/, '.js');
  if (!existsSync(glue)) throw new Error(`${file} has no script beside it`);
  const whole = keepExports(readFileSync(file), isWanted);
  const parts = later.length > 0 ? cut(whole, later) : null;
  const { wasm, imports, later: called, exports } = shortenNames(optimised(file, parts?.first ?? whole), LATER);
  writeFileSync(file, wasm);
  const script = fitGlue(readFileSync(glue, 'utf8'), imports, exports);
  writeFileSync(glue, await shake(parts ? joinSupplement(script) : script));
  if (!parts) return null;
  const supplement = file.replace(/_bg\.wasm$/, '_more.wasm');
  writeFileSync(supplement, renameBoth(optimised(supplement, parts.supplement), exports, called));
  return supplement;
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
