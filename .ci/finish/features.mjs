// @ts-check
/**
 * Which parts of the program a site needs, by its configuration: what it does not need, no reader downloads.
 * The parts are the features of Cargo.toml.
 */

import { facts } from './facts.mjs';

/** JSON Feed is part of every build. */
const FORMATS = facts.formats.filter((format) => format !== 'json-feed');
/** Played without the part "players". */
const ALWAYS_PLAYED = ['youtube', 'vimeo'];

/**
 * @param {any} config the configuration block of index.html
 * @returns {string[]}
 */
export function features(config) {
  const sources = Array.isArray(config?.sources) ? config.sources : [];
  /** @type {string[]} */
  const formats = sources.map((/** @type {any} */ source) => source?.format ?? 'auto');
  // What is recognised from the answer can be anything.
  const isOpen = formats.some((format) => format !== 'json-feed' && !FORMATS.includes(format));
  /** @type {string[]} */
  const wanted = FORMATS.filter((format) => isOpen || formats.includes(format));
  // The feed of another house that is JSON Feed already was seldom cleaned before.
  const isForeign = sources.some((/** @type {any} */ source) => /^https?:/.test(source?.url ?? ''));
  if (isForeign && wanted.length === 0) wanted.push('quirks');
  const embeds = Array.isArray(config?.embeds) ? config.embeds : null;
  const playsOthers = embeds === null || embeds.some((/** @type {any} */ name) => !ALWAYS_PLAYED.includes(name));
  return playsOthers ? [...wanted, 'players'] : wanted;
}
