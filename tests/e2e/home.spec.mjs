// @ts-check
import { expect, test } from './support/test.mjs';
import { LEAD, h1, jsonLd, main, meta, onTheDay, openFront, repeated, said, sections, storyLinks } from './support/reading.mjs';

const BREAKING = 'South Korea and US say closer Russia–North Korea military ties would breach sanctions';

test('the front page is put together from the bundled edition', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);

  await expect(page).toHaveTitle('Dateline: front page');
  expect(await meta(page, 'description')).toBe('The latest stories from Dateline.');
  expect(await meta(page, 'robots')).toBe('max-image-preview:large');
  expect(await jsonLd(page)).toMatchObject({ '@type': 'WebSite', name: 'Dateline' });

  const top = main(page).getByRole('region', { name: 'Top stories' });
  const lead = top.getByRole('article').first();
  await expect(lead.getByRole('heading', { level: 3 }).getByRole('link')).toHaveText(LEAD.headline);
  await expect(lead.getByRole('img', { name: /Drawing of a long green train/ })).toBeVisible();
  await expect(lead).toContainText('The North Korean leader left Artyom to a red carpet and a military band.');
  await expect(lead.getByRole('list').getByRole('link'), 'what the editor relates to the lead, but for breaking news').toHaveCount(2);
  await expect(top.getByRole('article'), 'the lead and three beside it').toHaveCount(4);
});

test('the lead has its picture, and it is the only one that is asked for first', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  const picture = main(page).getByRole('article').first().getByRole('img');
  await expect.poll(() => picture.evaluate((img) => /** @type {HTMLImageElement} */ (img).naturalWidth)).toBeGreaterThan(0);
  const urgent = await page.evaluate(() => [...document.images].filter((img) => img.getAttribute('fetchpriority') === 'high').length);
  expect(urgent).toBe(1);
});

test('Latest lists the newest of the rest, newest first, each with its time', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  const items = main(page).getByRole('region', { name: 'Latest', exact: true }).getByRole('listitem');
  await expect(items).toHaveCount(10);
  await expect(items.first().getByRole('link')).toHaveText('Ferries to the outer islands resume as fog lifts');
  const times = await items.getByRole('time').evaluateAll((list) => list.map((time) => Date.parse(time.getAttribute('datetime') ?? '')));
  expect(times).toHaveLength(10);
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

test('each section that the publisher wants has a strip with a way to all of it', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  for (const name of ['Climate', 'Business', 'Opinion', 'Science']) {
    const strip = main(page).getByRole('region', { name, exact: true });
    await expect(strip.getByRole('heading', { level: 2, name })).toBeVisible();
    expect((await storyLinks(strip)).length, name).toBeGreaterThan(0);
    await expect(strip.getByRole('link', { name: `All ${name}` })).toHaveAttribute('href', `/section/${name.toLowerCase()}`);
  }
  // All of Culture but one story has a place further up, and one is no strip.
  await expect(main(page).getByRole('region', { name: 'Culture', exact: true })).toHaveCount(0);
  await expect(main(page).getByRole('link', { name: 'The reading room that took down its clock' })).toBeVisible();
});

test('no story stands on the front page twice', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  const links = await storyLinks(main(page));
  expect(links.length).toBeGreaterThan(20);
  expect(repeated(links)).toEqual([]);

  await main(page).getByRole('button', { name: 'Load more stories' }).click();
  await expect(main(page).getByText('All 38 stories shown.')).toBeVisible();
  const all = await storyLinks(main(page));
  expect(all).toHaveLength(38);
  expect(repeated(all)).toEqual([]);
});

test('the masthead names the paper, the day and the sections, and marks where the reader is', async ({ page, site }) => {
  const { url } = await site({ fallbackStatus: 200 });
  await openFront(page, url);
  const banner = page.getByRole('banner');
  const name = banner.getByRole('link', { name: 'Dateline, front page' });
  await expect(name).toHaveAttribute('aria-current', 'page');
  await expect(banner.getByRole('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\d$/);
  const links = sections(page).getByRole('link');
  await expect(links).toHaveText(['Current affairs', 'Politics', 'Business', 'Climate', 'Science', 'Culture', 'Sport', 'Opinion']);
  const marked = () => links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-current')).filter(Boolean));
  expect(await marked()).toEqual([]);

  await sections(page).getByRole('link', { name: 'Climate' }).click();
  await expect(h1(page, 'Climate')).toBeVisible();
  await expect(sections(page).getByRole('link', { name: 'Climate' })).toHaveAttribute('aria-current', 'page');
  expect(await marked()).toEqual(['page']);
  await expect(name).not.toHaveAttribute('aria-current');

  await main(page).getByRole('article').first().getByRole('link').first().click();
  await expect(main(page).getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible();
  await expect(sections(page).getByRole('link', { name: 'Climate' })).toHaveAttribute('aria-current', 'true');
  expect(await marked()).toEqual(['true']);
});

test('breaking news of another day is none', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  await expect(page.getByRole('region', { name: 'Newest story', exact: true }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Breaking news' })).toHaveCount(0);
});

test('breaking news is said once, can be dismissed, and stays dismissed', async ({ page, site }) => {
  await onTheDay(page);
  const { url } = await site();
  await openFront(page, url);
  const breaking = page.getByRole('region', { name: 'Breaking news' });
  await expect(breaking.getByRole('link')).toHaveText(BREAKING);
  await expect(said(page)).toHaveText(`Breaking: ${BREAKING}`);

  await breaking.getByRole('button', { name: 'Dismiss breaking news' }).click();
  await expect(breaking).toHaveCount(0);
  // The line itself stays, so that the page does not jump.
  const quiet = page.getByRole('region', { name: 'Newest story', exact: true }).first();
  await expect(quiet.getByRole('link')).toHaveText('Ferries to the outer islands resume as fog lifts');

  await page.reload();
  await expect(h1(page, 'Dateline front page')).toBeAttached();
  await expect(quiet.getByRole('link')).toHaveText('Ferries to the outer islands resume as fog lifts');
  await expect(breaking).toHaveCount(0);
  await expect(said(page)).toHaveText('');
});

test('dismissing breaking news moves nothing on the page', async ({ page, site }) => {
  await onTheDay(page);
  const { url } = await site();
  await openFront(page, url);
  const place = () => main(page).evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await place();
  await page.getByRole('button', { name: 'Dismiss breaking news' }).click();
  await expect(page.getByRole('region', { name: 'Breaking news' })).toHaveCount(0);
  expect(await place()).toBe(before);
});

test('the footer leads to every section, to the feed and back to the top', async ({ page, site }) => {
  const { url } = await site();
  await openFront(page, url);
  const footer = page.getByRole('contentinfo');
  await expect(footer.getByRole('navigation', { name: 'All sections' }).getByRole('link')).toHaveCount(8);
  await expect(footer.getByRole('navigation', { name: 'Feeds' }).getByRole('link')).toHaveAttribute('href', `${url}edition/feed.json`);
  await footer.getByRole('link', { name: 'Back to top' }).click();
  await expect(h1(page, 'Dateline front page')).toBeFocused();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
});
