// @ts-check
import { expect, test } from './support/test.mjs';
import { LEAD, askedSince, h1, jsonLd, main, meta, open, repeated, storyLinks } from './support/reading.mjs';
import { PICTURE, config, feed, story } from './support/feeds.mjs';

const STANDFIRST =
  'The North Korean leader left Artyom to a red carpet and a military band. Seoul and Washington say closer military ties between the two would breach sanctions.';

test.describe('the story of the train', () => {
  test.beforeEach(async ({ page, site }) => {
    // The test's own site; its address is the page's.
    const { url } = await site({ fallbackStatus: 200 });
    await open(page, url + LEAD.path, LEAD.headline);
  });

  test('the breadcrumb says where it stands', async ({ page }) => {
    const crumbs = main(page).getByRole('navigation', { name: 'Breadcrumb' });
    await expect(crumbs.getByRole('listitem')).toHaveText(['Home', 'Current affairs', LEAD.headline]);
    await expect(crumbs.getByRole('link', { name: 'Home' })).toHaveAttribute('href', '/');
    await expect(crumbs.getByRole('link', { name: 'Current affairs' })).toHaveAttribute('href', '/section/current-affairs');
    await expect(crumbs.getByRole('link')).toHaveCount(2);
    await expect(crumbs.getByText(LEAD.headline)).toHaveAttribute('aria-current', 'page');
  });

  test('its head has kicker, headline and standfirst', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText([LEAD.headline]);
    const story = main(page).getByRole('article').first();
    await expect(story.getByText('North Korea and Russia', { exact: true })).toBeVisible();
    await expect(story.getByText(STANDFIRST)).toBeVisible();
  });

  test('it says who wrote it, where, when, and how long it takes to read', async ({ page }) => {
    const story = main(page).getByRole('article').first();
    await expect(story.getByText('By Dateline foreign desk')).toBeVisible();
    await expect(story.getByText('Artyom, Russia', { exact: true }).first()).toBeVisible();
    const published = story.getByText(/^Published /);
    await expect(published.getByRole('time')).toHaveText('17 September 2023 at 15:20 BST');
    await expect(published.getByRole('time')).toHaveAttribute('datetime', '2023-09-17T14:20:00Z');
    const updated = story.getByText(/^Updated /);
    await expect(updated.getByRole('time')).toHaveText('19:20 BST');
    await expect(updated.getByRole('time')).toHaveAttribute('datetime', '2023-09-17T18:20:00Z');
    await expect(story.getByText('2 min read', { exact: true })).toBeVisible();
  });

  test('its picture shows, with one caption and one label for its credit', async ({ page }) => {
    const hero = main(page).getByRole('figure').first();
    const picture = hero.getByRole('img', { name: /^Drawing of a long green train/ });
    await expect.poll(() => picture.evaluate((img) => /** @type {HTMLImageElement} */ (img).naturalWidth)).toBeGreaterThan(0);
    const words = await hero.innerText();
    expect(words.trim()).toBe(
      'A drawing of a send-off: a train waits at a platform with a red carpet laid to its door. It is not a picture of the event. (Illustration: Dateline)',
    );
  });

  test('its text has sub-headings, a list, a quotation, a table and a picture', async ({ page }) => {
    const story = main(page).getByRole('article').first();
    for (const name of ['What was discussed', 'A farewell by rail', 'Why others object']) {
      await expect(story.getByRole('heading', { level: 2, name })).toBeVisible();
    }
    await expect(story.getByRole('heading', { level: 3, name: 'An old connection' })).toBeVisible();
    await expect(story.getByText('— Kim Jong Un has begun his journey home')).toContainText(/^Artyom, Russia — Kim Jong Un has begun/);
    await expect(story.getByRole('emphasis').filter({ hasText: 'red carpet' })).toBeVisible();
    const points = story.getByRole('list').filter({ hasText: 'joint exercises are being considered' }).getByRole('listitem');
    await expect(points).toHaveCount(3);
    await expect(points.first().getByRole('strong')).toHaveText('military cooperation');
    await expect(story.getByRole('blockquote')).toHaveText('What counts, on their reading, is what the two countries do next.');

    const table = story.getByRole('region', { name: 'The visit in brief' }).getByRole('table');
    await expect(table.getByRole('columnheader')).toHaveText(['Question', 'Answer']);
    await expect(table.getByRole('rowheader')).toHaveCount(7);
    await expect(table.getByRole('row', { name: /To the border station/ }).getByRole('cell')).toHaveText('254 km, to Khasan');

    const figure = story.getByRole('figure').filter({ hasText: 'small station at dusk' });
    await expect(figure.getByRole('img', { name: /^Drawing of a single railway line/ })).toBeVisible();
    await expect(figure).toContainText('the station nearest to the border. (Image source: Dateline)');
    expect((await figure.innerText()).match(/Image source/g)).toHaveLength(1);
  });

  test('a pull-quote is seen and not read aloud', async ({ page }) => {
    const words = main(page).getByText('None of these is a signed text', { exact: true });
    await expect(words).toBeVisible();
    await expect(main(page).getByRole('paragraph').filter({ hasText: /^None of these is a signed text$/ })).toHaveCount(0);
  });

  test('corrections and topics stand at its foot', async ({ page }) => {
    const corrections = main(page).getByRole('region', { name: 'Corrections' });
    await expect(corrections.getByRole('heading', { level: 2, name: 'Corrections' })).toBeVisible();
    await expect(corrections).toContainText('An earlier version of this story gave the distance from Artyom to Khasan station in miles.');
    await expect(corrections.getByRole('time')).toHaveAttribute('datetime', '2023-09-17T18:05:00Z');
    const topics = main(page).getByRole('region', { name: 'Topics' }).getByRole('link');
    await expect(topics).toHaveText(['North Korea', 'Russia', 'Diplomacy', 'Sanctions', 'Railways']);
    await expect(topics.first()).toHaveAttribute('href', '/topic/north-korea');
  });

  test('Related news and Latest news have no story in common, and never this one', async ({ page }) => {
    const aside = page.getByRole('complementary', { name: 'More news' });
    await expect(aside).toBeVisible();
    const related = await storyLinks(aside.getByRole('region', { name: 'Related news' }));
    const latest = await storyLinks(aside.getByRole('region', { name: 'Latest news' }));
    expect(related.slice(0, 3), 'those that the editor chose, in order').toEqual([
      '/article/what-the-sanctions-cover-and-who-enforces-them',
      '/article/by-rail-to-the-border-the-line-to-khasan',
      '/article/south-korea-and-us-say-closer-ties-would-breach-sanctions',
    ]);
    expect(latest).toHaveLength(5);
    const everywhere = await storyLinks(main(page));
    expect(everywhere.length).toBeGreaterThanOrEqual(related.length + latest.length);
    expect(repeated(everywhere)).toEqual([]);
    expect(everywhere).not.toContain(`/${LEAD.path}`);
  });

  test('the tools share, print and set the text size', async ({ page, context }) => {
    const tools = main(page).getByRole('group', { name: 'Story tools' });
    await expect(tools.getByRole('button')).toHaveText(['Share', 'Print', 'Text size']);

    await page.evaluate(() => {
      window.print = () => void (document.documentElement.dataset.printed = 'yes');
    });
    await tools.getByRole('button', { name: 'Print' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');

    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
    await tools.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('status')).toHaveText('Link copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

    await tools.getByRole('button', { name: 'Text size' }).click();
    await expect(page.getByRole('radio', { name: 'Small' })).toBeFocused();
  });

  test('the head of the document is about it', async ({ page }) => {
    await expect(page).toHaveTitle(`${LEAD.headline} – Dateline`);
    const { origin } = new URL(page.url());
    expect(await meta(page, 'description')).toBe(STANDFIRST);
    expect(await page.evaluate(() => document.querySelector('link[rel=canonical]')?.getAttribute('href'))).toBe(`${origin}/${LEAD.path}`);
    expect(await meta(page, 'og:type')).toBe('article');
    expect(await meta(page, 'og:title')).toBe(LEAD.headline);
    expect(await meta(page, 'og:description')).toBe(STANDFIRST);
    expect(await meta(page, 'og:site_name')).toBe('Dateline');
    expect(await meta(page, 'og:url')).toBe(`${origin}/${LEAD.path}`);
    // No service that shows shared links draws an SVG.
    expect(await meta(page, 'og:image')).toBe(`${origin}/icons/share.png`);
    expect((await page.request.get(`${origin}/icons/share.png`)).headers()['content-type']).toBe('image/png');
    expect(await meta(page, 'og:image:alt')).toBeNull();
    expect(await meta(page, 'robots')).toBe('max-image-preview:large');
  });

  test('search engines are told that it is a news article, and whose its picture is', async ({ page }) => {
    const data = await jsonLd(page);
    const { origin } = new URL(page.url());
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: LEAD.headline,
      description: STANDFIRST,
      datePublished: '2023-09-17T14:20:00Z',
      dateModified: '2023-09-17T18:20:00Z',
      articleSection: 'Current affairs',
      mainEntityOfPage: `${origin}/${LEAD.path}`,
      author: [{ name: 'Dateline foreign desk' }],
      publisher: { name: 'Dateline' },
      image: [{ '@type': 'ImageObject', creditText: 'Illustration: Dateline', width: '1200', height: '800' }],
    });
    const [image] = data.image;
    expect(image.contentUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/edition\/pictures\/train[^/]*$/);
    expect((await page.request.get(image.contentUrl)).status()).toBe(200);
  });

  test('what the head said of it is gone on the next page', async ({ page }) => {
    await page.getByRole('banner').getByRole('link', { name: 'Dateline, front page' }).click();
    await expect(h1(page, 'Dateline front page')).toBeFocused();
    expect(await meta(page, 'og:image')).toMatch(/\/icons\/share\.png$/);
    expect(await meta(page, 'og:type')).toBe('website');
    expect(await jsonLd(page)).toMatchObject({ '@type': 'WebSite' });
  });
});

