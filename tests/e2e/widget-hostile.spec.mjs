// @ts-check
/** The widget on pages that do it harm without meaning to: resets, policies, clobbered names, elements that move. */

import { readFileSync } from 'node:fs';
import { expect } from './support/test.mjs';
import { asNewsExample, headlines, test, widget } from './support/widget.mjs';

const STORY = 'slug="the-hill-towns-that-own-their-wind"';

/** How a headline looks. @param {import('@playwright/test').Page} page */
const look = (page) =>
  headlines(page)
    .first()
    .evaluate((headline) => {
      const { fontSize, fontFamily, color, textTransform, letterSpacing, fontWeight, display } = getComputedStyle(headline);
      return { fontSize, fontFamily, color, textTransform, letterSpacing, fontWeight, display, width: Math.round(headline.getBoundingClientRect().width) };
    });

/** @type {[string, string][]} what a page's style does */
const STYLES = [
  ['a reset', '*,*::before,*::after{margin:0;padding:0;border:0;font:inherit;vertical-align:baseline;box-sizing:content-box}ol,ul{list-style:none}a{color:inherit}'],
  ['* { all: unset !important }', '*{all:unset !important}'],
  ['html { font-size: 62.5% }', 'html{font-size:62.5%}'],
  ['loud text', 'body{font:italic 700 40px/3 fantasy;color:lime;text-transform:uppercase;letter-spacing:.5em;text-align:center;visibility:visible;text-indent:3em;white-space:pre}'],
  ['rules for what is in the widget', 'a{font-size:3em!important;color:red!important;display:none!important}img{display:none!important}section,ol,li,h2,span{display:none!important}.w,.box,.item,.title{display:none!important}'],
  ['properties of the widget’s own names', 'html{--paper:red;--ink:red;--serif:fantasy;--accent:lime;--u:90px;--h:3000px;--n:30}'],
];
for (const [what, css] of STYLES) {
  test(`${what}: the widget looks as it does elsewhere`, async ({ page, partner }) => {
    const body = `<div style="width:480px;display:block!important">${widget('count="3"')}</div>`;
    await page.goto(await partner(body));
    await expect(headlines(page)).toHaveCount(3);
    const before = await look(page);
    await page.goto(await partner(`<div id="slot" style="width:480px;display:block">${widget('count="3"')}</div>`, { head: `<style>${css}#slot{width:480px!important;display:block!important}</style>` }));
    await expect(headlines(page)).toHaveCount(3);
    await expect(headlines(page).first()).toBeVisible();
    expect(await look(page)).toEqual(before);
  });
}

test('Object.prototype has additions', async ({ page, partner }) => {
  const names = ['signal', 'mode', 'method', 'body', 'headers', 'rootMargin', 'root', 'threshold', 'bubbles', 'value', 'get', 'set', 'month', 'hour', 'timeZone', 'file', 'error', 'layout', 'related-to', 'module_or_path', 'svg', 'preventScroll'];
  const script = `<script>for (const name of ${JSON.stringify(names)}) Object.prototype[name] = 'x'; Object.prototype.each = function () {}; Array.prototype.first = function () {};</script>`;
  await page.goto(await partner(widget('count="2"'), { head: script }));
  await expect(headlines(page)).toHaveCount(2);
  await expect(page.locator('dateline-widget [part=time]').first()).toHaveText(/^\d+ September 2023$/);
});

test('elements have taken the names of the document', async ({ page, partner }) => {
  const names = ['createElement', 'createElementNS', 'createTextNode', 'adoptedStyleSheets', 'baseURI', 'body', 'head', 'querySelector', 'location', 'documentElement', 'cookie'];
  const clobbered = names.map((name) => `<img name="${name}" alt=""><form name="${name}"></form>`).join('');
  await page.goto(await partner(`${clobbered}${widget('count="2"')}`));
  await expect(headlines(page)).toHaveCount(2);
});

