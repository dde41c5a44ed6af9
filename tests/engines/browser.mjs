// @ts-check
/** A browser as the journeys use it, whichever it is. */

import { ELEMENT } from './wire.mjs';

/** How long a page may take until it is as a journey wants it, in milliseconds. */
const MAX_WAIT = 15_000;

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {import('./wire.mjs').Wire} wire
 * @property {() => Promise<string[]>} [log] the errors that the engine itself has written since it was last asked
 * @property {(isOffline: boolean) => Promise<unknown>} setOffline
 * @property {(isRunning: boolean) => Promise<unknown>} [setScripts] without it scripts cannot be switched off
 * @property {(width: number, height: number) => Promise<unknown>} [setView] where a window cannot be so narrow
 * @property {() => Promise<void>} close
 */

export class Browser {
  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
    this.name = engine.name;
    this.version = engine.wire.capabilities.browserVersion;
  }

  /** @param {string} url */
  open = (url) => this.engine.wire.send('open', { url });
  back = () => this.engine.wire.send('back');
  forward = () => this.engine.wire.send('forward');
  reload = () => this.engine.wire.send('reload');
  /** @returns {Promise<Buffer>} of the window, as PNG */
  picture = async () => Buffer.from(await this.engine.wire.send('picture', { full: false }), 'base64');
  close = () => this.engine.close();

  /**
   * What a function gives in the page. It uses nothing from around it.
   * @template {unknown[]} A, R
   * @param {(...args: A) => R} inPage
   * @param {A} args
   * @returns {Promise<R>}
   */
  run = (inPage, ...args) => this.engine.wire.send('run', { script: `return (${inPage}).apply(null, arguments)`, args });

  /**
   * What a function gives in the page as soon as it gives something.
   * @template {unknown[]} A, R
   * @param {string} what for the error, if it does not
   * @param {(...args: A) => R} inPage
   * @param {A} args
   * @returns {Promise<NonNullable<R>>}
   */
  async soon(what, inPage, ...args) {
    /** @type {unknown} */
    let last;
    for (const end = Date.now() + MAX_WAIT; Date.now() < end; await pause(40)) {
      // A page that is just being left answers with an error.
      last = await this.run(inPage, ...args).catch((error) => void (last = error));
      if (last) return /** @type {NonNullable<R>} */ (last);
    }
    const page = await this.run(() => `${location.href}: ${document.querySelector('main h1')?.textContent}`).catch(String);
    throw new Error(`${this.name}: ${what}: not within ${MAX_WAIT / 1000} s, at ${page}`);
  }

  /**
   * The element that a selector finds and that has these words, as soon as it is there to be seen.
   * @param {string} selector
   * @param {string} [words]
   */
  async find(selector, words = '') {
    const element = await this.soon(
      `${selector} “${words}”`,
      (css, text) => [...document.querySelectorAll(css)].find((one) => one.getClientRects().length > 0 && (one.textContent ?? '').includes(text)) ?? null,
      selector,
      words,
    );
    return /** @type {Record<string, string>} */ (/** @type {unknown} */ (element))[ELEMENT];
  }

  /** @param {string} selector @param {string} [words] */
  async click(selector, words) {
    for (const end = Date.now() + MAX_WAIT; ; ) {
      try {
        return await this.engine.wire.send('click', { id: await this.find(selector, words) });
      } catch (error) {
        // A list that was drawn anew between finding and clicking.
        if (!/stale element/.test(String(error)) || Date.now() > end) throw error;
      }
    }
  }

  /** @param {string} selector @param {string} text */
  type = async (selector, text) => this.engine.wire.send('type', { id: await this.find(selector), text });

  /** Presses keys, one after the other, where the focus is. @param {...string} keys */
  press = (...keys) =>
    this.engine.wire.send('act', {
      actions: [{ type: 'key', id: 'keyboard', actions: keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }],
    });

  /**
   * Makes the page itself so large.
   * @param {number} width
   * @param {number} height
   */
  async view(width, height) {
    if (this.engine.setView) await this.engine.setView(width, height);
    else {
      await this.engine.wire.send('resize', { width, height });
      const [has, high] = await this.run(() => [innerWidth, innerHeight]);
      await this.engine.wire.send('resize', { width: 2 * width - has, height: 2 * height - high });
    }
    await this.soon(`a page of ${width} px`, (wanted) => innerWidth === wanted, width);
  }

  /** Waits for the page whose main heading has these words. @param {string} words @param {{ isFocused?: boolean }} [options] */
  heading = (words, { isFocused = false } = {}) =>
    this.soon(
      `heading “${words}”${isFocused ? ' with the focus' : ''}`,
      (text, focused) => [...document.querySelectorAll('main h1')].some((one) => one.textContent?.trim() === text && (!focused || one === document.activeElement)),
      words,
      isFocused,
    );

  /** Waits until a part of the page has these words. @param {string} selector @param {string} words */
  words = (selector, words) =>
    this.soon(`${selector} with “${words}”`, (css, text) => [...document.querySelectorAll(css)].some((one) => one.getClientRects().length > 0 && /** @type {HTMLElement} */ (one).innerText.includes(text)), selector, words);

  /**
   * Does something in a tab of its own, which is closed after it.
   * @param {() => Promise<unknown>} go
   */
  async inOtherTab(go) {
    const { wire } = this.engine;
    this.#said.push(...(await this.#saidHere()));
    const [first] = await wire.send('tabs');
    const { handle } = await wire.send('tab', { type: 'tab' });
    await wire.send('switch', { handle });
    try {
      await go();
      this.#said.push(...(await this.#saidHere()));
    } finally {
      await wire.send('leave');
      await wire.send('switch', { handle: first });
    }
  }

  /** What pages of other tabs have complained of. @type {string[]} */
  #said = [];

  /** What the pages of this tab have complained of; of those at this origin. */
  #saidHere = () =>
    this.run(() => {
      const said = sessionStorage.getItem('engines:complaints') ?? '[]';
      sessionStorage.removeItem('engines:complaints');
      return /** @type {string[]} */ (JSON.parse(said));
    });

  /** What the pages, and the engine itself, have complained of since this was last asked. */
  async complaints() {
    const said = [...this.#said, ...(await this.#saidHere())];
    this.#said = [];
    return [...said, ...((await this.engine.log?.()) ?? []).map((line) => `log: ${line}`)];
  }
}

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
