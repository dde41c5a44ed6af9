// @ts-check
/** Search, as a reader uses it: while typing, with choices, by keyboard, and back from a story. */
import { expect, status, test } from './support/test.mjs';
import { h1, main, meta, open, openFront, said } from './support/reading.mjs';
import { config, feed, pagedFeed, stories, story } from './support/feeds.mjs';

/** @param {import('@playwright/test').Page} page */
const field = (page) => main(page).getByRole('searchbox', { name: 'Search stories' });
/** @param {import('@playwright/test').Page} page */
const results = (page) => main(page).getByRole('region', { name: 'Results' }).getByRole('article');
/** @param {import('@playwright/test').Page} page */
const headlines = (page) => results(page).getByRole('link').allTextContents();
/** @param {import('@playwright/test').Page} page */
const marked = (page) => results(page).first().locator('mark').allTextContents();

test('the link in the masthead leads to the field, and results come from the second letter', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await openFront(page, url);
  await page.getByRole('banner').getByRole('link', { name: 'Search', exact: true }).click();
  await expect(field(page)).toBeFocused();
  await expect(page).toHaveTitle('Search – Dateline');
  expect(await meta(page, 'robots')).toBe('noindex');

  await page.keyboard.type('r');
  await expect(results(page)).toHaveCount(0);
  await page.keyboard.type('a');
  await expect(results(page).getByRole('link', { name: 'By rail to the border: the line to Khasan' })).toBeVisible();
  await page.keyboard.type('il union');
  await expect(results(page).first().getByRole('link')).toHaveText('Rail union and operators agree new Sunday rosters');
  await expect.poll(async () => (await marked(page)).slice(0, 2)).toEqual(['Rail', 'union']);
  await expect(page).toHaveURL(`${url}search?q=rail+union`);
  await expect(page).toHaveTitle('Search: rail union – Dateline');
  await expect(field(page)).toBeFocused();
  await expect(said(page)).toHaveText(/^(1 story matches|\d+ stories match) “rail union”$/);
  await expect(main(page).getByText(await said(page).innerText(), { exact: true })).toBeVisible();
});

test('what searches comes with the search page, before a word is typed, facets after it, and no reader of an index', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  await openFront(page, server.url);
  await page.waitForLoadState('networkidle');
  const parts = () => server.requests.map(({ path }) => path).filter((path) => /search_worker_/.test(path)).map((path) => path.replace(/-[0-9a-f]+\./, '.'));
  expect(parts()).toEqual(['search_worker_bg.wasm']);
  await page.getByRole('banner').getByRole('link', { name: 'Search', exact: true }).click();
  await expect.poll(parts).toEqual(['search_worker_bg.wasm', 'search_worker_search.wasm']);
  await page.keyboard.type('rail');
  await expect(results(page).first()).toBeVisible();
  // What counts comes when the reader pauses.
  await expect.poll(parts).toEqual(['search_worker_bg.wasm', 'search_worker_search.wasm', 'search_worker_facets.wasm']);
});

test('where what searches cannot be loaded, the page says so and tries again when asked', async ({ page, site, complaints }) => {
  complaints.expect(/could not be read/);
  const { url } = await site({ fallbackStatus: 200 });
  await page.route(/search_worker_search/, (route) => route.abort());
  await open(page, `${url}search`, 'Search');
  await field(page).fill('rail');
  await expect(main(page).getByRole('alert')).toHaveText('Search could not be loaded. Check your connection, then try again.');
  await expect(field(page)).toHaveValue('rail');
  await page.unroute(/search_worker_search/);
  await main(page).getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(results(page).first()).toBeVisible();
  await expect(main(page).getByRole('alert')).toHaveCount(0);
  await expect(field(page)).toBeFocused();
});

test('a typing error, an accent and another case find the same story', async ({ page, site }) => {
  const items = [story(1, { title: 'Café Zürich reopens after the flood' }), ...stories(30, 2)];
  const { url } = await site({ config: config(), files: { 'feed.json': feed(items) }, fallbackStatus: 200 });
  await open(page, `${url}search`, 'Search');
  for (const typed of ['ZURICH', 'zürihc', 'café', 'cafe', '"café zürich"', 'kafe zurich']) {
    await field(page).fill(typed);
    await expect(results(page).first().getByRole('link'), typed).toHaveText('Café Zürich reopens after the flood');
  }
  await field(page).fill('number -5');
  await expect(results(page).getByRole('link', { name: 'Story number 4', exact: true })).toBeVisible();
  await expect(results(page).getByRole('link', { name: 'Story number 5', exact: true })).toHaveCount(0);
});

