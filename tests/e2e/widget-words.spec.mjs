// @ts-check
/** The widget's own words in the language that an element asks for. */

import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { expect } from './support/test.mjs';
import { headlines, test, widget } from './support/widget.mjs';

const FOLDER = resolve('public/widget/words');
const LANGUAGES = readdirSync(FOLDER).map((file) => file.replace('.js', ''));
/** @param {string} language @returns {Promise<Record<string, string>>} */
const words = async (language) => (await import(pathToFileURL(`${FOLDER}/${language}.js`).href)).default;
/** @param {import('./support/widget.mjs').Newsroom} newsroom */
const asked = (newsroom) => newsroom.requests.filter((path) => /words/.test(path)).map((path) => path.replace(/-[0-9a-f]{12}/, ''));

test('each language has its words, from a file of its own', async ({ page, newsroom, partner }) => {
  test.slow();
  await page.goto(await partner(widget('count="2" lang="de-AT"')));
  await expect(headlines(page)).toHaveCount(2);
  expect(asked(newsroom)).toEqual(['widget/words.js', 'widget/words/de.js']);
  const element = page.locator('dateline-widget');
  for (const language of LANGUAGES) {
    const { latest_news, more_from, previous_story, next_story } = await words(language);
    await element.evaluate((host, language) => (host.removeAttribute('layout'), host.setAttribute('lang', language)), language);
    await expect(page.locator('[part=topic]')).toHaveText(latest_news);
    await expect(page.locator('[part=more]')).toHaveText(more_from.replace('{section}', 'Dateline'));
    await expect(page.locator('[part=container]')).toHaveAttribute('lang', language);
    await element.evaluate((host) => host.setAttribute('layout', 'ticker'));
    await expect(page.getByRole('button', { name: previous_story })).toBeVisible();
    await expect(page.getByRole('button', { name: next_story })).toBeVisible();
  }
  expect(asked(newsroom)).toHaveLength(LANGUAGES.length + 1);
});

test('a whole story and related news have no English but that of the story', async ({ page, partner }) => {
  const slug = 'the-hill-towns-that-own-their-wind';
  await page.goto(await partner(`${widget(`layout="article" slug="${slug}" lang="de"`)}${widget(`related-to="${slug}" lang="de"`)}`));
  await expect(page.locator('[part=byline]')).toHaveText(/^Von /);
  await expect(page.locator('[part=meta]').first()).toContainText('Lesezeit');
  await expect(page.locator('[part=meta] time').first()).toContainText('September 2023 um');
  await expect(page.locator('[part=topic]')).toHaveText('Zum Thema');
  for (const line of await page.locator('ol [part=section]').allTextContents()) expect(line).toMatch(/· (Auch zum Thema|Von der Redaktion ausgewählt|Dasselbe Ereignis|Mehr: )/);
});

test('from right to left its words run so, and the stories in their own direction', async ({ page, partner }) => {
  await page.goto(await partner(`<div dir="rtl">${widget('count="2" lang="ar"')}</div>`));
  await expect(page.locator('[part=meta]').first()).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('[part=topic]')).toHaveText((await words('ar')).latest_news);
});

for (const language of ['zh-Hant', 'zh-TW', 'sw', 'en-US']) {
  test(`${language}: English, and no file is asked for that has other words`, async ({ page, newsroom, partner }) => {
    await page.goto(await partner(widget(`count="2" lang="${language}"`)));
    await expect(page.locator('[part=topic]')).toHaveText('Latest news');
    expect(asked(newsroom).filter((path) => path.includes('words/'))).toEqual([]);
  });
}

test('words that do not come leave English ones', async ({ page, newsroom, partner, complaints }) => {
  complaints.expect(/status of 404/);
  await page.goto(await partner(widget('count="1" lang="de"')));
  await expect(page.locator('[part=topic]')).toHaveText('Neueste Nachrichten');
  const german = newsroom.requests.find((path) => path.includes('words/de')) ?? '';
  newsroom.answer(german, (_, res) => void res.writeHead(404, { 'access-control-allow-origin': '*' }).end());
  await page.goto(await partner(widget('count="1" lang="de"')));
  await expect(headlines(page)).toHaveCount(1);
  await expect(page.locator('[part=topic]')).toHaveText('Latest news');
});
