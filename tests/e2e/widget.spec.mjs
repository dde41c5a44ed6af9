// @ts-check
/** The widget on a partner's page: what it shows, how it follows its attributes, and what stays when it cannot. */

import { AxeBuilder } from '@axe-core/playwright';
import { expect } from './support/test.mjs';
import { asNewsExample, headlines, test, widget } from './support/widget.mjs';

const FIRST = 'Ferries to the outer islands resume as fog lifts';
const LAYOUTS = ['list', 'cards', 'ticker', 'lead'];

/** The height of an element's room, and what it holds at least. @param {import('@playwright/test').Page} page */
const room = (page) =>
  page.locator('dateline-widget').evaluate((element) => {
    const hold = /** @type {Element} */ (element.shadowRoot?.querySelector('.hold'));
    return [hold.getBoundingClientRect().height, parseFloat(getComputedStyle(hold).minBlockSize)];
  });

/** How much the page has moved. @param {import('@playwright/test').Page} page */
const shifts = (page) =>
  page.evaluate(async () => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((/** @type {any} */ entry) => (sum += entry.value))).observe({ type: 'layout-shift', buffered: true });
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return sum;
  });

test('shows the newest stories, each leading to its page', async ({ page, newsroom, partner }) => {
  await page.goto(await partner(widget('count="3"')));
  await expect(headlines(page)).toHaveCount(3);
  await expect(page.getByRole('heading', { level: 2, name: 'Dateline Latest news' })).toBeVisible();
  await expect(page.getByRole('link', { name: FIRST })).toHaveAttribute('href', `${newsroom.url}article/ferries-to-the-outer-islands-resume-as-fog-lifts`);
  await expect(page.getByRole('link', { name: 'More from Dateline' })).toBeVisible();
  await expect(page.locator('.own')).toBeHidden();
});

