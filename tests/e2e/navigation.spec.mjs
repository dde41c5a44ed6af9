// @ts-check
import { expect, hang, test } from './support/test.mjs';
import { LEAD, askedSince, atRest, h1, main, open, openFront, scrollTo, scrollTop, sections, storyLinks } from './support/reading.mjs';
import { config, feed, pagedFeed, stories } from './support/feeds.mjs';

test('Back and Forward restore the page, the position and the followed link, and ask nobody', async ({ page, site }) => {
  const server = await site();
  await openFront(page, server.url);
  const link = main(page).getByRole('link', { name: 'The hill towns that own their wind' });
  await link.scrollIntoViewIfNeeded();
  const top = await scrollTop(page);
  expect(top).toBeGreaterThan(0);
  await link.click();
  await expect(h1(page, 'The hill towns that own their wind')).toBeFocused();
  await expect(page).toHaveTitle('The hill towns that own their wind – Dateline');
  await expect(page).toHaveURL(`${server.url}article/the-hill-towns-that-own-their-wind`);
  expect(await scrollTop(page)).toBe(0);
  await scrollTo(page, 300);
  const before = await atRest(server);

  await page.goBack();
  await expect(link).toBeFocused();
  await expect(page).toHaveTitle('Dateline: front page');
  await expect.poll(() => scrollTop(page)).toBe(top);

  await page.goForward();
  await expect(h1(page, 'The hill towns that own their wind')).toBeFocused();
  await expect(page).toHaveTitle('The hill towns that own their wind – Dateline');
  await expect.poll(() => scrollTop(page)).toBe(300);

  await page.goBack();
  await expect(link).toBeFocused();
  await expect.poll(() => scrollTop(page)).toBe(top);
  expect(askedSince(server, before)).toEqual([]);
});

test('Back puts the same front page back, alive; a link to it lays it out anew', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: pagedFeed(3, 20), fallbackStatus: 200 });
  await openFront(page, url, 'Herald');
  await main(page).evaluate((element) => element.querySelectorAll('article').forEach((article) => (article.dataset.seen = 'before')));
  const card = main(page).getByRole('article').nth(3);
  const link = card.getByRole('link').first();
  const headline = await link.innerText();
  const count = await main(page).getByRole('article').count();
  await link.click();
  await expect(h1(page, headline)).toBeFocused();

  await page.goBack();
  await expect(link).toBeFocused();
  await expect(card).toHaveAttribute('data-seen', 'before');
  await expect(main(page).locator('[data-seen]')).toHaveCount(count);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  // What is alive in it still is.
  await main(page).getByRole('button', { name: 'Load more stories' }).click();
  await expect.poll(() => main(page).getByRole('article').count()).toBeGreaterThan(count);
  await expect(page).toHaveURL(/[?]page=2$/);

  await link.click();
  await expect(h1(page, headline)).toBeFocused();
  await page.goBack();
  await expect(link).toBeFocused();
  await expect(page).toHaveURL(/[?]page=2$/);
  await expect.poll(() => main(page).getByRole('article').count()).toBeGreaterThan(count);

  await link.click();
  await expect(h1(page, headline)).toBeFocused();
  await page.getByRole('banner').getByRole('link', { name: 'Herald' }).click();
  await expect(h1(page, 'Herald front page')).toBeFocused();
  await expect(main(page).locator('[data-seen]')).toHaveCount(0);
});

test('a story is asked for when its link is pressed, once', async ({ page, site }) => {
  const server = await site();
  await openFront(page, server.url);
  await atRest(server);
  const link = main(page).getByRole('link', { name: LEAD.headline });
  const file = `/edition/articles/${LEAD.path.replace('article/', '')}.json`;
  // The part that asks comes after the first page.
  await expect(async () => {
    const before = await atRest(server);
    await link.dispatchEvent('pointerdown', { button: 0 });
    await expect.poll(() => askedSince(server, before), { timeout: 500 }).toEqual([file]);
  }).toPass();
  const before = await atRest(server);
  await link.click();
  await expect(h1(page, LEAD.headline)).toBeFocused();
  expect(askedSince(server, before), 'the answer is used').toEqual([]);
});

test('nothing is asked for early where the reader saves data', async ({ page, site }) => {
  const server = await site();
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await openFront(page, server.url);
  await expect(main(page).getByRole('img').first()).toBeVisible();
  await page.waitForTimeout(1_000);
  const before = await atRest(server);
  await main(page).getByRole('link', { name: LEAD.headline }).dispatchEvent('pointerdown', { button: 0 });
  await page.waitForTimeout(500);
  expect(askedSince(server, before)).toEqual([]);
});

