// @ts-check
/** A feed of attacks, a walk through all that the site makes of it, and a careless page to compare with. */

import { feed, story } from './feeds.mjs';
import { RULES, findIntruders, findIntrudersInHead } from './intruders.mjs';

/** @typedef {import('../vectors/vector.mjs').Vector} Vector */

/** The topic that all stories have. */
export const TOPIC = 'vectors';
/** How every text begins, so that a page is known to show it. */
export const FIRST_WORDS = 'The first words of it.';

/**
 * Story number 1, which is ordinary; then one for each vector, newest first, with the vector in every text and every
 * address.
 * @param {Vector[]} vectors
 */
export function hostileFeed(vectors) {
  const hostile = vectors.map(({ text, address = text }, index) =>
    story(index + 2, {
      id: text,
      // Two stories of one address would be one story.
      url: address.replace(/#|$/, (hash) => `?${index}${hash}`),
      external_url: address,
      title: text,
      summary: `${text} and a standfirst`,
      content_html: `<p>${FIRST_WORDS}</p>${text}<p>And the last.</p>`,
      image: address,
      banner_image: text,
      authors: [
        { name: text, url: address, avatar: address, _role: text },
        { name: 'Fixture desk', url: text },
      ],
      tags: [TOPIC, text],
      language: text,
      attachments: [{ url: address, mime_type: text, title: text }],
      _dateline: {
        slug: text,
        section: { id: text, name: text },
        kicker: text,
        place: text,
        breaking: index === 0,
        featured: index === 1,
        image: {
          url: 'picture.svg',
          width: 1200,
          height: 800,
          alt: text,
          caption: text,
          credit: text,
          credit_url: address,
          photographer: text,
          focus: [text, address],
          srcset: [
            { url: address, width: 640, type: text },
            { url: 'picture.svg', width: 1280, type: 'image/webp' },
          ],
        },
        corrections: [{ date: '2023-09-17T18:05:00Z', text }],
        related: [text, '__proto__', 'constructor'],
        access: text,
      },
    }),
  );
  const [{ text, address = text }] = vectors;
  return feed([story(1, { tags: [TOPIC] }), ...hostile], { title: text, icon: address, favicon: address, home_page_url: address, description: text, language: text });
}

/**
 * Prepares the page for {@link walk}; before the first document.
 * @param {import('@playwright/test').Page} page
 */
export const prepareWalk = (page) =>
  page.addInitScript({
    content: `
      window.inspection = { rules: ${JSON.stringify(RULES)}, findIntruders: ${findIntruders}, findIntrudersInHead: ${findIntrudersInHead}, own: new Set() };
      addEventListener('DOMContentLoaded', () => document.head.querySelectorAll('*').forEach((element) => window.inspection.own.add(element)));`,
  });

/**
 * @typedef {object} Seen
 * @property {string} path
 * @property {string} heading the h1
 * @property {boolean} isTold whether the story's first words are there
 * @property {string[]} wrong what was found
 */

/**
 * Follows a link of the site to each of `paths` and, from each story, to its section and its topics; looks at each
 * page, and presses what is there. Without paths: looks at the page that is open.
 * @param {import('@playwright/test').Page} page
 * @param {string[]} paths
 * @returns {Promise<Seen[]>}
 */
export const walk = (page, paths) =>
  page.evaluate(
    async ({ paths, firstWords }) => {
      const { rules, findIntruders, findIntrudersInHead, own } = /** @type {any} */ (window).inspection;
      const PLACES = 'main, header nav, .wire__place, footer, #announce-polite, #announce-assertive';
      const MINE = ['site', 'recovery', 'announce-polite', 'announce-assertive', 'toast'];
      const link = document.createElement('a');
      link.hidden = true;
      // What is pressed below must not lead away; the walk's own link may.
      const stay = (/** @type {Event} */ event) => void (event.target !== link && event.preventDefault());
      addEventListener('click', stay, true);

      /** @type {string[]} */
      const violations = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => void violations.push(`against the policy: ${effectiveDirective} ${blockedURI} ${sample}`));

      const look = () => {
        const wrong = violations.splice(0);
        for (const place of document.querySelectorAll(PLACES)) wrong.push(...findIntruders(place, rules));
        wrong.push(...findIntrudersInHead(own));
        for (const child of document.body.children) {
          const isOurs = child === link || child.matches('noscript, svg[hidden]') || MINE.includes(child.id) || child.className === 'site';
          if (!isOurs) wrong.push(`body ${child.outerHTML.slice(0, 200)}`);
        }
        if (document.baseURI !== location.href) wrong.push(`base ${document.baseURI}`);
        if (window.length > 0) wrong.push(`${window.length} frames`);
        if ('__hit' in window) wrong.push(`a script ran: ${/** @type {any} */ (window).__hit}`);
        for (const name of ['getElementById', 'querySelector', 'createElement', 'createTextNode', 'addEventListener', 'parseHTML']) {
          if (!(name in Document.prototype || name in Node.prototype || name in Document || name in EventTarget.prototype)) continue;
          if (Object.hasOwn(document, name) || (name in document && typeof (/** @type {any} */ (document)[name]) !== 'function')) wrong.push(`clobbered: ${name}`);
        }
        if (!(document.body instanceof HTMLBodyElement) || !(document.head instanceof HTMLHeadElement)) wrong.push('clobbered: body or head');
        return wrong;
      };

      const press = () => {
        for (const element of document.querySelectorAll('main *, header nav *, .wire__place a')) {
          if (!element.isConnected || element.closest('button, svg')) continue;
          for (const type of ['pointerover', 'mouseover', 'mousemove', 'pointerdown', 'mousedown', 'click', 'dblclick', 'auxclick']) {
            element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window }));
          }
          for (const type of ['focus', 'focusin', 'keydown', 'input', 'toggle', 'animationstart', 'scroll']) element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
        }
      };

      const painted = () => new Promise((done) => requestAnimationFrame(done));
      const { port1, port2 } = new MessageChannel();
      /** Lets the program go on; timers would take 4 ms each. */
      const soon = () =>
        new Promise((done) => {
          port1.onmessage = () => done(undefined);
          port2.postMessage(null);
        });
      const seen = [];
      const known = new Set(paths);
      const waiting = [...paths];
      let first = paths.length === 0;
      while (first || waiting.length > 0) {
        const path = first ? location.pathname : /** @type {string} */ (waiting.shift());
        if (!first) {
          const before = document.querySelector('main h1');
          document.body.append(link);
          link.href = path;
          link.click();
          link.remove();
          for (const late = performance.now() + 5_000; ; await soon()) {
            const now = document.querySelector('main h1');
            if (now && now !== before) break;
            if (performance.now() > late) throw new Error(`${path} did not open`);
          }
        }
        first = false;
        const isStory = path.includes('/article/');
        // What waits for a frame gets one now and then; one for each page would take most of the time.
        if (seen.length % 8 === 0) await painted();
        else await soon();
        const wrong = look();
        if (isStory) {
          press();
          await soon();
          if (wrong.length === 0) wrong.push(...look());
        }
        const text = document.querySelector('main')?.textContent ?? '';
        seen.push({ path, heading: document.querySelector('main h1')?.textContent ?? '', isTold: text.includes(firstWords), wrong });
        if (!isStory) continue;
        for (const other of document.querySelectorAll('main .crumbs a, main .topics a')) {
          const { pathname } = /** @type {HTMLAnchorElement} */ (other);
          if (/^\/(section|topic)\//.test(pathname) && !known.has(pathname)) {
            known.add(pathname);
            waiting.unshift(pathname);
          }
        }
      }
      removeEventListener('click', stay, true);
      return seen;
    },
    { paths, firstWords: FIRST_WORDS },
  );