test('asks for nothing until it comes near, and then once for all elements', async ({ page, newsroom, partner }) => {
  await page.goto(await partner(`<div style="height:5000px"></div>${widget()}${widget('layout="cards"')}${widget('layout="ticker"')}`));
  await page.waitForFunction(() => customElements.get('dateline-widget'));
  await page.waitForTimeout(300);
  expect(newsroom.requests).toEqual(['widget/dateline-widget.js']);
  await page.evaluate(() => scrollTo(0, 4900));
  await expect(headlines(page).first()).toBeVisible();
  await expect(page.locator('[part=container]')).toHaveCount(3);
  const asked = newsroom.requests.filter((path) => !/pictures\//.test(path));
  expect(asked.map((path) => path.replace(/-[0-9a-f]{12}/, '')).sort()).toEqual(['edition/feed.json', 'widget/dateline-widget.js', 'widget/rest.js', 'widget/widget.css', 'widget/widget.js', 'widget/widget_bg.wasm']);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

test('follows its attributes in place', async ({ page, partner }) => {
  await page.goto(await partner(widget('count="2"')));
  await expect(headlines(page)).toHaveCount(2);
  const element = page.locator('dateline-widget');
  await element.evaluate((host) => host.setAttribute('count', '4'));
  await expect(headlines(page)).toHaveCount(4);
  await element.evaluate((/** @type {any} */ host) => void ((host.section = 'climate'), (host.headingLevel = 3)));
  await expect(page.getByRole('heading', { level: 3, name: 'Dateline Climate' })).toBeVisible();
  await element.evaluate((/** @type {any} */ host) => void ((host.section = null), (host.layout = 'ticker')));
  await expect(page.getByRole('button', { name: 'Next story' })).toBeVisible();
  expect(await element.evaluate((/** @type {any} */ host) => [host.layout, host.section, host.count, host.headingLevel])).toEqual(['ticker', null, '4', '3']);
});

test('keeps the focus when it is drawn anew', async ({ page, partner }) => {
  await page.goto(await partner(widget('count="2"')));
  await page.getByRole('link', { name: FIRST }).focus();
  await page.locator('dateline-widget').evaluate((host) => host.setAttribute('count', '5'));
  await expect(headlines(page)).toHaveCount(5);
  await expect(page.getByRole('link', { name: FIRST })).toBeFocused();
});

test('tells the page of stories, and lets it open them itself', async ({ page, partner }) => {
  const url = await partner(`${widget('count="1"')}<script>addEventListener('dateline-ready', (event) => (window.ready = [event.target.localName, event.detail.stories]));
    addEventListener('dateline-open', (event) => { event.preventDefault(); window.opened = event.detail; });</script>`);
  await page.goto(url);
  await page.getByRole('link', { name: FIRST }).click();
  expect(await page.evaluate(() => /** @type {any} */ (window).ready)).toEqual(['dateline-widget', 1]);
  expect(await page.evaluate(() => /** @type {any} */ (window).opened)).toMatchObject({ slug: 'ferries-to-the-outer-islands-resume-as-fog-lifts', headline: FIRST });
  expect(page.url()).toBe(url);
});

test('open="event" leaves it to the page', async ({ page, partner }) => {
  const url = await partner(widget('count="1" open="event"'));
  await page.goto(url);
  await page.getByRole('link', { name: FIRST }).click();
  expect(page.url()).toBe(url);
});

test('a story opens in the whole window', async ({ page, newsroom, partner }) => {
  newsroom.answer('article/ferries-to-the-outer-islands-resume-as-fog-lifts', (_, res) => void res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title><link rel="icon" href="data:,">'));
  await page.goto(await partner(widget('count="1"')));
  await page.getByRole('link', { name: FIRST }).click();
  await page.waitForURL(`${newsroom.url}article/**`);
});

test('the reader turns the ticker, which says what it shows', async ({ page, partner }) => {
  await page.setViewportSize({ width: 420, height: 700 });
  await page.goto(await partner(widget('layout="ticker" count="3"')));
  const next = page.getByRole('button', { name: 'Next story' });
  const previous = page.getByRole('button', { name: 'Previous story' });
  await expect(previous).toHaveAttribute('aria-disabled', 'true');
  const second = await headlines(page).nth(1).textContent();
  await next.click();
  await expect(page.getByRole('status')).toHaveText(second ?? '');
  await expect(headlines(page).nth(1)).toBeInViewport();
  await expect(headlines(page).first()).not.toBeInViewport();
  await expect(previous).toHaveAttribute('aria-disabled', 'false');
  await next.press('Enter');
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  const box = await next.boundingBox();
  expect([box?.width, box?.height]).toEqual([44, 44]);
});

test('from right to left the ticker turns the other way', async ({ page, partner }) => {
  await page.goto(await partner(widget('layout="ticker" count="3" dir="rtl"')));
  const second = await headlines(page).nth(1).textContent();
  await page.getByRole('button', { name: 'Next story' }).click();
  await expect(page.getByRole('status')).toHaveText(second ?? '');
  await expect(headlines(page).nth(1)).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Previous story' })).toHaveAttribute('aria-disabled', 'false');
});

test('shows a whole story, with its picture, caption and credit', async ({ page, partner }) => {
  await page.goto(await partner(widget('layout="article" slug="the-hill-towns-that-own-their-wind"')));
  await expect(page.getByRole('heading', { level: 2, name: 'The hill towns that own their wind' })).toBeVisible();
  await expect(page.locator('figcaption').first()).toContainText('Illustration: Dateline');
  expect(await page.locator('[part=text] p').count()).toBeGreaterThan(3);
});

test('shows what is related to a story', async ({ page, newsroom, partner }) => {
  await page.goto(await partner(`${widget('related-to="the-hill-towns-that-own-their-wind" count="3"')}`));
  await expect(page.getByRole('heading', { name: 'Dateline Related news' })).toBeVisible();
  await expect(headlines(page)).toHaveCount(3);
  expect(newsroom.requests.some((path) => path.startsWith('widget/widget_stories'))).toBe(true);
});

test('reads a feed of any system', async ({ page, newsroom, partner }) => {
  newsroom.answer('blog.json', (_, res) => {
    res.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    res.end(JSON.stringify({ version: 'https://jsonfeed.org/version/1', title: 'A &amp; B', items: [{ id: 1, title: 'One <b>post</b>', url: 'https://blog.example/one', content_html: '<p>Text</p>' }] }));
  });
  await page.goto(await partner('<dateline-widget src="{news}blog.json" site="https://blog.example/x"></dateline-widget><dateline-widget src="{news}blog.json"></dateline-widget>'));
  await expect(page.getByRole('link', { name: 'One post' })).toHaveCount(2);
  // Where stories open: at the site that is named, else at that which the feed and the script come from.
  await expect(page.getByRole('link', { name: 'One post' }).first()).toHaveAttribute('href', 'https://blog.example/x/article/one');
  await expect(page.getByRole('link', { name: 'One post' }).last()).toHaveAttribute('href', `${newsroom.url}article/one`);
  await expect(page.getByRole('heading', { name: 'A & B Latest news' }).first()).toBeVisible();
  expect(newsroom.requests.filter((path) => path === 'blog.json')).toHaveLength(1);
});

/** @type {[string, string, string, string | null][]} what is wrong, the element's attributes, the code, and the attribute that is named */
const WRONG = [
  ['a count that is none', 'count="-1"', 'attribute', 'count'],
  ['a layout that is none', 'layout="carousel"', 'attribute', 'layout'],
  ['a section without stories', 'section="chess"', 'no-stories', 'section'],
  ['a slug that is not there', 'layout="article" slug="none"', 'no-such-story', 'slug'],
];
for (const [what, attributes, code, attribute] of WRONG) {
  test(`${what}: the element's own content stays, and the page is told`, async ({ page, partner, complaints }) => {
    complaints.expect(new RegExp(`dateline-widget, ${attribute}: `));
    await page.goto(await partner(`<script>addEventListener('dateline-error', (event) => (window.wrong = event.detail))</script>${widget(attributes)}`));
    await page.waitForFunction(() => /** @type {any} */ (window).wrong);
    expect(await page.evaluate(() => /** @type {any} */ (window).wrong)).toMatchObject({ code, attribute });
    await expect(page.locator('.own')).toBeVisible();
    await expect(page.locator('[part=container]')).toHaveCount(0);
  });
}

/** @type {[string, string, import('node:http').RequestListener, RegExp[]][]} */
const ANSWERS = [
  ['cors', 'a feed that others may not read', (_, res) => void res.writeHead(200, { 'content-type': 'application/json' }).end('{}'), [/CORS policy/, /ERR_FAILED/]],
  ['status', 'a feed that is not there', (_, res) => void res.writeHead(404, { 'access-control-allow-origin': '*' }).end(), [/status of 404/]],
  ['not-a-feed', 'a page in the place of a feed', (_, res) => void res.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' }).end('<!doctype html>'), []],
  ['unreachable', 'a server that hangs up', (req) => void req.socket.destroy(), [/ERR_EMPTY_RESPONSE|ERR_CONNECTION/]],
];
for (const [code, what, answer, said] of ANSWERS) {
  test(`${what}: the element's own content stays, and the page is told`, async ({ page, newsroom, partner, complaints }) => {
    complaints.expect(/dateline-widget, src: /, ...said);
    newsroom.answer('edition/feed.json', answer);
    await page.goto(await partner(`<script>addEventListener('dateline-error', (event) => (window.wrong = event.detail))</script>${widget()}`));
    await page.waitForFunction(() => /** @type {any} */ (window).wrong);
    expect(await page.evaluate(() => /** @type {any} */ (window).wrong)).toMatchObject({ code, attribute: 'src' });
    await expect(page.locator('.own')).toBeVisible();
  });
}

test('a feed on http: of a page on https: is named as such', async ({ page, newsroom, complaints }) => {
  complaints.expect(/dateline-widget, src: .*http:/);
  await asNewsExample(page, newsroom);
  await page.route('https://partner.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>x</title><link rel="icon" href="data:,"><script>addEventListener('dateline-error', (event) => (window.wrong = event.detail))</script><script type="module" src="https://news.example/widget/dateline-widget.js"></script><dateline-widget src="http://news.example/feed.json"><a class="own" href="/">own</a></dateline-widget>` }),
  );
  await page.goto('https://partner.example/');
  await page.waitForFunction(() => /** @type {any} */ (window).wrong);
  expect(await page.evaluate(() => /** @type {any} */ (window).wrong.code)).toBe('insecure-src');
  await expect(page.locator('.own')).toBeVisible();
});

test('its own files that do not come leave what is there', async ({ page, newsroom, partner, complaints }) => {
  complaints.expect(/status of 404/, /files did not load/);
  const loader = await (await fetch(`${newsroom.url}widget/dateline-widget.js`)).text();
  const rest = /\.\/(rest-[0-9a-f]{12}\.js)/.exec(loader)?.[1];
  newsroom.answer(`widget/${rest}`, (_, res) => void res.writeHead(404, { 'access-control-allow-origin': '*' }).end());
  await page.goto(await partner(`<script>addEventListener('dateline-error', (event) => (window.wrong = event.detail))</script>${widget()}`));
  await page.waitForFunction(() => /** @type {any} */ (window).wrong);
  expect(await page.evaluate(() => /** @type {any} */ (window).wrong.code)).toBe('not-loaded');
  await expect(page.locator('.own')).toBeVisible();
  expect(await page.locator('dateline-widget').evaluate((host) => host.getBoundingClientRect().height)).toBeLessThan(60);
});

for (const layout of [...LAYOUTS, 'article']) {
  test(`${layout}: when nothing comes, the room that was held goes back`, async ({ page, newsroom, partner, complaints }) => {
    complaints.expect(/dateline-widget, src: /, /status of 500/);
    /** @type {() => void} */
    let fail = () => {};
    newsroom.answer('edition/feed.json', (_, res) => void (fail = () => res.writeHead(500, { 'access-control-allow-origin': '*' }).end()));
    const slug = layout === 'article' ? 'slug="the-hill-towns-that-own-their-wind"' : '';
    await page.goto(await partner(`${widget(`layout="${layout}" ${slug}`)}${widget(`layout="${layout}" ${slug} style="display:block;min-height:700px"`)}`));
    const heights = () => page.locator('dateline-widget').evaluateAll((hosts) => hosts.map((host) => [host.getBoundingClientRect().height, /** @type {Element} */ (host.querySelector('.own')).getBoundingClientRect().height]));
    await expect.poll(() => newsroom.requests.includes('edition/feed.json')).toBe(true);
    for (const [host, own] of await heights()) expect(host).toBeGreaterThan(own + 40);
    fail();
    await expect.poll(async () => (await heights()).every(([host, own]) => host < own + 10)).toBe(true);
    for (const own of await page.locator('.own').all()) await expect(own).toBeVisible();
    // And it is held again for the next try.
    newsroom.answer('edition/feed.json', undefined);
    await page.locator('dateline-widget').first().evaluate((host) => host.setAttribute('heading', 'Again'));
    await expect(headlines(page).first()).toBeVisible();
    expect((await heights())[0][0]).toBeGreaterThan(60);
  });
}

for (const layout of LAYOUTS) {
  for (const width of [280, 480, 900]) {
    test(`${layout}, ${width} px: the page does not move`, async ({ page, partner }) => {
      await page.setViewportSize({ width: 1000, height: 1600 });
      const slot = (/** @type {string} */ style) => `<div style="width:${width}px">${widget(`layout="${layout}" count="4" ${style}`)}</div><p id="after">What comes after</p>`;
      // Once for the room that it holds, which a page holds from its first paint on: docs/WIDGET.md.
      await page.goto(await partner(slot('')));
      await expect(headlines(page).first()).toBeVisible();
      const [height, held] = await room(page);
      expect(height, 'the stories fit into the room').toBeLessThanOrEqual(held + 0.5);
      await page.goto(await partner(slot(`style="display:block;min-height:${height}px"`)));
      await expect(headlines(page).first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await shifts(page)).toBe(0);
    });
  }
}

test('room that the stories do not need goes back where nothing in view moves by it', async ({ page, partner }) => {
  await page.setViewportSize({ width: 600, height: 700 });
  await page.goto(await partner(`<div style="height:720px"></div>${widget('count="30" section="climate"')}<p id="after">What comes after</p>`));
  await expect(headlines(page).first()).toBeAttached();
  const box = await page.locator('dateline-widget').boundingBox();
  const last = await headlines(page).last().boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan((last?.y ?? 0) + 160);
  await page.evaluate(() => scrollTo(0, 400));
  expect(await shifts(page)).toBe(0);
  // At the top of a high window the same element keeps it, or what is after would move.
  await page.setViewportSize({ width: 600, height: 6000 });
  await page.goto(await partner(`${widget('count="30" section="climate"')}<p id="after">What comes after</p>`));
  await expect(headlines(page).first()).toBeVisible();
  const [height, held] = await room(page);
  expect(height).toBeCloseTo(held, 0);
  // The rows stand together all the same.
  const rows = await headlines(page).evaluateAll((all) => all.map((headline) => headline.getBoundingClientRect().top));
  expect(Math.max(...rows.slice(1).map((top, at) => top - rows[at]))).toBeLessThan(130);
});

const STORY = 'the-hill-towns-that-own-their-wind';
for (const attributes of [...LAYOUTS.map((layout) => `layout="${layout}"`), `layout="article" slug="${STORY}"`, `related-to="${STORY}"`, 'dir="rtl" lang="ar"', 'layout="ticker" dir="rtl" lang="ar"']) {
  for (const theme of ['light', 'dark']) {
    test(`${attributes}, ${theme}: axe finds nothing`, async ({ page, partner }) => {
      await page.goto(await partner(`<main><h1>A partner</h1>${widget(`${attributes} theme="${theme}"`)}</main>`));
      await expect(headlines(page).first()).toBeVisible();
      const { violations, passes } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect(passes.length).toBeGreaterThan(10);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  }
}