test('a gallery is a group of pictures, each with its own words', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/why-our-pictures-are-drawings`, /drawings/);
  const gallery = main(page).getByRole('group').filter({ has: page.getByRole('figure') });
  const pictures = gallery.getByRole('figure');
  expect(await pictures.count()).toBeGreaterThan(1);
  for (const picture of await pictures.all()) {
    await expect(picture.getByRole('img')).toHaveAttribute('alt', /.+/);
    await expect(picture).toContainText(/\((Illustration|Image source): Dateline\)|Illustration: Dateline|Image source: Dateline/);
  }
});

test('code keeps its lines and its spaces', async ({ page, site }) => {
  const code = 'fn main() {\n    println!("<b>&amp;</b>");\n}';
  const { url } = await site({
    config: config(),
    files: { 'feed.json': feed([story(1, { content_html: `<p>The <code>main</code> of it:</p><pre><code>${code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>` })]) },
    fallbackStatus: 200,
  });
  await open(page, `${url}article/story-1`, 'Story number 1');
  const [inline, block] = await main(page).getByRole('code').all();
  await expect(inline).toHaveText('main');
  expect(await block.evaluate((element) => /** @type {HTMLElement} */ (element).innerText)).toBe(code);
  expect(await block.evaluate((element) => getComputedStyle(element).whiteSpaceCollapse ?? getComputedStyle(element).whiteSpace)).toMatch(/preserve|pre/);
});

test('the edition’s own code shows as code', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/the-minute-that-had-61-seconds`, 'The minute that had 61 seconds');
  await expect(main(page).getByRole('code').first()).toBeVisible();
});

