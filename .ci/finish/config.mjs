// @ts-check
/**
 * The part of the publisher's configuration that the build needs. The site reads all of it, and says
 * what is wrong with it (src/config); here only what would make a wrong page stops the build.
 *
 * @typedef {object} Config
 * @property {string} name as people read it
 * @property {string} wordmark the same with the bar that marks the meridian
 * @property {string} language
 * @property {'ltr' | 'rtl'} dir
 * @property {{url: string, article?: string}[]} sources
 * @property {string} [url] the site's public address, with a slash at its end
 * @property {string} [feed] the feed that readers are offered
 * @property {string} [shareImage] a picture for pages that have none
 * @property {string[]} [embeds] services and hosts of frames; all known services if absent
 */

import { facts } from './facts.mjs';
import { tags } from './html.mjs';

/**
 * @param {string} html
 * @returns {Config}
 */
export function readConfig(html) {
  const block = tags(html).find((tag) => tag.name === 'script' && tag.attrs.id === 'dateline');
  if (!block) throw new Error('index.html has no <script type="application/json" id="dateline">');
  let json;
  try {
    json = JSON.parse(block.text ?? '');
  } catch (error) {
    throw new Error(`the configuration in index.html is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  const language = typeof json.language === 'string' ? json.language : 'en';
  return {
    // The bar marks where the meridian stands in the wordmark.
    name: typeof json.name === 'string' ? json.name.replace('|', '') : 'Dateline',
    wordmark: typeof json.name === 'string' ? json.name : 'Dateline',
    language,
    dir: direction(language),
    sources: Array.isArray(json.sources) ? json.sources.filter((/** @type {any} */ source) => typeof source?.url === 'string') : [],
    url: typeof json.url === 'string' ? new URL(json.url.endsWith('/') ? json.url : `${json.url}/`).href : undefined,
    feed: typeof json.feed === 'string' ? json.feed : undefined,
    shareImage: typeof json.shareImage === 'string' ? json.shareImage : undefined,
    embeds: Array.isArray(json.embeds) ? json.embeds : undefined,
  };
}

/**
 * The direction of a language, as `Language::direction` of the program says it.
 * @param {string} tag BCP 47
 * @returns {'ltr' | 'rtl'}
 */
export function direction(tag) {
  const { languages, scripts, others } = facts.rightToLeft;
  const [primary, ...subtags] = tag.toLowerCase().split(/[-_]/);
  if (subtags.some((subtag) => others.includes(subtag))) return 'ltr';
  return languages.includes(primary) || subtags.some((subtag) => scripts.includes(subtag)) ? 'rtl' : 'ltr';
}

/** An origin that no site has, for addresses that are the site's own. */
const OWN = 'https://own.invalid';

/**
 * An address of the configuration, as the site resolves it.
 * @param {string} address
 * @param {string} base
 * @returns {{origin: string | null, href: string} | null} `origin` is null for the site's own
 */
export function resolve(address, base) {
  let url;
  try {
    url = new URL(address, OWN + base);
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.origin === OWN ? { origin: null, href: url.pathname + url.search } : { origin: url.origin, href: url.href };
}
