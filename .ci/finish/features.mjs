// @ts-check
/**
 * Which parts of the program a site needs, by its configuration: what it does not need, no reader downloads.
 * The parts are the features of Cargo.toml.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { facts } from './facts.mjs';

/** JSON Feed is part of every build. */
const FORMATS = facts.formats.filter((format) => format !== 'json-feed');
/** Played without the part "players". */
const ALWAYS_PLAYED = ['youtube', 'vimeo'];

/**
 * Whether a feed at a relative address is an edition that `press` wrote, which has nothing to clean: a file of the site
 * with our own fields. What a program of the publisher answers there is as foreign as another house's.
 *
 * @param {string} url
 * @param {string} folder the folder with the site's files
 */
export function isOurEdition(url, folder = 'public') {
  const file = join(folder, url.split(/[?#]/)[0] ?? '');
  return existsSync(file) && readFileSync(file, 'utf8').includes('"_dateline"');
}

/**
 * @param {any} config the configuration block of index.html
 * @param {(url: string) => boolean} isOurs whether a feed at a relative address is our own edition
 * @returns {string[]}
 */
export function features(config, isOurs = isOurEdition) {
  const sources = Array.isArray(config?.sources) ? config.sources : [];
  /** @type {string[]} */
  const formats = sources.map((/** @type {any} */ source) => source?.format ?? 'auto');
  // What is recognised from the answer can be anything.
  const isOpen = formats.some((format) => format !== 'json-feed' && !FORMATS.includes(format));
  /** @type {string[]} */
  const wanted = FORMATS.filter((format) => isOpen || formats.includes(format));
  // The feed of another house that is JSON Feed already was seldom cleaned before.
  const isForeign = sources.some((/** @type {any} */ source) => {
    const url = String(source?.url ?? '');
    // Stories in files of their own are the work of `press`, wherever they will be put.
    return /^https?:/.test(url) || (typeof source?.article !== 'string' && !isOurs(url));
  });
  if (isForeign && wanted.length === 0) wanted.push('quirks');
  const embeds = Array.isArray(config?.embeds) ? config.embeds : null;
  const playsOthers = embeds === null || embeds.some((/** @type {any} */ name) => !ALWAYS_PLAYED.includes(name));
  return playsOthers ? [...wanted, 'players'] : wanted;
}
