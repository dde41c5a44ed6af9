// @ts-check
/** The widget with feeds that `press` did not write, and with editions whose site is not known. */

import { expect } from './support/test.mjs';
import { headlines, startNewsroom, test, widget } from './support/widget.mjs';

const items = [1, 2, 3].map((number) => ({
  id: `https://other.example/${number}`,
  url: `https://other.example/${number}`,
  title: `Council number ${number} buys a pier`,
  tags: ['Piers'],
  content_html: `<h2>Why now</h2><p>The <b>pier</b> of town ${number} was empty for years, and the ferry needs a place to land.</p><ul><li>one<li>two</ul><p><img src="{news}edition/pictures/ferry.svg" alt="A ferry" width="1200" height="800"></p><script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">`,
  date_published: `2023-09-1${number}T10:00:00Z`,
}));
const FEED = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Other', items });
/** What a page allows, but for Trusted Types. */
const POLICY = "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src {news}; img-src {news} data: https:; style-src 'none'; base-uri 'none'; require-trusted-types-for 'script'";
const ARTICLE = 'layout="article" slug="https://other.example/1"';
/** @param {string} attributes */
const other = (attributes) => widget(attributes).replace('edition/feed.json', 'other.json');
/** @param {import('./support/widget.mjs').Newsroom} newsroom @param {string} [feed] */
const serve = (newsroom, feed = FEED) => newsroom.answer('other.json', (_, res) => void res.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' }).end(feed.replaceAll('{news}', newsroom.url)));
/** A browser without `Document.parseHTML`, as Safari 26 is. */
const OLDER = '<script nonce="abc">delete Document.parseHTML</script>';

for (const policy of ["trusted-types 'none'", 'trusted-types their-own', '']) {
  for (const attributes of [ARTICLE, 'related-to="https://other.example/1"', 'layout="lead"']) {
    test(`Trusted Types, ${policy || 'any policy'}: ${attributes}`, async ({ page, newsroom, partner, complaints }) => {
      complaints.allow(/other\.example|\/x\b|ERR_/);
      serve(newsroom);
      await page.goto(await partner(other(attributes), { csp: `${POLICY}; ${policy}`, nonce: 'abc' }));
      await expect(headlines(page).first()).toBeVisible();
      if (attributes === ARTICLE) {
        await expect(page.locator('[part=text] h2')).toHaveText('Why now');
        await expect(page.locator('[part=text] li')).toHaveCount(2);
        await expect(page.locator('dateline-widget img[alt="A ferry"]')).toHaveCount(1);
      }
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    });
  }
}

test('a browser without parseHTML: whole, if the page allows the policy dateline-inert', async ({ page, newsroom, partner, complaints }) => {
  complaints.allow(/other\.example|\/x\b|ERR_/);
  serve(newsroom);
  await page.goto(await partner(other(ARTICLE), { csp: `${POLICY}; trusted-types dateline-inert`, nonce: 'abc', head: OLDER }));
  await expect(page.locator('[part=text] h2')).toHaveText('Why now');
  await expect(page.locator('[part=text] li')).toHaveCount(2);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('a browser without parseHTML, and no policy allowed: the words of the story, in paragraphs', async ({ page, newsroom, partner, complaints }) => {
  complaints.allow(/other\.example|\/x\b|ERR_|TrustedHTML|trusted-types|Content Security Policy/i);
  serve(newsroom);
  await page.goto(await partner(other(ARTICLE), { csp: `${POLICY}; trusted-types 'none'`, nonce: 'abc', head: OLDER }));
  await expect(page.locator('[part=text]')).toContainText('the ferry needs a place to land');
  await expect(page.locator('[part=text] h2')).toHaveCount(0);
  await expect(page.locator('[part=text]')).not.toContainText('hacked');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

for (const attributes of ['layout="article" slug="one"', 'related-to="one"', 'layout="lead"', 'layout="ticker"', '']) {
  test(`an edition whose site is not known is never linked by its files: ${attributes || 'a list'}`, async ({ page, partner }) => {
    const story = (/** @type {object} */ rest) => ({ tags: ['Piers'], date_published: '2023-09-14T10:00:00Z', ...rest });
    // As `press` writes them: links between stories lead to files, in folders by a number of the slug.
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'T', _dateline: { exact: true }, items: [
      story({ id: '1', title: 'A pier is sold', _dateline: { slug: 'one' }, content_html: '<p><a href="a/be/two.json">The buyer</a> and <a href="https://b.example/x">others</a>.</p>' }),
      story({ id: '2', title: 'A pier is bought', _dateline: { slug: 'two' } }),
      story({ id: '3', title: 'A pier is built', url: 'https://paper.example/three', _dateline: { slug: 'three' } }),
    ] };
    const elsewhere = await startNewsroom();
    try {
      serve(elsewhere, JSON.stringify(feed));
      await page.goto(await partner(widget(attributes).replace('{news}edition/feed.json', `${elsewhere.url}other.json`)));
      await expect(headlines(page).first()).toBeVisible();
      if (attributes.includes('article')) await expect(page.locator('[part=text]')).toHaveText('The buyer and others.');
      const links = await page.locator('dateline-widget a:not(.own)').evaluateAll((all) => all.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
      for (const href of links) expect(href).toMatch(/^https:\/\/(paper|b)\.example\//);
    } finally {
      await elsewhere.close();
    }
  });
}

test('a newsroom whose feed is elsewhere: in a frame, stories open on its site', async ({ page, newsroom, partner }) => {
  const frame = await (await fetch(`${newsroom.url}widget/frame.html`)).text();
  const elsewhere = await startNewsroom();
  try {
    newsroom.answer('widget/frame.html', (_, res) => void res.writeHead(200, { 'content-type': 'text/html' }).end(frame.replace('../edition/feed.json', `${elsewhere.url}edition/feed.json`).replace("connect-src 'self'", `connect-src 'self' ${elsewhere.url}`).replace("img-src", `img-src ${elsewhere.url}`)));
    await page.goto(await partner('<iframe title="News" src="{news}widget/frame.html?count=2" width="480" height="400"></iframe>', { script: false }));
    const link = page.frameLocator('iframe').locator('[part=headline]').first();
    await expect(link).toHaveAttribute('href', new RegExp(`^${newsroom.url}article/`));
    await expect(page.frameLocator('iframe').locator('[part=name]')).toHaveText('Dateline');
  } finally {
    await elsewhere.close();
  }
});
