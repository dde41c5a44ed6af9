// @ts-check
/** Printed pages of a generated newsroom, and of attacks. */

import { PICTURE, config } from './support/feeds.mjs';
import { RULES, answerFor, findIntruders, watch } from './support/intruders.mjs';
import { press } from './support/press.mjs';
import { folderOf, lostNodes, pathsOf, print, settled, shifts, takenOver, tree, watchNodes } from './support/printed.mjs';
import { expect, test } from './support/test.mjs';
import { hostileFeed } from './support/vectors.mjs';
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
/** Of so many pages of attacks one is taken over. */
const ONE_OF = 12;

test.use({ trace: 'off' });

/** Whether all of it runs, which takes a quarter of an hour: make test-printed-any. */
const ALL = Boolean(process.env.PRINTED_ANY);
/** A generated newsroom's stories, and in how many parts they are tested. */
const [STORIES, PARTS] = ALL ? [300, 3] : [24, 1];
for (let part = 0; part < PARTS; part++) {
  test(`a generated newsroom, taken over: each page is what the browser alone makes of it, part ${part + 1} of ${PARTS}`, async ({ page, context, site }) => {
    test.setTimeout(ALL ? 1_200_000 : 300_000);
    const name = `newsroom-${part}`;
    const edition = press(`target/printed/${name}`, STORIES);
    const own = config({ sources: [{ url: 'edition/feed.json', article: 'edition/a/{hash}/{slug}.json' }] });
    const printed = await site({ dist: folderOf(name) });
    print(name, { config: own, edition, address: printed.url });
    const plain = await site({ config: own, folders: { 'edition/': edition }, fallbackStatus: 200 });
    await watchNodes(page);
    // The generated stories name pictures that nobody has drawn, some beside the edition. A picture that fails gives way to words.
    await context.route('**/pictures/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }));
    const alone = await context.newPage();
    const paths = pathsOf(folderOf(name)).filter((path) => path === '' || path.startsWith('article/'));
    expect(paths).toHaveLength(STORIES + 1);
    for (const path of paths.filter((_, at) => at % PARTS === part)) {
      await Promise.all([page.goto(printed.url + path), alone.goto(plain.url + path)]);
      await Promise.all([takenOver(page), expect(alone.locator('main h1')).toBeAttached().then(() => settled(alone))]);
      expect(await tree(page), path).toEqual(await tree(alone));
      expect(await lostNodes(page), `made anew: ${path}`).toEqual([]);
      expect(await shifts(page), `moved: ${path}`).toEqual([]);
    }
  });
}

/** All that no page may have from a feed. @param {import('@playwright/test').Page} page */
const intrudersOf = async (page) => {
  const found = await page
    .locator('main, header nav, .wire__place, footer')
    .evaluateAll((places, rules) => places.flatMap((place) => /** @type {any} */ (window).findIntruders(place, rules)), RULES);
  const isHit = await page.evaluate(() => '__hit' in window);
  return isHit ? [...found, 'a script ran'] : found;
};

for (const { name, vectors } of ALL ? FAMILIES : []) {
  test(`${name}: nothing forbidden stands in a printed page, with and without scripts`, async ({ page, browser, site, complaints }) => {
    test.setTimeout(300_000);
    // An attack that stayed the address of a picture of the feed's own host.
    complaints.allow(/404/);
    complaints.expect(/0 of \d+ stories were skipped, \d+ fields were dropped/);
    const dist = print(`vectors-${name.replace(/\W+/g, '-')}`, { config: config(), files: { 'picture.svg': PICTURE, 'feed.json': hostileFeed(vectors) } });
    const { url } = await site({ dist });
    // The form of the search page is our own.
    const paths = pathsOf(dist).filter((path) => path !== 'search');
    expect(paths.filter((path) => path.startsWith('article/')).length, 'names that a disk takes').toBeGreaterThanOrEqual(vectors.length / 2);
    const look = { content: `window.findIntruders = ${findIntruders}` };

    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    const forbidden = watch(still, PICTURE_HOST);
    await answerFor(still, PICTURE_HOST, PICTURE);
    for (const path of paths) {
      await still.goto(url + path);
      await still.evaluate(look.content);
      expect(await intrudersOf(still), path).toEqual([]);
      expect(new URL(still.url()).origin).toBe(new URL(url).origin);
    }
    await context.close();

    const alive = watch(page, PICTURE_HOST);
    await answerFor(page, PICTURE_HOST, PICTURE);
    await page.addInitScript(look);
    for (const path of paths.filter((_, at) => at % ONE_OF === 0)) {
      await page.goto(url + path);
      await takenOver(page);
      expect(await intrudersOf(page), path).toEqual([]);
    }
    expect([...forbidden, ...alive], 'requests, dialogs and windows').toEqual([]);
  });
}
