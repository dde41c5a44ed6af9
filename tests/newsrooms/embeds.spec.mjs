// @ts-check
/** What lives at another publisher: a box that says whose it is, and sends nothing there before the reader asks. */

import { config, feed, story } from '../e2e/support/feeds.mjs';
import { main, open } from '../e2e/support/reading.mjs';
import { expect, test } from '../e2e/support/test.mjs';

/**
 * @typedef {object} Case
 * @property {string} name of the service
 * @property {string} html as its own code is
 * @property {string} host that the box names
 * @property {string} press what the button says
 * @property {string} frame the address that is rebuilt
 */

/** @param {string} src */
const frame = (src) => `<iframe src="${src}" width="560" height="315" allow="autoplay" onload="window.__hit=1" style="border:0"></iframe>`;
/** @param {string} kind @param {string} link */
const quote = (kind, link) => `<blockquote class="${kind}"><p>Fog.</p><a href="${link}">A post</a></blockquote><script async src="https://scripts.example/embed.js"></script>`;

/** @type {Case[]} */
const CASES = [
  { name: 'YouTube', html: frame('https://www.youtube.com/embed/dQw4w9WgXcQ?autoplay=1&origin=https://evil.example'), host: 'youtube.com', press: 'Load video', frame: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ' },
  { name: 'Vimeo', html: frame('https://player.vimeo.com/video/76979871?autoplay=1'), host: 'vimeo.com', press: 'Load video', frame: 'https://player.vimeo.com/video/76979871?dnt=1' },
  { name: 'X', html: quote('twitter-tweet', 'https://twitter.com/desk/status/1700000000000000001?ref_src=x'), host: 'x.com', press: 'Load post', frame: 'https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1700000000000000001' },
  { name: 'Bluesky', html: quote('bluesky-embed', 'https://bsky.app/profile/did:plc:abcdefghij234567/post/3kabcdefg2x?ref_src=embed'), host: 'bsky.app', press: 'Load post', frame: 'https://embed.bsky.app/embed/did:plc:abcdefghij234567/app.bsky.feed.post/3kabcdefg2x' },
  { name: 'Mastodon', html: frame('https://social.example/@desk/109501/embed'), host: 'social.example', press: 'Load post', frame: 'https://social.example/@desk/109501/embed' },
  { name: 'Instagram', html: quote('instagram-media', 'https://www.instagram.com/p/CxYz_12-abc/?utm_source=ig_embed'), host: 'instagram.com', press: 'Load post', frame: 'https://www.instagram.com/p/CxYz_12-abc/embed/' },
  { name: 'TikTok', html: quote('tiktok-embed', 'https://www.tiktok.com/@desk/video/7000000000000000000'), host: 'tiktok.com', press: 'Load video', frame: 'https://www.tiktok.com/player/v1/7000000000000000000' },
  { name: 'Spotify', html: frame('https://open.spotify.com/embed/episode/4uLU6hMCjMI75M1A2tKUQC?utm_source=x'), host: 'open.spotify.com', press: 'Load audio', frame: 'https://open.spotify.com/embed/episode/4uLU6hMCjMI75M1A2tKUQC' },
  { name: 'SoundCloud', html: frame('https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123456&auto_play=true'), host: 'w.soundcloud.com', press: 'Load audio', frame: 'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123456' },
  { name: 'Datawrapper', html: frame('https://datawrapper.dwcdn.net/aB3dE/7/?x=1'), host: 'datawrapper.dwcdn.net', press: 'Load chart', frame: 'https://datawrapper.dwcdn.net/aB3dE/' },
  { name: 'a host that the publisher names', html: frame('https://maps.example/embed?town=ansel'), host: 'maps.example', press: 'Load it here', frame: 'https://maps.example/embed?town=ansel' },
];

const NAMED = ['youtube', 'vimeo', 'tiktok', 'x', 'bluesky', 'instagram', 'spotify', 'soundcloud', 'datawrapper', 'social.example', 'maps.example'];

/** The policy of a build with these names; what writes it is tested with the build (csp.test.mjs). */
const CSP = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src ${[
  ...new Set(CASES.map(({ frame }) => new URL(frame).origin)),
].join(' ')}`;

/**
 * A story with that text, and every request to another host.
 * @param {{ page: import('@playwright/test').Page, context: import('@playwright/test').BrowserContext, site: (options: import('../e2e/server.mjs').Options) => Promise<import('../e2e/server.mjs').Site> }} fixtures
 * @param {string} html
 * @param {string[]} embeds
 */
async function openStory({ page, context, site }, html, embeds) {
  /** @type {{ url: string, referer: string | undefined }[]} */
  const foreign = [];
  await context.route(/^https:/, async (route) => {
    foreign.push({ url: route.request().url(), referer: (await route.request().allHeaders()).referer });
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title><p>The player.' });
  });
  const { url, origin } = await site({ config: config({ embeds }), csp: CSP, files: { 'feed.json': feed([story(1, { content_html: html })]) }, fallbackStatus: 200 });
  await open(page, `${url}article/story-1`, 'Story number 1');
  return { foreign, origin };
}

for (const { name, html, host, press, frame: address } of CASES) {
  test(`${name}: nothing is sent before the press, and then only to its own address`, async ({ page, context, site }) => {
    const { foreign, origin } = await openStory({ page, context, site }, html, NAMED);
    const box = main(page).getByRole('group', { name: /, not loaded$/ });
    await box.scrollIntoViewIfNeeded();
    await expect(box).toContainText(host);
    await expect(box).toContainText(/Nothing is sent to .* until you choose to (play|load) it\./);
    await expect(box.getByRole('link', { name: new RegExp(`^Open at ${host.replaceAll('.', '\\.')}`) })).toBeVisible();
    expect(foreign).toEqual([]);

    await box.getByRole('button', { name: press }).click();
    const loaded = main(page).locator('iframe');
    await expect(loaded.contentFrame().getByText('The player.')).toBeVisible();
    await expect(loaded).toHaveAttribute('src', address);
    await expect(loaded).toHaveAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
    expect(String(await loaded.getAttribute('sandbox')).split(' ').sort()).toEqual(['allow-popups', 'allow-presentation', 'allow-same-origin', 'allow-scripts']);
    expect(await loaded.getAttribute('onload')).toBeNull();
    expect(foreign.map(({ url }) => url)).toEqual([address]);
    // Which story it is stays here.
    expect(foreign.map(({ referer }) => referer ?? '').filter((referer) => referer !== `${origin}/`)).toEqual([]);
  });
}

test('what the publisher does not name is a link', async ({ page, context, site }) => {
  const { foreign } = await openStory({ page, context, site }, CASES.map(({ html }) => html).join('<p>and</p>'), ['vimeo']);
  const boxes = main(page).getByRole('group', { name: /, not loaded$/ });
  await expect(boxes).toHaveCount(CASES.length);
  await expect(main(page).getByRole('button', { name: /^Load (video|post|audio|chart|it)/ })).toHaveCount(1);
  await expect(main(page).getByRole('link', { name: /^Open at / })).toHaveCount(CASES.length);
  expect(foreign).toEqual([]);
});
