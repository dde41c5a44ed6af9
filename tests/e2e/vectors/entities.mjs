// @ts-check
/** Texts that become markup when they are decoded once too often, and characters that filters lose. */
import { RUN, vectors } from './vector.mjs';

/** What a site makes of a text that it decodes `times` too often. @param {string} text @param {number} times */
function decoded(text, times) {
  let once = text;
  for (let time = 0; time < times; time += 1) {
    once = once
      .replace(/&#x0*3c;?|&#0*60;?|&lt;?/gi, '<')
      .replace(/&#x0*3e;?|&#0*62;?|&gt;?/gi, '>')
      .replace(/&#x0*22;?|&#0*34;?|&quot;?/gi, '"')
      .replace(/&amp;?|&#38;?|&#x26;?/gi, '&');
  }
  return once;
}

const escapedOnce = vectors(
  {
    'a script': `&lt;script&gt;${RUN}&lt;/script&gt;`,
    'a picture': `&lt;img src=x onerror=${RUN}&gt;`,
    'a script, decimal': `&#60;script&#62;${RUN}&#60;/script&#62;`,
    'a script, hexadecimal': `&#x3c;script&#x3e;${RUN}&#x3c;/script&#x3e;`,
    'a script, with zeros': `&#0000060script&#0000062${RUN}&#0000060/script&#0000062`,
    'a script, without semicolons': `&ltscript&gt${RUN}&lt/script&gt`,
    'a script, in capitals': `&LT;script&GT;${RUN}&LT;/script&GT;`,
    'a picture in a paragraph': `<p>&lt;img src=x onerror=${RUN}&gt;</p>`,
    'a picture in a title': `<p title="&lt;img src=x onerror=${RUN}&gt;">x</p>&lt;img src=x onerror=${RUN}&gt;`,
    'a picture in code': `<pre><code>&lt;img src=x onerror=${RUN}&gt;</code></pre>`,
    'a picture in a link': `<a href=/x>&lt;img src=x onerror=${RUN}&gt;</a>`,
    'a picture in an alternative text': `<img src=x alt="&lt;img src=x onerror=${RUN}&gt;">`,
    'a picture in an example': `<xmp>&lt;img src=x onerror=${RUN}&gt;</xmp>`,
    'a frame': '&lt;iframe srcdoc="&lt;script&gt;parent.__hit=1&lt;/script&gt;"&gt;&lt;/iframe&gt;',
    'an end of a title': `&lt;/title&gt;&lt;script&gt;${RUN}&lt;/script&gt;`,
  },
  (text) => ({ careless: decoded(text, 1) }),
);
const escapedTwice = vectors(
  {
    'a script, escaped twice': `&amp;lt;script&amp;gt;${RUN}&amp;lt;/script&amp;gt;`,
    'a picture, escaped twice': `<p>&amp;lt;img src=x onerror=${RUN}&amp;gt;</p>`,
    'a script, numbers escaped': `&#38;lt;script&#38;gt;${RUN}&#38;lt;/script&#38;gt;`,
    'a script, ampersands of all kinds': `&#x26;lt;script&amp;gt;${RUN}&#38;lt;/script&#x26;gt;`,
  },
  (text) => ({ careless: decoded(text, 2) }),
);

/** Characters that end up as others, or as nothing. @param {(text: string) => string} fold */
const folded = (fold) => (/** @type {string} */ text) => ({ careless: fold(text) });
const lost = [
  ...vectors({ 'full-width brackets': `\uff1cscript\uff1e${RUN}\uff1c/script\uff1e` }, folded((text) => text.normalize('NFKC'))),
  ...vectors({ 'small brackets': `\ufe64img src=x onerror=${RUN}\ufe65` }, folded((text) => text.normalize('NFKC'))),
  ...vectors({ 'nulls in a tag': `<\0s\0c\0ript>${RUN}<\0/script>` }, folded((text) => text.replaceAll('\0', ''))),
  ...vectors({ 'zero-width spaces in a tag': `<\u200bscript>${RUN}<\u200b/script>` }, folded((text) => text.replaceAll('\u200b', ''))),
  ...vectors({ 'soft hyphens in a tag': `<im\u00adg src=x onerror=${RUN}>` }, folded((text) => text.replaceAll('\u00ad', ''))),
  ...vectors({ 'byte order marks in a tag': `<\ufeffscript>${RUN}</\ufeffscript>` }, folded((text) => text.replaceAll('\ufeff', ''))),
  ...vectors({ 'long s in a tag': `<\u017fcript>${RUN}</\u017fcript>` }, folded((text) => text.toUpperCase().replace(RUN.toUpperCase(), RUN))),
  ...vectors({ 'dotted i in a tag': `<scr\u0131pt>${RUN}</scr\u0131pt>` }, folded((text) => text.toUpperCase().replace(RUN.toUpperCase(), RUN))),
  ...vectors({ 'kelvin sign in a tag': `<lin\u212a rel=stylesheet href=https://evil.example/k.css>` }, folded((text) => text.toLowerCase())),
  ...vectors({ 'a byte that is cut off': `\u0100<script>${RUN}</script>`.replaceAll('<', '\u013c').replaceAll('>', '\u013e') }, folded((text) => [...text].map((letter) => String.fromCharCode(letter.charCodeAt(0) & 255)).join(''))),
  ...vectors({ 'escapes of JavaScript': `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e` }, folded((text) => text.replaceAll('\\u003c', '<').replaceAll('\\u003e', '>'))),
  ...vectors({ 'escapes of an address': `%3Cscript%3E${RUN}%3C/script%3E` }, folded(decodeURIComponent)),
  ...vectors({ 'escapes of a mail': `=3Cimg src=3Dx onerror=3D${RUN.replace('=', '=3D')}=3E` }, folded((text) => text.replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))))),
  ...vectors({ 'letters of seven bits': `+ADw-script+AD4-${RUN}+ADw-/script+AD4-` }, folded((text) => text.replaceAll('+ADw-', '<').replaceAll('+AD4-', '>'))),
  ...vectors({ 'a reference to half a pair': `&#xd800;&#x110000;&#0;&#x80;<script>${RUN}</script>` }),
  ...vectors({ 'a reference to a number of Windows': `&#139;img src=x onerror=${RUN}&#155;<img src=x onerror=${RUN}>` }),
  ...vectors({ 'a reference without a number': `&#;&#x;&;&x<script>${RUN}</script>` }),
  ...vectors({ 'a reference that is long': `&${'x'.repeat(5000)};<script>${RUN}</script>` }),
  ...vectors({ 'a reference in an attribute': `<a href="/x?a=1&lt=2&copy=3&notin;" onclick="${RUN}">x</a>` }),
];

/** @type {import('./vector.mjs').Family} */
export default { name: 'entities', vectors: [...escapedOnce, ...escapedTwice, ...lost], runs: 33, shows: 36 };
