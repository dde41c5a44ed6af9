// @ts-check
/** Pages that are there before the program: what it takes over, and what stays when it does not come. */

import { readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { LEAD, displayButton, h1, main, onTheDay } from './support/reading.mjs';
import { lostNodes, pathsOf, print, settled, shifts, takenOver, tree, watchNodes } from './support/printed.mjs';
import { expect, status, test } from './support/test.mjs';

/** The rules of axe that pages are held to. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The site with its pages printed. */
let dist = '';
/** The program's file. */
let wasm = '';
test.beforeAll(() => {
  test.setTimeout(240_000);
  dist = print('own');
  wasm = readdirSync(dist).find((file) => /^site_bg-.*\.wasm$/.test(file)) ?? '';
});

/** How many parts the pages are tested in, side by side. */
const PARTS = 6;
for (let part = 0; part < PARTS; part++) {
  test(`taken over, each page is what the browser alone makes of it: part ${part + 1} of ${PARTS}`, async ({ page, context, site }) => {
    test.setTimeout(240_000);
    const printed = await site({ dist });
    const plain = await site({ fallbackStatus: 200 });
    await watchNodes(page);
    const alone = await context.newPage();
    const paths = pathsOf(dist);
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths.filter((_, at) => at % PARTS === part)) {
      await Promise.all([page.goto(printed.url + path), alone.goto(plain.url + path)]);
      await Promise.all([takenOver(page), expect(alone.locator('main h1')).toBeAttached().then(() => settled(alone))]);
      expect(await tree(page), path).toEqual(await tree(alone));
      expect(await page.title(), path).toBe(await alone.title());
      expect(await lostNodes(page), `made anew: ${path}`).toEqual([]);
      expect(await shifts(page), `moved: ${path}`).toEqual([]);
    }
  });
}

/**
 * Opens a printed page with the program held back, and gives what lets it go.
 * @param {import('@playwright/test').Page} page
 * @param {(options?: import('./server.mjs').Options) => Promise<import('./server.mjs').Site>} site
 * @param {string} path
 */
async function openBefore(page, site, path) {
  const server = await site({ dist });
  /** @type {(() => void) | undefined} */
  let letGo;
  const gone = new Promise((done) => (letGo = () => done(undefined)));
  await page.route(`**/${wasm}`, async (route) => {
    await gone;
    await route.continue();
  });
  await page.goto(server.url + path);
  return { server, letGo: () => letGo?.() };
}

test('focus, selection, scroll and what is open stay where they are', async ({ page, site }) => {
  const { letGo } = await openBefore(page, site, LEAD.path);
  const text = page.locator('.prose p').nth(2);
  await displayButton(page).click();
  await text.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const paragraph = /** @type {Element} */ (document.querySelectorAll('.prose p')[2]);
    const link = /** @type {HTMLElement} */ (document.querySelector('.topics a'));
    link.focus({ preventScroll: true });
    getSelection()?.selectAllChildren(paragraph);
    Object.assign(window, { before: { link, selected: String(getSelection()), top: window.scrollY } });
  });
  letGo();
  await takenOver(page);
  const after = await page.evaluate(() => {
    const { before } = /** @type {any} */ (window);
    return { isFocused: document.activeElement === before.link, isSelected: before.selected !== '' && String(getSelection()) === before.selected, moved: window.scrollY - before.top };
  });
  expect(after).toEqual({ isFocused: true, isSelected: true, moved: 0 });
  await expect(page.locator('.display')).toHaveAttribute('open', '');
  // And it is alive.
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('words that were typed before the program was there are searched for', async ({ page, site }) => {
  const { letGo } = await openBefore(page, site, 'search');
  const field = page.getByRole('searchbox');
  await field.pressSequentially('ferries');
  letGo();
  await takenOver(page);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('ferries');
  await expect(page.getByRole('heading', { level: 2, name: 'Results' })).toBeAttached();
});