test('nothing found says so, keeps the words, and offers words that find something', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}search`, 'Search');
  await field(page).fill('zeppelinx');
  await expect(main(page).getByText('No stories match “zeppelinx”')).toBeVisible();
  await expect(main(page).getByRole('heading', { level: 2, name: 'Nothing found for “zeppelinx”' })).toBeVisible();
  await expect(said(page)).toHaveText('No stories match “zeppelinx”');
  await expect(field(page)).toHaveValue('zeppelinx');

  await field(page).fill('hxrbxur');
  const better = main(page).getByText('Did you mean').getByRole('link');
  await expect(better).toHaveText(/^harbour$/i);
  await better.click();
  await expect(field(page)).toHaveValue(/^harbour$/i);
  await expect(results(page).getByRole('link', { name: /^Harbour pilots end their stoppage/ })).toBeVisible();
});

test('sections, topics, authors, times and the order are chosen from what matched, with counts', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}search?q=port+ansel`, 'Search');
  await expect(results(page).first()).toBeVisible();
  const section = main(page).getByRole('combobox', { name: 'Section' });
  await expect(section).toHaveValue('');
  const all = Number(/^(\d+) stories match/.exec(await main(page).getByText(/stories match/).innerText())?.[1]);
  const choice = section.getByRole('option', { name: /^Sport \(\d+\)$/ });
  const counted = Number(/\((\d+)\)/.exec(await choice.innerText())?.[1]);
  expect(counted).toBeGreaterThan(0);
  expect(counted).toBeLessThan(all);
  await section.focus();
  await section.selectOption('Sport');
  await expect(results(page)).toHaveCount(counted);
  await expect(section).toBeFocused();
  await expect(section).toHaveValue('Sport');
  await expect(page).toHaveURL(`${url}search?q=port+ansel&section=Sport`);
  for (const kicker of await results(page).locator('.kicker').allTextContents()) expect(kicker).toBe('Sport');

  await section.selectOption('');
  await main(page).getByRole('combobox', { name: 'Order' }).selectOption('Newest');
  await expect(page).toHaveURL(`${url}search?q=port+ansel&order=newest`);
  await expect(results(page).first().getByRole('link')).toHaveText('Ferries to the outer islands resume as fog lifts');
  const pages = await Promise.all(['feed', 'feed-2'].map(async (name) => (await page.request.get(`${url}edition/${name}.json`)).json()));
  const items = pages.flatMap(({ items }) => items);
  const dates = (await headlines(page)).map((headline) => items.find((/** @type {any} */ item) => item.title === headline)?.date_published);
  expect(dates.length).toBeGreaterThan(5);
  expect([...dates].sort().reverse()).toEqual(dates);

  await page.reload();
  await expect(results(page).first().getByRole('link')).toHaveText('Ferries to the outer islands resume as fog lifts');
  await expect(main(page).getByRole('combobox', { name: 'Order' })).toHaveValue('newest');
});

test('Enter searches now, Escape clears, and the focus stays in the field', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}search`, 'Search');
  await field(page).focus();
  await page.keyboard.type('harbour');
  await page.keyboard.press('Enter');
  await expect(results(page).first()).toBeVisible();
  await expect(field(page)).toBeFocused();
  await expect(page).toHaveURL(`${url}search?q=harbour`);
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(field(page)).toBeFocused();
  await expect(results(page)).toHaveCount(0);
  await expect(page).toHaveURL(`${url}search`);
});

test('Escape clears the words, and what was chosen stays as the page shows it', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}search?q=port+ansel`, 'Search');
  await expect(results(page).first()).toBeVisible();
  await main(page).getByRole('combobox', { name: 'Order' }).selectOption('Newest');
  await expect(page).toHaveURL(`${url}search?q=port+ansel&order=newest`);
  await field(page).press('Escape');
  await expect(page).toHaveURL(`${url}search?order=newest`);
  await expect(main(page).getByRole('combobox', { name: 'Order' })).toHaveValue('newest');
  await field(page).fill('port ansel');
  await expect(results(page).first().getByRole('link')).toHaveText('Ferries to the outer islands resume as fog lifts');
});

test('Back from a story restores words, results, position and the followed link', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(60)) }, fallbackStatus: 200 });
  await open(page, `${url}search`, 'Search');
  await field(page).fill('story');
  await expect(results(page)).toHaveCount(20);
  await main(page).getByRole('button', { name: 'More results' }).click();
  await expect(results(page)).toHaveCount(40);
  const link = results(page).nth(20).getByRole('link');
  await expect(link).toBeFocused();
  const name = await link.innerText();
  await expect(page).toHaveURL(`${url}search?q=story`);
  await link.click();
  await expect(h1(page, name)).toBeFocused();
  await page.goBack();
  await expect(field(page)).toHaveValue('story');
  await expect(results(page)).toHaveCount(40);
  await expect(results(page).nth(20).getByRole('link')).toBeFocused();
});

