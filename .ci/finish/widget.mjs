// @ts-check
/** The widget: its files in a folder of their own, under names by content, all but the one that partners load. */

import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { transform } from 'esbuild';
import { rename } from './names.mjs';

/** What partners load: it keeps its name. */
export const LOADER = 'widget/dateline-widget.js';
/** Pages that show the newsroom's own feed, and how they name the sample's. */
const PAGES = ['widget/frame.html', 'widget/index.html', 'embed/index.html'];
const SAMPLE_FEED = '../edition/feed.json';
/** What it loads, which names the programs and the style. */
const REST = 'widget/rest.js';
const STYLE = 'widget/widget.css';
/** Its words in other languages, which names a file for each. */
const WORDS = 'widget/words.js';
/** The programs (Cargo.toml), each a script and a module, which Trunk leaves in the root. */
const PROGRAMS = ['widget', 'widget_stories', 'widget_feeds'];

/**
 * @param {string} dist
 * @param {{ wordmark?: unknown, language?: unknown, sources?: any }} config
 * @param {Map<string, string>} names old and new names, to which the new ones are added
 */
export async function finishWidget(dist, config, names) {
  if (!existsSync(join(dist, LOADER))) return;
  const rest = join(dist, REST);
  let script = readFileSync(rest, 'utf8');
  /** @param {string} address as the script has it @param {string} path @param {string} old */
  const name = (address, path, old) => {
    if (!script.includes(address)) throw new Error(`${REST} does not name ${address}`);
    renameSync(join(dist, old), join(dist, path));
    script = script.replaceAll(address, `./${posix.basename(rename(dist, path, names))}`);
  };
  for (const program of PROGRAMS) {
    const wasm = `${program}_bg.wasm`;
    name(`../${wasm}`, `widget/${wasm}`, wasm);
    // Its script names it too, for those who start it without saying where it is.
    const glue = join(dist, `${program}.js`);
    writeFileSync(glue, readFileSync(glue, 'utf8').replaceAll(wasm, posix.basename(names.get(`widget/${wasm}`) ?? '')));
    name(`../${program}.js`, `widget/${program}.js`, `${program}.js`);
  }
  const css = readFileSync(join(dist, STYLE), 'utf8');
  writeFileSync(join(dist, STYLE), (await transform(css, { loader: 'css', minify: true, legalComments: 'none' })).code);
  name('./widget.css', STYLE, STYLE);
  let languages = readFileSync(join(dist, WORDS), 'utf8');
  for (const file of readdirSync(join(dist, 'widget/words'))) {
    const address = `./words/${file}`;
    if (!languages.includes(address)) throw new Error(`${WORDS} does not name ${address}`);
    languages = languages.replaceAll(address, `./words/${posix.basename(rename(dist, `widget/words/${file}`, names))}`);
  }
  writeFileSync(join(dist, WORDS), languages);
  name('./words.js', WORDS, WORDS);
  const newsroom = { name: String(config.wordmark ?? ''), language: String(config.language ?? 'en') };
  const filled = script.replace(/\bname:\s*"",\s*language:\s*"[^"]*"/, () => `name:${JSON.stringify(newsroom.name)},language:${JSON.stringify(newsroom.language)}`);
  if (filled === script) throw new Error(`${REST} has no place for the newsroom's name`);
  writeFileSync(rest, filled);
  const feed = String(config.sources?.[0]?.url ?? '');
  const isElsewhere = /^https?:\/\//.test(feed);
  for (const page of PAGES.filter((page) => feed !== '' && existsSync(join(dist, page)))) {
    const html = readFileSync(join(dist, page), 'utf8');
    // A path of the host, or one below the front page.
    const address = isElsewhere || feed.startsWith('/') ? feed : `../${feed}`;
    const named = html.replaceAll(SAMPLE_FEED, address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'));
    writeFileSync(join(dist, page), isElsewhere ? named.replace("connect-src 'self'", `connect-src 'self' ${new URL(feed).origin}`) : named);
  }
  const loader = readFileSync(join(dist, LOADER), 'utf8');
  const named = `./${posix.basename(rename(dist, REST, names))}`;
  if (!loader.includes('./rest.js')) throw new Error(`${LOADER} does not name ./rest.js`);
  writeFileSync(join(dist, LOADER), loader.replaceAll('./rest.js', named));
}

/** What a pasted address of the site shows: the newest stories, in a frame. */
export const OEMBED = 'widget/oembed.json';

/**
 * Writes the answer for oEmbed, if the site's public address is known.
 * @param {string} dist
 * @param {{ name?: unknown, url?: unknown }} config
 * @returns {boolean}
 */
export function writeOembed(dist, { name, url }) {
  if (typeof url !== 'string' || !/^https?:\/\//.test(url) || !existsSync(join(dist, LOADER))) return false;
  const site = url.replace(/\/*$/, '/');
  const title = String(name ?? '').replaceAll('|', '');
  const quoted = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const html = `<iframe src="${quoted(site)}widget/frame.html" title="${quoted(title)}" width="480" height="640" loading="lazy" style="border:0;max-width:100%"></iframe>`;
  const answer = { version: '1.0', type: 'rich', title, provider_name: title, provider_url: site, cache_age: 86400, width: 480, height: 640, html };
  writeFileSync(join(dist, OEMBED), `${JSON.stringify(answer, null, 2)}\n`);
  return true;
}
