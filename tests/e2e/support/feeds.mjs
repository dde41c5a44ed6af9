// @ts-check
/**
 * Feeds and configurations that specs put in the place of the bundled edition.
 *
 * ```js
 * const { url } = await site({ config: config(), files: { 'feed.json': feed(stories(3)) }, fallbackStatus: 200 });
 * ```
 */

const VERSION = 'https://jsonfeed.org/version/1.1';

/** The newest story is of this time; each next one is an hour older. */
const NEWEST = Date.parse('2023-09-17T18:00:00Z');
const HOUR = 3_600_000;

/** A picture of 3:2 that is there at once. */
export const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><rect width="1200" height="800" fill="#8a847d"/></svg>';

/**
 * @typedef {Record<string, any>} Item an item of a JSON Feed; `_dateline` may be given in parts
 */

/**
 * Story number `n`, from 1; number 1 is the newest. What `own` says takes the place of what is here.
 * @param {number} n
 * @param {Item} [own]
 * @returns {Item}
 */
export function story(n, own = {}) {
  return {
    id: `fixture:${n}`,
    title: `Story number ${n}`,
    summary: `What story number ${n} is about.`,
    content_html: `<p>The first paragraph of story number ${n}.</p><p>And the second.</p>`,
    date_published: new Date(NEWEST - n * HOUR).toISOString(),
    authors: [{ name: 'Fixture desk' }],
    tags: ['Fixtures'],
    ...own,
    _dateline: { slug: `story-${n}`, section: { id: 'wire', name: 'Wire' }, ...own._dateline },
  };
}

/**
 * Stories `from` … `from + count - 1`.
 * @param {number} count
 * @param {number} [from]
 * @param {(n: number) => Item} [own]
 */
export function stories(count, from = 1, own = () => ({})) {
  return Array.from({ length: count }, (_, index) => story(from + index, own(from + index)));
}

/**
 * @param {unknown[]} items
 * @param {Item} [own]
 */
export const feed = (items, own = {}) => ({ version: VERSION, title: 'Fixture', language: 'en', items, ...own });

/**
 * A feed in `pages` files of `perPage` stories each: feed.json, feed-2.json, …
 * @param {number} pages
 * @param {number} perPage
 * @param {{ after?: string, total?: number }} [options] `after`: where the last page points to
 * @returns {Record<string, object>}
 */
export function pagedFeed(pages, perPage, { after, total } = {}) {
  const name = (/** @type {number} */ page) => (page === 1 ? 'feed.json' : `feed-${page}.json`);
  const page = (/** @type {number} */ number) => {
    const next = number < pages ? name(number + 1) : after;
    return feed(stories(perPage, (number - 1) * perPage + 1), {
      ...(next ? { next_url: next } : {}),
      ...(total ? { _dateline: { total } } : {}),
    });
  };
  return Object.fromEntries(Array.from({ length: pages }, (_, index) => [name(index + 1), page(index + 1)]));
}

/**
 * @param {Item} [own]
 */
export const config = (own = {}) => ({ name: 'Herald', language: 'en-GB', sources: [{ url: 'feed.json' }], ...own });

/** What Arabic stories are about, several times. */
const ARABIC_TITLES = [
  'الماء الذي لا نراه: كيف تعمل الخزانات الجوفية؟',
  'المجلس البلدي يقرّ تشغيل الحافلة الليلية طوال الشتاء',
  'مكتبة المدينة تفتح أبوابها حتى منتصف الليل',
  'العبّارات تعود إلى الجزر البعيدة بعد انقشاع الضباب',
  'حصاد القمح يفوق التوقعات رغم أمطار أغسطس',
  'حلقتان خافتتان حول عالم بعيد كشفهما وميض نجم',
];

/** A feed in Arabic. */
export const arabicFeed = () =>
  feed(
    ARABIC_TITLES.map((title, index) =>
      story(index + 1, {
        title,
        summary: 'تمتلئ السدود بعد المطر في أيام، أما المياه الجوفية فقد تحتاج إلى سنوات.',
        content_html:
          '<p>تمتلئ السدود بعد المطر في أيام، أما المياه الجوفية فقد تحتاج إلى سنوات.</p><h2>ما الخزان الجوفي؟</h2>' +
          '<table><caption>العمق</caption><thead><tr><th scope="col">المكان</th><th scope="col">المتر</th></tr></thead>' +
          '<tbody><tr><th scope="row">الساحل</th><td>12</td></tr></tbody></table>',
        image: 'picture.svg',
        authors: [{ name: 'مكتب المناخ' }],
        tags: ['المياه'],
        _dateline: {
          section: index % 2 ? { id: 'town', name: 'المدينة' } : { id: 'climate', name: 'المناخ' },
          image: { width: 1200, height: 800, alt: 'رسم لخزان ماء.', caption: 'خزان ماء.', credit: 'Illustration: Dateline' },
        },
      }),
    ),
    { language: 'ar' },
  );
