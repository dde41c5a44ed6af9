// @ts-check
/**
 * What is wrong with the configuration, found before anything is compiled: some minutes of compiling are too
 * long to wait for a missing comma. The site finds the same and more when it starts (src/config); here is what
 * a build can know.
 *
 * @typedef {object} Problems
 * @property {string[]} errors of these there would be a wrong page, or a secret in it
 * @property {string[]} notes of these somebody should know
 */

import { resolve } from './config.mjs';
import { inlineScripts } from './csp.mjs';
import { facts } from './facts.mjs';
import { tags } from './html.mjs';
import { ownPath } from './names.mjs';

/**
 * @param {string} html index.html as the publisher has edited it
 * @param {string} base the path that the site will live below
 * @param {(path: string) => boolean} isFile whether public/ has such a file
 * @returns {Problems}
 */
export function problems(html, base, isFile) {
  /** @type {Problems} */
  const found = { errors: [], notes: [] };
  const block = tags(html).find((tag) => tag.name === 'script' && tag.attrs.id === 'dateline');
  if (!block) return { errors: ['index.html has no <script type="application/json" id="dateline">'], notes: [] };
  try {
    inlineScripts(html);
  } catch (error) {
    found.errors.push(message(error));
  }
  let config;
  try {
    config = JSON.parse(block.text ?? '');
  } catch (error) {
    found.errors.push(`the configuration is not JSON: ${place(block.text ?? '', message(error), html.slice(0, block.end).split('\n').length)}`);
    return found;
  }
  if (!isObject(config)) return { ...found, errors: ['the configuration should be an object: { "name": …, "sources": […] }'] };
  checkNames(config, '', facts.settings.top, found);
  checkSources(config.sources, base, isFile, found);
  for (const [setting, entries, known] of /** @type {[string, unknown, string[]][]} */ ([
    ['sections', config.sections, facts.settings.section],
    ['links', config.links, facts.settings.link],
  ])) {
    if (entries !== undefined && !Array.isArray(entries)) found.errors.push(`/${setting} should be a list`);
    for (const [at, entry] of list(entries).entries()) if (isObject(entry)) checkNames(entry, `/${setting}/${at}`, known, found);
  }
  if (config.name !== undefined && (typeof config.name !== 'string' || !config.name.trim())) found.errors.push('/name should be text: the name of the paper');
  if (config.language !== undefined && !/^[a-z]{2,8}([-_][a-z0-9]{1,8})*$/i.test(config.language)) found.errors.push('/language should be a language tag such as "en-GB"');
  if (config.url !== undefined && !isWeb(config.url)) found.errors.push('/url should be the public address of the site, such as "https://paper.example/"');
  if (config.feed !== undefined && (typeof config.feed !== 'string' || !resolve(config.feed, base))) found.errors.push('/feed should be the address of a feed');
  const { shareImage } = config;
  if (shareImage !== undefined && (typeof shareImage !== 'string' || !resolve(shareImage, base) || /\.svg([?#]|$)/i.test(shareImage))) {
    found.errors.push('/shareImage should be the address of a PNG or JPEG');
  }
  return found;
}

/**
 * @param {unknown} sources
 * @param {string} base
 * @param {(path: string) => boolean} isFile
 * @param {Problems} found
 */
function checkSources(sources, base, isFile, found) {
  if (list(sources).length === 0) found.errors.push('/sources names no feed, so there is nothing to show: "sources": [{ "url": "https://…" }]');
  for (const [at, source] of list(sources).entries()) {
    const pointer = `/sources/${at}`;
    if (!isObject(source)) {
      found.errors.push(`${pointer} should be an object with "url"`);
      continue;
    }
    checkNames(source, pointer, facts.settings.source, found);
    const { url, format, article } = source;
    if (format !== undefined && format !== 'auto' && !facts.formats.includes(format)) {
      found.errors.push(`${pointer}/format should be ${['auto', ...facts.formats].map((name) => `"${name}"`).join(', ')}`);
    }
    if (article !== undefined && (typeof article !== 'string' || !article.includes('{slug}') || !resolve(article, base))) {
      found.errors.push(`${pointer}/article should be an address with {slug} in it`);
    }
    const there = typeof url === 'string' ? resolve(url, base) : null;
    if (!there || hasPassword(url)) found.errors.push(`${pointer}/url should be the address of a feed`);
    else if (there.origin === null) {
      const path = ownPath(there.href, base)?.split(/[?#]/)[0] ?? '';
      if (!there.href.startsWith(base) || !isFile(path)) found.notes.push(`${pointer}/url: ${there.href} is no file in public/; the host of the site must answer it`);
    }
  }
}

/**
 * @param {Record<string, unknown>} object
 * @param {string} pointer
 * @param {string[]} known
 * @param {Problems} found
 */
function checkNames(object, pointer, known, found) {
  for (const name of Object.keys(object).filter((name) => !known.includes(name))) {
    const isSecret = facts.settings.secrets.some((part) => name.toLowerCase().includes(part));
    if (isSecret) found.errors.push(`${pointer}/${name} looks like a secret, and every reader can read this page: take it out`);
    else found.notes.push(`${pointer}/${name}: there is no such setting (there are ${known.join(', ')})`);
  }
}

/**
 * What JSON.parse says, with the line of index.html where it can be told.
 * @param {string} text
 * @param {string} why
 * @param {number} firstLine the line in which the text begins
 */
function place(text, why, firstLine) {
  const at = /at position (\d+)/.exec(why)?.[1];
  if (at === undefined) return why;
  const line = firstLine - 1 + text.slice(0, Number(at)).split('\n').length;
  return `index.html, line ${line}: ${why.replace(/ in JSON at position.*$/, '')}`;
}

/** @param {unknown} value @returns {unknown[]} */
const list = (value) => (Array.isArray(value) ? value : []);
/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} error */
const message = (error) => (error instanceof Error ? error.message : String(error));

/** @param {unknown} address */
function isWeb(address) {
  return typeof address === 'string' && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** @param {string} address */
function hasPassword(address) {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username !== '' || password !== '';
}
