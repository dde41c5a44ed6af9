// @ts-check
/** The rest of the program, which comes after the first page: what no first page needs is in a file of its own. */
import { expect, status, test } from './support/test.mjs';
import { LEAD, h1, main, open, openFront, sections } from './support/reading.mjs';

/** The file's name in the page that was built. @param {import('@playwright/test').Page} page */
const supplementPath = async (page) => {
  const path = await page.evaluate(() => document.querySelector('script[data-wasm]')?.getAttribute('data-more'));
  expect(path, 'the release has a supplement').toMatch(/^\/site_more-[0-9a-f]{12}\.wasm$/);
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
