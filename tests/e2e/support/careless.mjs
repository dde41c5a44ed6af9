// @ts-check
/** A page that takes whatever it is given for markup: what a test for attacks must be able to see. */

import { EVIL_HOST } from '../vectors/vector.mjs';
import { RULES, findIntruders } from './intruders.mjs';

/** @typedef {import('../vectors/vector.mjs').Vector} Vector */

/** How many vectors are tried side by side, each in a frame of its own. */
const SIDE_BY_SIDE = 12;

/** @param {number} index */
const pathOf = (index) => `careless-${index}.html`;

/**
 * The files of a site with one careless page for each vector, and one page around them.
 * @param {Vector[]} vectors
 * @returns {Record<string, string>}
 */
export function carelessFiles(vectors) {
  const pages = vectors.map(({ text, careless = text }, index) => [pathOf(index), `<!doctype html>${careless}`]);
  return { 'careless.html': '<!doctype html><title>Careless</title>', ...Object.fromEntries(pages) };
}

/**
 * @typedef {object} Outcome
 * @property {boolean} runs a script ran, or somebody was asked for something
 * @property {boolean} shows that, or something is in the page that no page may have
 */

/**
 * What each vector does in its careless page, in their order.
 * @param {import('@playwright/test').Page} page
 * @param {string} url of the site
 * @param {Vector[]} vectors
 * @returns {Promise<Outcome[]>}
 */
export async function fire(page, url, vectors) {
  /** Vectors that asked a foreign server. @type {Set<number>} */
  const asking = new Set();
  page.context().on('request', (request) => {
    if (!new URL(request.url()).hostname.endsWith(EVIL_HOST)) return;
    for (let frame = request.frame(); ; frame = /** @type {import('@playwright/test').Frame} */ (frame.parentFrame())) {
      const index = /careless-(\d+)\.html/.exec(frame.name() || frame.url())?.[1];
      if (index) asking.add(Number(index));
      if (!frame.parentFrame()) break;
    }
  });
  await page.goto(`${url}careless.html`);
  /** @type {boolean[][]} */
  const found = [];
  for (let start = 0; start < vectors.length; start += SIDE_BY_SIDE) {
    const texts = vectors.slice(start, start + SIDE_BY_SIDE).map(({ text }) => text);
    found.push(...(await page.evaluate(tryAll, { texts, start, source: `${findIntruders}`, rules: RULES })));
  }
  return found.map(([ran, isThere], index) => ({ runs: ran || asking.has(index), shows: ran || isThere || asking.has(index) }));
}

/**
 * Runs in the page: whether a script ran, and whether something is there that should not be.
 * @param {{ texts: string[], start: number, source: string, rules: import('./intruders.mjs').Rules }} what
 * @returns {Promise<boolean[][]>}
 */
async function tryAll({ texts, start, source, rules }) {
  const pause = (/** @type {number} */ milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const tryOne = async (/** @type {string} */ text, /** @type {number} */ index) => {
    const frame = document.createElement('iframe');
    frame.name = `careless-${index}.html`;
    frame.src = `careless-${index}.html`;
    // It may do what it likes, except with this page.
    frame.sandbox.value = 'allow-scripts allow-same-origin allow-forms allow-modals';
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    document.body.append(frame);
    await Promise.race([loaded, pause(2_000)]);
    let isThere = false;
    /** Looks and presses. A page that has gone away cannot be looked at. */
    const press = () => {
      const inner = frame.contentDocument;
      const view = /** @type {any} */ (frame.contentWindow);
      if (!inner?.body) return;
      try {
        isThere ||= view.eval(`(${source})`)(inner.documentElement, rules).length > 0;
      } catch {
        isThere = true; // A form whose attributes are its fields stops whoever looks at them.
      }
      // Links to other pages would take it away with what it shows.
      const stay = (/** @type {Event} */ event) => /^http/.test(/** @type {any} */ (event.target)?.closest?.('a, area')?.protocol ?? '') && event.preventDefault();
      view.addEventListener('click', stay, true);
      for (const element of inner.querySelectorAll('*')) {
        for (const type of ['pointerover', 'mouseover', 'mousemove', 'pointerdown', 'mousedown', 'click', 'dblclick', 'auxclick', 'focus', 'focusin', 'keydown', 'input', 'toggle', 'animationstart', 'scroll']) {
          const isMouse = /mouse|pointer|click/.test(type);
          element.dispatchEvent(isMouse ? new view.MouseEvent(type, { bubbles: true, cancelable: true }) : new view.Event(type, { bubbles: true, cancelable: true }));
        }
      }
    };
    try {
      press();
      await pause(100);
      // Written and read once more, as sites do that clean markup.
      const inner = frame.contentDocument;
      if (inner?.body && !('__hit' in /** @type {any} */ (frame.contentWindow))) {
        const place = inner.createElement('div');
        inner.body.append(place);
        place.innerHTML = text;
        place.innerHTML = `${place.innerHTML}`;
        press();
      }
    } catch {
      // It has gone to another page, which is noted as a request.
    }
    await pause(150);
    let ran = false;
    try {
      ran = '__hit' in /** @type {any} */ (frame.contentWindow);
    } catch {
      // As above.
    }
    frame.remove();
    return [ran, isThere];
  };
  return Promise.all(texts.map((text, index) => tryOne(text, start + index)));
}
