// @ts-check
/** A feed that wants to run something: every field of it carries markup, scripts or addresses that no page may follow. */
import { expect, test } from './support/test.mjs';
import { PROTOCOLS, intruders } from './support/intruders.mjs';
import { h1, jsonLd, main, open, openFront } from './support/reading.mjs';
import { PICTURE, config, feed, story } from './support/feeds.mjs';
import { HOSTILE, LAST_WORDS, MARKUP } from './support/hostile.mjs';

/** The story's page, whatever its slug came to. @param {import('@playwright/test').Page} page */
const hostileLink = (page) => main(page).getByRole('link', { name: /Headline$/ }).first();

test.describe('a feed full of markup and scripts', () => {
  /** @type {string[]} */
  let outside;
  /** @type {string[]} */
  let dialogs;
  /** @type {string} */
  let address;

  test.beforeEach(async ({ page, context, site, complaints }) => {
    complaints.expect(/0 of 3 stories were skipped, \d+ fields were dropped/);
    [outside, dialogs] = [[], []];
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol !== 'data:' && hostname !== '127.0.0.1') outside.push(request.url());
    });
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const { url } = await site({
      config: config(),
      files: { 'picture.svg': PICTURE, 'feed.json': feed([HOSTILE, story(2), story(3)], { title: MARKUP('feed'), icon: 'javascript:1' }) },
      fallbackStatus: 200,
    });
    address = url;
    await openFront(page, url, 'Herald');
  });

  test.afterEach(async ({ page }) => {
    expect(await page.evaluate(() => /** @type {any} */ (window).__hit ?? null), 'something ran').toBeNull();
    expect(dialogs).toEqual([]);
    expect(outside).toEqual([]);
    expect(new URL(page.url()).origin).toBe(new URL(address).origin);
    expect(page.frames()).toHaveLength(1);
    const links = await page.evaluate(() => [...document.links].map((link) => link.protocol));
    expect(links.filter((protocol) => !PROTOCOLS.includes(protocol))).toEqual([]);
  });

  /** @param {import('@playwright/test').Page} page */
  async function openStory(page) {
    await hostileLink(page).click();
    await expect(h1(page, /Headline$/)).toBeFocused();
  }

  test('nothing of it runs on the front page, and it is all text', async ({ page }) => {
    await expect(hostileLink(page)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Breaking news' }).getByRole('link')).toHaveText(/Headline$/);
    expect(await intruders(page)).toEqual([]);
  });

  test('nothing of it runs in the story, and nothing forbidden is in its page', async ({ page }) => {
    await openStory(page);
    await expect(main(page).getByText(LAST_WORDS)).toBeVisible();
    await expect(main(page).getByText('quoted')).toBeVisible();
    await expect(main(page).getByText('cell', { exact: true })).toBeVisible();
    expect(await intruders(page)).toEqual([]);
    await expect(main(page).getByText("<img src=x onerror=window.__hit='decoded'>")).toBeVisible();
    await expect(main(page).getByText("<script>window.__hit='twice'</script>")).toHaveCount(0);
  });

  test('links with an address that can be followed stay, the others lose it', async ({ page }) => {
    await openStory(page);
    const text = main(page).getByRole('article').first();
    await expect(text.getByRole('link', { name: 'nine' })).toHaveAttribute('href', 'mailto:desk@paper.example');
    await expect(text.getByRole('link', { name: 'eight' })).toHaveAttribute('href', /^https?:\/\/evil\.example\/relative$/);
    await expect(text.getByRole('link', { name: 'eight' })).not.toHaveAttribute('target');
    for (const name of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) {
      await expect(text.getByRole('link', { name, exact: true }), name).toHaveCount(0);
      await expect(text.getByText(name).first(), `the words of ${name}`).toBeVisible();
    }
  });

  test('pressing everything that can be pressed in it runs nothing', async ({ page }) => {
    await openStory(page);
    for (const words of [/^one two three four five six seven/, /^styled$/, /^cell$/, /^quoted$/, /custom/, /^slot$/]) {
      // At its beginning: links that stay are further on.
      await main(page).getByText(words).first().click({ position: { x: 4, y: 4 } });
    }
    await expect(h1(page, /Headline$/)).toBeVisible();
  });

  test('the structured data stays data', async ({ page }) => {
    await openStory(page);
    const data = await jsonLd(page);
    expect(data['@type']).toBe('NewsArticle');
    expect(data.headline).toBe(await page.getByRole('heading', { level: 1 }).textContent());
    expect(data.author.map((/** @type {any} */ author) => author.url).filter(Boolean)).toEqual([]);
    const scripts = await page.evaluate(() => [...document.scripts].filter((script) => /__hit/.test(script.textContent ?? '') && script.type !== 'application/ld+json').length);
    expect(scripts).toBe(0);
  });

  test('it takes no name of the page’s own, and the site works on', async ({ page }) => {
    await openStory(page);
    expect(
      await page.evaluate(() => [typeof document.getElementById, typeof document.querySelector, document.body.localName, document.head.localName, typeof (/** @type {any} */ (window).datelineBoot)]),
    ).toEqual(['function', 'function', 'body', 'head', 'object']);
    await expect(page.locator('#announce-polite')).toHaveCount(1);
    await main(page).getByRole('link', { name: 'Story number 2', exact: true }).first().click();
    await expect(h1(page, 'Story number 2')).toBeFocused();
    await page.goBack();
    await expect(h1(page, /Headline$/)).toBeVisible();
  });

  test('its section and its topic are pages like any other', async ({ page }) => {
    await openStory(page);
    const topic = main(page).getByRole('region', { name: 'Topics' }).getByRole('link').first();
    const address = await topic.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).pathname);
    expect(address).toMatch(/^\/topic\/[^/]+$/);
    await topic.click();
    await expect(hostileLink(page)).toBeVisible();
    expect(await intruders(page)).toEqual([]);
    await open(page, page.url(), /./);
    await expect(hostileLink(page)).toBeVisible();
  });
});

test('no address of a feed is taken from the page’s own address', async ({ page, site }) => {
  const server = await site({ fallbackStatus: 200 });
  await openFront(page, `${server.url}?url=https://evil.example/feed.json&feed=/evil.json&source=/evil.json&sources=/evil.json#/evil.json`);
  expect(server.requests.filter(({ path }) => path.includes('evil'))).toEqual([]);
});

test('the page’s policy lets no text become script, whoever tries', async ({ page, site, complaints }) => {
  complaints.expect(/requires 'TrustedScript' assignment|eval/, /requires 'TrustedHTML' assignment/, /requires 'TrustedScriptURL' assignment/, /policy: require-trusted-types-for/);
  const { url } = await site();
  await openFront(page, url);
  const results = await page.evaluate(
    () =>
      // In a timer: what the browser's tools run themselves may use eval.
      new Promise((done) => {
        setTimeout(() => {
          const attempt = (/** @type {() => unknown} */ run) => {
            try {
              run();
              return 'no objection';
            } catch (error) {
              return /** @type {Error} */ (error).name;
            }
          };
          const script = document.createElement('script');
          const found = [
            attempt(() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.__hit = 1">')),
            attempt(() => (script.src = 'https://evil.example/x.js')),
            attempt(() => (0, eval)('window.__hit = 2')),
            attempt(() => new Function('window.__hit = 3')()),
          ];
          setTimeout(() => done([...found, /** @type {any} */ (window).__hit ?? null]));
        });
      }),
  );
  expect(results).toEqual(['TypeError', 'TypeError', 'EvalError', 'EvalError', null]);
});