test('subscript and superscript stay what they are', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/the-heat-pump-meets-the-terraced-house`, /heat pump/);
  expect(await main(page).getByRole('subscript').count()).toBeGreaterThan(0);
  expect(await main(page).getByRole('superscript').count()).toBeGreaterThan(0);
});

test('a break in the story and a numbered list', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/harbour-pilots-end-their-stoppage-as-the-first-ships-move-at-dawn`, /Harbour pilots/);
  const text = main(page).getByRole('article').first();
  await expect(text.getByRole('separator')).toHaveCount(1);
  const marker = await text.getByRole('list').evaluateAll((lists) => lists.filter((list) => list.localName === 'ol').map((list) => getComputedStyle(list).listStyleType));
  expect(marker).toContain('decimal');
});

test('a quotation names its source', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/songs-from-the-lighthouse-a-keepers-archive-comes-ashore`, /Songs from the lighthouse/);
  const quotation = main(page).getByRole('blockquote').first();
  expect((await quotation.locator('cite').innerText()).trim()).not.toBe('');
});

test('a portrait picture stands in the text and not above it', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/songs-from-the-lighthouse-a-keepers-archive-comes-ashore`, /Songs from the lighthouse/);
  const picture = main(page).getByRole('figure').first().getByRole('img');
  await expect.poll(() => picture.evaluate((img) => /** @type {HTMLImageElement} */ (img).naturalHeight)).toBeGreaterThan(0);
  const { width, height } = /** @type {{ width: number, height: number }} */ (await picture.boundingBox());
  expect(height).toBeGreaterThan(width);
  expect(await main(page).getByRole('figure').count()).toBe(1);
});

