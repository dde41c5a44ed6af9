// @ts-check
/** Pages that are there before the program, with scripts and without, and the widget on a page of others. */

import assert from 'node:assert/strict';
import { lostNodes, tree } from '../../e2e/support/printed.mjs';
import { LEAD, addressIs, journey } from './journey.mjs';

/** The folder of the printed site. */
export const PRINTED = 'engines';

/** What helpers of tests/e2e ask of a page. @param {import('../browser.mjs').Browser} browser @returns {any} */
const asPage = (browser) => ({ evaluate: browser.run });

/** Waits until the page has not changed for a while, and what stands beside a story is there. @param {import('../browser.mjs').Browser} browser */
const settled = (browser) =>
  browser.soon('nothing changes any more', () => {
    const state = /** @type {{ html?: string, since?: number }} */ (/** @type {any} */ (window).still ??= {});
    const html = document.querySelector('.site')?.outerHTML;
    if (html !== state.html) Object.assign(state, { html, since: performance.now() });
    const isWaiting = location.pathname.includes('/article/') && !document.querySelector('.article__side');
    return !isWaiting && performance.now() - (state.since ?? 0) > 450;
  });

/** @param {string} printed the folder of a printed site */
export const elsewhere = (printed) => [
  journey('printed pages are taken over: no node is lost, and each is what the browser alone makes of it', async (browser, site) => {
    const [before, alone] = [await site({ dist: printed }), await site()];
    for (const path of ['', 'section/climate', LEAD.path, 'article/the-film-that-gave-away-its-own-workshop', 'search']) {
      await browser.open(alone.url + path);
      await browser.soon('the heading', () => document.querySelector('main h1'));
      await settled(browser);
      const wanted = await tree(asPage(browser));
      // They are of another origin, where nothing can be asked later.
      assert.deepEqual(await browser.complaints(), [], `/${path} alone`);
      await browser.open(before.url + path);
      await browser.soon(`/${path} taken over`, () => document.documentElement.dataset.printed === 'over');
      await settled(browser);
      assert.ok((await browser.run(() => /** @type {any} */ (window).printed.length)) > 50, 'nodes that were printed');
      assert.deepEqual(await lostNodes(asPage(browser)), [], `made anew: /${path}`);
      assert.deepEqual(await tree(asPage(browser)), wanted, `/${path}`);
    }
    await browser.click('header a', 'Climate');
    await browser.heading('Climate', { isFocused: true });
  }),

  journey(
    'without scripts a printed story reads whole, and its links lead on',
    async (browser, site) => {
      const { url } = await site({ dist: printed });
      await browser.engine.setScripts?.(false);
      try {
        await browser.open(url + LEAD.path);
        await browser.heading(LEAD.headline);
        const page = await browser.run(() => ({
          printed: document.documentElement.dataset.printed,
          paragraphs: [...document.querySelectorAll('.prose > p')].filter((one) => one.getClientRects().length > 0).length,
          controls: [...document.querySelectorAll('.display, .acts')].filter((one) => one.getClientRects().length > 0).length,
          picture: /** @type {HTMLImageElement} */ (document.querySelector('.article__hero img')).naturalWidth > 0,
          words: document.body.innerText.includes('needs JavaScript'),
        }));
        assert.ok(page.paragraphs > 5, `${page.paragraphs} paragraphs`);
        assert.deepEqual({ ...page, paragraphs: 0 }, { printed: '', paragraphs: 0, controls: 0, picture: true, words: false });
        await browser.click('header a', 'Climate');
        await browser.heading('Climate');
        await addressIs(browser, `${url}section/climate`);
        await browser.open(`${url}search`);
        await browser.words('body', 'Search works in your browser and needs JavaScript');
      } finally {
        await browser.engine.setScripts?.(true);
      }
    },
    { needs: 'setScripts' },
  ),

  journey('the widget on a page of others: lists, cards, lead, ticker, a whole story, related news', async (browser, site) => {
    const { url } = await site();
    await browser.open(`${url}widget/`);
    await browser.soon('the heading of the page', () => document.querySelector('main h1'));
    // They ask for nothing until they come near.
    const count = await browser.run(() => document.querySelectorAll('dateline-widget').length);
    assert.equal(count, 11);
    for (let at = 0; at < count; at++) {
      await browser.soon(`widget ${at} with its stories`, (index) => {
        const widget = document.querySelectorAll('dateline-widget')[index];
        widget.scrollIntoView({ block: 'center', behavior: 'instant' });
        return widget.shadowRoot?.querySelector('[part=headline], h1, h2, h3');
      }, at);
    }
    const layouts = await browser.run(() =>
      [...document.querySelectorAll('dateline-widget')].map((widget) => {
        const box = widget.getBoundingClientRect();
        return { layout: widget.getAttribute('layout') ?? 'list', isThere: (widget.shadowRoot?.textContent?.length ?? 0) > 30 && box.height > 40 };
      }),
    );
    assert.deepEqual(layouts.filter(({ isThere }) => !isThere), []);
    assert.ok(await browser.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nothing is wider than the window');
    const story = await browser.soon('the text of the whole story', () => document.querySelector('dateline-widget[layout=article]')?.shadowRoot?.querySelectorAll('p').length);
    assert.ok(story > 3, `${story} paragraphs`);
  }),

  journey('the widget in a frame, under a policy of its own: a list, and a whole story', async (browser, site) => {
    const { url } = await site();
    for (const [query, least] of /** @type {const} */ ([['layout=list&count=5', 5], ['layout=article&slug=the-hill-towns-that-own-their-wind', 1]])) {
      await browser.open(`${url}widget/frame.html?${query}`);
      await browser.soon(`stories of ${query}`, (count) => (document.querySelector('dateline-widget')?.shadowRoot?.querySelectorAll('[part=headline]').length ?? 0) >= count, least);
    }
    await browser.soon('the text of the whole story', () => (document.querySelector('dateline-widget')?.shadowRoot?.querySelectorAll('.prose p').length ?? 0) > 3);
  }),
];
