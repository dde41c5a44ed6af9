// @ts-check
/** The parts of the program that come after its first file: what no first page needs, search, what reads any feed. */
import { expect, status, test } from './support/test.mjs';
import { config } from './support/feeds.mjs';
import { LEAD, atRest, h1, main, open, openFront, sections } from './support/reading.mjs';

/** The file's name in the page that was built. @param {import('@playwright/test').Page} page */
const supplementPath = async (page) => {
  const path = await page.evaluate(() => document.querySelector('script[data-wasm]')?.getAttribute('data-lists'));
  expect(path, 'the release has a supplement').toMatch(/^\/site_lists-[0-9a-f]{12}\.wasm$/);
  return /** @type {string} */ (path).slice(1);
};

test('it is asked for once, after the story can be read, and before anybody needs it', async ({ page, site, complaints }) => {
  complaints.expect(/status of 404/);
  const server = await site({ fallbackStatus: 200 });
  await openFront(page, server.url);
  const supplement = await supplementPath(page);
  /** Whether the story was there when the request came. */
  let wasReadable = false;
  server.answer(supplement, async (_, res) => {
    wasReadable = await h1(page, LEAD.headline).isVisible();
    res.writeHead(404).end();
  });
  await page.goto(server.url + LEAD.path);
  await expect.poll(() => server.requestsOf(supplement).length).toBe(2);
  await expect.poll(() => wasReadable).toBe(true);
});

test('a section that is opened first waits for it', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  await open(page, `${server.url}section/climate`, 'Climate');
  expect(server.requestsOf(await supplementPath(page))).toHaveLength(1);
});

test('if it does not come, the page says so, the other pages work, and trying again gets it', async ({ page, site, complaints }) => {
  complaints.expect(/status of 503/);
  const server = await site({ fallbackStatus: 200 });
  await openFront(page, server.url);
  const supplement = await supplementPath(page);
  server.answer(supplement, status(503));
  const fresh = await page.context().newCDPSession(page);
  await fresh.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.reload();
  await expect(h1(page, 'Dateline front page')).toBeAttached();

  await sections(page).getByRole('link', { name: 'Climate' }).click();
  await expect(h1(page, 'The stories did not load')).toBeFocused();
  await page.goBack();
  await main(page).getByRole('link', { name: LEAD.headline, exact: true }).first().click();
  await expect(h1(page, LEAD.headline)).toBeFocused();

  await sections(page).getByRole('link', { name: 'Climate' }).click();
  await expect(h1(page, 'The stories did not load')).toBeFocused();
  server.answer(supplement, undefined);
  await main(page).getByRole('button', { name: 'Try again now' }).click();
  await expect(h1(page, 'Climate')).toBeFocused();
});

test.describe('what reads anybody’s feeds', () => {
  /** @param {import('./server.mjs').Site} server */
  const asked = (server) => server.requests.filter(({ path }) => /^site_feeds-/.test(path)).length;

  test('is not asked for where the edition is as press writes it, whatever page is opened', async ({ page, site }) => {
    const server = await site({ fallbackStatus: 200 });
    await openFront(page, server.url);
    await main(page).getByRole('link', { name: LEAD.headline, exact: true }).first().click();
    await expect(h1(page, LEAD.headline)).toBeFocused();
    await sections(page).getByRole('link', { name: 'Climate' }).click();
    await expect(h1(page, 'Climate')).toBeFocused();
    await atRest(server);
    expect(asked(server)).toBe(0);
  });

  test('comes with the first story that needs it, once', async ({ page, site }) => {
    const server = await site({ fallbackStatus: 200 });
    await open(page, `${server.url}article/why-our-pictures-are-drawings`, 'Why our pictures are drawings');
    await expect(main(page).getByRole('group').getByRole('img').first()).toBeAttached();
    await page.goto(`${server.url}article/the-film-that-gave-away-its-own-workshop`);
    await expect(main(page).getByRole('button', { name: 'Load video' }).first()).toBeVisible();
    expect(asked(server)).toBeLessThanOrEqual(2);
    expect(asked(server)).toBeGreaterThan(0);
  });

  test('reads a file that says that it is exact and is not', async ({ page, site }) => {
    const item = { id: '1', title: 'A &amp; B', summary: '<b>Bold</b> words', _dateline: { slug: 'a-b' }, content_html: '<p>One<p>Two <script>alert(1)</script>', date_published: 'Sun, 17 Sep 2023 18:00:00 GMT' };
    const feed = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Herald', _dateline: { exact: true }, items: [item] });
    const server = await site({ config: config(), files: { 'feed.json': feed }, fallbackStatus: 200 });
    await openFront(page, server.url, 'Herald');
    await main(page).getByRole('link', { name: 'A & B' }).first().click();
    await expect(h1(page, 'A & B')).toBeFocused();
    await expect(main(page).getByText('Bold words').first()).toBeVisible();
    await expect(main(page).locator('.prose p')).toHaveText(['One', 'Two']);
    expect(asked(server)).toBe(1);
  });

  test('if it does not come, the story says so, and trying again gets it', async ({ page, site, complaints }) => {
    complaints.expect(/status of 503/);
    const server = await site({ fallbackStatus: 200 });
    await openFront(page, server.url);
    const file = await page.evaluate(() => document.querySelector('script[data-wasm]')?.getAttribute('data-feeds')?.slice(1) ?? '');
    expect(file).toMatch(/^site_feeds-/);
    server.answer(file, status(503));
    await page.goto(`${server.url}article/why-our-pictures-are-drawings`);
    const again = main(page).getByRole('button', { name: 'Try again now' });
    await expect(again).toBeVisible();
    server.answer(file, undefined);
    await again.click();
    await expect(h1(page, 'Why our pictures are drawings')).toBeAttached();
  });
});
