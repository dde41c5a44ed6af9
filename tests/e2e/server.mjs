// @ts-check
/**
 * A static host for tests. Serves a built site as a real host would (brotli, ETag, 404.html for what is
 * not there), and lets a test put other answers in its place: feeds, faults, another configuration.
 *
 * ```js
 * const site = await startSite({
 *   config: { name: 'Herald', sources: [{ url: 'feed.json' }] },
 *   files: {
 *     'feed.json': feed,                                     // an object is served as JSON
 *     'slow.json': (req, res) => {},                         // never answers
 *     'broken.json': (req, res) => void res.writeHead(500).end(),
 *     'half.json': truncated(JSON.stringify(feed)),
 *   },
 * });
 * ```
 */

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, posix, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * @typedef {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => unknown} Handler
 * @typedef {string | Uint8Array | object | Handler} Answer a string or bytes stand for a file, an object for its JSON
 *
 * @typedef {object} Options
 * @property {string} [dist] the built site; DIST or "dist" if not given
 * @property {string} [base] the path that it was built for
 * @property {object | string} [config] takes the place of the configuration block; a string as it stands
 * @property {Record<string, Answer>} [files] by path below base; they come before the site's own
 * @property {Record<string, string>} [folders] folders on disk by their path below base, with a slash at its end; they take the place of the site's own
 * @property {200 | 404} [fallbackStatus] of 404.html, for paths that are no files: 404 as GitHub Pages, 200 as hosts with a rewrite rule
 * @property {string} [head] HTML that comes before everything else in the head of each page
 * @property {string | false} [csp] takes the place of the page's policy; false: none
 * @property {(path: string) => number} [delay] milliseconds before an answer, by path below base
 *
 * @typedef {object} Request
 * @property {string} method
 * @property {string} path below base, without query
 * @property {string} url as asked
 * @property {number} status 0 until answered
 * @property {string} type
 * @property {number} bytes of the body on the wire
 * @property {import('node:http').IncomingHttpHeaders} headers
 *
 * @typedef {object} Site
 * @property {string} url of the front page, with a slash at its end
 * @property {string} origin
 * @property {Request[]} requests all of them, in order
 * @property {(path: string) => Request[]} requestsOf those for one path below base
 * @property {(path: string, answer: Answer | undefined) => void} answer changes what a path answers, from now on
 * @property {() => Promise<void>} close
 */

/** @type {Record<string, string>} */
const TYPES = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
const COMPRESSED = /^(text\/|application\/(json|wasm|xml|manifest\+json)|image\/svg)/;

/** Compressed bodies by their ETag; the same files are served to many tests. @type {Map<string, Buffer>} */
const compressed = new Map();

/**
 * @param {Options} [options]
 * @returns {Promise<Site>}
 */
