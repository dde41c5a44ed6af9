// @ts-check
/**
 * Attacks in every text and every address of a story of each system. The whole suite runs as our own format
 * (tests/e2e/vectors.spec.mjs); what differs from system to system is which field comes to be what, and by which way.
 */

import { PICTURE } from '../e2e/support/feeds.mjs';
import { answerFor, watch } from '../e2e/support/intruders.mjs';
import { h1, main, open } from '../e2e/support/reading.mjs';
import { expect, test } from '../e2e/support/test.mjs';
import { FIRST_WORDS, TOPIC, prepareWalk, walk } from '../e2e/support/vectors.mjs';
import addresses from '../e2e/vectors/addresses.mjs';
import attributes from '../e2e/vectors/attributes.mjs';
import clobbering from '../e2e/vectors/clobbering.mjs';
import css from '../e2e/vectors/css.mjs';
import documents from '../e2e/vectors/documents.mjs';
import entities from '../e2e/vectors/entities.mjs';
import foreign from '../e2e/vectors/foreign.mjs';
import loads from '../e2e/vectors/loads.mjs';
import mutation from '../e2e/vectors/mutation.mjs';
import schemes from '../e2e/vectors/schemes.mjs';
import srcset from '../e2e/vectors/srcset.mjs';
import structuredData from '../e2e/vectors/structured-data.mjs';
import tags from '../e2e/vectors/tags.mjs';
import templates from '../e2e/vectors/templates.mjs';
import titles from '../e2e/vectors/titles.mjs';
import { PICTURE_HOST } from '../e2e/vectors/vector.mjs';

/** @typedef {import('../e2e/vectors/vector.mjs').Vector} Vector */

const FAMILIES = [attributes, tags, schemes, clobbering, addresses, css, foreign, loads, mutation, documents, srcset, entities, titles, structuredData, templates];

/** So many of each family, from its beginning to its end. */
const OF_EACH = 10;

/** @param {readonly Vector[]} all */
const some = (all) => {
  const step = Math.max(1, all.length / OF_EACH);
  return Array.from({ length: Math.min(OF_EACH, all.length) }, (_, at) => all[Math.floor(at * step)]);
};
const VECTORS = FAMILIES.flatMap(({ vectors }) => some(vectors));

/**
 * @typedef {object} Attack
 * @property {number} n
 * @property {string} text
 * @property {string} address
 * @property {string} own an address that no other story has
 * @property {string} html a text with the attack in it
 * @property {string} date
 */