test('searches are remembered on this device only if the reader says so, and forgotten at once', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}search`, 'Search');
  const kept = () => page.evaluate(() => JSON.stringify(localStorage));
  await field(page).fill('lighthouse');
  await field(page).press('Enter');
  expect(await kept()).not.toContain('lighthouse');

  await field(page).press('Escape');
  const remember = main(page).getByRole('checkbox', { name: 'Remember my searches on this device' });
  await remember.check();
  await field(page).fill('harbour');
  await field(page).press('Enter');
  await expect(results(page).first()).toBeVisible();
  await field(page).press('Escape');
  await main(page).getByRole('link', { name: 'harbour', exact: true }).click();
  await expect(field(page)).toHaveValue('harbour');
  await expect(results(page).first()).toBeVisible();
  await field(page).press('Escape');
  await remember.uncheck();
  await expect(main(page).getByRole('link', { name: 'harbour', exact: true })).toHaveCount(0);
  expect(await kept()).not.toContain('harbour');
});

test('a small edition is searched whole, and the page says so', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  await open(page, `${server.url}search`, 'Search');
  for (const [typed, headline] of [['beavers', 'Why beavers keep turning up in flood plans'], ['lighthouse', 'Songs from the lighthouse: a keeper’s archive comes ashore']]) {
    await field(page).fill(typed);
    await expect(results(page).first().getByRole('link')).toHaveText(headline);
    await expect(main(page).getByText('All 38 stories of this edition were searched.')).toBeVisible();
  }
  await expect(main(page).getByRole('button', { name: 'Search older stories' })).toHaveCount(0);
  expect(server.requestsOf('edition/feed-2.json')).toHaveLength(1);
});

test('a found story says why: a mark, else the topic, the author, the section, or that it is in the text', async ({ page, site }) => {
  const items = [
    story(1, { title: 'Boats return', summary: 'At last.', tags: ['Lighthouses'], authors: [{ name: 'Ada Mirel' }] }),
    story(2, { title: 'A market', summary: 'It opens.', tags: [], content_html: '<p>The wombat is back.</p>', _dateline: { slug: 'story-2', section: { id: 'gardens', name: 'Gardens' } } }),
    ...stories(30, 3),
  ];
  const { url } = await site({ config: config(), files: { 'feed.json': feed(items) }, fallbackStatus: 200 });
  await open(page, `${url}search`, 'Search');
  const why = results(page).first().locator('.found-in');
  for (const [typed, headline, reason] of [
    ['lighthouses', 'Boats return', 'Topic: Lighthouses'],
    ['mirel', 'Boats return', 'Author: Ada Mirel'],
    ['gardens', 'A market', 'Section: Gardens'],
    ['wombat', 'A market', 'In the text of the story'],
  ]) {
    await field(page).fill(typed);
    await expect(results(page).first().getByRole('link')).toHaveText(headline);
    await expect(why).toHaveText(reason);
    await expect(results(page).first().locator('mark')).toHaveCount(0);
  }
  await field(page).fill('boats mirel');
  await expect(results(page).first().locator('mark')).toHaveText(['Boats']);
  await expect(why).toHaveCount(0);
});

test('while the rest of a small edition is loading, nothing is said to be missing', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: pagedFeed(2, 20), fallbackStatus: 200, delay: (path) => (path === 'feed-2.json' ? 1_500 : 0) });
  await open(page, `${url}search?q=%22number+33%22`, 'Search');
  await expect(main(page).getByText('Searching older stories for “"number 33"” …')).toBeVisible();
  await expect(main(page).getByText(/Nothing found/)).toHaveCount(0);
  await expect(main(page).getByText('The 20 stories that are loaded')).toBeHidden();
  await expect(results(page).getByRole('link')).toHaveText('Story number 33');
  await expect(said(page)).toHaveText('1 story matches “"number 33"”');
});

test('a rest that cannot be loaded is named, and comes when asked for again', async ({ page, site, complaints }) => {
  complaints.expect(/503/);
  const server = await site({ config: config(), files: { ...pagedFeed(2, 20), 'feed-2.json': status(503) }, fallbackStatus: 200 });
  await open(page, `${server.url}search?q=number`, 'Search');
  await expect(main(page).getByText('Older stories could not be searched just now. The 20 stories that are loaded were searched.')).toBeVisible();
  server.answer('feed-2.json', pagedFeed(2, 20)['feed-2.json']);
  await main(page).getByRole('button', { name: 'Search older stories' }).click();
  await expect(main(page).getByText('40 stories match “number”')).toBeVisible();
  await expect(main(page).getByText('All 40 stories of this edition were searched.')).toBeVisible();
});

test('of an edition that does not say how large it is, 300 kB are loaded for search and no more', async ({ page, site }) => {
  const files = pagedFeed(6, 20);
  for (const page of Object.values(files)) for (const item of /** @type {any} */ (page).items) item.content_html = `<p>${'Long text. '.repeat(550)}</p>`;
  const server = await site({ config: config(), files, fallbackStatus: 200 });
  await open(page, `${server.url}search?q=number`, 'Search');
  await expect(main(page).getByText('The 60 stories that are loaded were searched.')).toBeVisible();
  await open(page, `${server.url}search?q=number`, 'Search');
  await expect(main(page).getByText('The 60 stories that are loaded were searched.')).toBeVisible();
  expect(server.requestsOf('feed-4.json')).toHaveLength(0);
});

test('the field has the direction of what is typed, Enter needs no script, and the browser’s own button clears', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}search`, 'Search');
  const direction = () => field(page).evaluate((input) => getComputedStyle(input).direction);
  expect(await direction()).toBe('ltr');
  await field(page).fill('الجوفية');
  expect(await direction()).toBe('rtl');
  const form = main(page).getByRole('search');
  expect(await form.evaluate((/** @type {HTMLFormElement} */ form) => [form.action, form.method])).toEqual([`${url}search`, 'get']);

  await field(page).fill('harbour');
  await expect(results(page).first()).toBeVisible();
  const box = await field(page).boundingBox();
  if (!box) throw new Error('the field has no place');
  let searches = 0;
  await page.exposeFunction('heard', () => void searches++);
  await field(page).evaluate((input) => input.addEventListener('input', () => /** @type {any} */ (window).heard()));
  await page.mouse.click(box.x + box.width - 22, box.y + box.height / 2);
  await expect(field(page)).toHaveValue('');
  await expect(field(page)).toBeFocused();
  await expect(results(page)).toHaveCount(0);
  await field(page).fill('ferry');
  searches = 0;
  await field(page).press('Escape');
  await expect(field(page)).toHaveValue('');
  expect(searches, 'the field is cleared once').toBe(0);
});