test('a theme that was chosen before the program was there is set', async ({ page, site }) => {
  const { letGo } = await openBefore(page, site, '');
  await displayButton(page).click();
  await page.getByText('Dark', { exact: true }).click();
  letGo();
  await takenOver(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await takenOver(page);
  await displayButton(page).click();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  expect(await page.locator('input[name=theme][checked]').count(), 'the choice that was printed is not this reader’s').toBe(1);
});

test('a link that is followed before the program is there is followed by the browser', async ({ page, site }) => {
  const { server, letGo } = await openBefore(page, site, '');
  await main(page).getByRole('link', { name: LEAD.headline }).first().click();
  await expect(h1(page, LEAD.headline)).toBeVisible();
  expect(server.requestsOf(LEAD.path), 'the page itself was asked for').toHaveLength(1);
  letGo();
  await takenOver(page);
  // From now on pages are swapped, and Back finds the one before.
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Home' }).click();
  await expect(h1(page, 'Dateline front page')).toBeFocused();
  await page.goBack();
  await expect(h1(page, LEAD.headline)).toBeVisible();
  expect(server.requestsOf(LEAD.path), 'it was not asked for again').toHaveLength(1);
});

test('after a reload the reader is where they were, before the program is there', async ({ page, site }) => {
  const { letGo } = await openBefore(page, site, LEAD.path);
  letGo();
  await takenOver(page);
  await page.evaluate(() => window.scrollTo({ top: 700, behavior: 'instant' }));
  await page.unroute(`**/${wasm}`);
  await page.route(`**/${wasm}`, () => {});
  await page.reload();
  await expect.poll(() => page.evaluate(() => Math.round(window.scrollY))).toBe(700);
});

test('a list that had grown is found again where it was left', async ({ page, site }) => {
  const { url } = await site({ dist });
  await page.goto(url);
  await takenOver(page);
  await main(page).getByRole('button', { name: 'Load more stories' }).click();
  await expect(page).toHaveURL(/page=2/);
  const bottom = await page.evaluate(() => {
    window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    return Math.round(window.scrollY);
  });
  await page.reload();
  // What is printed at this address is the list as it was first.
  await expect(main(page).getByText(/^All \d+ stories shown\.$|stories shown/).first()).toBeAttached();
  await expect.poll(() => page.evaluate(() => Math.round(window.scrollY))).toBe(bottom);
});

for (const [what, file] of /** @type {const} */ ([['program', 'wasm'], ['glue', 'js'], ['start', 'boot']])) {
  test(`a ${what} that is not there leaves the page, with links that work and nothing that does not`, async ({ page, site, complaints }) => {
    complaints.expect(/status of 404/);
    complaints.allow(/could not start|Failed to fetch/);
    const server = await site({ dist });
    await page.goto(server.url);
    const names = await page.evaluate(() => {
      const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-wasm]'));
      return { wasm: script.dataset.wasm ?? '', js: script.dataset.js ?? '', boot: script.getAttribute('src') ?? '' };
    });
    await page.goto('about:blank');
    server.answer(names[file].slice(1), status(404));
    const before = server.requestsOf(LEAD.path).length;
    await page.goto(server.url + LEAD.path);
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'alone', { timeout: 15_000 });
    await expect(page.locator('#recovery')).toBeHidden();
    expect(server.requestsOf(LEAD.path).length - before, 'it is not loaded again').toBe(1);
    await expect(h1(page, LEAD.headline)).toBeVisible();
    await expect(displayButton(page)).toBeHidden();
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Home' }).click();
    await expect(h1(page, 'Dateline front page')).toBeAttached();
  });
}

test('an edition that does not come leaves the page', async ({ page, site, complaints }) => {
  complaints.expect(/status of 500/);
  complaints.allow(/answered with status 500/);
  const files = { 'edition/feed.json': status(500), [`edition/articles/${LEAD.path.slice('article/'.length)}.json`]: status(500) };
  const { url } = await site({ dist, files });
  await page.goto(url + LEAD.path);
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'alone', { timeout: 15_000 });
  await expect(h1(page, LEAD.headline)).toBeVisible();
  await expect(page.locator('.prose p').first()).toBeVisible();
  await expect(page.locator('#recovery')).toBeHidden();
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Home' }).click();
  await expect(h1(page, 'Dateline front page')).toBeAttached();
});

