// @ts-check
/**
 * Each attack as every text and every address of a story. The site must show it as words and nothing else; a page
 * that is careless with the same texts shows that the attacks are some, and that this test would see them.
 */
import { carelessFiles, fire } from './support/careless.mjs';
import { PICTURE, config } from './support/feeds.mjs';
import { answerFor, watch } from './support/intruders.mjs';
import { h1, main, open, openFront } from './support/reading.mjs';
import { expect, test } from './support/test.mjs';
import { TOPIC, hostileFeed, prepareWalk, walk } from './support/vectors.mjs';
import addresses from './vectors/addresses.mjs';
import attributes from './vectors/attributes.mjs';
import clobbering from './vectors/clobbering.mjs';
import css from './vectors/css.mjs';
import documents from './vectors/documents.mjs';
import entities from './vectors/entities.mjs';
import foreign from './vectors/foreign.mjs';
import loads from './vectors/loads.mjs';
import mutation from './vectors/mutation.mjs';
import schemes from './vectors/schemes.mjs';
import srcset from './vectors/srcset.mjs';
import structuredData from './vectors/structured-data.mjs';
import tags from './vectors/tags.mjs';
import templates from './vectors/templates.mjs';
import titles from './vectors/titles.mjs';
import { PICTURE_HOST } from './vectors/vector.mjs';

const FAMILIES = [attributes, tags, schemes, clobbering, addresses, css, foreign, loads, mutation, documents, srcset, entities, titles, structuredData, templates];

/** What is left of a headline when it is compared: browsers and Rust differ in what they call white space. @param {string} text */
const letters = (text) => text.replace(/[\s\0\u0085\ufeff]+/g, '');

// A trace of thousands of pages would take longer than the pages.
test.use({ trace: 'off' });
test.beforeEach(() => test.setTimeout(90_000));

test('the attacks are many, and all different', () => {
  const all = FAMILIES.flatMap(({ name, vectors }) => vectors.map((vector) => ({ ...vector, name: `${name}: ${vector.name}` })));
  expect(all.length).toBeGreaterThanOrEqual(900);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  const sum = (/** @type {'runs' | 'shows'} */ what) => FAMILIES.reduce((before, family) => before + family[what], 0);
  expect(sum('runs'), 'so many run in a careless page, or the tests below fail').toBeGreaterThanOrEqual(550);
  expect(sum('shows')).toBeGreaterThanOrEqual(880);
});

for (const { name, vectors, runs, shows } of FAMILIES) {
  test(`${name}: nothing runs, nothing is loaded, nothing forbidden stands in a page`, async ({ page, site, complaints }) => {
    complaints.expect(/0 of \d+ stories were skipped, \d+ fields were dropped/);
    const forbidden = watch(page, PICTURE_HOST);
    if (JSON.stringify(vectors).includes(PICTURE_HOST)) await answerFor(page, PICTURE_HOST, PICTURE);
    await prepareWalk(page);
    const { url } = await site({ config: config(), files: { 'picture.svg': PICTURE, 'feed.json': hostileFeed(vectors) }, fallbackStatus: 200 });
    await openFront(page, url, 'Herald');
    const front = await walk(page, []);
    await open(page, `${url}topic/${TOPIC}?page=20`, TOPIC);
    const list = await walk(page, []);
    const cards = await main(page)
      .getByRole('article')
      .evaluateAll((cards) => cards.map((card) => /** @type {HTMLAnchorElement} */ (card.querySelector('a[href*="/article/"]')).pathname));
    // The first card is one with a picture, so the ordinary story is not always the first.
    const ordinary = '/article/story-1';
    expect(cards).toContain(ordinary);
    const paths = cards.filter((path) => path !== ordinary);
    expect(paths, 'each vector is a story').toHaveLength(vectors.length);

    const seen = [...front, ...list, ...(await walk(page, paths))];
    expect(seen.flatMap(({ path, heading, wrong }) => wrong.map((what) => `${path} (${heading.slice(0, 80)}): ${what}`))).toEqual([]);
    const stories = seen.filter(({ path }) => path.includes('/article/'));
    // Tags in a headline are markup that a desk left in a field of text: they go, and the words stay.
    expect(stories).toHaveLength(vectors.length);
    expect(stories.filter(({ heading }) => !letters(heading)).map(({ path }) => path), 'stories without a headline').toEqual([]);
    expect(stories.filter(({ isTold }) => !isTold).map(({ path }) => path), 'stories without their text').toEqual([]);
    expect(forbidden, 'requests, dialogs and windows').toEqual([]);
    expect(new URL(page.url()).origin).toBe(new URL(url).origin);

    // And the reader goes on, with the same document.
    await page.getByRole('banner').getByRole('link', { name: /front page$/ }).click();
    await expect(h1(page, 'Herald front page')).toBeFocused();
    await main(page).getByRole('link', { name: 'Story number 1', exact: true }).first().click();
    await expect(h1(page, 'Story number 1')).toBeFocused();
    expect((await walk(page, [])).flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  test(`${name}: in a careless page they run, load and stand`, async ({ page, site, complaints }) => {
    complaints.expect(/[^]*/);
    await page.context().route(/^https?:\/\/(?!127\.0\.0\.1[:/])/, (route) => route.abort());
    page.on('dialog', (dialog) => void dialog.dismiss());
    const { url } = await site({ files: carelessFiles(vectors), fallbackStatus: 200 });
    const outcomes = await fire(page, url, vectors);
    const without = (/** @type {'runs' | 'shows'} */ what) => vectors.filter((_, index) => !outcomes[index][what]).map((vector) => vector.name);
    expect(vectors.length - without('runs').length, `run no script and ask nobody: ${without('runs').join('; ')}`).toBeGreaterThanOrEqual(runs);
    expect(vectors.length - without('shows').length, `nor leave anything: ${without('shows').join('; ')}`).toBeGreaterThanOrEqual(shows);
  });
}