export async function startSite(options = {}) {
  const root = resolve(options.dist ?? process.env.DIST ?? 'dist');
  const base = `/${options.base ?? '/'}/`.replace(/\/+/g, '/');
  const files = new Map(Object.entries(options.files ?? {}));
  /** @type {Request[]} */
  const requests = [];

  const folders = Object.entries(options.folders ?? {});

  /** @param {string} path @returns {Buffer | null} */
  const read = (path) => {
    const [below, folder] = folders.find(([below]) => path.startsWith(below)) ?? ['', root];
    const file = join(folder, path.slice(below.length));
    if (!file.startsWith(folder) || !isFile(file)) return null;
    const bytes = readFileSync(file);
    return extname(path) === '.html' ? Buffer.from(changePage(bytes.toString('utf8'), options)) : bytes;
  };

  const server = createServer(async (req, res) => {
    // Not as a base: two slashes would begin a host.
    const url = new URL(`http://localhost${req.url ?? '/'}`);
    const path = decode(url.pathname);
    const below = path.startsWith(base) ? path.slice(base.length) : null;
    /** @type {Request} */
    const entry = { method: req.method ?? 'GET', path: below ?? path, url: req.url ?? '/', status: 0, type: '', bytes: 0, headers: req.headers };
    requests.push(entry);
    res.on('close', () => {
      if (res.headersSent) entry.status = res.statusCode;
      entry.type = String(res.getHeader('content-type') ?? '');
    });
    const wait = below === null ? 0 : (options.delay?.(below) ?? 0);
    if (wait) await new Promise((done) => setTimeout(done, wait));

    if (below === null) return void send(req, res, entry, 404, 'text/plain; charset=utf-8', Buffer.from('Not below the base path.\n'));
    const name = below === '' || below.endsWith('/') ? posix.join(below, 'index.html') : below;
    const answer = files.get(name);
    if (typeof answer === 'function') return void (/** @type {Handler} */ (answer)(req, res));
    if (answer !== undefined) return void send(req, res, entry, 200, typeOf(name), toBytes(answer));

    const body = read(name);
    if (body) return void send(req, res, entry, 200, typeOf(name), body);
    // As most hosts do, an address without an ending is that of a page.
    const page = read(`${name}.html`);
    if (page) return void send(req, res, entry, 200, TYPES['.html'], page);
    send(req, res, entry, options.fallbackStatus ?? 404, TYPES['.html'], read('404.html') ?? Buffer.from('Not found.\n'));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: origin + base,
    origin,
    requests,
    requestsOf: (path) => requests.filter((request) => request.path === path),
    answer: (path, answer) => void (answer === undefined ? files.delete(path) : files.set(path, answer)),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * Says how long the answer is and stops half-way.
 * @param {string} text
 * @param {string} [type]
 * @returns {Handler}
 */
export function truncated(text, type = TYPES['.json']) {
  return (_, res) => {
    const bytes = Buffer.from(text);
    res.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
    res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => res.destroy());
  };
}

/**
 * Answers with that status, and a body that is no feed.
 * @param {number} code
 * @param {Record<string, string>} [headers]
 * @returns {Handler}
 */
export const status = (code, headers = {}) => (_, res) => res.writeHead(code, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(`<p>${code}</p>`);

/** Takes the request and never answers. */
export const hang = () => {};

/**
 * @param {import('node:http').IncomingMessage} req
 * @param {import('node:http').ServerResponse} res
 * @param {Request} entry
 * @param {number} code
 * @param {string} type
 * @param {Buffer} body
 */
function send(req, res, entry, code, type, body) {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const squeeze = COMPRESSED.test(type) && /\bbr\b/.test(String(req.headers['accept-encoding'] ?? ''));
  const etag = `"${hash}${squeeze ? '-br' : ''}"`;
  /** @type {Record<string, string | number>} */
  const headers = { 'content-type': type, 'cache-control': 'no-cache', etag, vary: 'accept-encoding', 'x-content-type-options': 'nosniff' };
  if (code === 200 && req.headers['if-none-match'] === etag) return void res.writeHead(304, headers).end();
  if (squeeze) {
    if (!compressed.has(etag)) {
      compressed.set(etag, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }));
    }
    body = /** @type {Buffer} */ (compressed.get(etag));
    headers['content-encoding'] = 'br';
  }
  entry.bytes = body.length;
  res.writeHead(code, { ...headers, 'content-length': body.length });
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** @param {string} file */
function isFile(file) {
  try {
    return statSync(file).isFile();
  } catch {
    return false; // None, or a name that none can have: too long, or with a null.
  }
}

/** @param {string} pathname */
function decode(pathname) {
  try {
    return posix.normalize(decodeURIComponent(pathname));
  } catch {
    return posix.normalize(pathname); // Its % encode nothing.
  }
}

/** @param {string} path */
const typeOf = (path) => TYPES[extname(path)] ?? 'application/octet-stream';

/** @param {Answer} answer */
function toBytes(answer) {
  if (typeof answer === 'string' || answer instanceof Uint8Array) return Buffer.from(answer);
  return Buffer.from(JSON.stringify(answer));
}

/**
 * @param {string} html
 * @param {Options} options
 */
function changePage(html, { config, csp, head }) {
  if (head !== undefined) html = replaceOnce(html, /<meta charset="utf-8">/, (charset) => charset + head);
  if (config !== undefined) {
    const json = typeof config === 'string' ? config : JSON.stringify(config).replaceAll('<', '\\u003c');
    html = replaceOnce(html, /(<script type="application\/json" id="dateline">)[^]*?(?=<\/script>)/, (_, open) => open + json);
    // The hint for the feed that the site was built with; Chromium would warn that nobody took it.
    html = html.replace(/<link rel="preload" as="fetch" crossorigin href="[^"]*">/, '');
  }
  if (csp !== undefined) {
    const meta = csp === false ? '' : `<meta http-equiv="Content-Security-Policy" content="${csp.replaceAll('"', '&quot;')}">`;
    html = replaceOnce(html, /<meta http-equiv="Content-Security-Policy"[^>]*>/, () => meta);
  }
  return html;
}

/**
 * @param {string} html
 * @param {RegExp} what
 * @param {(...found: string[]) => string} by
 */
function replaceOnce(html, what, by) {
  if (!what.test(html)) throw new Error(`the page has no ${what}`);
  return html.replace(what, by);
}
