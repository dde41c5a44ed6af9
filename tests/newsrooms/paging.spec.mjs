// @ts-check
/** How the pages of WordPress end: by its headers, and of a static export, which has none, by what is not there. */

import { feed, stories } from '../e2e/support/feeds.mjs';
import { h1, main, open } from '../e2e/support/reading.mjs';
import { expect, test } from '../e2e/support/test.mjs';

const PER_PAGE = 10;

/** @param {number} number */
const post = (number) => ({
  id: number,
  slug: `post-${number}`,
  link: `https://bay.example/post-${number}/`,
  title: { rendered: `Post number ${number}` },
  content: { rendered: `<p>The text of post ${number}.</p>`, protected: false },
  date_gmt: new Date(Date.UTC(2026, 2, 28 - number)).toISOString().slice(0, 19),
});

/** The posts on page `page` of `pages`; null behind the last. @param {number} page @param {number} pages */
const posts = (page, pages) => (page <= pages ? Array.from({ length: PER_PAGE }, (_, at) => post((page - 1) * PER_PAGE + at + 1)) : null);

/**
 * A site with such a server.
 * @param {(page: number, query: URLSearchParams) => { status?: number, headers?: Record<string, string>, body: unknown }} answer
 */
const wordpress = (answer) => ({
  config: { name: 'Bay', language: 'en-GB', timeZone: 'UTC', sources: [{ url: 'wp-json/wp/v2/posts?_embed' }] },
  files: {
    'wp-json/wp/v2/posts': /** @type {import('../e2e/server.mjs').Handler} */ (
      (request, response) => {
        const query = new URL(request.url ?? '', 'http://localhost').searchParams;
        const { status = 200, headers = {}, body } = answer(Number(query.get('page') ?? 1), query);
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
      }
    ),
  },
  fallbackStatus: /** @type {const} */ (200),
});

/** @param {import('@playwright/test').Page} page */
const more = (page) => main(page).getByRole('button', { name: 'Load more stories' });

/** Presses until the list says that it is whole. @param {import('@playwright/test').Page} page @param {number} count */
async function readToTheEnd(page, count) {
  const end = main(page).getByText(`All ${count} stories shown.`);
  for (let presses = 0; presses < 9 && (await end.count()) === 0; presses += 1) {
    await more(page).click();
    await expect(more(page).and(page.locator('[aria-busy=true], [aria-disabled=true]'))).toHaveCount(0);
  }
  await expect(end).toBeVisible();
}

const NONE = { code: 'rest_post_invalid_page_number', message: 'none', data: { status: 400 } };

for (const [what, behind, complaint] of /** @type {[string, { status?: number, body: unknown }, RegExp[]][]} */ ([
  ['a page that is not there', { status: 404, body: NONE }, [/status of 404/, /is not there \(404\)/]],
  ['an empty page', { body: [] }, []],
  ['the answer of WordPress behind its last page', { status: 400, body: NONE }, [/status of 400/, /is not there \(400\)/]],
])) {
  test(`a static export ends with ${what}`, async ({ page, site, complaints }) => {
    complaints.expect(...complaint);
    const server = await site(wordpress((number) => (posts(number, 3) ? { body: posts(number, 3) } : behind)));
    await open(page, server.url, 'Bay front page');
    await readToTheEnd(page, 3 * PER_PAGE);
    const asked = server.requestsOf('wp-json/wp/v2/posts').map(({ url }) => new URL(url, server.origin).searchParams.get('page'));
    expect(asked, 'each page once, and one behind the last').toEqual([null, '2', '3', '4']);
  });
}

test('a static export that heeds no query is one page, also for a deep link', async ({ page, site }) => {
  const server = await site(wordpress(() => ({ body: posts(1, 1) })));
  await open(page, server.url, 'Bay front page');
  await readToTheEnd(page, PER_PAGE);
  await open(page, `${server.url}article/post-7`, 'Post number 7');
  await expect(main(page).getByText('The text of post 7.')).toBeVisible();
  await open(page, `${server.url}article/post-77`, 'We can’t find that page');
});

test('where the server counts its pages nobody asks behind the last', async ({ page, site }) => {
  const headers = { 'x-wp-total': '30', 'x-wp-totalpages': '3' };
  const server = await site(wordpress((number) => ({ headers, body: posts(number, 3) })));
  await open(page, server.url, 'Bay front page');
  await readToTheEnd(page, 3 * PER_PAGE);
  expect(server.requestsOf('wp-json/wp/v2/posts')).toHaveLength(3);
});

test('a deep link asks for the one post by its slug, and then for the edition', async ({ page, site }) => {
  const server = await site(wordpress((number, query) => ({ body: query.has('slug') ? [post(77)] : posts(number, 1) })));
  await open(page, `${server.url}article/post-77`, 'Post number 77');
  await expect(main(page).getByText('The text of post 77.')).toBeVisible();
  expect(server.requests.some(({ url }) => /[?&]slug=post-77(&|$)/.test(url))).toBe(true);
});

test('an embargo that passes while the page is open shows at the next load', async ({ page, site }) => {
  const items = stories(3);
  const until = new Date(Date.now() + 3_000);
  items[1]._dateline.embargo_until = until.toISOString();
  const { url } = await site({ config: { name: 'Bay', sources: [{ url: 'feed.json' }] }, files: { 'feed.json': feed(items) }, fallbackStatus: 200 });
  await open(page, url, 'Bay front page');
  const held = main(page).getByRole('link', { name: 'Story number 2', exact: true });
  await expect(main(page).getByRole('link', { name: 'Story number 1', exact: true }).first()).toBeVisible();
  await expect(held).toHaveCount(0);
  await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(until.getTime() + 1_000);
  await expect(held, 'nothing moves under the reader').toHaveCount(0);
  await page.reload();
  await expect(h1(page, 'Bay front page')).toBeAttached();
  await expect(held.first()).toBeVisible();
});
