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
  // The rest of the policy is in the page; a meta tag cannot say this.
  'Content-Security-Policy': "frame-ancestors 'none'",
};

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
    ...pages.map((page) => rule(base + page, { 'Cache-Control': 'no-cache' })),
    ...[...hashed].map((file) => rule(base + file, { 'Cache-Control': 'public, max-age=31536000, immutable' })),
    '',
  ].join('\n');
}

/**
 * Deep links answer 200 there, as search engines want it; hosts that read no such file serve 404.html.
 * @param {string} base
 */
export const redirects = (base) => ROUTES.map((route) => `${base}${route} ${base}index.html 200\n`).join('');
