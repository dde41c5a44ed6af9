// @ts-check
import { expect, hang, test } from './support/test.mjs';
import { LEAD, atRest, displayButton, expectNoSidewaysScroll, h1, main, onTheDay, open, openFront, scrollTop, sections } from './support/reading.mjs';
import { PICTURE, arabicFeed, config, feed, stories } from './support/feeds.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} name */
const radio = (page, name) => page.getByRole('radio', { name, exact: true });

/**
 * Presses Tab until `target` has the focus.
 * @param {Page} page
 * @param {import('@playwright/test').Locator} target
 */
async function tabTo(page, target) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('80 presses of Tab did not reach it');
}

test.describe('with the keyboard alone', () => {
  test('a reader goes from the front page to a story and back', async ({ page, site }) => {
    const { url } = await site();
    await openFront(page, url);
    const link = main(page).getByRole('link', { name: 'Wheat harvest beats forecast despite a wet August' });
    await tabTo(page, link);
    await expect(link).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(h1(page, 'Wheat harvest beats forecast despite a wet August')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(main(page).getByRole('group', { name: 'Story tools' }).getByRole('button', { name: 'Share' })).toBeFocused();

    // Headless Chromium has no key for Back.
    await page.goBack();
    await expect(link).toBeFocused();
    await expect(h1(page, 'Dateline front page')).toBeAttached();
    await page.keyboard.press('Tab');
    await expect(link).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(link).toBeFocused();
  });

  test('every stop shows where the focus is', async ({ page, site }) => {
    const { url } = await site();
    await openFront(page, url);
    await page.keyboard.press('Tab');
    for (let stop = 0; stop < 40; stop += 1) {
      const { name, seen } = await page.evaluate(() => {
        const element = /** @type {Element} */ (document.activeElement);
        const ring = (/** @type {string | null} */ part) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        };
        return { name: element.textContent, seen: ring(null) || ring('::after') };
      });
      expect(seen, `${name}`).toBe(true);
      await page.keyboard.press('Tab');
    }
  });

  test('the theme is changed with arrow keys, kept, and set before the program is there', async ({ page, site }) => {
    const server = await site();
    await openFront(page, server.url);
    const html = page.locator('html');
    await tabTo(page, displayButton(page));
    await page.keyboard.press('Enter');
    await expect(radio(page, 'Auto')).toBeVisible();
    await expect(displayButton(page), 'the focus stays').toBeFocused();
    await page.keyboard.press('Tab');
    await expect(radio(page, 'Auto')).toBeFocused();
    await expect(radio(page, 'Auto')).toBeChecked();
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.keyboard.press('ArrowRight');
    await expect(radio(page, 'Light')).toBeChecked();
    await expect(html).toHaveAttribute('data-theme', 'light');
    await page.keyboard.press('ArrowRight');
    await expect(radio(page, 'Dark')).toBeChecked();
    await expect(html).toHaveAttribute('data-theme', 'dark');
    expect(await paper()).not.toBe(light);
    await expect.poll(() => page.evaluate(() => document.querySelector('meta[name=theme-color]')?.getAttribute('content'))).toBe(await paper());

    await page.keyboard.press('Escape');
    await expect(radio(page, 'Dark')).toBeHidden();
    await expect(displayButton(page)).toBeFocused();

    // boot.js does not answer: only the page's own few lines have run.
    const boot = await page.evaluate(() => new URL(/** @type {HTMLScriptElement} */ (document.querySelector('script[data-wasm]')).src).pathname.slice(1));
    server.answer(boot, hang);
    await page.goto(server.url, { waitUntil: 'commit' });
    await expect(page.locator('.sk').first()).toBeVisible();
    await expect(html).toHaveAttribute('data-theme', 'dark');
    expect(await paper()).not.toBe(light);
  });

  test('Auto forgets the theme', async ({ page, site }) => {
    const { url } = await site();
    await openFront(page, url);
    await displayButton(page).click();
    await radio(page, 'Dark').check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await radio(page, 'Auto').check();
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    await page.reload();
    await expect(h1(page, 'Dateline front page')).toBeAttached();
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  });
});

test('the theme follows the system until the reader chooses', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).not.toBe(light);
  await displayButton(page).click();
  await radio(page, 'Light').check();
  expect(await paper()).toBe(light);
});

test('a press elsewhere closes the display panel', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  await displayButton(page).click();
  await expect(radio(page, 'Dark')).toBeVisible();
  await page.getByRole('contentinfo').getByText(/invented and labelled/).click();
  await expect(radio(page, 'Dark')).toBeHidden();
});

