// @ts-check
/**
 * Reads and edits the one page of the site. Enough HTML for a page that we write ourselves and that
 * Trunk has parsed and written again; no parser for other people's pages.
 *
 * @typedef {object} Tag
 * @property {string} name in lower case
 * @property {Record<string, string>} attrs an attribute without a value is ""
 * @property {number} start of `<`
 * @property {number} end after `>`
 * @property {string} [text] what a script, style, title or textarea holds, as it stands
 */

const RAW = new Set(['script', 'style', 'title', 'textarea']);
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const TOKEN = /<!--[^]*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9:-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** @param {string} text */
export const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** @param {string} text */
const escapeValue = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
/** @param {string} text */
const unescape = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/**
 * All opening tags of the page, in order.
 * @param {string} html
 * @returns {Tag[]}
 */
export function tags(html) {
  return tokens(html).filter((token) => !token.closing);
}

/**
 * @param {string} html
 * @returns {(Tag & {closing: boolean})[]}
 */
function tokens(html) {
  const found = [];
  TOKEN.lastIndex = 0;
  for (let match; (match = TOKEN.exec(html)); ) {
    const [all, slash, rawName, rest] = match;
    if (!rawName) continue;
    const name = rawName.toLowerCase();
    /** @type {Record<string, string>} */
    const attrs = {};
    for (const [, key, double, single, bare] of (rest ?? '').matchAll(ATTRIBUTE)) {
      attrs[key.toLowerCase()] = unescape(double ?? single ?? bare ?? '');
    }
    const end = match.index + all.length;
    /** @type {Tag & {closing: boolean}} */
    const tag = { name, attrs, start: match.index, end, closing: slash === '/' };
    if (!tag.closing && RAW.has(name)) {
      const close = html.toLowerCase().indexOf(`</${name}`, end);
      if (close < 0) throw new Error(`index.html: <${name}> is never closed`);
      tag.text = html.slice(end, close);
      TOKEN.lastIndex = close;
    }
    found.push(tag);
  }
  return found;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attrs
 */
export function write(name, attrs) {
  const list = Object.entries(attrs).map(([key, value]) => (value === '' && !['href', 'src', 'content', 'alt'].includes(key) ? ` ${key}` : ` ${key}="${escapeValue(value)}"`));
  return `<${name}${list.join('')}>`;
}

/**
 * Passes each opening tag to `change`, and writes anew those for which it returns other attributes.
 * @param {string} html
 * @param {(tag: Tag) => Record<string, string> | undefined} change
 */
export function rewrite(html, change) {
  let out = '';
  let at = 0;
  for (const tag of tags(html)) {
    const attrs = change(tag);
    if (!attrs) continue;
    out += html.slice(at, tag.start) + write(tag.name, attrs);
    at = tag.end;
  }
  return out + html.slice(at);
}

/**
 * Where the content of `tag` begins and ends.
 * @param {string} html
 * @param {Tag} tag
 */
export function inside(html, tag) {
  if (tag.text !== undefined) return { start: tag.end, end: tag.end + tag.text.length };
  let depth = 1;
  for (const token of tokens(html)) {
    if (token.start < tag.end || token.name !== tag.name || VOID.has(token.name)) continue;
    depth += token.closing ? -1 : 1;
    if (depth === 0) return { start: tag.end, end: token.start };
  }
  throw new Error(`index.html: <${tag.name}> is never closed`);
}

/**
 * Replaces what is inside each element that `which` picks. `content` returns HTML.
 * @param {string} html
 * @param {(tag: Tag) => boolean} which
 * @param {(tag: Tag, old: string) => string} content
 */
export function fill(html, which, content) {
  // From the last to the first, so that places before it stay where they are.
  for (const tag of tags(html).filter(which).reverse()) {
    const { start, end } = inside(html, tag);
    html = html.slice(0, start) + content(tag, html.slice(start, end)) + html.slice(end);
  }
  return html;
}

/**
 * @param {string} html
 * @param {(tag: Tag) => boolean} which
 * @param {string} addition
 */
export function insertAfter(html, which, addition) {
  const tag = tags(html).find(which);
  if (!tag) throw new Error(`index.html: found no place for ${addition}`);
  return `${html.slice(0, tag.end)}\n${addition}${html.slice(tag.end)}`;
}

/**
 * @param {string} html
 * @param {string} addition
 */
export function appendToHead(html, addition) {
  if (!addition) return html;
  const close = tokens(html).find((token) => token.closing && token.name === 'head');
  if (!close) throw new Error('index.html has no </head>');
  return `${html.slice(0, close.start)}${addition}\n${html.slice(close.start)}`;
}