const STRICT = "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src {news}; img-src {news} data:; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'";
for (const attributes of ['count="2"', 'layout="ticker" count="2"', `layout="article" ${STORY}`, 'related-to="the-hill-towns-that-own-their-wind" count="2"']) {
  test(`a strict policy with a nonce and Trusted Types: ${attributes}`, async ({ page, partner }) => {
    await page.goto(await partner(widget(attributes), { csp: STRICT, nonce: 'abc' }));
    await expect(headlines(page).first()).toBeVisible();
    await expect(headlines(page).first()).toHaveCSS('font-family', /Georgia/);
  });
}

test('a policy that forbids WebAssembly is named', async ({ page, partner, complaints }) => {
  complaints.expect(/dateline-widget: the page's policy forbids WebAssembly/);
  complaints.allow(/wasm-eval|WebAssembly|Content Security Policy/);
  await page.goto(await partner(widget(), { csp: STRICT.replace(" 'wasm-unsafe-eval'", ''), nonce: 'abc' }));
  await expect(page.locator('.own')).toBeVisible();
  await expect.poll(() => complaints.missing()).toEqual([]);
});

test('from right to left', async ({ page, partner }) => {
  await page.goto(await partner(`<div dir="rtl" style="width:480px">${widget('count="3"')}</div>`));
  await expect(headlines(page)).toHaveCount(3);
  const [name, topic] = await Promise.all(['name', 'topic'].map((part) => page.locator(`[part=${part}]`).boundingBox()));
  expect(name?.x).toBeGreaterThan(topic?.x ?? Infinity);
});

for (const [scheme, theme, dark] of /** @type {[string, string, boolean][]} */ ([['dark', 'host', true], ['light', 'host', false], ['light', 'dark', true], ['dark', 'light', false]])) {
  test(`a ${scheme} page, theme="${theme}": ${dark ? 'dark' : 'light'}`, async ({ page, partner }) => {
    await page.goto(await partner(widget(`count="1" theme="${theme}"`), { head: `<style>html{color-scheme:${scheme}}</style>` }));
    await expect(page.locator('dateline-widget .box')).toHaveCSS('background-color', dark ? 'rgb(20, 19, 18)' : 'rgb(255, 255, 255)');
  });
}

test('theme="auto" is the reader’s', async ({ page, partner }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(await partner(widget('count="1" theme="auto"')));
  await expect(page.locator('dateline-widget .box')).toHaveCSS('background-color', 'rgb(20, 19, 18)');
});

test('the public properties and parts reach it', async ({ page, partner }) => {
  await page.goto(await partner(widget('count="1"'), { head: '<style>dateline-widget{--dateline-paper:rgb(1,2,3);--dateline-ink:rgb(4,5,6);--dateline-font:monospace}dateline-widget::part(headline){text-transform:uppercase}dateline-widget::part(container){padding:0}</style>' }));
  await expect(page.locator('dateline-widget .box')).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(headlines(page).first()).toHaveCSS('color', 'rgb(4, 5, 6)');
  await expect(headlines(page).first()).toHaveCSS('font-family', 'monospace');
  await expect(headlines(page).first()).toHaveCSS('text-transform', 'uppercase');
  await expect(page.locator('[part=container]')).toHaveCSS('padding', '0px');
});

test('a thousand moves, copies and removals leave nothing behind', async ({ page, partner }) => {
  test.slow();
  await page.goto(await partner(`<div id="a">${widget('count="3"')}</div><div id="b"></div>`));
  await expect(headlines(page)).toHaveCount(3);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  const counts = async () => {
    for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
    return session.send('Memory.getDOMCounters');
  };
  const churn = (/** @type {number} */ times) =>
    page.evaluate(async (times) => {
      const [a, b] = [document.getElementById('a'), document.getElementById('b')];
      const element = /** @type {Element} */ (document.querySelector('dateline-widget'));
      for (let turn = 0; turn < times; turn++) {
        (turn % 2 ? a : b)?.append(element);
        const copy = /** @type {Element} */ (element.cloneNode(true));
        b?.append(copy);
        if (turn % 10 === 0) await new Promise((done) => setTimeout(done, 10));
        copy.remove();
      }
      a?.append(element);
      await new Promise((done) => setTimeout(done, 300));
    }, times);
  // The first times fill caches.
  await churn(100);
  const before = await counts();
  await churn(1000);
  const after = await counts();
  await expect(headlines(page)).toHaveCount(3);
  expect(after.nodes - before.nodes).toBeLessThan(60);
  expect(after.jsEventListeners - before.jsEventListeners).toBeLessThan(10);
});

/** @type {[string, string, string][]} */
const HIDDEN = [
  ['display: none', `<div id="x" style="display:none">${'W'}</div>`, 'document.getElementById("x").style.display = "block"'],
  ['a closed details', `<details id="x"><summary>News</summary>${'W'}</details>`, 'document.getElementById("x").open = true'],
  ['a tab', `<div id="x" hidden>${'W'}</div>`, 'document.getElementById("x").hidden = false'],
];
for (const [what, body, show] of HIDDEN) {
  test(`${what}: it comes when it is shown, as wide as its place`, async ({ page, newsroom, partner }) => {
    await page.goto(await partner(`<div style="width:600px">${body.replace('W', widget('count="2"'))}</div>`));
    await page.waitForFunction(() => customElements.get('dateline-widget'));
    await page.waitForTimeout(200);
    expect(newsroom.requests).toEqual(['widget/dateline-widget.js']);
    await page.evaluate(show);
    await expect(headlines(page)).toHaveCount(2);
    expect((await page.locator('[part=container]').boundingBox())?.width).toBe(600);
  });
}

test('in a row of flexible boxes it has a width', async ({ page, partner }) => {
  await page.goto(await partner(`<div style="display:flex;width:600px"><p>Text</p>${widget('count="2"')}</div>`));
  await expect(headlines(page)).toHaveCount(2);
  expect((await page.locator('[part=container]').boundingBox())?.width).toBeGreaterThanOrEqual(280);
});

test('two versions on one page: the first draws all', async ({ page, newsroom, partner }) => {
  const loader = await (await fetch(`${newsroom.url}widget/dateline-widget.js`)).text();
  newsroom.answer('widget/old/dateline-widget.js', (_, res) => void res.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(loader.replaceAll('./rest-', '../rest-')));
  await page.goto(await partner(`<script type="module" src="{news}widget/old/dateline-widget.js"></script>${widget('count="2"')}${widget('count="3"')}`));
  await expect(headlines(page)).toHaveCount(5);
});

test('a script that was kept for longer than its release asks for the newest', async ({ page, newsroom, partner, complaints }) => {
  complaints.expect(/status of 404/);
  const loader = await (await fetch(`${newsroom.url}widget/dateline-widget.js`)).text();
  const old = loader.replace(/rest-[0-9a-f]{12}/, 'rest-000000000000');
  newsroom.answer('widget/dateline-widget.js', (req, res) => void res.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(req.url?.includes('?') ? loader : old));
  await page.goto(await partner(widget('count="2"')));
  await expect(headlines(page)).toHaveCount(2);
});

test('a sandboxed frame without storage', async ({ page, newsroom, partner }) => {
  const inner = `<!doctype html><title>x</title><script type=module src=${newsroom.url}widget/dateline-widget.js></script>${widget('count=2').replaceAll('{news}', newsroom.url).replaceAll('"', '')}`;
  await page.goto(await partner(`<iframe title="News" sandbox="allow-scripts" width="600" height="600" srcdoc="${inner}"></iframe>`));
  await expect(page.frameLocator('iframe').locator('[part=headline]')).toHaveCount(2);
});

test('a browser that translates the page', async ({ page, partner }) => {
  await page.goto(await partner(widget('count="2"')));
  await expect(headlines(page)).toHaveCount(2);
  // As Chromium's translation does it: each text is put into two elements of its own.
  await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('dateline-widget')?.shadowRoot);
    for (const link of root.querySelectorAll('a')) {
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      /** @type {Element} */ (font.firstChild).textContent = `translated: ${link.textContent}`;
      link.replaceChildren(font);
    }
    document.querySelector('dateline-widget')?.setAttribute('count', '3');
  });
  await expect(headlines(page)).toHaveCount(3);
  await expect(headlines(page).first()).toHaveText('Ferries to the outer islands resume as fog lifts');
});

