// @ts-check
/** What the widget weighs, brotli 11, by the files of a built site. */

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotli } from '../../.ci/finish/sizes.mjs';

/**
 * @param {string} dist
 * @returns {{ loader: number, lists: number, stories: number, words: number, frameHelper: number } | null} what a page loads at once, with the
 *   first list, in the place of that for a whole story, for the longest language, and for a frame; null: the site has no widget
 */
export function widgetBytes(dist) {
  const folder = join(dist, 'widget');
  if (!existsSync(join(folder, 'dateline-widget.js'))) return null;
  const files = readdirSync(folder);
  /** @param {RegExp} pattern */
  const size = (pattern) => {
    const found = files.filter((file) => pattern.test(file));
    if (found.length !== 1) throw new Error(`${folder} has ${found.length} files like ${pattern}`);
    return brotli(readFileSync(join(folder, found[0])));
  };
  const loader = size(/^dateline-widget\.js$/);
  const shared = loader + size(/^rest-[0-9a-f]{12}\.js$/) + size(/^widget-[0-9a-f]{12}\.css$/);
  const program = (/** @type {string} */ name) => size(new RegExp(`^${name}-[0-9a-f]{12}\\.js$`)) + size(new RegExp(`^${name}_bg-[0-9a-f]{12}\\.wasm$`));
  const languages = readdirSync(join(folder, 'words')).map((file) => brotli(readFileSync(join(folder, 'words', file))));
  const words = size(/^words-[0-9a-f]{12}\.js$/) + Math.max(...languages);
  return { loader, lists: shared + program('widget'), stories: program('widget_stories'), words, frameHelper: size(/^dateline-frame\.js$/) };
}