test('text size is changed at once and kept', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, url + LEAD.path, LEAD.headline);
  const size = () => main(page).getByText(/^The North Korean leader left Artyom/).evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const small = await size();
  await displayButton(page).click();
  await radio(page, 'Extra large').check();
  await expect(page.locator('html')).toHaveAttribute('data-text', 'xl');
  const large = await size();
  expect(large / small).toBeGreaterThan(1.3);
  await page.reload();
  await expect(h1(page, LEAD.headline)).toBeVisible();
  expect(await size()).toBe(large);
  await displayButton(page).click();
  await expect(radio(page, 'Extra large')).toBeChecked();
});

test.describe('from right to left', () => {
  const arabic = { config: config({ name: 'الخط', language: 'ar' }), files: { 'feed.json': arabicFeed(), 'picture.svg': PICTURE }, fallbackStatus: /** @type {const} */ (200) };

  for (const width of [360, 1280]) {
    test(`a site in Arabic runs from right to left, ${width} px wide`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 800 });
      const { url } = await site(arabic);
      await openFront(page, url, 'الخط');
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
      await expectNoSidewaysScroll(page);
      const [first, second] = await Promise.all((await sections(page).getByRole('link').all()).map((link) => link.boundingBox()));
      expect(first?.x, 'the first section is the rightmost').toBeGreaterThan(Number(second?.x));

      await main(page).getByRole('article').first().getByRole('link').first().click();
      await expect(main(page).getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible();
      await expectNoSidewaysScroll(page);
      await expect(main(page).getByRole('article').first(), 'the page says it already').not.toHaveAttribute('dir');
    });
  }

  test('an Arabic story on an English site has its own language and direction, and the rest keeps the site’s', async ({ page, site }) => {
    const { url } = await site({ fallbackStatus: 200 });
    await open(page, `${url}article/how-aquifers-work-arabic`, /الخزانات/);
    const article = main(page).getByRole('article').first();
    await expect(article).toHaveAttribute('dir', 'rtl');
    await expect(article).toHaveAttribute('lang', 'ar');
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
    const direction = (/** @type {import('@playwright/test').Locator} */ part) => part.evaluate((element) => getComputedStyle(element).direction);
    expect(await direction(page.getByRole('heading', { level: 1 }))).toBe('rtl');
    expect(await direction(page.getByRole('complementary', { name: 'More news' }))).toBe('ltr');
    expect(await direction(sections(page))).toBe('ltr');
    const published = page.getByText(/^Published/);
    expect(await direction(published), 'the site’s own words in the story').toBe('ltr');
    expect(await published.evaluate((line) => line.closest('[lang]')?.getAttribute('lang'))).toBe('en-GB');
    expect(await direction(page.getByText('قسم المناخ في Dateline')), 'a name in its own').toBe('rtl');
    await expectNoSidewaysScroll(page);

    await sections(page).getByRole('link', { name: 'Climate' }).click();
    await expect(h1(page, 'Climate')).toBeFocused();
    const headline = main(page).getByRole('link', { name: /الخزانات/ });
    expect(await direction(headline)).toBe('rtl');
    expect(await headline.evaluate((link) => link.closest('[lang]')?.getAttribute('lang'))).toBe('ar');
    const meta = main(page).getByRole('article').filter({ has: page.getByRole('link', { name: /الخزانات/ }) }).getByText(/min\sread/);
    expect(await direction(meta.last())).toBe('ltr');
  });

  for (const [name, path, first] of /** @type {[string, string, RegExp][]} */ ([
    ['its own page', 'article/how-aquifers-work-arabic', /الخزانات/],
    ['the front page', '', /front page$/],
    ['its section', 'section/climate', /Climate/],
    ['search', 'search?q=الخزانات', /^Search/],
  ])) {
    test(`every word is marked as the language it is in, where an Arabic story stands: ${name}`, async ({ page, site }) => {
      const paper = await site({ fallbackStatus: 200 });
      await open(page, paper.url + path, first);
      // Not a choice in a closed list, which comes first on the search page.
      await expect(page.locator('h1, h3, a').filter({ hasText: /[\u0600-\u06ff]/ }).first()).toBeVisible();
      await atRest(paper);
      const wrong = await page.evaluate(() => {
        const language = (/** @type {Element | null} */ element) => element?.closest('[lang]')?.getAttribute('lang') ?? '';
        // Apart from the words around it: by an element of its own direction, or as a line of its own.
        const isolated = (/** @type {Element | null} */ element) => {
          for (let at = element; at; at = at.parentElement) {
            const { display, unicodeBidi } = getComputedStyle(at);
            if (unicodeBidi.includes('isolate') || unicodeBidi === 'plaintext' || !display.startsWith('inline')) return true;
          }
          return false;
        };
        /** @type {string[]} */
        const found = [];
        const look = (/** @type {string} */ words, /** @type {Element | null} */ element, /** @type {string} */ where) => {
          const arabic = /[\u0600-\u06ff]/.test(words);
          const latin = /[A-Za-z]{2}/.test(words);
          if (!arabic && !latin) return;
          const marked = language(element);
          // Both: a name in a text, or what a reader typed in a sentence of ours.
          if (!(arabic && latin) && !marked.startsWith(arabic ? 'ar' : 'en')) found.push(`${where} "${words.trim()}" is marked ${marked}`);
          if (!isolated(element)) found.push(`${where} "${words.trim()}" is not isolated`);
        };
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const element = text.parentElement;
          // An address has no language; a topic to choose and a credit that brings its own label are the publisher's, who names none.
          if (element && !element.closest('script, style, noscript, template, .print-only, option, span.credit')) look(text.textContent ?? '', element, element.tagName);
        }
        for (const element of document.querySelectorAll('body [alt], body [aria-label], body [title], body [placeholder]')) {
          for (const name of ['alt', 'aria-label', 'title', 'placeholder']) look(element.getAttribute(name) ?? '', element, `${element.tagName} ${name}`);
        }
        return found;
      });
      expect(wrong).toEqual([]);
    });
  }
});

