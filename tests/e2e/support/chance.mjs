// @ts-check
/** Stories that nobody would write: every field by chance, with what feeds have in them at the worst of times. */

import { story } from './feeds.mjs';
import { FIRST_WORDS, TOPIC } from './vectors.mjs';

/** The same numbers for the same seed. */
export class Chance {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed;
  }

  /** A number of 0 and more, below `most`. @param {number} most */
  below(most) {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  }

  /** @template T @param {readonly T[]} list */
  of(list) {
    return list[this.below(list.length)];
  }

  /** Or nothing. @template T @param {() => T} make */
  maybe(make) {
    return this.below(2) ? make() : undefined;
  }

  /** @template T @param {number} most @param {() => T} make */
  some(most, make) {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

const WORDS = [
  'Fog lifts over the bay',
  'x',
  'A sentence, as sentences are: with “quotation marks”, dashes – and an end.',
  'Ein Wort wie Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselloch',
  'unbroken'.repeat(90),
  'المجلس البلدي يقرّ تشغيل الحافلة الليلية',
  'קרן אור 12:40 (עדכון)',
  '地下水はどこから来るのか、そしてどこへ行くのか',
  'ไม่มีช่องว่างระหว่างคำในภาษาไทยเลยแม้แต่คำเดียว',
  '👩‍👩‍👧‍👦🏳️‍🌈 emoji 🇳🇴',
  'Z̷̢͎a̸̡l̵̡g̶̨o̸ and c͂ombining m̈arks',
  'left‮thgir‬ and back⁦',
  'zero​width﻿and\u00a0hard\u2003spaces',
  '&amp;lt; 1 < 2 & 3 > 2 </p> "quoted" \'too\'',
  '12,345.67 % · €1 – 2\u00bd',
  'line\nbreak\tand\u0085more',
  '/'.repeat(120),
  'Photo: Jo Doe / Reuters. (Image source: AFP)',
];
const NOT_WORDS = ['', ' ', '\u200b', null, 7, true, [], {}, ['x']];
const NUMBERS = [0, 1, 2, 3, 17, 320, 640, 800, 1200, 4_000, 99_999, 4_294_967_295, -1, 1.5, '640', '12px', 'auto', null, {}];
const DATES = ['2023-09-17T18:00:00Z', '2023-09-17', '0001-01-01T00:00:00Z', '2024-02-29T23:59:59Z', '1969-12-31T23:59:59+14:00', 'Sun, 17 Sep 2023 18:00:00 GMT', 'soon', '', 0, null];
const LANGUAGES = ['en', 'ar', 'he-IL', 'zh-Hant-TW', 'x', 'no such language', '', null, 3];
const ADDRESSES = ['https://paper.example/a', 'http://paper.example:8080/é?q=ü#ñ', '//paper.example/x', 'mailto:desk@paper.example', 'tel:+47', '#top', '?x', '', 'not an address', 'javascript:1', 'ftp://x.example/', `https://paper.example/${'long/'.repeat(400)}`];

/** @param {Chance} chance */
const words = (chance) => chance.of(WORDS);
/** @param {Chance} chance */
const perhapsWords = (chance) => (chance.below(5) ? words(chance) : chance.of(NOT_WORDS));
/** As it stands in HTML. @param {Chance} chance */
const text = (chance) => (chance.below(4) ? words(chance).replaceAll('&', '&amp;').replaceAll('<', '&lt;') : words(chance));

/** @param {Chance} chance @param {number} depth @returns {string} */
function inlines(chance, depth) {
  const inner = () => (depth > 0 && chance.below(2) ? inlines(chance, depth - 1) : text(chance));
  const name = chance.of(['em', 'strong', 'b', 'i', 'sub', 'sup', 'code', 'q', 'cite', 'span', 'u', 'mark', 'del', 'a', 'br', 'img']);
  if (name === 'br') return `${text(chance)}<br>${inner()}`;
  if (name === 'img') return `<img src=picture.svg alt="${chance.of(['', 'A'])}" width="${chance.of(NUMBERS)}" height="${chance.of(NUMBERS)}">`;
  return `<${name}${name === 'a' ? ` href="${chance.of(ADDRESSES)}"` : ''}>${inner()}</${name}>`;
}

/** @param {Chance} chance */
const figure = (chance) =>
  `<figure class="${chance.of(['', 'alignleft', 'wp-block-image', 'pullquote'])}"><img src="picture.svg?${chance.below(9)}" width="${chance.of(NUMBERS)}" height="${chance.of(NUMBERS)}" srcset="picture.svg ${chance.of(NUMBERS)}w">${chance.maybe(() => `<figcaption>${inlines(chance, 1)}</figcaption>`) ?? ''}</figure>`;

/** @param {Chance} chance */
function table(chance) {
  const cell = () => `<${chance.of(['td', 'th'])} colspan="${chance.of(NUMBERS)}" rowspan="${chance.of(NUMBERS)}">${inlines(chance, 1)}`;
  const rows = () => chance.some(4, () => `<tr>${chance.some(9, cell).join('')}`).join('');
  return `<table>${chance.maybe(() => `<caption>${inlines(chance, 1)}</caption>`) ?? ''}<thead>${rows()}</thead>${rows()}</table>`;
}

/** @param {Chance} chance @param {number} depth @returns {string} */
function blocks(chance, depth) {
  const inner = () => (depth > 0 ? blocks(chance, depth - 1) : inlines(chance, 2));
  const items = () => chance.some(4, () => `<li>${inner()}</li>`).join('');
  return chance
    .some(5, () => {
      switch (chance.below(12)) {
        case 0:
          return `<h${chance.below(8)}>${inlines(chance, 1)}</h2>`;
        case 1:
          return `<ul>${items()}</ul>`;
        case 2:
          return `<ol>${items()}</ol>`;
        case 3:
          return `<blockquote>${inner()}<footer>${inlines(chance, 1)}</footer></blockquote>`;
        case 4:
          return figure(chance);
        case 5:
          return `<div class="gallery">${chance.some(6, () => figure(chance)).join('')}</div>`;
        case 6:
          return table(chance);
        case 7:
          return `<pre>${text(chance)}\n  ${text(chance)}</pre>`;
        case 8:
          return chance.of(['<hr>', '<aside class="pullquote"><p>Large words</p></aside>', '<details><summary>More</summary><p>Inside</details>', '<div><div><div>', '</p></div></section>']);
        case 9:
          return `<iframe src="${chance.of(['https://www.youtube.com/embed/dQw4w9WgXcQ', 'https://elsewhere.example/x', ...ADDRESSES])}" title="${chance.of(['', 'A player', 'unbroken'.repeat(40)])}"></iframe>`;
        case 10:
          return `<video src="${chance.of(ADDRESSES)}"></video><unknown-thing data-x="1">${inner()}</unknown-thing>`;
        default:
          return `<p>${inlines(chance, 3)} ${inlines(chance, 2)}</p>`;
      }
    })
    .join('');
}

/** @param {Chance} chance */
const image = (chance) => ({
  width: chance.of(NUMBERS),
  height: chance.of(NUMBERS),
  alt: perhapsWords(chance),
  caption: perhapsWords(chance),
  credit: perhapsWords(chance),
  credit_url: chance.of(ADDRESSES),
  photographer: chance.maybe(() => words(chance)),
  focus: chance.of([[50, 50], [0, 100], [101, 3], ['x'], null]),
  srcset: chance.some(4, () => ({ url: `picture.svg?${chance.below(99)}`, width: chance.of(NUMBERS), type: chance.of(['image/webp', 'x', null]) })),
});

/**
 * Story number `n`. It has a topic and an address of its own, and its text begins with words that are known, so that it
 * can be found.
 * @param {Chance} chance
 * @param {number} n
 */
export const anyStory = (chance, n) =>
  story(n, {
    title: perhapsWords(chance),
    summary: perhapsWords(chance),
    content_html: `<p>${FIRST_WORDS}</p>${blocks(chance, 3)}`,
    image: chance.maybe(() => 'picture.svg'),
    date_published: chance.of(DATES),
    date_modified: chance.of(DATES),
    language: chance.of(LANGUAGES),
    authors: chance.some(4, () => ({ name: perhapsWords(chance), url: chance.of(ADDRESSES), _role: perhapsWords(chance) })),
    tags: [TOPIC, ...chance.some(6, () => perhapsWords(chance))],
    _dateline: {
      section: chance.of([{ id: 'wire', name: 'Wire' }, words(chance), { id: perhapsWords(chance), name: perhapsWords(chance) }, null]),
      kicker: perhapsWords(chance),
      place: perhapsWords(chance),
      priority: chance.of(NUMBERS),
      featured: chance.below(9) === 0,
      breaking: chance.below(30) === 0,
      words: chance.of(NUMBERS),
      access: chance.of(['full', 'preview', 'locked', 'x', null]),
      image: chance.maybe(() => image(chance)),
      related: chance.some(5, () => chance.of(['story-1', 'story-2', 'nothing', ''])),
      corrections: chance.some(3, () => ({ date: chance.of(DATES), text: perhapsWords(chance) })),
      found: chance.some(6, () => ({ id: `found:${chance.below(9)}`, title: perhapsWords(chance), reason: chance.of(['editor', 'same-story', 'section', 'topic', 'x']), about: perhapsWords(chance), date_published: chance.of(DATES), _dateline: { slug: `story-${chance.below(9)}` } })),
    },
  });
