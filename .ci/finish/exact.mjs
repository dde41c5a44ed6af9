// @ts-check
/** Whether an edition is as `press` writes it, so that a first page needs no reader of other feeds (docs/decisions/0019-exact-editions.md). */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { resolve } from './config.mjs';

/** With a larger share of other files what reads these is fetched with every first page. */
const MAX_OTHERS = 0.1;
/** As many files tell enough. */
const MAX_FILES = 500;

/**
 * @param {string} dist
 * @param {import('./config.mjs').Config} config
 * @param {string} base
 */
export function isExact(dist, config, base) {
  let [all, others] = [0, 0];
  for (const { url } of config.sources) {
    const found = resolve(url, base);
    // What lies elsewhere is not known.
    if (!found || found.origin !== null || !found.href.startsWith(base)) return false;
    const head = join(dist, found.href.slice(base.length));
    if (!existsSync(head) || !saysExact(head)) return false;
    const folder = posix.dirname(head);
    const files = /** @type {string[]} */ (readdirSync(folder, { recursive: true })).filter((path) => path.endsWith('.json')).slice(0, MAX_FILES);
    all += files.length;
    others += files.filter((file) => !saysExact(join(folder, file))).length;
  }
  return all > 0 && others <= all * MAX_OTHERS;
}

/** @param {string} file */
function saysExact(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))._dateline?.exact === true;
  } catch {
    return false;
  }
}