/** @type {Attack[]} */
const ATTACKS = VECTORS.map(({ text, address = text }, at) => ({
  n: at + 1,
  text,
  address,
  own: address.replace(/#|$/, (hash) => `?${at}${hash}`),
  html: `<p>${FIRST_WORDS}</p>${text}<p>And the last.</p>`,
  date: new Date(Date.UTC(2026, 2, 1) - at * 3_600_000).toISOString(),
}));

const SIZE = { width: 1200, height: 800 };

/** @type {Record<string, { url: string, format: string, answer: object }>} */
const SYSTEMS = {
  WordPress: {
    url: 'posts.json?per_page=100',
    format: 'wordpress',
    answer: ATTACKS.map(({ n, text, address, own, html, date }) => ({
      id: n,
      slug: text,
      link: own,
      lang: text,
      sticky: text,
      title: { rendered: text },
      excerpt: { rendered: `<p>${text} and an excerpt</p>` },
      content: { rendered: html, protected: false },
      date_gmt: date.slice(0, 19),
      meta: { newspack_post_subtitle: text },
      jetpack_featured_media_url: address,
      _embedded: {
        author: [{ name: text, link: address }],
        'wp:term': [
          [{ taxonomy: 'category', name: text, slug: text }],
          [{ taxonomy: 'post_tag', name: TOPIC, slug: TOPIC }, { taxonomy: 'post_tag', name: text, slug: text }],
        ],
        'wp:featuredmedia': [
          {
            source_url: n % 2 ? 'picture.svg' : address,
            mime_type: 'image/png',
            alt_text: text,
            caption: { rendered: `<p>${text}</p>` },
            meta: { _media_credit: text, _navis_media_credit_org: text, _media_credit_url: address },
            media_credit: { plaintext: text, raw: { url: address } },
            media_details: { ...SIZE, sizes: { a: { source_url: address, width: '600', height: 400, mime_type: text } }, image_meta: { credit: text, copyright: text } },
          },
        ],
      },
    })),
  },
  Ghost: {
    url: 'posts.json',
    format: 'ghost',
    answer: {
      posts: ATTACKS.map(({ n, text, address, own, html, date }) => ({
        id: `${n} ${text}`,
        slug: text,
        url: own,
        title: text,
        custom_excerpt: text,
        html,
        published_at: date,
        feature_image: n % 2 ? 'picture.svg' : address,
        feature_image_alt: text,
        feature_image_caption: `${text}. Photo by <a href="${address}">${text}</a>`,
        authors: [{ name: text, url: address }],
        primary_tag: { name: text, slug: text },
        // The first public one is the section: an internal one, as a text with # makes it, is none.
        tags: [{ name: 'Coast', slug: 'coast' }, { name: TOPIC, slug: TOPIC }, { name: `${text} too`, slug: text }],
        visibility: n % 3 ? 'public' : text,
      })),
      meta: { pagination: { next: '//evil.example/', total: ATTACKS[0].text } },
    },
  },
  ninjs: {
    url: 'items.json',
    format: 'ninjs',
    answer: ATTACKS.map(({ n, text, address, own, html, date }) => {
      const words = n % 2 ? { headline: text, description_html: text, body_html: html } : { headlines: [{ value: text, role: 'main' }], descriptions: [{ value: text, contentType: 'text/html' }], bodies: [{ value: html, contentType: 'text/html' }] };
      const picture = { type: 'picture', name: text, byline: text, creditline: text, copyrightnotice: text, description_html: text, body_text: text };
      const sizes = [{ href: n % 3 ? 'picture.svg' : address, mimetype: 'image/png', ...SIZE }, { href: address, mimetype: 'image/png', width: 600, height: 400 }];
      return {
        uri: `${n} ${text}`,
        url: own,
        pubstatus: 'usable',
        ...words,
        byline: text,
        authors: n % 2 ? [] : [{ name: text, url: address }],
        located: text,
        language: text,
        versioncreated: date,
        service: [{ name: text, code: text }],
        subject: [{ name: TOPIC }, { name: text }],
        keywords: [text],
        associations: n % 2 ? { featuremedia: { ...picture, renditions: Object.fromEntries(sizes.map((size, at) => [`${text}${at}`, size])) } } : [{ ...picture, renditions: sizes }],
      };
    }),
  },
  Guardian: {
    url: 'search.json',
    format: 'guardian',
    answer: {
      response: {
        results: ATTACKS.map(({ n, text, address, own, html, date }) => ({
          id: `${n}/${text}`,
          webUrl: own,
          webTitle: text,
          webPublicationDate: date,
          sectionId: text,
          sectionName: text,
          fields: { headline: text, trailText: text, body: n % 2 ? html : undefined, byline: text, lang: text, thumbnail: address },
          tags: [{ type: 'keyword', webTitle: TOPIC }, { type: 'keyword', webTitle: text }, { type: 'contributor', webTitle: text, webUrl: address }],
          blocks: {
            main: {
              elements: [
                {
                  type: 'image',
                  assets: [{ file: n % 3 ? 'picture.svg' : address, mimeType: 'image/png', typeData: SIZE }, { file: address, mimeType: 'image/png', typeData: { secureFile: address, width: '600', height: '400' } }],
                  imageTypeData: { caption: text, credit: text, source: text, photographer: text, alt: text, copyright: text },
                },
              ],
            },
            body: [{ title: text, bodyHtml: html }],
          },
        })),
      },
    },
  },
};

test.use({ trace: 'off' });
test.beforeEach(() => test.setTimeout(120_000));

test('there are some of every family', () => {
  expect(FAMILIES.every(({ vectors }) => vectors.some((vector) => VECTORS.includes(vector)))).toBe(true);
  expect(VECTORS.length).toBeGreaterThanOrEqual(130);
});

for (const [name, { url: file, format, answer }] of Object.entries(SYSTEMS)) {
  test(`${name}: nothing runs, nothing is loaded, nothing forbidden stands in a page`, async ({ page, site, complaints }) => {
    complaints.expect(/0 of \d+ stories were skipped, \d+ fields were dropped/);
    const forbidden = watch(page, PICTURE_HOST);
    await answerFor(page, PICTURE_HOST, PICTURE);
    await prepareWalk(page);
    const { url } = await site({
      config: { name: 'Bay', language: 'en-GB', sources: [{ url: file, format }] },
      files: { 'picture.svg': PICTURE, [file.split('?')[0]]: answer },
      fallbackStatus: 200,
    });
    await open(page, url, 'Bay front page');
    const front = await walk(page, []);
    await open(page, `${url}topic/${TOPIC}?page=20`, TOPIC);
    const list = await walk(page, []);
    const paths = await main(page)
      .getByRole('article')
      .evaluateAll((cards) => cards.map((card) => /** @type {HTMLAnchorElement} */ (card.querySelector('a[href*="/article/"]')).pathname));
    expect(paths, 'each attack is a story').toHaveLength(ATTACKS.length);

    const seen = [...front, ...list, ...(await walk(page, paths))];
    expect(seen.flatMap(({ path, heading, wrong }) => wrong.map((what) => `${path} (${heading.slice(0, 80)}): ${what}`))).toEqual([]);
    const stories = seen.filter(({ path }) => path.includes('/article/'));
    expect(stories.filter(({ isTold }) => !isTold).map(({ path }) => path), 'stories without their text').toEqual([]);
    expect(forbidden, 'requests, dialogs and windows').toEqual([]);
    // And the reader goes on, with the same document.
    await page.getByRole('banner').getByRole('link', { name: /front page$/ }).click();
    await expect(h1(page, 'Bay front page')).toBeFocused();
  });
}