test('a large edition with older pages says what was searched, and gets more when asked, also by keyboard', async ({ page, site }) => {
  const server = await site({ config: config(), files: pagedFeed(3, 20, { total: 100_000 }), fallbackStatus: 200 });
  const { url } = server;
  await open(page, `${url}search?q=number`, 'Search');
  await expect(main(page).getByText('The 20 stories that are loaded were searched.')).toBeVisible();
  const older = main(page).getByRole('button', { name: 'Search older stories' });
  await older.focus();
  await page.keyboard.press('Enter');
  await expect(main(page).getByText('40 stories match “number”')).toBeVisible();
  await expect(older, 'the focus is where the reader was').toBeFocused();
  await page.keyboard.press('Enter');
  await expect(main(page).getByText('60 stories match “number”')).toBeVisible();
  await expect(older).toHaveCount(0);
  await expect(field(page), 'the button has gone, the focus has not').toBeFocused();
  expect(server.requests.filter(({ path }) => /^feed-[23]/.test(path))).toHaveLength(2);
});

test('a press on a button that is at work asks nobody', async ({ page, site }) => {
  const server = await site({ config: config(), files: pagedFeed(3, 20, { total: 100_000 }), fallbackStatus: 200, delay: (path) => (path === 'feed-2.json' ? 400 : 0) });
  await open(page, `${server.url}search?q=number`, 'Search');
  await main(page).getByRole('button', { name: 'Search older stories' }).dblclick();
  await expect(main(page).getByText('40 stories match “number”')).toBeVisible();
  await expect(main(page).getByText('The 40 stories that are loaded were searched.')).toBeVisible();
  expect(server.requestsOf('feed-3.json')).toHaveLength(0);
});

test('what is typed is text, wherever it is shown', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  const typed = `<img src=x onerror="window.__hit=1">`;
  await open(page, `${url}search?q=${encodeURIComponent(typed)}`, 'Search');
  await expect(main(page).getByText(`No stories match “${typed}”`)).toBeVisible();
  await expect(field(page)).toHaveValue(typed);
  await expect(page).toHaveTitle(`Search: ${typed} – Dateline`);
  expect(await page.evaluate(() => /** @type {any} */ (window).__hit)).toBeUndefined();
  await expect(main(page).locator('img')).toHaveCount(0);
});

test('words of ten thousand letters, of other scripts and of signs alone do no harm', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}search`, 'Search');
  for (const typed of ['a'.repeat(10_000), 'x '.repeat(5_000), '""', '--', '--- "" -""', '\u202eحلب\u202c 東京 🚂', '\u0000\u0007rail']) {
    await field(page).fill(typed);
    await expect(main(page).getByText(/^(No stories match|1 story matches|\d+ stories match) /)).toBeVisible();
  }
  await field(page).fill('الجوفية');
  await expect(results(page).first()).toHaveText(/الماء الذي لا نراه/);
});
