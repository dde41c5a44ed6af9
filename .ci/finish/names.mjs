// @ts-check
/** Names by content: a file whose bytes change gets another name, so that it can be cached for ever. */

import { createHash } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';
import { rewrite } from './html.mjs';

/**
 * @param {string} path
 * @param {Uint8Array | string} bytes
 */
export function hashedName(path, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const extension = extname(path);
  // Trunk's own hash is of something else (cargo's output); it would only mislead.
  const stem = posix.basename(path, extension).replace(/-[0-9a-f]{16}(?=$|_bg$)/, '');
  return posix.join(posix.dirname(path), `${stem}-${hash}${extension}`);
}

/**
 * Renames a file in `dist` by its content and notes it in `names`.
 * @param {string} dist
 * @param {string} path
 * @param {Map<string, string>} names
 */
export function rename(dist, path, names) {
  const named = hashedName(path, readFileSync(join(dist, path)));
  renameSync(join(dist, path), join(dist, named));
  names.set(path, named);
  return named;
}

/**
 * The file in `dist` that an address in index.html names, or null if it is not the site's own.
 * Relative addresses count from the front page.
 * @param {string} address
 * @param {string} base
 */
export function ownPath(address, base) {
  if (address === '' || /^([a-z][a-z0-9+.-]*:|\/\/|#|\?)/i.test(address)) return null;
  const path = address.startsWith(base) ? address.slice(base.length) : address.replace(/^\//, '');
  return posix.normalize(path).replace(/^\.\/?/, '');
}

const ADDRESSES = ['href', 'src', 'data-js', 'data-wasm', 'data-lists', 'data-search', 'data-feeds', 'data-printed', 'data-search-worker'];

/**
 * Writes every address of the site's own files as path below `base`, with its new name where it has
 * one: the same page serves every route, so that an address must not depend on the route.
 * @param {string} html
 * @param {string} base
 * @param {Map<string, string>} names
 */
export function resolveAddresses(html, base, names) {
  return rewrite(html, (tag) => {
    let changed = false;
    const attrs = { ...tag.attrs };
    for (const attribute of ADDRESSES) {
      const path = attribute in attrs ? ownPath(attrs[attribute], base) : null;
      if (path === null) continue;
      const [, file, rest] = /** @type {RegExpExecArray} */ (/^([^?#]*)(.*)$/.exec(path));
      const address = base + (names.get(file) ?? file) + rest;
      changed ||= address !== attrs[attribute];
      attrs[attribute] = address;
    }
    return changed ? attrs : undefined;
  });
}

/**
 * `path` as seen from the folder of `from`, both relative to `dist`.
 * @param {string} from
 * @param {string} path
 */
export const relative = (from, path) => posix.relative(dirname(from), path);
