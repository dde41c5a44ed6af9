// @ts-check
/** What extensions, annotators and translators do to a page while it is read. */
import { LEAD, h1, main, openFront, sections } from './support/reading.mjs';
import { config, feed, stories } from './support/feeds.mjs';
import { expect, test } from './support/test.mjs';

/** What others do to the document, by name. @type {Record<string, () => void>} */
const DISTURBANCES = {
  'text nodes are joined and empty ones removed': () => document.body.normalize(),
  'white space is removed': () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const blank = [];
    while (walker.nextNode()) if (!walker.currentNode.nodeValue?.trim()) blank.push(/** @type {ChildNode} */ (walker.currentNode));
    for (const node of blank) node.remove();
  },
  'comments are removed': () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walker.nextNode()) comments.push(/** @type {ChildNode} */ (walker.currentNode));
    for (const node of comments) node.remove();
  },
  'the page is emptied': () => document.querySelector('main')?.replaceChildren(),
  'the page is taken away': () => document.querySelector('main')?.remove(),
  'a translator wraps every text in two elements': () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.nodeValue?.trim()) texts.push(/** @type {ChildNode} */ (walker.currentNode));
    for (const text of texts) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = text.nodeValue;
      outer.append(inner);
      text.replaceWith(outer);
    }
  },
  'others put elements before, between and around ours': () => {
    for (const place of document.querySelectorAll('main, .wire__place, .notices, header, main > *')) {
      place.before(document.createElement('their-box'));
      place.prepend(document.createElement('their-box'));
    }
    const heading = document.querySelector('main h1');
    const wrapper = document.createElement('their-wrapper');
    heading?.replaceWith(wrapper);
    if (heading) wrapper.append(heading);
  },
};

for (const [name, disturb] of Object.entries(DISTURBANCES)) {
  test(`${name}: the next pages are there, each once`, async ({ page, site }) => {
    const { url } = await site();
    await openFront(page, url);
    await page.evaluate(disturb);
    await sections(page).getByRole('link', { name: 'Climate' }).click();
    await expect(h1(page, 'Climate')).toBeFocused();
    await page.evaluate(disturb);
    await page.getByRole('banner').getByRole('link', { name: /front page/ }).click();
    await expect(h1(page, 'Dateline front page')).toBeFocused();
    await expect(main(page).getByRole('heading', { level: 1 })).toHaveCount(1);
    await main(page).getByRole('link', { name: LEAD.headline }).first().click();
    await expect(h1(page, LEAD.headline)).toBeFocused();
    await expect(main(page).getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('#recovery')).toBeHidden();
  });
}

test('translated, the line below a list is one line, whatever is loaded', async ({ page, site }) => {
  const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(60)) }, fallbackStatus: 200 });
  await openFront(page, url, 'Herald');
  await page.evaluate(DISTURBANCES['a translator wraps every text in two elements']);
  await main(page).getByRole('button', { name: /Load more/ }).click();
  await expect(main(page).locator('.loadmore p')).toHaveText(/^(Showing \d+ of \d+ stories|Showing \d+ stories|All \d+ stories shown\.)$/);
});