test.describe('in another zone', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });
  test('times are the reader’s, in the nodes that were printed', async ({ page, site }) => {
    await watchNodes(page);
    const { url } = await site({ dist });
    await page.goto(url + LEAD.path);
    await takenOver(page);
    await expect(main(page).locator('.article__rail')).toContainText('17 September 2023 at 23:20');
    expect(await lostNodes(page)).toEqual([]);
    expect(await shifts(page)).toEqual([]);
  });
});

test('on another day than that of printing, times and the line below the sections change in their places', async ({ page, site }) => {
  await onTheDay(page);
  await watchNodes(page);
  const { letGo } = await openBefore(page, site, '');
  await expect(page.locator('.wire__text time'), 'as it was printed').toHaveText('17 September 2023');
  letGo();
  await takenOver(page);
  await expect(page.locator('.wire')).toHaveClass('wire wire--breaking');
  await expect(page.locator('.wire__text time')).toHaveText(/^\d\d:\d\d$/);
  // What stands behind a date in its line moves with the date's width, and nothing else does.
  expect((await shifts(page)).filter((shift) => parseFloat(shift) > 0.001)).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a story reads whole, and its links lead on', async ({ page, site }) => {
    const { url } = await site({ dist });
    await page.goto(url + LEAD.path);
    await expect(h1(page, LEAD.headline)).toBeVisible();
    expect(await page.locator('.prose > p').count()).toBeGreaterThan(5);
    await expect(page.getByText('needs JavaScript')).toHaveCount(0);
    for (const control of ['.display', '.acts']) await expect(page.locator(control)).toBeHidden();
    expect(await page.locator('.article__hero img').evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth)).toBeGreaterThan(0);
    await page.getByRole('navigation', { name: 'Sections', exact: true }).getByRole('link', { name: 'Climate' }).click();
    await expect(h1(page, 'Climate')).toBeVisible();
    await main(page).getByRole('article').first().getByRole('link').first().click();
    await expect(page.locator('.prose > p').first()).toBeVisible();
  });

  test('a video is a link, and the search says what it needs', async ({ page, site }) => {
    const { url } = await site({ dist });
    await page.goto(`${url}article/the-film-that-gave-away-its-own-workshop`);
    const video = page.locator('.embed');
    await expect(video.getByRole('link')).toBeVisible();
    await expect(video.getByRole('button')).toBeHidden();
    await page.goto(`${url}search`);
    await expect(page.getByRole('searchbox')).toBeVisible();
    await expect(page.getByText(/Search works in your browser and needs JavaScript/)).toBeVisible();
  });
});

for (const path of ['', 'section/climate', 'topic/ferries', LEAD.path, 'search']) {
  for (const theme of ['light', 'dark']) {
    test(`nothing for axe to find before and after: /${path}, ${theme}`, async ({ page, site }) => {
      await page.addInitScript((value) => localStorage.setItem('dateline:theme', value), theme);
      const { letGo } = await openBefore(page, site, path);
      const find = async () => (await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(await find(), 'as it was printed').toEqual([]);
      letGo();
      await takenOver(page);
      expect(await find(), 'taken over').toEqual([]);
    });
  }
}

/**
 * The page as a browser without scripts has it; axe itself needs some, so they cannot be switched off. What a script would
 * ask for is left out, or the browser complains that nobody did.
 * @param {string} html
 */
const withoutScripts = (html) => html.replace(/<script\b[^]*?<\/script>/g, '').replace(/<link rel="preload" as="fetch"[^>]*>/g, '').replace(/<\/?noscript>/g, '');
for (const path of ['', 'section/climate', 'topic/ferries', LEAD.path, 'search']) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`nothing for axe to find without scripts: /${path}, ${colorScheme}`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      const { url } = await site({ dist });
      await page.route(url + path, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: withoutScripts(await response.text()) });
      });
      await page.route('**/*.css', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replaceAll(/\(scripting: ?none\)/g, 'all') });
      });
      await page.goto(url + path);
      await expect(page.locator('main h1')).toBeVisible();
      expect(await page.locator('script, noscript').count()).toBe(0);
      const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
      expect(passes.length).toBeGreaterThan(10);
    });
  }
}