test('following a link asks for the story and for nothing else', async ({ page, site }) => {
  const server = await site();
  await openFront(page, server.url);
  await expect(main(page).getByRole('img').first()).toBeVisible();
  const before = await atRest(server);
  await main(page).getByRole('link', { name: LEAD.headline }).click();
  await expect(h1(page, LEAD.headline)).toBeFocused();
  expect(askedSince(server, before)).toEqual([`/edition/articles/${LEAD.path.replace('article/', '')}.json`]);
});

test('the first load leaves the focus where the browser puts it', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, url + LEAD.path, LEAD.headline);
  await expect(page.getByRole('complementary', { name: 'More news' })).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

for (const [how, click] of /** @type {[string, Parameters<import('@playwright/test').Locator['click']>[0]][]} */ ([
  ['Control or Command', { modifiers: ['ControlOrMeta'] }],
  ['the middle button', { button: 'middle' }],
])) {
  test(`a click with ${how} opens a tab and leaves this one alone`, async ({ page, site, context }) => {
    const { url } = await site({ fallbackStatus: 200 });
    await openFront(page, url);
    const opened = context.waitForEvent('page');
    await main(page).getByRole('link', { name: LEAD.headline }).click(click);
    const tab = await opened;
    await expect(h1(tab, LEAD.headline)).toBeVisible();
    expect(tab.url()).toBe(url + LEAD.path);
    expect(page.url()).toBe(url);
    await expect(h1(page, 'Dateline front page')).toBeAttached();
  });
}

const VIDEO = '<p>A film.</p><iframe src="https://www.youtube.com/embed/aaaaaaaaaaa" title="The film"></iframe>';

test('a page that the reader has left is let go', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(60, 1, () => ({ content_html: VIDEO }))) }, fallbackStatus: 200 });
  await openFront(page, url, 'Herald');
  await expect(main(page).getByRole('button', { name: 'Load more stories' })).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const nodes = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'Nodes')?.value ?? NaN;
  };
  const thereAndBack = async () => {
    const link = main(page).getByRole('link', { name: 'Story number 1', exact: true });
    await link.click();
    await expect(main(page).getByRole('button', { name: 'Load video' })).toBeVisible();
    await page.goBack();
    await expect(link).toBeFocused();
  };
  await thereAndBack();
  const before = await nodes();
  for (let times = 0; times < 6; times += 1) await thereAndBack();
  // Each way there and back lays out two pages of hundreds of nodes.
  expect((await nodes()) - before).toBeLessThan(100);
});

test('a section link works after Back and Forward', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await openFront(page, url);
  await sections(page).getByRole('link', { name: 'Science' }).click();
  await expect(h1(page, 'Science')).toBeFocused();
  const story = main(page).getByRole('article').first().getByRole('link');
  const headline = await story.innerText();
  await story.click();
  await expect(h1(page, headline)).toBeFocused();
  const address = page.url();

  await page.goBack();
  await expect(h1(page, 'Science')).toBeVisible();
  await expect(page).toHaveURL(`${url}section/science`);
  await page.goForward();
  await expect(h1(page, headline)).toBeVisible();
  await expect(page).toHaveURL(address);

  await sections(page).getByRole('link', { name: 'Science' }).click();
  await expect(h1(page, 'Science')).toBeFocused();
  await expect(page).toHaveURL(`${url}section/science`);
  await sections(page).getByRole('link', { name: 'Culture' }).click();
  await expect(h1(page, 'Culture')).toBeFocused();
  await expect(page).toHaveURL(`${url}section/culture`);

  // The history is what the reader did, no more and no less.
  await page.goBack();
  await expect(page).toHaveURL(`${url}section/science`);
  await expect(h1(page, 'Science')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(h1(page, headline)).toBeVisible();
});

test('a link to the page that is open adds nothing to the history', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await openFront(page, url);
  const length = () => page.evaluate(() => history.length);
  await sections(page).getByRole('link', { name: 'Sport' }).click();
  await expect(h1(page, 'Sport')).toBeFocused();
  const before = await length();
  await sections(page).getByRole('link', { name: 'Sport' }).click();
  await expect(h1(page, 'Sport')).toBeFocused();
  expect(await length()).toBe(before);
});

test('a quick second link wins over a first that is slow', async ({ page, site }) => {
  const server = await site({ files: { [`edition/articles/${LEAD.path.replace('article/', '')}.json`]: hang } });
  /** @type {string[]} */
  const gone = [];
  page.on('requestfailed', (request) => void gone.push(new URL(request.url()).pathname));
  await openFront(page, server.url);
  await main(page).getByRole('link', { name: LEAD.headline }).click();
  await sections(page).getByRole('link', { name: 'Climate' }).click();
  await expect(h1(page, 'Climate')).toBeFocused();
  // The request for the first has ended with the visit, so its answer can never come.
  await expect.poll(() => gone).toEqual([`/edition/articles/${LEAD.path.replace('article/', '')}.json`]);
  await expect(h1(page, 'Climate')).toBeVisible();
  await expect(page).toHaveURL(`${server.url}section/climate`);
  await expect(page).toHaveTitle('Climate – Dateline');
});

