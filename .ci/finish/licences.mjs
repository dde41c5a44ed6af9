// @ts-check
/**
 * licences.txt: whose work is in the site, and under which terms. Most of them ask that their words go with it.
 *
 * @typedef {{name: string, version: string, license: string | null, repository: string | null, manifest_path: string, id: string, authors: string[], targets: {kind: string[]}[]}} Package
 * @typedef {{id: string, deps: {pkg: string, dep_kinds: {kind: string | null}[]}[]}} Node
 * @typedef {{packages: Package[], resolve: {root: string, nodes: Node[]}}} Metadata
 */

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WASM = 'wasm32-unknown-unknown';
const IS_LICENCE = /^(licen[cs]e|copying|unlicense|notice|copyright)([-_.].*)?$/i;

/**
 * The dependency graph of the site with these features, or of what else is compiled of them.
 * @param {string[]} features
 * @param {string} [target] for which it is compiled
 * @returns {Metadata}
 */
export function metadata(features, target = WASM) {
  const options = ['metadata', '--format-version', '1', '--locked', '--filter-platform', target, '--no-default-features', '--features', ['site', ...features].join(',')];
  return JSON.parse(execFileSync('cargo', options, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] }));
}

/**
 * The crates whose code is in the wasm: those that the program depends on, without what only builds or tests
 * it, and without macros, which run in the compiler.
 * @param {Metadata} metadata
 * @returns {Package[]} by name
 */
export function crates({ packages, resolve }) {
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const known = new Map(packages.map((one) => [one.id, one]));
  const isMacro = (/** @type {string} */ id) => known.get(id)?.targets.some(({ kind }) => kind.includes('proc-macro')) ?? false;
  const reached = new Set();
  const open = [resolve.root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id)?.deps ?? []) {
      if (kinds.some(({ kind }) => kind === null) && !isMacro(pkg)) open.push(pkg);
    }
  }
  return packages.filter(({ id }) => reached.has(id) && id !== resolve.root).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * @param {Package} one
 * @returns {string[]} the licence texts in its folder
 */
function texts(one) {
  const folder = dirname(one.manifest_path);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && IS_LICENCE.test(entry.name));
  return names.map(({ name }) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim()).sort();
}

/** Parts of the site that are no crates. */
const OTHERS = [
  'Dateline: MIT OR Apache-2.0',
  'Rust standard library: MIT OR Apache-2.0, https://github.com/rust-lang/rust',
  'Newsreader (the fonts): OFL-1.1, fonts/OFL.txt',
];

/**
 * The text of licences.txt.
 * @param {Package[]} packages
 */
export function licences(packages) {
  /** @type {Map<string, string[]>} text and who has it */
  const owners = new Map(['LICENSE-MIT', 'LICENSE-APACHE'].map((name) => [readFileSync(join(ROOT, name), 'utf8').trim(), ['Dateline']]));
  const lines = packages.map((one) => {
    if (!one.license) throw new Error(`${one.name} ${one.version} names no licence`);
    const own = texts(one);
    for (const text of own) owners.set(text, [...(owners.get(text) ?? []), one.name]);
    // Where the package has no text, the terms ask at least for the names.
    const by = own.length === 0 && one.authors.length > 0 ? `, by ${one.authors.join(', ').replace(/ <[^>]*>/g, '')}` : '';
    return `${one.name} ${one.version}: ${one.license}${one.repository ? `, ${one.repository}` : ''}${by}`;
  });
  const blocks = [...owners].map(([text, names]) => `${'='.repeat(80)}\n${names.join(', ')}\n${'='.repeat(80)}\n\n${text}\n`);
  return [
    'What is in this site, and under which terms. Its scripts are written by Dateline, and by wasm-bindgen below.',
    [...OTHERS, ...lines].join('\n'),
    ...blocks,
  ].join('\n\n');
}
