// @ts-check
/** A site for each system that a newsroom has, from recorded shapes with invented content (tests/fixtures). */

import { readFileSync } from 'node:fs';
import { PICTURE } from '../e2e/support/feeds.mjs';
import { h1, main, open } from '../e2e/support/reading.mjs';
import { expect, test } from '../e2e/support/test.mjs';

/** @param {string} path */
const fixture = (path) => readFileSync(new URL(`../fixtures/${path}`, import.meta.url));

/** @param {import('@playwright/test').Page} page */
const more = (page) => main(page).getByRole('button', { name: 'Load more stories' });

/** @typedef {(query: URLSearchParams) => Buffer | null} Choose which answer; null: there is none */

/** @param {Choose} choose @returns {import('../e2e/server.mjs').Answer} */
const answers = (choose) => (request, response) => {
  const body = choose(new URL(request.url ?? '', 'http://localhost').searchParams);
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' }).end(body ?? '{"code": "none"}');
};

/** @param {string} url @param {object} [own] */
const source = (url, own = {}) => ({ name: 'Bay', language: 'en-GB', timeZone: 'UTC', sources: [{ url, ...own }] });

const WORDPRESS = {
  config: source('wp-json/wp/v2/posts?_embed&per_page=3'),
  files: {
    'wp-json/wp/v2/posts': answers((query) => {
      const slug = query.get('slug');
      if (slug) return fixture(`wordpress/${slug === 'market-returns' ? 'slug-market-returns' : 'slug-none'}.json`);
      if (query.has('search')) return fixture(`wordpress/${query.get('search') === 'market' ? 'slug-market-returns' : 'slug-none'}.json`);
      const page = query.get('page') ?? '1';
      return page === '1' || page === '2' ? fixture(`wordpress/posts-${page}.json`) : null;
    }),
  },
};
const GHOST = {
  config: source('ghost/api/content/posts/?key=0a&include=authors,tags&limit=3'),
  files: {
    // The test's server takes an address with a slash at its end for a folder.
    'ghost/api/content/posts/index.html': answers((query) => fixture(`ghost/posts-${query.get('page') ?? '1'}.json`)),
    'ghost/api/content/posts/slug/the-choir/index.html': answers(() => fixture('ghost/slug-the-choir.json')),
  },
};
const ITEMS = JSON.parse(fixture('ninjs/index.json').toString());
const NINJS = {
  config: source('wire/index.json', { format: 'ninjs', section: 'World' }),
  files: {
    'wire/index.json': fixture('ninjs/index.json'),
    ...Object.fromEntries(ITEMS.map((/** @type {string} */ item) => [`wire/${item}`, fixture(`ninjs/${item}`)])),
  },
};
const KELP = 'Kelp returns to the bay & brings the otters';
const DRYDOCK = 'stage/2026/mar/01/drydock-review';
const GUARDIAN = {
  config: source('search?api-key=x&show-fields=all&show-blocks=main&page-size=3', { format: 'guardian' }),
  files: {
    search: answers((query) => fixture(`guardian/search-${query.get('page') ?? '1'}.json`)),
    [DRYDOCK]: answers(() => {
      const { results } = JSON.parse(fixture('guardian/search-1.json').toString()).response;
      const content = results.find((/** @type {{ id: string }} */ { id }) => id === DRYDOCK);
      return Buffer.from(JSON.stringify({ response: { content: { ...content, fields: { ...content.fields, body: '<p>The dock answers.</p>' } } } }));
    }),
  },
};

