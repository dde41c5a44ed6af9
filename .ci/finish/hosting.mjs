// @ts-check
/** Files for hosts that read them (Netlify, Cloudflare Pages); other hosts serve without them. */

import { facts } from './facts.mjs';

/** Addresses below the base that the program answers, `*` for what is one segment; what else is not a file is not found. */
export const ROUTES = facts.routes;

const FOR_ALL = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
/** The rest of a page's policy is in the page; a meta tag cannot say this. */
const UNFRAMED = { 'Content-Security-Policy': "frame-ancestors 'none'" };
/** The one page that others may frame. */
const FRAME = 'widget/frame.html';
/** The page that builds the code for partners. */
const BUILDER = ['embed', 'embed/', 'embed/index.html'];
/** Files that keep their names and that other origins load: the widget's. */
const WIDGET = ['widget/dateline-widget.js', 'widget/dateline-frame.js', 'widget/frame.js', 'embed/embed.js', 'embed/embed.css'];
const FRESH = { 'Cache-Control': 'no-cache' };

/**
 * No path is named twice with the same header: these hosts would join the values.
 * @param {string} base
 * @param {Iterable<string>} hashed files whose names change with their content
 */
export function headers(base, hashed) {
  /** @param {string} path @param {Record<string, string>} list */
  const rule = (path, list) => [path, ...Object.entries(list).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  const pages = ['', 'index.html', '404.html', ...ROUTES];
  return [
    rule(`${base}*`, FOR_ALL),
    // Scripts, stories and pictures that pages of others show.
    ...['widget/*', 'edition/*'].map((path) => rule(base + path, { 'Access-Control-Allow-Origin': '*' })),
    ...pages.map((page) => rule(base + page, { ...FRESH, ...UNFRAMED })),
    ...BUILDER.map((page) => rule(base + page, { ...FRESH, ...UNFRAMED })),
    rule(base + FRAME, { ...FRESH, 'Content-Security-Policy': 'frame-ancestors *' }),
    ...WIDGET.map((file) => rule(base + file, FRESH)),
    ...[...hashed].map((file) => rule(base + file, { 'Cache-Control': 'public, max-age=31536000, immutable' })),
    '',
  ].join('\n');
}

/**
 * Deep links answer 200 there, as search engines want it; hosts that read no such file serve 404.html.
 * @param {string} base
 */
export const redirects = (base) => ROUTES.map((route) => `${base}${route} ${base}index.html 200\n`).join('');
