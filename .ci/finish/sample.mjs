// @ts-check
/** The sample edition that is part of the source: of no use in the site of a publisher whose stories come from elsewhere. */

import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { resolve } from './config.mjs';

/** Where it lies below public/, and so below the site. */
const FOLDER = 'edition/';
/** The picture for links that are shared. */
const PICTURE = 'icons/share.png';

/**
 * Removes the folder of the sample edition from `dist`, unless the configuration names a file in it.
 * @param {string} dist
 * @param {import('./config.mjs').Config} config
 * @param {string} base
 * @returns {number} how many bytes have been removed
 */
export function leaveSampleOut(dist, config, base) {
  const addresses = [config.feed, ...config.sources.flatMap(({ url, article }) => [url, article])];
  const isNamed = addresses.some((address) => {
    const found = typeof address === 'string' ? resolve(address, base) : null;
    return found?.origin === null && found.href.startsWith(base + FOLDER);
  });
  // It shows the name of Dateline.
  const picture = config.shareImage === undefined ? null : resolve(config.shareImage, base);
  if (picture?.href !== base + PICTURE) rmSync(join(dist, PICTURE), { force: true });
  const folder = join(dist, FOLDER);
  if (isNamed || !existsSync(folder)) return 0;
  const files = /** @type {string[]} */ (readdirSync(folder, { recursive: true })).map((path) => statSync(join(folder, path)));
  rmSync(folder, { recursive: true });
  return files.filter((file) => file.isFile()).reduce((sum, file) => sum + file.size, 0);
}
