// @ts-check
/** Which declarations of the style sheets an engine does not know: it ignores each of them without a word. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { journey } from './journey.mjs';

/** What each engine lacks, and why nothing is missing without it is in docs/ENGINES.md. @type {Record<string, string[]>} */
const LACKS = {
  Chromium: [],
  Firefox: ['-webkit-box-decoration-break: clone', '-webkit-text-size-adjust: 100%', 'orphans: 3', 'text-size-adjust: 100%', 'text-wrap: pretty', 'widows: 3'],
  WebKit: ['-webkit-text-size-adjust: 100%', 'box-decoration-break: clone', 'forced-color-adjust: none', 'hyphenate-limit-chars: 12 5 5', 'text-size-adjust: 100%'],
};

const dist = resolve(process.env.DIST ?? 'dist');
/** The built style sheets, of the site and of the widget, by their path. */
const SHEETS = /** @type {const} */ ([['', /^site-\w+\.css$/], ['widget/', /^widget-\w+\.css$/]]).map(([folder, name]) => folder + readdirSync(join(dist, folder)).find((file) => name.test(file)));
/** @param {string} path */
const textOf = (path) => readFileSync(join(dist, path), 'utf8').replace(/\/\*[^]*?\*\//g, '');

/** A property of our own, and a use of one with or without what stands for it where it is not set. */
const OWN = /(--[\w-]+)\s*:\s*([^;{}]+)/g;
const USE = /var\((--[\w-]+)(?:,((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)/g;

/**
 * All declarations of a style sheet, with what our own properties stand for in their place.
 * @param {string} css
 * @returns {[property: string, value: string][]}
 */
function declarations(css) {
  const rules = css.replace(/@font-face\s*\{[^}]*\}/g, '');
  const own = new Map([...rules.matchAll(OWN)].map(([, name, value]) => [name, value]));
  const resolved = (/** @type {string} */ value) => {
    for (let deep = 0; deep < 10 && value.includes('var('); deep++) value = value.replace(USE, (_, name, other) => own.get(name) ?? other ?? '0px');
    return value;
  };
  const found = [...rules.matchAll(/[{;]\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].filter(([, name]) => !name.startsWith('--'));
  return found.map(([, name, value]) => [name, resolved(value.replace(/\s*!important/, '').trim())]);
}

export const style = [
  journey('every rule of the style sheets is taken, and every declaration is known, or known to be missing', async (browser, site) => {
    const { url } = await site({ files: { 'sheets.html': `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${SHEETS.map((path) => `<link rel="stylesheet" href="/${path}">`).join('')}` } });
    await browser.open(`${url}sheets.html`);
    const rules = await browser.run(() => {
      /** @param {CSSRuleList} list @returns {number} */
      const count = (list) => [...list].reduce((sum, rule) => sum + (rule.constructor.name === 'CSSNestedDeclarations' ? 0 : 1) + ('cssRules' in rule ? count(/** @type {CSSGroupingRule} */ (rule).cssRules) : 0), 0);
      return [...document.styleSheets].map(({ cssRules }) => count(cssRules));
    });
    // A rule with a selector that an engine does not know is left out whole.
    assert.deepEqual(rules, SHEETS.map((path) => textOf(path).match(/\{|@layer[^{;]*;/g)?.length));

    const all = SHEETS.map(textOf).flatMap(declarations);
    assert.ok(all.length > 500, `${all.length} declarations`);
    const unknown = await browser.run((list) => list.filter(([name, value]) => !CSS.supports(name, value)).map((pair) => pair.join(': ')), all);
    assert.deepEqual([...new Set(unknown)].sort(), LACKS[browser.name]);
  }),

  journey('links in texts are underlined, and so are marks, in the site and in the widget', async (browser, site) => {
    const { url } = await site();
    await browser.open(`${url}search?q=harbour`);
    const lines = (/** @type {string} */ css) => browser.soon(css, (selector) => {
      const one = document.querySelector(selector) ?? [...document.querySelectorAll('dateline-widget')].map((widget) => widget.shadowRoot?.querySelector(selector)).find(Boolean);
      return one ? getComputedStyle(one).textDecorationLine : null;
    }, css);
    assert.equal(await lines('main mark'), 'underline');
    await browser.open(`${url}widget/`);
    assert.equal(await lines('.more'), 'underline');
  }),
];
