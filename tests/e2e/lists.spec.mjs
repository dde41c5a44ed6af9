// @ts-check
import { expect, status, test } from './support/test.mjs';
import { h1, main, meta, open, openFront, repeated, said, scrollTop, storyLinks } from './support/reading.mjs';
import { config, feed, pagedFeed, stories, story } from './support/feeds.mjs';

/** @param {import('@playwright/test').Page} page */
const more = (page) => main(page).getByRole('button', { name: 'Load more stories' });

test('a section shows its stories below its name, and says how many', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}section/current-affairs`, 'Current affairs');
  await expect(page).toHaveTitle('Current affairs – Dateline');
  await expect(main(page).getByText('What governments, courts and crowds did, and what it may mean.')).toBeVisible();
  await expect(main(page).getByRole('region', { name: 'Top stories in Current affairs' }).getByRole('article')).toHaveCount(6);
  await expect(main(page).getByRole('region', { name: 'Earlier' }).getByText(/^All \d+ stories shown\.$/)).toBeVisible();
  await expect(more(page)).toHaveCount(0);
  const links = await storyLinks(main(page));
  expect(repeated(links)).toEqual([]);
  await expect(main(page).getByText(`All ${links.length} stories shown.`)).toBeVisible();
  expect(await page.evaluate(() => document.querySelector('link[rel=canonical]')?.getAttribute('href'))).toBe(`${url}section/current-affairs`);
  expect(await meta(page, 'robots')).toBe('max-image-preview:large');
});

test('the rows of a section stand beside its big story where they are about as high, else below it', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}section/climate`, /Climate/);
  const [big, rows] = [main(page).locator('.feature > .card--big'), main(page).locator('.feature > .rows')];
  for (const [width, isBeside] of /** @type {const} */ ([[1280, true], [1000, false], [768, false], [360, false]])) {
    await page.setViewportSize({ width, height: 800 });
    const [one, other] = [await big.boundingBox(), await rows.boundingBox()];
    if (!one || !other) throw new Error('not there');
    expect(other.y < one.y + one.height, `beside at ${width} px`).toBe(isBeside);
    if (isBeside) expect(other.height - one.height, `a hole at ${width} px`).toBeLessThan(100);
    else expect(other.y - (one.y + one.height), `a hole at ${width} px`).toBeLessThan(60);
  }
});

test('Load more adds stories behind the others, moves the focus to the first of them and says so', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: pagedFeed(3, 20), fallbackStatus: 200 });
  await open(page, `${url}section/wire`, 'Wire');
  await expect(main(page).getByText('Showing 14 stories')).toBeVisible();
  const before = await storyLinks(main(page));
  expect(before).toEqual(Array.from({ length: 14 }, (_, index) => `/article/story-${index + 1}`));
  await more(page).scrollIntoViewIfNeeded();
  const top = await scrollTop(page);

  await more(page).click();
  await expect(main(page).getByRole('link', { name: 'Story number 15', exact: true })).toBeFocused();
  await expect(said(page)).toHaveText('12 more stories. Showing 26 stories');
  await expect(main(page).getByText('Showing 26 stories')).toBeVisible();
  await expect(page).toHaveURL(`${url}section/wire?page=2`);
  expect(await scrollTop(page), 'the page does not move').toBe(top);
  expect(await storyLinks(main(page))).toEqual([...before, ...Array.from({ length: 12 }, (_, index) => `/article/story-${index + 15}`)]);
  expect(await page.evaluate(() => history.length), 'a longer list is no new page').toBe(2);
});

test('an address with ?page=2 opens the longer list', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: pagedFeed(3, 20), fallbackStatus: 200 });
  await open(page, `${url}section/wire?page=2`, 'Wire');
  await expect(main(page).getByText('Showing 26 stories')).toBeVisible();
  expect(await storyLinks(main(page))).toEqual(Array.from({ length: 26 }, (_, index) => `/article/story-${index + 1}`));
  expect(await page.evaluate(() => document.querySelector('link[rel=canonical]')?.getAttribute('href')), 'one address for one list').toBe(`${url}section/wire`);
});

test('older pages of the feed are read when they are needed, each once, to the end', async ({ page, site }) => {
  const server = await site({ config: config(), files: pagedFeed(3, 20, { total: 60 }), fallbackStatus: 200 });
  const pages = () => server.requests.filter(({ path }) => path.startsWith('feed')).map(({ path }) => path);
  await openFront(page, server.url, 'Herald');
  await expect(main(page).getByText(/^Showing \d+ of 60 stories$/)).toBeVisible();
  expect(pages()).toEqual(['feed.json']);

  for (let presses = 0; (await more(page).count()) > 0; presses += 1) {
    expect(presses).toBeLessThan(10);
    const shown = (await storyLinks(main(page))).length;
    await more(page).click();
    await expect.poll(async () => (await storyLinks(main(page))).length).toBeGreaterThan(shown);
    await expect(main(page).getByRole('button', { name: 'Loading…' })).toHaveCount(0);
  }
  await expect(main(page).getByText('All 60 stories shown.')).toBeVisible();
  const links = await storyLinks(main(page));
  expect(repeated(links)).toEqual([]);
  expect(links).toHaveLength(60);
  expect(pages()).toEqual(['feed.json', 'feed-2.json', 'feed-3.json']);
});

test('a feed whose last page points back to its first ends all the same', async ({ page, site }) => {
  const server = await site({ config: config(), files: pagedFeed(2, 20, { after: 'feed.json' }), fallbackStatus: 200 });
  await open(page, `${server.url}section/wire?page=9`, 'Wire');
  await expect(main(page).getByText('All 40 stories shown.')).toBeVisible();
  expect(await storyLinks(main(page))).toHaveLength(40);
  await expect(more(page)).toHaveCount(0);
  expect(server.requestsOf('feed.json')).toHaveLength(1);
  expect(server.requestsOf('feed-2.json')).toHaveLength(1);
});

