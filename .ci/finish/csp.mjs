// @ts-check
/** The page's Content-Security-Policy, from its configuration and its one inline script. */

import { createHash } from 'node:crypto';
import { resolve } from './config.mjs';
import { facts } from './facts.mjs';
import { insertAfter, tags, write } from './html.mjs';

/** Where the frames of the players are: origins by the service's name in the configuration. */
const PLAYERS = new Map(Object.entries(facts.players));
/** A host whose frames a publisher lets in by its name. */
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/;

/**
 * The origin of a frame that the configuration lets in.
 * @param {unknown} name
 */
function frameOrigin(name) {
  if (typeof name !== 'string') return [];
  return PLAYERS.get(name) ?? (HOST.test(name) ? `https://${name}` : []);
}
/** Types of script elements that hold data and never run. */
const DATA = new Set(['application/json', 'application/ld+json']);

/**
 * The inline scripts that run. More than one, and whatever the policy would block, stops the build.
 * @param {string} html
 */
export function inlineScripts(html) {
  const scripts = [];
  for (const tag of tags(html)) {
    if (tag.name === 'style') throw new Error('index.html: the policy allows no <style>; write it into style/');
    for (const name of Object.keys(tag.attrs)) {
      if (name === 'style' || name.startsWith('on')) throw new Error(`index.html: the policy allows no ${name}="…" (on <${tag.name}>)`);
    }
    if (tag.name === 'script' && !('src' in tag.attrs) && !DATA.has(tag.attrs.type ?? '')) scripts.push(tag.text ?? '');
  }
  if (scripts.length > 1) throw new Error(`index.html: one inline script is allowed, ${scripts.length} are there`);
  return scripts;
}

/**
 * What the policy lets run: the hash of each script.
 * @param {string[]} scripts
 */
export const hashes = (scripts) => scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);

/**
 * @param {import('./config.mjs').Config} config
 * @param {string} base
 * @param {string[]} scripts
 */
export function policy(config, base, scripts) {
  const feeds = new Set();
  for (const { url, article } of config.sources) {
    for (const address of [url, article]) {
      const found = typeof address === 'string' ? resolve(address, base) : null;
      if (found?.origin) feeds.add(found.origin);
    }
  }
  const players = (config.embeds ?? [...PLAYERS.keys()]).flatMap(frameOrigin);
  /** @type {string[][]} */
  const directives = [
    ['default-src', "'none'"],
    ['script-src', "'self'", "'wasm-unsafe-eval'", ...hashes(scripts)],
    ['style-src', "'self'"],
    ['img-src', "'self'", 'https:'],
    // Recordings that came with a story; they load on press.
    ['media-src', "'self'", 'https:'],
    ['font-src', "'self'"],
    ['connect-src', "'self'", ...feeds],
    ['frame-src', ...(players.length ? players : ["'none'"])],
    ['manifest-src', "'self'"],
    ['worker-src', "'self'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['object-src', "'none'"],
    ['require-trusted-types-for', "'script'"],
    // Of src/body/dom.rs, and of public/search-worker-page.js.
    ['trusted-types', 'dateline-inert', 'dateline-search-worker'],
  ];
  return directives.map((parts) => parts.join(' ')).join('; ');
}

/** @param {import('./html.mjs').Tag} tag */
export const isPolicy = (tag) => tag.name === 'meta' && tag.attrs['http-equiv']?.toLowerCase() === 'content-security-policy';

/**
 * Puts the policy right after the charset, before anything that it governs.
 * @param {string} html
 * @param {string} content
 */
export function addPolicy(html, content) {
  const meta = write('meta', { 'http-equiv': 'Content-Security-Policy', content });
  return insertAfter(html, (tag) => tag.name === 'meta' && 'charset' in tag.attrs, meta);
}