test.describe('on a phone', () => {
  /** @type {[string, string, RegExp][]} */
  const pages = [
    ['the front page', '', /front page$/],
    ['a section', 'section/current-affairs', /Current affairs/],
    ['a topic', 'topic/north-korea', /North Korea/],
    ['a story', LEAD.path, /Kim Jong Un/],
    ['a story with a headline of many words', 'article/inquiry-into-harbour-flood-finds-warning-list-out-of-date', /Inquiry/],
    ['a story with code', 'article/the-minute-that-had-61-seconds', /61 seconds/],
    ['a story with a video', 'article/the-film-that-gave-away-its-own-workshop', /The film/],
  ];
  for (const [how, width, text] of /** @type {[string, number, string | null][]} */ ([
    ['360 px wide', 360, null],
    ['320 px wide', 320, null],
    ['360 px wide with extra large text', 360, 'xl'],
  ])) {
    test(`nothing scrolls sideways, ${how}`, async ({ page, site, context }) => {
      await page.setViewportSize({ width, height: 740 });
      if (text) await context.addInitScript((size) => localStorage.setItem('dateline:text', size), text);
      const { url } = await site({ fallbackStatus: 200 });
      for (const [name, path, heading] of pages) {
        await test.step(name, async () => {
          await open(page, url + path, heading);
          await expectNoSidewaysScroll(page);
        });
      }
      await displayButton(page).click();
      await expect(radio(page, 'Dark')).toBeVisible();
      await expectNoSidewaysScroll(page);
    });
  }

  test('words and tables of any length stay within the page', async ({ page, site }) => {
    await page.setViewportSize({ width: 320, height: 740 });
    const word = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle'.repeat(2);
    const cells = Array.from({ length: 12 }, (_, index) => `<td>${index}00 000 000</td>`).join('');
    const own = {
      title: word,
      summary: word,
      tags: [word],
      authors: [{ name: word }],
      content_html: `<p>${word}</p><p><a href="https://example.org/${word}">https://example.org/${word}</a></p><h2>${word}</h2><ul><li>${word}</li></ul><table><caption>${word}</caption><tr>${cells}</tr></table><pre>${word} ${word}</pre><blockquote>${word}</blockquote>`,
      _dateline: { kicker: word, place: word, section: { id: 'wire', name: word } },
    };
    const { url } = await site({ config: config({ name: 'Herald' }), files: { 'feed.json': feed(stories(8, 1, () => own)) }, fallbackStatus: 200 });
    await openFront(page, url, 'Herald');
    await expectNoSidewaysScroll(page);
    await open(page, `${url}article/story-1`, word);
    await expectNoSidewaysScroll(page);
    await open(page, `${url}section/wire`, word);
    await expectNoSidewaysScroll(page);
  });

  test('what can be pressed is large enough for a finger', async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const { url } = await site({ fallbackStatus: 200 });
    await open(page, url + LEAD.path, LEAD.headline);
    const buttons = [...(await page.getByRole('button').all()), ...(await sections(page).getByRole('link').all()), displayButton(page)];
    expect(buttons.length).toBeGreaterThan(8);
    for (const button of buttons) {
      const box = await button.boundingBox();
      expect(box?.height, await button.innerText()).toBeGreaterThanOrEqual(44);
      expect(box?.width, await button.innerText()).toBeGreaterThanOrEqual(24);
    }
  });

  test('more news stands below the story', async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const { url } = await site({ fallbackStatus: 200 });
    await open(page, url + LEAD.path, LEAD.headline);
    const top = async (/** @type {import('@playwright/test').Locator} */ part) => (await part.boundingBox())?.y ?? NaN;
    const aside = await top(page.getByRole('complementary', { name: 'More news' }));
    expect(aside).toBeGreaterThan(await top(main(page).getByRole('region', { name: 'Topics' })));
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect.poll(async () => (await page.getByRole('complementary', { name: 'More news' }).boundingBox())?.x).toBeGreaterThan(800);
  });
});

