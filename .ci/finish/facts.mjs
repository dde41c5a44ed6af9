// @ts-check
/**
 * Facts about the program that the build needs. tests/facts.rs writes facts.json from the Rust source.
 *
 * @typedef {object} Facts
 * @property {string[]} formats names in the configuration, without "auto"
 * @property {Record<string, string>} players of each service the origin of its frames
 * @property {string[]} routes paths below the base that the program answers; `*` is one segment
 * @property {{languages: string[], scripts: string[], others: string[]}} rightToLeft subtags in lower case; `others` are scripts that run left to right
 * @property {{top: string[], source: string[], section: string[], link: string[], secrets: string[]}} settings names in the configuration; `secrets` are parts of names
 */

import { readFileSync } from 'node:fs';

/** @type {Facts} */
export const facts = JSON.parse(readFileSync(new URL('facts.json', import.meta.url), 'utf8'));