// Addresses of the fixtures that nobody can ask.
test.beforeEach(({ context }) =>
  context.route(/^https?:\/\/[^/]+\.example\//, (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE })),
);

/** @param {import('@playwright/test').Page} page @param {string} headline */
const story = (page, headline) => main(page).getByRole('link', { name: headline, exact: true });

test('WordPress: posts, bodies of its blocks, older pages, one story by its slug', async ({ page, site }) => {
  const { url } = await site({ ...WORDPRESS, fallbackStatus: 200 });
  await open(page, url, 'Bay front page');
  const headline = 'Winter timetable ends – what ‘summer’ means for the ferries';
  await story(page, headline).first().click();
  await expect(h1(page, headline)).toBeFocused();
  await expect(main(page).getByText('Fares stay as they are until June.')).toBeVisible();
  await expect(main(page).getByText('Casting off. (Image source: Nils Aker)')).toBeVisible();
  await expect(main(page).getByRole('table', { name: 'Crossing times' })).toBeVisible();
  await expect(main(page).getByRole('button', { name: /Load video/ })).toBeVisible();

  await open(page, `${url}article/market-returns`, /market/i);
  await open(page, `${url}article/there-is-none`, 'We can’t find that page');
});

test('WordPress: a sticky post leads, and the card of a protected one says that it is', async ({ page, site }) => {
  const posts = JSON.parse(fixture('wordpress/posts-1.json').toString());
  for (const post of posts) post.sticky = post.slug === 'council-budget';
  const { url } = await site({ ...WORDPRESS, files: { 'wp-json/wp/v2/posts': posts }, fallbackStatus: 200 });
  await open(page, url, 'Bay front page');
  const first = main(page).getByRole('article').first();
  await expect(first.getByRole('heading')).toHaveText('Council passes its budget');
  await expect(first.getByText('For subscribers')).toHaveCount(0);
  const locked = main(page).getByRole('article').filter({ has: page.getByRole('link', { name: 'A letter to members', exact: true }) }).first();
  await expect(locked.getByText('For subscribers')).toBeVisible();
  await story(page, 'A letter to members').first().click();
  await expect(h1(page, 'A letter to members')).toBeFocused();
  await expect(main(page).getByText('This story is for subscribers of its publisher.')).toBeVisible();
});

test('WordPress: what is not loaded is found by its own search, when the reader asks, and the page says so', async ({ page, site }) => {
  const server = await site({ ...WORDPRESS, fallbackStatus: 200 });
  await open(page, `${server.url}search?q=market`, 'Search');
  await expect(main(page).getByText('No stories match “market”')).toBeVisible();
  const asked = () => server.requests.filter(({ url }) => /[?&]search=market(&|$)/.test(url)).length;
  expect(asked()).toBe(0);
  await main(page).getByRole('button', { name: 'Search older stories' }).click();
  await expect(main(page).getByRole('region', { name: 'Results' }).getByRole('link', { name: /^Market returns/ })).toBeVisible();
  await expect(main(page).getByText(/1 came from the search of 127\.0\.0\.1/)).toBeVisible();
  expect(asked()).toBe(1);
  // It was said of these words.
  await main(page).getByRole('searchbox').fill('ferries');
  await expect(main(page).getByText(/match(es)? “ferries”/)).toBeVisible();
  await expect(main(page).getByText(/came from the search of/)).toHaveCount(0);
});

test('Ghost: posts, one by its slug, and what is for members says so', async ({ page, site }) => {
  const { url } = await site({ ...GHOST, fallbackStatus: 200 });
  await open(page, url, 'Bay front page');
  await expect(story(page, 'The lamp is lit & the keeper is 81').first()).toBeVisible();
  await story(page, 'What the budget hides').first().click();
  await expect(h1(page, 'What the budget hides')).toBeFocused();
  await expect(main(page).getByText(/subscribers of its publisher|beginning of the story/)).toBeVisible();
  await open(page, `${url}article/the-choir`, /choir/i);
});

test('ninjs: an index of items, without those that may not be shown', async ({ page, site }) => {
  const { url } = await site({ ...NINJS, fallbackStatus: 200 });
  await open(page, url, 'Bay front page');
  await expect(story(page, 'Night buses run through winter').first()).toBeVisible();
  const held = ['embargo', 'held', 'gone'].map((name) => JSON.parse(fixture(`ninjs/items/${name}.json`).toString()));
  for (const item of held) {
    const headline = item.headline ?? item.headlines[0].value;
    await expect(main(page).getByText(headline, { exact: true })).toHaveCount(0);
  }
  await story(page, 'Night buses run through winter').first().click();
  await expect(h1(page, 'Night buses run through winter')).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'World' })).toBeVisible();
});

test('Guardian: results with the credit that it allows, and the next page', async ({ page, site }) => {
  const { url } = await site({ ...GUARDIAN, fallbackStatus: 200 });
  await open(page, url, 'Bay front page');
  await expect(main(page).getByText('Drydock review', { exact: false }).first()).toBeVisible();
  await story(page, KELP).first().click();
  await expect(h1(page, KELP)).toBeFocused();
  for (const caption of ['The forest off the northern spit.', 'An otter, back at work.']) {
    await expect(main(page).getByRole('figure', { name: `${caption} (Image source: Lio Tan/Alamy)` })).toBeVisible();
  }
  await page.goBack();
  // Its picture has a credit that must not be shown.
  await story(page, 'Drydock review – nine seconds of echo').first().click();
  await expect(h1(page, /^Drydock review/)).toBeFocused();
  await expect(main(page).getByText('The dock answers.')).toBeVisible();
  await expect(main(page).getByText(/^The choir at rehearsal\./)).toBeVisible();
  await expect(main(page).getByText('Image source')).toHaveCount(0);
  await page.goBack();
  await more(page).click();
  // One of six has been taken down.
  await expect(main(page).getByText('All 5 stories shown.')).toBeVisible();
});

test('JSON Feed: version 1.0, its pages, and a story without a page of its own', async ({ page, site, complaints }) => {
  complaints.expect(/1 of 3 stories were skipped, 0 fields were dropped/);
  const files = { 'quay/feed-1.json': fixture('json-feed/feed-1.json'), 'quay/feed-2.json': fixture('json-feed/feed-2.json') };
  const server = await site({ config: source('quay/feed-1.json', { format: 'json-feed' }), files, fallbackStatus: 200 });
  await open(page, server.url, 'Bay front page');
  await story(page, 'Tar').first().click();
  await expect(h1(page, 'Tar')).toBeFocused();
  await expect(main(page).getByText('It keeps.')).toBeVisible();
  // On the second page, which points back to the first.
  await open(page, `${server.url}article/2026-02-sail`, 'Sail');
  await expect(main(page).getByText('It tears.')).toBeVisible();
  expect(server.requestsOf('quay/feed-2.json')).toHaveLength(1);
});

test('four systems are one paper', async ({ page, site }) => {
  const parts = [WORDPRESS, GHOST, NINJS, GUARDIAN];
  const { url } = await site({
    config: { ...WORDPRESS.config, sources: parts.flatMap(({ config }) => config.sources) },
    files: Object.assign({}, ...parts.map(({ files }) => files)),
    fallbackStatus: 200,
  });
  await open(page, url, 'Bay front page');
  for (const headline of ['The lamp is lit & the keeper is 81', 'Night buses run through winter', KELP]) {
    await expect(story(page, headline).first()).toBeVisible();
  }
});