test('links of a figure lead where the newsroom has set them: from its picture, its caption and its credit', async ({ page, site }) => {
  const content_html = `<p>Text.</p><p>More.</p><p>And more.</p>
    <figure><a href="/shop"><img src="picture.svg" alt="A stall"></a><figcaption>At <a href="https://fair.example/">the fair</a> again.
    Photo: <a href="https://jane.example/">Jane Doe</a></figcaption></figure>
    <figure><img src="picture.svg" alt="Fog"><figcaption>See <a href="javascript:alert(1)">this</a></figcaption></figure>`;
  const { url } = await site({ config: config(), files: { 'picture.svg': PICTURE, 'feed.json': feed([story(1, { content_html })]) }, fallbackStatus: 200 });
  await open(page, `${url}article/story-1`, 'Story number 1');
  const figure = main(page).getByRole('figure').filter({ has: page.getByRole('img', { name: 'A stall' }) });
  await expect(figure.locator('figcaption')).toHaveText('At the fair again. (Image source: Jane Doe)');
  const links = await figure.getByRole('link').evaluateAll((all) => all.map((link) => [link.textContent, /** @type {HTMLAnchorElement} */ (link).href, link.getAttribute('rel')]));
  expect(links).toEqual([
    ['', `${url}shop`, 'noopener noreferrer'],
    ['the fair', 'https://fair.example/', 'noopener noreferrer'],
    ['Jane Doe', 'https://jane.example/', 'noopener noreferrer'],
  ]);
  const ofPicture = figure.getByRole('link', { name: 'A stall' });
  await expect(ofPicture.getByRole('img')).toBeVisible();
  await figure.getByRole('link', { name: 'the fair' }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(ofPicture).toBeFocused();
  expect(await figure.locator('.pic').evaluate((frame) => getComputedStyle(frame).outlineWidth), 'the ring is around the frame, which cuts what is in it').toBe('3px');
  await expect(main(page).getByText('See this').getByRole('link')).toHaveCount(0);
});

test('a credit shows without a caption, and with one label', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/court-clears-sale-of-the-old-exchange-building`, /Court clears sale/);
  expect((await main(page).getByRole('figure').first().innerText()).trim()).toBe('Illustration: Dateline');
});

test('an agency is named as the image source, once, however the feed says it', async ({ page, site }) => {
  const of = (/** @type {number} */ n, /** @type {object} */ image) => story(n, { image: 'picture.svg', _dateline: { image: { width: 1200, height: 800, alt: 'A train.', ...image } } });
  const { url } = await site({
    config: config(),
    fallbackStatus: 200,
    files: {
      'picture.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"/>',
      'feed.json': feed([
        of(1, { caption: 'The train leaves. (Image source: AFP)' }),
        of(2, { caption: 'The train leaves.', credit: 'AFP' }),
        of(3, { caption: 'The train leaves. (Image source: AFP)', credit: 'AFP' }),
        of(4, { credit: 'Image source: AFP' }),
        of(5, {}),
      ]),
    },
  });
  for (const [n, words] of [
    [1, 'The train leaves. (Image source: AFP)'],
    [2, 'The train leaves. (Image source: AFP)'],
    [3, 'The train leaves. (Image source: AFP)'],
    [4, 'Image source: AFP'],
    [5, ''],
  ]) {
    await open(page, `${url}article/story-${n}`, `Story number ${n}`);
    const figure = main(page).getByRole('figure').first();
    await expect(figure.getByRole('img', { name: 'A train.' })).toBeVisible();
    expect((await figure.innerText()).trim(), `story ${n}`).toBe(words);
  }
});

test('a story without a picture leaves no hole', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/give-the-night-back-to-the-bus`, /Give the night back/);
  await expect(main(page).getByRole('article').first().getByRole('figure')).toHaveCount(0);
});