test('an older page that fails is said, and the next press gets it', async ({ page, site, complaints }) => {
  complaints.expect(/status of 503/, /feed-2\.json answered with status 503/);
  const files = pagedFeed(2, 20);
  const server = await site({ config: config(), files: { ...files, 'feed-2.json': status(503) }, fallbackStatus: 200 });
  await open(page, `${server.url}section/wire`, 'Wire');
  await more(page).click();
  await expect(page.getByRole('alert')).toHaveText('');
  await expect(main(page).getByText('Showing 20 stories')).toBeVisible();
  await more(page).click();
  await expect(page.getByRole('alert')).toHaveText('More stories did not load. Try again.');
  await expect(main(page).getByText('Showing 20 stories')).toBeVisible();

  server.answer('feed-2.json', files['feed-2.json']);
  await more(page).click();
  await expect(main(page).getByRole('link', { name: 'Story number 21', exact: true })).toBeFocused();
});

test('the button keeps its place while stories are on their way, and a second press asks nobody', async ({ page, site }) => {
  /** @type {(() => void)[]} */
  const waiting = [];
  const files = pagedFeed(2, 20);
  const server = await site({
    config: config(),
    files: { ...files, 'feed-2.json': (_, res) => void waiting.push(() => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(files['feed-2.json']))) },
    fallbackStatus: 200,
  });
  await open(page, `${server.url}section/wire`, 'Wire');
  await more(page).click();
  const busy = main(page).getByRole('button', { name: 'Loading…' });
  await expect(busy).toHaveAttribute('aria-disabled', 'true');
  await busy.click({ force: true });
  await expect.poll(() => waiting.length).toBe(1);
  waiting.forEach((answer) => answer());
  await expect(more(page)).toBeVisible();
  // All pages are in now, so the size of the section is known.
  await expect(main(page).getByText('Showing 26 of 40 stories')).toBeVisible();
  expect(server.requestsOf('feed-2.json')).toHaveLength(1);
});

test('a topic shows the stories about it', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}topic/north-korea`, 'North Korea');
  await expect(page).toHaveTitle('North Korea – Dateline');
  await expect(main(page).getByText('Topic', { exact: true })).toBeVisible();
  const links = await storyLinks(main(page));
  expect(links).toContain('/article/kim-jong-un-heads-home-after-week-in-russia');
  expect(repeated(links)).toEqual([]);
  await main(page).getByRole('link', { name: 'Kim Jong Un heads home by train after a week in Russia' }).click();
  await main(page).getByRole('region', { name: 'Topics' }).getByRole('link', { name: 'North Korea' }).click();
  await expect(h1(page, 'North Korea')).toBeFocused();
});

test('a topic in another script has an address that can be shared', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: { 'feed.json': feed([story(1, { tags: ['المياه'] }), story(2)]) }, fallbackStatus: 200 });
  await open(page, `${url}article/story-1`, 'Story number 1');
  await main(page).getByRole('region', { name: 'Topics' }).getByRole('link', { name: 'المياه' }).click();
  await expect(h1(page, 'المياه')).toBeFocused();
  const address = page.url();
  await open(page, address, 'المياه');
  expect(await storyLinks(main(page))).toEqual(['/article/story-1']);
});

test('a section without stories says so, and search engines leave it out', async ({ page, site }) => {
  const sections = [{ id: 'wire', name: 'Wire' }, { id: 'chess', name: 'Chess', description: 'Boards and clocks.' }];
  const { url } = await site({ config: config({ sections }), files: { 'feed.json': feed(stories(3)) }, fallbackStatus: 200 });
  await open(page, `${url}section/chess`, 'Chess');
  await expect(main(page).getByRole('heading', { level: 2, name: 'No stories here yet' })).toBeVisible();
  await expect(main(page).getByText('This section is new, or quiet today.')).toBeVisible();
  expect(await meta(page, 'robots')).toBe('noindex');
  await main(page).getByRole('link', { name: 'Front page' }).click();
  await expect(h1(page, 'Herald front page')).toBeFocused();
});

test('sections are found in the feed where the publisher names none', async ({ page, site }) => {
  const items = [...stories(3), story(4, { _dateline: { section: 'Sea and Air' } })];
  const { url } = await site({ config: config(), files: { 'feed.json': feed(items) }, fallbackStatus: 200 });
  await openFront(page, url, 'Herald');
  const links = page.getByRole('navigation', { name: 'Sections', exact: true }).getByRole('link');
  await expect(links).toHaveText(['Wire', 'Sea and Air']);
  await links.last().click();
  await expect(h1(page, 'Sea and Air')).toBeFocused();
  expect(await storyLinks(main(page))).toEqual(['/article/story-4']);
});

test('several feeds make one edition, and a story in two of them stands there once', async ({ page, site }) => {
  const shared = { url: 'https://publisher.example/shared' };
  const { url } = await site({
    config: config({ sources: [{ url: 'one.json' }, { url: 'two.json' }] }),
    files: {
      'one.json': feed([story(1), story(3, shared)]),
      'two.json': feed([story(2), story(3, { ...shared, id: 'other:3', _dateline: { slug: 'the-same' } })]),
    },
    fallbackStatus: 200,
  });
  await open(page, `${url}section/wire`, 'Wire');
  expect(await storyLinks(main(page))).toEqual(['/article/story-1', '/article/story-2', '/article/story-3']);
});
