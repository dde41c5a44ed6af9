// @ts-check
/** What no feed may bring into a page, whatever is in it. */

/** Elements that no page may have from a feed. */
const FORBIDDEN =
  'script, style, iframe, frame, frameset, object, embed, applet, form, input, textarea, select, base, meta, link, template, noscript, math, video, audio, source[src], track, dialog, details, marquee, portal, title, xmp, slot, area, [contenteditable], custom-element';

/** Attributes that our own elements have. */
const ALLOWED =
  'class id href rel type alt src srcset sizes width height loading decoding fetchpriority referrerpolicy role tabindex dir lang datetime scope colspan rowspan data-open-display data-focus-x data-focus-y start value reversed'.split(
    ' ',
  );

/** Where a link may lead. */
export const PROTOCOLS = ['http:', 'https:', 'mailto:', 'tel:'];

/** @typedef {{ forbidden: string, allowed: string[], protocols: string[] }} Rules */

/** @type {Rules} */
export const RULES = { forbidden: FORBIDDEN, allowed: ALLOWED, protocols: PROTOCOLS };

/**
 * Everything below `place` that should not be there. Runs in the page, so it uses nothing from around it.
 * @param {Element} place
 * @param {Rules} rules
 * @returns {string[]}
 */
export function findIntruders(place, { forbidden, allowed, protocols }) {
  const found = [...place.querySelectorAll(forbidden)].map((element) => `<${element.localName}>`);
  for (const element of place.querySelectorAll('*')) {
    if (element.closest('svg.icon, svg.pic__shape')) continue;
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`<${element.nodeName}>`);
    if (element.shadowRoot) found.push(`shadow root of ${element.localName}`);
    for (const { name, value } of element.attributes) {
      if (!allowed.includes(name) && !name.startsWith('aria-')) found.push(`${element.localName} ${name}=${value}`);
      if (name === 'id' && !/^(top|below|rest|latest|corr|topics|rel|lat|next|strip)-(h|\d+)$/.test(value)) found.push(`id ${value}`);
      if (name === 'class' && /recovery|evil/.test(value)) found.push(`class ${value}`);
    }
    // Within a text, what our own boxes have.
    if (element.parentElement?.closest('.prose')) {
      const { role, tabindex, class: name } = Object.fromEntries([...element.attributes].map((attribute) => [attribute.name, attribute.value]));
      if (role && !/^(group|region)$/.test(role)) found.push(`role ${role}`);
      if (tabindex && tabindex !== '0') found.push(`tabindex ${tabindex}`);
      if (name && !/^(pull|gallery|gallery__caption|tablebox|tall|pic pic--shaped( noimg)?|dateline|credit|notice|missing|embed( embed--\w+)?|btn( btn--solid)?|icon)$/.test(name)) found.push(`class ${name}`);
    }
    // Addresses as the browser understands them, not as they are written.
    if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
      if (!protocols.includes(element.protocol)) found.push(`link ${element.protocol} ${element.getAttribute('href')}`);
      const leaves = /^http/.test(element.protocol) && element.origin !== location.origin;
      if (leaves && !element.relList.contains('noopener')) found.push(`link without noopener ${element.href}`);
      if (element.username || element.password) found.push(`link with credentials ${element.href}`);
    }
    if (element instanceof HTMLImageElement || element instanceof HTMLSourceElement) {
      if (element.hasAttribute('src') && !/^https?:\/\//.test(element.src)) found.push(`picture ${element.src}`);
      if (element.srcset && !/^(https?:\/\/|\/(?!\/))[^\s,]+ \d+w(, (https?:\/\/|\/(?!\/))[^\s,]+ \d+w)*$/.test(element.srcset)) found.push(`srcset ${element.srcset}`);
    }
  }
  return found;
}

/** Everything in `<main>` that should not be there. @param {import('@playwright/test').Page} page */
export const intruders = (page) => page.getByRole('main').evaluate(findIntruders, RULES);

/**
 * Everything in the document's head that should not be there. `own` are the elements that the site's own page
 * brought. Runs in the page.
 * @param {Set<Element>} own
 * @returns {string[]}
 */
export function findIntrudersInHead(own) {
  const found = [];
  for (const element of document.head.querySelectorAll('*')) {
    if (own.has(element)) continue;
    const { localName } = element;
    const names = element.getAttributeNames().join(' ');
    if (localName === 'meta' && /^(name|property) content$/.test(names)) continue;
    if (localName === 'link' && names === 'rel href' && element.getAttribute('rel') === 'canonical' && /^https?:$/.test(new URL(/** @type {HTMLLinkElement} */ (element).href).protocol)) continue;
    if (localName === 'script' && names === 'type' && element.getAttribute('type') === 'application/ld+json') {
      const text = element.textContent ?? '';
      try {
        JSON.parse(text);
      } catch {
        found.push(`structured data that is no JSON: ${text}`);
      }
      if (/[<\u2028\u2029]/.test(text)) found.push(`structured data with a <: ${text}`);
      continue;
    }
    found.push(`head ${element.outerHTML}`);
  }
  return found;
}

/** Whether `address` is at `host`, over https. @param {string} host @param {string} address */
function isAt(host, address) {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' && (hostname === host || hostname.endsWith(`.${host}`));
}

/**
 * Notes each request that no page with a hostile feed may make, and each dialog and window. The host for pictures may
 * be asked for pictures, by whoever does not say from where.
 * @param {import('@playwright/test').Page} page
 * @param {string} pictures the host, also those below it
 */
export function watch(page, pictures) {
  /** @type {string[]} */
  const wrong = [];
  const context = page.context();
  /** @type {string | null} */
  let home = null;
  context.on('request', (request) => {
    const { origin } = new URL(request.url());
    home ??= origin;
    const isPicture = isAt(pictures, request.url()) && request.resourceType() === 'image' && !request.headers().referer;
    if (origin !== home && !isPicture) wrong.push(`${request.resourceType()} ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('page', (other) => void wrong.push(`window ${other.url()}`));
  return wrong;
}

/**
 * Answers for the host for pictures. Costs a detour of every request.
 * @param {import('@playwright/test').Page} page
 * @param {string} pictures
 * @param {string} picture SVG
 */
export const answerFor = (page, pictures, picture) =>
  page.context().route((url) => isAt(pictures, url.href), (route) => route.fulfill({ contentType: 'image/svg+xml', body: picture }));