test('a printed story is the story, without what can only be pressed', async ({ page, site }) => {
  await onTheDay(page);
  const { url } = await site({ fallbackStatus: 200 });
  await open(page, url + LEAD.path, LEAD.headline);
  const furniture = [sections(page), displayButton(page), main(page).getByRole('group', { name: 'Story tools' }), page.getByRole('complementary', { name: 'More news' }), page.getByRole('region', { name: 'Breaking news' })];
  for (const part of furniture) await expect(part).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const part of furniture) await expect(part).toBeHidden();
  await expect(page.getByRole('banner').getByText('Dateline')).toBeVisible();
  await expect(h1(page, LEAD.headline)).toBeVisible();
  await expect(main(page).getByText('By Dateline foreign desk')).toBeVisible();
  await expect(main(page).getByRole('region', { name: 'Corrections' })).toBeVisible();
  await expect(main(page).getByRole('heading', { name: 'What was discussed' })).toBeVisible();
});

test('a printed story has its address, and a printed front page its strips', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await page.emulateMedia({ media: 'print' });
  await open(page, url + LEAD.path, LEAD.headline);
  await expect(main(page).getByText(url + LEAD.path)).toBeVisible();
  await page.goto(url);
  await expect(main(page).getByRole('heading', { level: 2, name: 'Climate' })).toBeVisible();
  await expect(main(page).getByRole('link', { name: LEAD.headline }).first()).toBeVisible();
});

test('at 400 % on a small screen the header leaves room for the page', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 200 });
  const { url } = await site();
  await page.goto(url);
  await expect(main(page).getByRole('heading', { level: 1 })).toBeAttached();
  expect((await main(page).boundingBox())?.y, 'where the page begins').toBeLessThan(200);
});

test('the links of the wire and of Latest are large enough for a finger', async ({ page, site }) => {
  const { url } = await site();
  await page.goto(url);
  await expect(main(page).getByRole('heading', { level: 1 })).toBeAttached();
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('.wire a, .rail a')].filter((link) => link.getBoundingClientRect().height < 24).map((link) => link.textContent),
  );
  expect(small).toEqual([]);
});

test('skeletons breathe, and keep still for readers who want no motion', async ({ page, site }) => {
  const { url } = await site({ files: { 'edition/feed.json': hang } });
  const moving = () => page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  await page.goto(url);
  await expect.poll(moving).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(moving).toBe(0);
});

test('in forced colours the breaking line and the panel keep their edges', async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await onTheDay(page);
  const { url } = await site();
  await openFront(page, url);
  const border = (/** @type {import('@playwright/test').Locator} */ part) => part.evaluate((element) => parseFloat(getComputedStyle(element).borderBlockStartWidth));
  expect(await border(page.getByRole('region', { name: 'Breaking news' }))).toBeGreaterThanOrEqual(1);
  expect(await border(main(page).getByRole('button', { name: 'Load more stories' }))).toBeGreaterThanOrEqual(1);
  await expect(main(page).getByRole('link', { name: LEAD.headline })).toBeVisible();
});

test('a page that opens does not move under the reader', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) /** @type {any} */ (window).moved += /** @type {any} */ (entry).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const { url } = await site({ delay: (path) => (/\.(svg|avif|woff2)$/.test(path) ? 300 : 0), fallbackStatus: 200 });
  for (const [path, heading] of /** @type {[string, RegExp][]} */ ([
    ['', /front page$/],
    [LEAD.path, /Kim Jong Un/],
  ])) {
    await open(page, url + path, heading);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => /** @type {any} */ (window).moved), path).toBeLessThanOrEqual(0.01);
    expect(await scrollTop(page)).toBe(0);
  }
});
