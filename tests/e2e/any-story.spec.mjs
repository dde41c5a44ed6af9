// @ts-check
/** Whatever a story is, there is a page for it. */
import { Chance, anyStory } from './support/chance.mjs';
import { PICTURE, config, feed, story } from './support/feeds.mjs';
import { expectNoSidewaysScroll, h1, main, open, openFront } from './support/reading.mjs';
import { expect, test } from './support/test.mjs';
import { TOPIC, prepareWalk, walk } from './support/vectors.mjs';

const STORIES = 120;
/** So many of them are opened in a narrow window. */
const NARROW = 16;

test.use({ trace: 'off' });

for (const seed of [1, 2, 3]) {
  test(`stories by chance, ${seed}: each has a card and a page, nothing breaks and nothing is wider than the window`, async ({ page, site, complaints }) => {
    test.setTimeout(120_000);
    complaints.expect(/0 of \d+ stories were skipped, \d+ fields were dropped/);
    const chance = new Chance(seed);
    const items = Array.from({ length: STORIES }, (_, at) => anyStory(chance, at + 2));
    await prepareWalk(page);
    const { url } = await site({
      config: config(),
      files: { 'picture.svg': PICTURE, 'feed.json': feed([story(1, { tags: [TOPIC] }), ...items]) },
      fallbackStatus: 200,
    });
    await openFront(page, url, 'Herald');
    const front = await walk(page, []);
    await open(page, `${url}topic/${TOPIC}?page=20`, TOPIC);
    const list = await walk(page, []);
    const cards = await main(page)
      .getByRole('article')
      .evaluateAll((all) => all.map((card) => /** @type {HTMLAnchorElement} */ (card.querySelector('a[href*="/article/"]')).pathname));
    expect(cards, 'each has a card').toHaveLength(STORIES + 1);
    const paths = items.map((_, at) => `/article/story-${at + 2}`);
    expect(cards.filter((path) => !paths.includes(path))).toEqual(['/article/story-1']);

    const seen = [...front, ...list, ...(await walk(page, paths))];
    expect(seen.flatMap(({ path, wrong }) => wrong.map((what) => `${path}: ${what}`))).toEqual([]);
    const stories = seen.filter(({ path }) => path.includes('/article/'));
    expect(stories.map(({ path }) => path)).toEqual(paths);
    expect(stories.filter(({ isTold, heading }) => !isTold || !heading.trim()).map(({ path }) => path), 'without a headline or without their text').toEqual([]);

    await page.setViewportSize({ width: 360, height: 800 });
    for (const path of ['', `topic/${TOPIC}?page=20`, ...paths.slice(0, NARROW).map((path) => path.slice(1))]) {
      await test.step(`narrow: /${path}`, async () => {
        await page.goto(url + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
        await expect(h1(page, /We can’t find/)).toHaveCount(0);
        await expectNoSidewaysScroll(page);
      });
    }
  });
}