test('a page that is rendered again and again around it', async ({ page, newsroom, partner }) => {
  await page.goto(await partner('<div id="app"></div>'));
  // As frameworks without a virtual document do it, and plug-ins of content systems: all of it from a text.
  await page.evaluate(async (html) => {
    for (let turn = 0; turn < 30; turn++) {
      /** @type {Element} */ (document.getElementById('app')).innerHTML = html.replace('COUNT', String(1 + (turn % 4)));
      await new Promise((done) => setTimeout(done, 20));
    }
    /** @type {Element} */ (document.getElementById('app')).innerHTML = html.replace('COUNT', '2');
  }, widget('count="COUNT"').replaceAll('{news}', newsroom.url));
  await expect(headlines(page)).toHaveCount(2);
  expect(newsroom.requests.filter((path) => path === 'edition/feed.json')).toHaveLength(1);
});

test('properties that were set before the script came', async ({ page, newsroom, partner }) => {
  await page.goto(await partner('<div id="app"></div>', { script: false }));
  await page.evaluate(async (news) => {
    const element = /** @type {any} */ (document.createElement('dateline-widget'));
    Object.assign(element, { src: `${news}edition/feed.json`, count: 3, headingLevel: 4 });
    document.getElementById('app')?.append(element);
    await import(`${news}widget/dateline-widget.js`);
  }, newsroom.url);
  await expect(headlines(page)).toHaveCount(3);
  await expect(page.getByRole('heading', { level: 4 })).toBeVisible();
});

