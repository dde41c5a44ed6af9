// @ts-check
/** The site below a path, as a build for BASE=/news/ has it: the built page with the path put into its addresses. */
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from './support/test.mjs';
import { LEAD, askedSince, atRest, h1, main, openFront, open, sections, storyLinks } from './support/reading.mjs';

const BASE = '/news/';

/** @type {string} */
let dist;

test.beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'dateline-base-'));
  await cp(resolve(process.env.DIST ?? 'dist'), dist, { recursive: true });
  for (const name of (await readdir(dist)).filter((file) => file.endsWith('.html'))) {
    const path = join(dist, name);
    const html = await readFile(path, 'utf8');
    // Addresses in attributes; what the configuration names is relative to the site already.
    await writeFile(path, html.replace(/( (?:href|src|data-[a-z-]+)=")\/(?!\/)/g, `$1${BASE}`));
  }
});

test.afterAll(() => rm(dist, { recursive: true, force: true }));

test('everything is asked for below the path, and every link stays below it', async ({ page, site }) => {
  const server = await site({ dist, base: BASE, fallbackStatus: 200 });
  await openFront(page, server.url);
  await atRest(server);
  expect(server.requests.filter(({ url }) => !url.startsWith(BASE)).map(({ url }) => url)).toEqual([]);
  expect(server.requests.filter(({ status }) => status >= 400)).toEqual([]);
  const paths = await page.evaluate(() => [...document.links].filter((link) => link.origin === location.origin).map((link) => link.pathname));
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !path.startsWith('/news/'))).toEqual([]);
  expect((await storyLinks(main(page)))[0]).toMatch(/^\/news\/article\//);
});

test('pages open, deep links work, and Back asks nobody', async ({ page, site }) => {
  const server = await site({ dist, base: BASE, fallbackStatus: 200 });
  await open(page, server.url + LEAD.path, LEAD.headline);
  await main(page).getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Home' }).click();
  await expect(h1(page, 'Dateline front page')).toBeFocused();
  await expect(page).toHaveURL(server.url);
  await sections(page).getByRole('link', { name: 'Sport' }).click();
  await expect(h1(page, 'Sport')).toBeFocused();
  await expect(page).toHaveURL(`${server.url}section/sport`);
  const before = await atRest(server);
  await page.goBack();
  await page.goBack();
  await expect(h1(page, LEAD.headline)).toBeVisible();
  await expect(page).toHaveURL(server.url + LEAD.path);
  expect(askedSince(server, before)).toEqual([]);
  expect(await page.evaluate(() => document.querySelector('link[rel=canonical]')?.getAttribute('href'))).toBe(server.url + LEAD.path);
});

test('a link out of the path is another site’s', async ({ page, site, complaints }) => {
  complaints.expect(/status of 404/);
  const server = await site({ dist, base: BASE, fallbackStatus: 200 });
  await openFront(page, server.url);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/section/sport';
    link.textContent = 'The shop next door';
    document.querySelector('main')?.prepend(link);
  });
  const left = page.waitForResponse((response) => new URL(response.url()).pathname === '/section/sport');
  await page.getByRole('link', { name: 'The shop next door' }).click();
  expect((await left).status()).toBe(404);
});
