// @ts-check
/** Reading: open, click, Back, more, and how it looks. */

import assert from 'node:assert/strict';
import { arabicFeed, config, pagedFeed, PICTURE } from '../../e2e/support/feeds.mjs';
import { HILLS, LEAD, addressIs, isAt, journey, linkHasFocus, scrollTop } from './journey.mjs';

/** Keys as WebDriver names them. */
const TAB = '\uE004';
const ENTER = '\uE007';

export const reading = [
  journey('the front page opens, with its pictures and fonts, and nothing is wider than the window', async (browser, site) => {
    const { url } = await site();
    await browser.open(url);
    await browser.heading('Dateline front page');
    assert.equal(await browser.run(() => document.title), 'Dateline: front page');
    await browser.find('main a', LEAD.headline);
    await browser.soon('all pictures of the first window', () => {
      const seen = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight && image.getClientRects().length > 0);
      return seen.length > 0 && seen.every((image) => image.complete && image.naturalWidth > 0);
    });
    await browser.soon('the serif of headlines', () => [...document.fonts].some(({ family, status }) => /Newsreader/.test(family) && status === 'loaded'));
    for (const width of [768, 1280]) {
      await browser.view(width, 900);
      assert.equal(await browser.run(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, `at ${width} px`);
    }
  }),

  // In a frame, for no window of WebKit's is as narrow as a telephone.
  journey('at 360 px every kind of page fits, and the masthead has one line', async (browser, site) => {
    for (const path of ['', LEAD.path, 'section/climate', 'search?q=harbour']) {
      const { url } = await site({ files: { 'frame.html': `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><iframe src="/${path}" width="360" height="780" style="border: 0"></iframe>` } });
      await browser.open(`${url}frame.html`);
      await browser.soon(`the page of /${path}`, () => frames[0].document.querySelectorAll('main h1, main a').length > 1);
      const { isWide, tools } = await browser.run(() => {
        const { documentElement, querySelector } = frames[0].document;
        const top = (/** @type {string} */ selector) => /** @type {Element} */ (querySelector.call(frames[0].document, selector)).getBoundingClientRect();
        return { isWide: documentElement.scrollWidth > documentElement.clientWidth, tools: top('.tools').top < top('.brand').bottom };
      });
      assert.deepEqual({ isWide, tools }, { isWide: false, tools: true }, `/${path}`);
      assert.deepEqual(await browser.complaints(), []);
    }
  }),

  journey('a click opens a story; Back and Forward find place, focus and title', async (browser, site) => {
    const server = await site();
    await browser.open(server.url);
    await browser.heading('Dateline front page');
    await browser.run((words) => [...document.querySelectorAll('main a')].find((link) => link.textContent === words)?.scrollIntoView({ block: 'center', behavior: 'instant' }), HILLS.headline);
    await browser.soon('the window scrolled', () => scrollY > 0);
    const top = await scrollTop(browser);
    await browser.click('main a', HILLS.headline);
    await browser.heading(HILLS.headline, { isFocused: true });
    assert.deepEqual(await browser.run(() => [document.title, scrollY]), [`${HILLS.headline} – Dateline`, 0]);
    await addressIs(browser, server.url + HILLS.path);
    await browser.run(() => scrollTo({ top: 300, behavior: 'instant' }));
    await isAt(browser, 300);
    // What is asked for after the story has been read is none of this journey.
    await browser.soon('related news', () => document.querySelector('.article__side'));

    await browser.back();
    await linkHasFocus(browser, HILLS.headline);
    await isAt(browser, top);
    assert.equal(await browser.run(() => document.title), 'Dateline: front page');
    await browser.forward();
    await browser.heading(HILLS.headline, { isFocused: true });
    await isAt(browser, 300);
    await browser.back();
    await linkHasFocus(browser, HILLS.headline);
    await isAt(browser, top);
    assert.equal(server.requestsOf(`edition/articles/${HILLS.path.slice('article/'.length)}.json`).length, 1, 'Back asks nobody');
  }),

  journey('a story by its address: text, picture with its credit, related news, structured data', async (browser, site) => {
    const { url } = await site();
    await browser.open(url + LEAD.path);
    await browser.heading(LEAD.headline);
    await browser.soon('related news, found by the worker', () => document.querySelectorAll('.article__side a').length > 3);
    const page = await browser.run(() => ({
      paragraphs: document.querySelectorAll('.prose > p').length,
      credit: document.querySelector('.article__hero .credit')?.textContent ?? '',
      data: JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? '{}').headline,
    }));
    assert.ok(page.paragraphs > 5 && page.credit.length > 5, JSON.stringify(page));
    assert.equal(page.data, LEAD.headline);
    await browser.reload();
    await browser.heading(LEAD.headline);
  }),

  journey('a reload keeps the position', async (browser, site) => {
    const { url } = await site();
    await browser.open(url);
    await browser.heading('Dateline front page');
    await browser.run(() => scrollTo({ top: 900, behavior: 'instant' }));
    await isAt(browser, 900);
    await browser.reload();
    await browser.heading('Dateline front page');
    await isAt(browser, 900);
  }),

  journey('Load more adds stories where the button was, and Back finds the longer list', async (browser, site) => {
    const { url } = await site({ config: config(), files: pagedFeed(3, 20) });
    await browser.open(`${url}section/wire`);
    await browser.heading('Wire');
    await browser.words('main', 'Showing 14 stories');
    await browser.run(() => [...document.querySelectorAll('main button')].find(({ textContent }) => textContent?.includes('Load more'))?.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const top = await scrollTop(browser);
    await browser.click('main button', 'Load more stories');
    await linkHasFocus(browser, 'Story number 15');
    await browser.words('main', 'Showing 26 stories');
    await browser.soon('what is said of it', () => document.getElementById('announce-polite')?.textContent === '12 more stories. Showing 26 stories');
    await isAt(browser, top);
    await addressIs(browser, `${url}section/wire?page=2`);
    await browser.click('main a', 'Story number 20');
    await browser.heading('Story number 20', { isFocused: true });
    await browser.back();
    await linkHasFocus(browser, 'Story number 20');
    await browser.words('main', 'Showing 26 stories');
  }),

  journey('theme and text size are set, and are there again at the next visit before anything is shown', async (browser, site) => {
    const { url } = await site();
    await browser.open(url);
    await browser.heading('Dateline front page');
    const look = () => browser.run(() => [document.documentElement.dataset.theme ?? '', document.documentElement.dataset.text ?? '', getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).fontSize]);
    await browser.click('.display summary');
    await browser.click('.display label', 'Light');
    await browser.soon('the light theme', () => document.documentElement.dataset.theme === 'light');
    const [, , white, size] = await look();
    await browser.click('.display label', 'Dark');
    await browser.soon('the dark theme', () => document.documentElement.dataset.theme === 'dark');
    await browser.click('.display label', 'Extra large');
    await browser.soon('large text', () => document.documentElement.dataset.text === 'xl');
    const dark = await look();
    assert.notEqual(dark[2], white);
    assert.ok(parseFloat(dark[3]) > parseFloat(size), `${dark[3]} after ${size}`);
    await browser.press('\uE00C');
    await browser.soon('the panel closed by Escape', () => !document.querySelector('.display[open]'));
    await browser.reload();
    await browser.heading('Dateline front page');
    assert.deepEqual(await look(), dark);
  }),

  journey('by keyboard: the skip link, the first story, and back', async (browser, site) => {
    const { url } = await site();
    await browser.open(url);
    await browser.heading('Dateline front page');
    await browser.press(TAB);
    await linkHasFocus(browser, 'Skip to content');
    await browser.press(ENTER);
    await browser.soon('the focus on the content', () => document.activeElement?.localName === 'main');
    await browser.press(TAB);
    const words = await browser.soon('a link of the content with the focus and a ring', () => {
      const link = document.activeElement;
      // The ring is around the whole card.
      if (!link?.matches('main a:focus-visible')) return null;
      const isRinged = [undefined, '::after'].some((part) => getComputedStyle(link, part).outlineStyle === 'solid');
      return isRinged ? link.getAttribute('href') : null;
    });
    await browser.press(ENTER);
    await addressIs(browser, new URL(words, url).href);
    await browser.soon('the heading with the focus', () => document.activeElement?.localName === 'h1');
    await browser.back();
    await browser.soon('the followed link with the focus', (href) => document.activeElement?.getAttribute('href') === href, words);
  }),

  journey('from right to left', async (browser, site) => {
    const { url } = await site({ config: config({ language: 'ar', name: 'المنار' }), files: { 'feed.json': arabicFeed(), 'picture.svg': PICTURE } });
    await browser.open(`${url}article/story-1`);
    await browser.heading('الماء الذي لا نراه: كيف تعمل الخزانات الجوفية؟');
    const { dir, isRight, isWide } = await browser.run(() => {
      const [paragraph] = document.querySelectorAll('.prose p');
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const [line, box] = [range.getClientRects()[0], paragraph.getBoundingClientRect()];
      const { scrollWidth, clientWidth } = document.documentElement;
      return { dir: getComputedStyle(paragraph).direction, isRight: Math.abs(line.right - box.right) < 2, isWide: scrollWidth > clientWidth };
    });
    assert.deepEqual({ dir, isRight, isWide }, { dir: 'rtl', isRight: true, isWide: false });
  }),
];
