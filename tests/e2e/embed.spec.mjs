// @ts-check
/** The page that builds the code for partners. */

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/test.mjs';

test('choices make the code, and the previews follow', async ({ page, site }) => {
  const { url } = await site();
  await page.goto(`${url}embed/`);
  const code = page.locator('#code');
  await expect(code).toContainText(`<script type="module" src="${url}widget/dateline-widget.js"></script>`);
  await expect(page.locator('dateline-widget').first().locator('[part=headline]')).toHaveCount(5);
  await page.getByLabel('Section').selectOption('Climate');
  await page.getByLabel('Layout').selectOption('Cards');
  await page.getByLabel('Stories').fill('2');
  await page.getByLabel('Width in pixels').fill('600');
  await expect(code).toContainText(/layout="cards" section="climate" count="2" style="display:block;width:600px;max-width:100%;min-height:[1-9]\d+px"/);
  await expect(page.locator('dateline-widget').first().locator('[part=headline]')).toHaveCount(2);
  await page.getByLabel('Your page allows').selectOption('Only frames');
  await expect(code).toContainText(`<iframe src="${url}widget/frame.html?layout=cards&amp;section=climate&amp;count=2"`);
});

test('the footer leads to it', async ({ page, site }) => {
  const { url } = await site();
  await page.goto(url);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Our stories on your page' }).click();
  await expect(page).toHaveURL(`${url}embed/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Put our stories on your page');
});

test('the code is copied, and that is said', async ({ page, context, site }) => {
  const { url } = await site();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${url}embed/`);
  await page.getByRole('button', { name: 'Copy the code' }).press('Enter');
  await expect(page.locator('#said')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator('#code').textContent());
});

for (const colorScheme of /** @type {('light' | 'dark')[]} */ (['light', 'dark'])) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${(await site()).url}embed/`);
    await expect(page.locator('dateline-widget [part=headline]').first()).toBeVisible();
    // The three previews of one list have one name; on a partner's page there is one.
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).disableRules(['landmark-unique']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}
