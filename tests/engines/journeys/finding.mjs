// @ts-check
/** Searching. */

import assert from 'node:assert/strict';
import { config, feed, stories } from '../../e2e/support/feeds.mjs';
import { addressIs, journey, linkHasFocus } from './journey.mjs';

const FIELD = 'main input[type=search]';

export const finding = [
  journey('search: by its link, word by word, with marks, and by its address', async (browser, site) => {
    const { url } = await site();
    await browser.open(url);
    await browser.heading('Dateline front page');
    await browser.click('header a', 'Search');
    await browser.soon('the focus in the field', (css) => document.activeElement?.matches(css), FIELD);
    await browser.type(FIELD, 'rail union');
    await browser.find('main article a', 'Rail union and operators agree new Sunday rosters');
    assert.deepEqual(await browser.soon('marks', () => {
      const marks = [...(document.querySelector('main article')?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent);
      return marks.length > 1 ? marks.slice(0, 2) : null;
    }), ['Rail', 'union']);
    await addressIs(browser, `${url}search?q=rail+union`);
    await browser.soon('how many were found is said', () => /stories match “rail union”|story matches “rail union”/.test(document.getElementById('announce-polite')?.textContent ?? ''));
    await browser.open(`${url}search?q=harbour`);
    await browser.heading('Search');
    await browser.find('main article a');
  }),

  journey('Back from a found story: words, results and the followed link', async (browser, site) => {
    const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(60)) } });
    await browser.open(`${url}search`);
    await browser.heading('Search');
    await browser.type(FIELD, 'story');
    await browser.soon('20 results', () => document.querySelectorAll('main article').length === 20);
    await browser.click('main button', 'More results');
    await browser.soon('40 results', () => document.querySelectorAll('main article').length === 40);
    const name = await browser.soon('the focus on the first of the new ones', () => {
      const link = document.querySelectorAll('main article')[20].querySelector('a');
      return link === document.activeElement ? link?.textContent : null;
    });
    await browser.run(() => document.activeElement?.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await browser.click('main article a', name);
    await browser.heading(name, { isFocused: true });
    await browser.back();
    await linkHasFocus(browser, name);
    assert.deepEqual(await browser.run((css) => [/** @type {HTMLInputElement} */ (document.querySelector(css)).value, document.querySelectorAll('main article').length], FIELD), ['story', 40]);
  }),
];