test('the skip link leads to the content', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(main(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(main(page).getByRole('link').first()).toBeFocused();
});

test('a link within the page does not break Back', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${url}#main`);
  await main(page).getByRole('link', { name: LEAD.headline }).click();
  await expect(h1(page, LEAD.headline)).toBeFocused();
  await expect(page).toHaveURL(url + LEAD.path);

  await page.goBack();
  await expect(page).toHaveURL(`${url}#main`);
  await expect(main(page).getByRole('link', { name: LEAD.headline })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(url);
  await expect(h1(page, 'Dateline front page')).toBeAttached();
  await page.goForward();
  await page.goForward();
  await expect(h1(page, LEAD.headline)).toBeVisible();
  await expect(page).toHaveURL(url + LEAD.path);
});

test('Back from a link within the page returns to where the reader was', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await scrollTo(page, 900);
  await page.keyboard.press('Enter');
  await expect.poll(() => scrollTop(page)).toBeLessThan(500);
  await page.goBack();
  await expect(page).toHaveURL(url);
  await expect.poll(() => scrollTop(page)).toBe(900);
});

test('a reload keeps the position', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  await scrollTo(page, 900);
  await page.reload();
  await expect(h1(page, 'Dateline front page')).toBeAttached();
  await expect.poll(() => scrollTop(page)).toBe(900);
});

test('a reload of a story keeps the position, and Back still restores the page before', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await openFront(page, url);
  const link = main(page).getByRole('link', { name: 'The hill towns that own their wind' });
  await link.scrollIntoViewIfNeeded();
  const top = await scrollTop(page);
  expect(top).toBeGreaterThan(0);
  await link.click();
  await expect(h1(page, 'The hill towns that own their wind')).toBeFocused();
  await scrollTo(page, 200);
  await page.reload();
  await expect(h1(page, 'The hill towns that own their wind')).toBeVisible();
  await expect.poll(() => scrollTop(page)).toBe(200);
  await page.goBack();
  await expect(h1(page, 'Dateline front page')).toBeAttached();
  await expect.poll(() => scrollTop(page)).toBe(top);
});

test('Back restores a list that the reader had made longer', async ({ page, site }) => {
  const server = await site({ config: config(), files: pagedFeed(3, 20), fallbackStatus: 200 });
  await open(page, `${server.url}section/wire`, 'Wire');
  await main(page).getByRole('button', { name: 'Load more stories' }).click();
  const link = main(page).getByRole('link', { name: 'Story number 20', exact: true });
  await expect(link).toBeVisible();
  await link.scrollIntoViewIfNeeded();
  const top = await scrollTop(page);
  expect(top).toBeGreaterThan(0);
  await link.click();
  await expect(h1(page, 'Story number 20')).toBeFocused();
  const before = await atRest(server);

  await page.goBack();
  await expect(page).toHaveURL(`${server.url}section/wire?page=2`);
  await expect(link).toBeFocused();
  expect(await storyLinks(main(page))).toHaveLength(26);
  await expect.poll(() => scrollTop(page)).toBe(top);
  expect(askedSince(server, before)).toEqual([]);
});

test('a link of the feed to another site is the browser’s', async ({ page, site, context }) => {
  await context.route('https://elsewhere.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>' }));
  const { url } = await site({
    config: config(),
    files: { 'feed.json': feed(stories(1, 1, () => ({ content_html: '<p>See <a href="https://elsewhere.example/page">the report</a>.</p>' }))) },
    fallbackStatus: 200,
  });
  await open(page, `${url}article/story-1`, 'Story number 1');
  const link = main(page).getByRole('link', { name: 'the report' });
  await expect(link).toHaveAttribute('rel', /noopener/);
  await link.click();
  await expect(page).toHaveURL('https://elsewhere.example/page');
  await page.goBack();
  await expect(h1(page, 'Story number 1')).toBeVisible();
});

test('the feed’s own file opens as a file', async ({ page, site }) => {
  // A file brings no icon of its own, so the browser asks for this one.
  const { url } = await site({ files: { 'favicon.ico': '' } });
  await openFront(page, url);
  await page.getByRole('navigation', { name: 'Feeds' }).getByRole('link').click();
  await expect(page).toHaveURL(`${url}edition/feed.json`);
  await expect(page.locator('body')).toContainText('jsonfeed.org');
});