test('in a frame, for pages that allow no script: it says how high it is, and the helper sizes it', async ({ page, newsroom, partner }) => {
  await page.goto(await partner('<iframe title="News" src="{news}widget/frame.html?layout=list&amp;count=3&amp;section=climate" width="480" height="100"></iframe><script src="{news}widget/dateline-frame.js"></script>', { script: false }));
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('[part=headline]')).toHaveCount(3);
  await expect(frame.getByRole('heading', { name: 'Dateline Climate' })).toBeVisible();
  const height = await frame.locator('dateline-widget').evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
  await expect.poll(() => page.locator('iframe').evaluate((element) => element.clientHeight)).toBe(height);
  // Others cannot size it.
  await page.evaluate(() => postMessage({ type: 'dateline-height', version: 1, height: 5 }, '*'));
  await page.waitForTimeout(100);
  expect(await page.locator('iframe').evaluate((element) => element.clientHeight)).toBe(height);
  expect(newsroom.requests.filter((path) => path.includes('feed'))).toEqual(['edition/feed.json']);
});

test('a frame shows no feed but the newsroom’s own', async ({ page, newsroom, partner }) => {
  await page.goto(await partner('<iframe title="News" src="{news}widget/frame.html?src=https://evil.example/feed.json&amp;site=https://evil.example/&amp;count=1" width="480" height="400"></iframe>', { script: false }));
  const link = page.frameLocator('iframe').locator('[part=headline]');
  await expect(link).toHaveAttribute('href', new RegExp(`^${newsroom.url}article/`));
});

test('a page that was saved with version 1 of the widget', async ({ page, newsroom }) => {
  const saved = readFileSync(new URL('../widget/version-1.html', import.meta.url), 'utf8');
  await asNewsExample(page, newsroom);
  await page.route('https://partner.example/', (route) => route.fulfill({ contentType: 'text/html', body: saved }));
  await page.goto('https://partner.example/');
  for (const [at, count] of [3, 1, 1, 2].entries()) await expect(page.locator('dateline-widget').nth(at).locator('[part=headline]')).toHaveCount(count);
  await expect(page.locator('dateline-widget [part=headline]').first()).toHaveAttribute('href', /^https:\/\/news\.example\/article\//);
});
