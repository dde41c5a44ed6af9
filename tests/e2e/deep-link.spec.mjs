// @ts-check
/** A story that is opened by its address is no edition: what is known to be all is told from what happens to be loaded. */
import { config, feed, stories, story } from './support/feeds.mjs';
import { h1, main, sections, storyLinks } from './support/reading.mjs';
import { expect, status, test } from './support/test.mjs';

/** Stories with files of their own. */
const LARGE = config({ sources: [{ url: 'feed.json', article: 'a/{slug}.json' }] });

/** @param {import('@playwright/test').Page} page */
const brand = (page) => page.getByRole('banner').getByRole('link', { name: 'Herald, front page' });

test('a slow feed behind a deep link: the masthead leads to the whole front page, and the feed is asked once', async ({ page, site }) => {
  /** @type {() => void} */
  let open = () => {};
  const opened = new Promise((done) => (open = () => done(undefined)));
  const server = await site({
    config: LARGE,
    files: {
      'a/story-5.json': feed([story(5)]),
      'feed.json': async (_, res) => {
        await opened;
        res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(feed(stories(9))));
      },
    },
    fallbackStatus: 200,
  });
  await page.goto(`${server.url}article/story-5`);
  await expect(h1(page, 'Story number 5')).toBeVisible();
  await expect(sections(page).getByRole('link'), 'the sections of one story are not those of the edition').toHaveCount(0);
  await brand(page).click();
  await page.waitForTimeout(600);
  await expect(main(page).getByText(/stories shown/), 'nobody knows how many there are').toHaveCount(0);
  open();
  await expect(h1(page, 'Herald front page')).toBeFocused();
  expect(new Set(await storyLinks(main(page))).size).toBe(9);
  expect(server.requestsOf('feed.json')).toHaveLength(1);
});

test('a feed that fails behind a deep link: the masthead says so, and trying again gets it', async ({ page, site, complaints }) => {
  complaints.expect(/status of 503/, /answered with status 503/);
  const server = await site({ config: LARGE, files: { 'a/story-5.json': feed([story(5)]), 'feed.json': status(503) }, fallbackStatus: 200 });
  await page.goto(`${server.url}article/story-5`);
  await expect(h1(page, 'Story number 5')).toBeVisible();
  await expect.poll(() => server.requestsOf('feed.json').length).toBe(3);
  await brand(page).click();
  await expect(h1(page, 'The stories did not load')).toBeFocused();
  server.answer('feed.json', feed(stories(9)));
  await main(page).getByRole('button', { name: 'Try again now' }).click();
  await expect(h1(page, 'Herald front page')).toBeFocused();
  expect(new Set(await storyLinks(main(page))).size).toBe(9);
});

test('one of two feeds fails: the page says that some is missing, counts no total, and gets the rest', async ({ page, site, complaints }) => {
  complaints.expect(/status of 503/, /answered with status 503/);
  const two = config({ sources: [{ url: 'feed.json' }, { url: 'other.json' }] });
  const server = await site({ config: two, files: { 'feed.json': feed(stories(30)), 'other.json': status(503) }, fallbackStatus: 200 });
  await page.goto(server.url);
  await expect(h1(page, 'Herald front page')).toBeAttached();
  await expect(main(page).getByText('Some of the stories did not load.')).toBeVisible();
  await expect(main(page).getByText(/^All \d+ stories shown/)).toHaveCount(0);
  server.answer('other.json', feed(stories(3, 40)));
  await main(page).getByRole('button', { name: 'Try again' }).click();
  await expect(main(page).getByText('Some of the stories did not load.')).toHaveCount(0);
  await page.goto(`${server.url}section/wire`);
  await expect(h1(page, 'Wire')).toBeAttached();
});

for (const path of ['section/anything', 'topic/zeppelins']) {
  test(`/${path}, which neither the publisher nor a story names, is not found`, async ({ page, site }) => {
    const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(3)) }, fallbackStatus: 200 });
    await page.goto(url + path);
    await expect(h1(page, 'We can’t find that page')).toBeVisible();
    await expect(page.getByText(/^(Anything|Zeppelins)$/)).toHaveCount(0);
  });
}
