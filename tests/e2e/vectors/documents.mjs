// @ts-check
/** What speaks for the whole document: base, meta, link, html, body. */
import { EVIL, RUN, SCRIPT, vectors } from './vector.mjs';

/** What a link may be to the document. */
const RELATIONS = ['stylesheet', 'prefetch', 'preload', 'modulepreload', 'preconnect', 'dns-prefetch', 'prerender', 'icon', 'manifest', 'import', 'next', 'pingback', 'search', 'canonical', 'alternate', 'expect', 'compression-dictionary'];
const links = vectors(
  Object.fromEntries(RELATIONS.map((relation) => [`link, ${relation}`, `<link rel="${relation}" as="script" href="${EVIL}/${relation}">`])),
);

const more = vectors({
  'base elsewhere': `<base href="${EVIL}/"><a href=x>link</a><img src=y><script src=z.js></script>`,
  'base elsewhere, in capitals': `<BASE HREF="${EVIL}/"><img src=y>`,
  'base without a scheme': '<base href=//evil.example/><script src=x.js></script>',
  'base of a script': `<base href="${SCRIPT}//"><a href=x>link</a>`,
  'base of data': '<base href="data:text/html,"><a href=x>link</a>',
  'base with a target': '<base target=_blank><a href=/x>link</a>',
  'base in svg': `<svg xml:base="${EVIL}/"><a href=x><text>link</text></a></svg>`,
  'base before everything': `<html><head><base href="${EVIL}/"></head><body><img src=y></body></html>`,
  'refresh to elsewhere': `<meta http-equiv=refresh content="0;url=${EVIL}/r">`,
  'refresh in capitals': `<META HTTP-EQUIV="Refresh" CONTENT="0; URL=${EVIL}/r">`,
  'refresh with a quote': `<meta http-equiv=refresh content="0;url='${EVIL}/r'">`,
  'refresh to a script': `<meta http-equiv=refresh content="0;url=${SCRIPT}">`,
  'refresh to data': `<meta http-equiv=refresh content="0;url=data:text/html,<script>${RUN}</script>">`,
  'refresh later': `<meta http-equiv=refresh content="1;url=${EVIL}/later">`,
  'refresh with a comma': `<meta http-equiv=refresh content="0,${EVIL}/comma">`,
  'policy of another kind': '<meta http-equiv=Content-Security-Policy content="script-src *">',
  'policy that blocks everything': `<meta http-equiv=Content-Security-Policy content="default-src 'none'; connect-src 'none'">`,
  'cookie': '<meta http-equiv=set-cookie content="a=b">',
  'referrer': '<meta name=referrer content=unsafe-url>',
  'letters of another code': '<meta charset=utf-7>+ADw-script+AD4-window.__hit=1+ADw-/script+AD4-',
  'type of another code': `<meta http-equiv=content-type content="text/html;charset=x-user-defined"><img src=x onerror="${RUN}">`,
  'robots': '<meta name=robots content=noindex><meta property=og:url content="https://evil.example/">',
  'window of a phone': '<meta name=viewport content="width=1">',
  'colours': '<meta name=color-scheme content=dark><meta name=theme-color content=red>',
  'trial of a browser': '<meta http-equiv=origin-trial content=x>',
  'permission': '<meta http-equiv=accept-ch content="sec-ch-ua-model"><meta http-equiv=delegate-ch content="sec-ch-ua-model https://evil.example">',
  'link with a picture': `<link rel=preload as=image imagesrcset="${EVIL}/p 1x" href="${EVIL}/p">`,
  'link that calls': `<link rel=stylesheet href=x onload="${RUN}" onerror="${RUN}">`,
  'manifest of old': `<html manifest="${EVIL}/m.appcache"><p>x</p>`,
  'body that loads': `<body onload="${RUN}"><p>x</p>`,
  'body that is left': `<body onpagehide="${RUN}" onbeforeunload="${RUN}" onunload="${RUN}"><p>x</p>`,
  'body with a picture': `<body background="${EVIL}/b.png"><p>x</p>`,
  'html that is clicked': `<html onclick="${RUN}" lang=xx dir=rtl class=evil><p>x</p>`,
  'head with a profile': `<head profile="${EVIL}/p"><title>x</title></head><img src=x onerror="${RUN}">`,
  'a whole document': `<!doctype html><html><head><title>x</title><script>${RUN}</script></head><body onload="${RUN}">x</body></html>`,
  'a document of XML': `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${RUN}</script></html>`,
  'title of the document': '<title>Evil</title>',
  'data in a script': '<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
});

/** @type {import('./vector.mjs').Family} */
export default { name: 'base, meta, link', vectors: [...links, ...more], runs: 19, shows: 53 };
