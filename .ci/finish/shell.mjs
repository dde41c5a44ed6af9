// @ts-check
/** Writes the publisher's name and language into the static shell, which readers see before the program. */

import { resolve } from './config.mjs';
import { appendToHead, escapeText, fill, rewrite, tags, write } from './html.mjs';

/**
 * - `data-name`: the element's text becomes the name.
 * - `data-named="The feed of {name}"`: its text (of a meta: its content) becomes that.
 * - `data-feed`: links in it lead to the feed that readers are offered; emptied if there is none.
 * - `<title>` without `data-named`: the name.
 * @param {string} html
 * @param {import('./config.mjs').Config} config
 * @param {string} base
 */
export function fillShell(html, config, base) {
  const name = escapeText(config.name);
  /** @param {string} pattern */
  const named = (pattern) => pattern.replaceAll('{name}', () => config.name);

  html = rewrite(html, ({ name: element, attrs }) => {
    if (element === 'html') return { ...attrs, lang: config.language, dir: config.dir };
    if (element === 'meta' && attrs['data-named']) {
      const { 'data-named': pattern, ...rest } = attrs;
      return { ...rest, content: named(pattern) };
    }
    return undefined;
  });
  const feed = config.feed === undefined ? null : resolve(config.feed, base);
  html = fill(html, (tag) => 'data-feed' in tag.attrs, (_, content) =>
    feed ? rewrite(content, (tag) => (tag.name === 'a' ? { ...tag.attrs, href: feed.href } : undefined)) : '',
  );
  if (!feed) html = rewrite(html, (tag) => ('data-feed' in tag.attrs ? { ...tag.attrs, hidden: '' } : undefined));
  html = fill(html, (tag) => 'data-name' in tag.attrs, () => name);
  html = fill(html, (tag) => tag.name !== 'meta' && 'data-named' in tag.attrs, (tag) => escapeText(named(tag.attrs['data-named'])));
  return fill(html, (tag) => tag.name === 'title' && !('data-named' in tag.attrs), () => name);
}

/**
 * Canonical address and Open Graph of the front page, if the site knows its public address. The
 * program replaces them on other pages. Not for 404.html, which any address may serve.
 * @param {string} html
 * @param {import('./config.mjs').Config} config
 */
export function addAddress(html, config) {
  if (!config.url) return html;
  const there = new Set(tags(html).map((tag) => tag.attrs.property ?? tag.attrs.rel));
  const additions = [
    { rel: 'canonical', tag: write('link', { rel: 'canonical', href: config.url }) },
    ...[
      ['og:type', 'website'],
      ['og:site_name', config.name],
      ['og:title', config.name],
      ['og:url', config.url],
      ...(config.shareImage ? [['og:image', new URL(config.shareImage, config.url).href]] : []),
    ].map(([property, content]) => ({ rel: property, tag: write('meta', { property, content }) })),
  ];
  return appendToHead(html, additions.filter(({ rel }) => !there.has(rel)).map(({ tag }) => tag).join('\n'));
}

/**
 * Tells feed readers and browsers where the feed is that readers are offered.
 * @param {string} html
 * @param {import('./config.mjs').Config} config
 * @param {string} base
 */
export function addFeed(html, config, base) {
  const feed = config.feed === undefined ? null : resolve(config.feed, base);
  if (!feed) return html;
  const path = feed.href.split(/[?#]/)[0];
  const type = /\.json$/i.test(path) ? 'application/feed+json' : /atom/i.test(path) ? 'application/atom+xml' : 'application/rss+xml';
  return appendToHead(html, write('link', { rel: 'alternate', type, title: config.name, href: feed.href }));
}

/**
 * The link by which editors of others find what a pasted address of the site shows (https://oembed.com).
 * @param {string} html
 * @param {import('./config.mjs').Config} config
 * @param {string} file of the answer
 */
export const addOembed = (html, config, file) => appendToHead(html, write('link', { rel: 'alternate', type: 'application/json+oembed', title: config.name, href: file }));

/**
 * The manifest with the publisher's name, language and direction.
 * @param {string} manifest
 * @param {import('./config.mjs').Config} config
 */
export function fillManifest(manifest, config) {
  const { name, language, dir } = config;
  const { name: _, short_name: __, description: ___, ...rest } = JSON.parse(manifest);
  return `${JSON.stringify({ name, short_name: name, lang: language, dir, ...rest }, null, 2)}\n`;
}

/**
 * Has the browser ask for the first feed as soon as it sees the page, before boot.js is there. The
 * request is the one that `fetch(url)` makes, so that Chromium hands its answer over.
 * @param {string} html
 * @param {import('./config.mjs').Config} config
 * @param {string} base
 */
export function preloadFeed(html, config, base) {
  const own = config.sources.map((source) => resolve(source.url, base)).find((found) => found?.origin === null);
  return own ? appendToHead(html, write('link', { rel: 'preload', as: 'fetch', crossorigin: '', href: own.href })) : html;
}
