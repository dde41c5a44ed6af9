// @ts-check
import { AxeBuilder } from '@axe-core/playwright';
import { expect, status, test } from './support/test.mjs';
import { LEAD, displayButton, h1, main, open } from './support/reading.mjs';
import { config, feed, stories } from './support/feeds.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @param {import('@playwright/test').Page} page */
async function expectNoViolations(page) {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(passes.length, 'rules that looked at something').toBeGreaterThan(20);
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`)).toEqual([]);
}

/** @type {{ name: string, path: string, heading: RegExp, options?: import('./server.mjs').Options, complaints?: RegExp[], then?: RegExp }[]} `then`: a heading that comes later */
const PAGES = [
  { name: 'the front page', path: '', heading: /front page$/ },
  { name: 'a section', path: 'section/climate', heading: /Climate/ },
  { name: 'a topic', path: 'topic/north-korea', heading: /North Korea/ },
  { name: 'a story', path: LEAD.path, heading: /Kim Jong Un/, then: /^Related news$/ },
  { name: 'a search', path: 'search?q=port+ansel', heading: /^Search$/, then: /^Results$/ },
  { name: 'a search that finds nothing', path: 'search?q=zeppelinx', heading: /^Search$/, then: /^Nothing found/ },
  { name: 'a search not begun', path: 'search', heading: /^Search$/ },
  { name: 'a story with a video', path: 'article/the-film-that-gave-away-its-own-workshop', heading: /The film/ },
  { name: 'a story with a gallery', path: 'article/why-our-pictures-are-drawings', heading: /drawings/ },
  { name: 'a story with code', path: 'article/why-a-wind-turbine-can-never-take-it-all', heading: /wind turbine/ },
  { name: 'a story that runs from right to left', path: 'article/how-aquifers-work-arabic', heading: /الخزانات/ },
  { name: 'the page for what is not there', path: 'nowhere', heading: /We can’t find that page/ },
  {
    name: 'the page for a feed that is down',
    path: '',
    heading: /The stories did not load/,
    options: { files: { 'edition/feed.json': status(500) } },
    complaints: [/status of 500/, /answered with status 500/],
  },
  {
    name: 'an empty section',
    path: 'section/chess',
    heading: /Chess/,
    options: { config: config({ sections: [{ id: 'wire', name: 'Wire' }, { id: 'chess', name: 'Chess' }] }), files: { 'feed.json': feed(stories(3)) } },
  },
];

for (const { name, path, heading, options, complaints: expected = [], then } of PAGES) {
  for (const theme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      test(`${name}: nothing to find, ${theme}, ${width} px`, async ({ page, site, complaints }) => {
        complaints.expect(...expected);
        await page.setViewportSize({ width, height: 900 });
        await page.addInitScript((value) => localStorage.setItem('dateline:theme', value), theme);
        const { url } = await site({ fallbackStatus: 200, ...options });
        await open(page, url + path, heading);
        if (then) await expect(page.getByRole('heading', { level: 2, name: then })).toBeAttached();
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        await expectNoViolations(page);
      });
    }
  }
}

for (const theme of ['light', 'dark']) {
  for (const width of [360, 1280]) {
    test(`the open display panel: nothing to find, ${theme}, ${width} px`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript((value) => localStorage.setItem('dateline:theme', value), theme);
      const { url } = await site();
      await open(page, url, /front page$/);
      await displayButton(page).click();
      await expect(page.getByRole('radio', { name: 'Dark' })).toBeVisible();
      await expectNoViolations(page);
    });
  }
}

test('after Load more: nothing to find', async ({ page, site }) => {
  const { url } = await site();
  await open(page, url, /front page$/);
  await main(page).getByRole('button', { name: 'Load more stories' }).click();
  await expect(main(page).getByText(/^All \d+ stories shown\.$/)).toBeVisible();
  await expectNoViolations(page);
});

test('the panel for a program that cannot start: nothing to find', async ({ page, site, complaints }) => {
  complaints.expect(/status of 404/, /Dateline could not start/);
  const server = await site();
  await open(page, server.url, /front page$/);
  const wasm = await page.evaluate(() => /** @type {HTMLScriptElement} */ (document.querySelector('script[data-wasm]')).dataset.wasm ?? '');
  server.answer(wasm.replace(/^.*\//, ''), status(404));
  await page.reload();
  await expect(h1(page, 'The page cannot go on')).toBeVisible();
  await expectNoViolations(page);
});