test('a video is asked for only when the reader presses its button', async ({ page, site, context }) => {
  /** @type {string[]} */
  const foreign = [];
  context.on('request', (request) => void (new URL(request.url()).hostname === '127.0.0.1' || foreign.push(request.url())));
  await context.route(/^https:\/\/[^/]*youtube/, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title><p>The player.' }));
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, `${url}article/the-film-that-gave-away-its-own-workshop`, /The film that gave away/);

  const box = main(page).getByRole('group', { name: /, not loaded$/ });
  const name = String(await box.getAttribute('aria-label')).replace(/, not loaded$/, '');
  await box.scrollIntoViewIfNeeded();
  await expect(box).toContainText('Nothing is sent to the video’s host until you choose to play it.');
  await expect(box.getByRole('link', { name: /^Open at youtube\.com/ })).toBeVisible();
  await expect(page.getByTitle(name)).toHaveCount(0);
  expect(foreign).toEqual([]);

  await box.getByRole('button', { name: 'Load video' }).click();
  const frame = page.getByTitle(name);
  await expect(frame).toBeFocused();
  await expect(frame.contentFrame().getByText('The player.')).toBeVisible();
  expect(foreign.map((address) => new URL(address).origin)).toEqual(['https://www.youtube-nocookie.com']);
});

test('a story page asks for its own text and the head of the edition, not for other stories', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  await open(page, server.url + LEAD.path, LEAD.headline);
  await expect(page.getByRole('complementary', { name: 'More news' })).toBeVisible();
  const data = askedSince(server, 0).filter((address) => address.endsWith('.json'));
  expect(data.sort()).toEqual([`/edition/articles/${LEAD.path.replace('article/', '')}.json`, '/edition/feed.json']);
});

test('Related and Latest news come when a slow edition has come', async ({ page, site }) => {
  const server = await site({ delay: (path) => (path === 'edition/feed.json' ? 2_000 : 0), fallbackStatus: 200 });
  await open(page, server.url + LEAD.path, LEAD.headline);
  const aside = page.getByRole('complementary', { name: 'More news' });
  await expect(aside.getByRole('region', { name: 'Related news' })).toBeVisible();
  await expect(aside.getByRole('region', { name: 'Latest news' })).toBeVisible();
  expect(server.requestsOf('edition/feed.json')).toHaveLength(1);
});

test('a deep link works on a host that answers 404 with the page, as GitHub Pages does', async ({ page, site, complaints }) => {
  complaints.expect(/status of 404/);
  const { url } = await site({ fallbackStatus: 404 });
  await open(page, url + LEAD.path, LEAD.headline);
  await expect(main(page).getByRole('region', { name: 'Corrections' })).toBeVisible();
});
