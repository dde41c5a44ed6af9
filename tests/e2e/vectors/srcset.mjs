// @ts-check
/** Sets of addresses, and the elements around a picture. */
import { EVIL, PICTURES, RUN, SCRIPT, quoted, vectors } from './vector.mjs';

const OK = `${PICTURES}/ok.svg`;
const set = (/** @type {string} */ text) => ({ text: `<img src="${OK}" width=600 height=400 alt=A srcset="${quoted(text)}" sizes="(min-width:1px) 600px" onerror="${RUN}">`, address: text });

const sets = vectors(
  {
    'a script': `${SCRIPT} 1x`,
    'a script by width': `${SCRIPT} 640w`,
    'a script among others': `${OK} 320w, ${SCRIPT} 640w, ${OK}?2 1280w`,
    'a script behind commas': `, ,, ${SCRIPT}`,
    'data': `data:text/html,<script>${RUN}</script> 1x`,
    'data with commas': `data:image/svg+xml,<svg onload="${RUN}"/>, ${OK} 2x`,
    'credentials': `https://user:secret@evil.example/x 1x, ${OK} 2x`,
    'a host as a name': `https://good.example@evil.example/x 640w, ${OK} 1280w`,
    'an address with a comma': `${OK},${EVIL}/x 640w`,
    'an address with commas at its end': `${OK},, 640w`,
    'no width': `${OK}`,
    'a width of nothing': `${OK} 0w`,
    'a width below nothing': `${OK} -1w`,
    'a width that is huge': `${OK} 99999999999w`,
    'a width that is a word': `${OK} evilw`,
    'a width with brackets': `${OK} (640w, ${SCRIPT} 1x), ${OK}?3 2x`,
    'a width that is a script': `${OK} 640w" onload="${RUN}`,
    'white space of all kinds': `\n\t${OK}\f640w\r,\n${SCRIPT}\t1280w`,
    'a scheme with a tab': `java\tscript:void(${RUN}) 640w`,
    'nothing': ' , ',
    'a height': `${OK} 640w 480h, ${SCRIPT} 640w 480h`,
    'ten thousand': `${OK} 1w, `.repeat(1000),
  },
  set,
);

const elements = vectors({
  'source with a script': `<picture><source srcset="${SCRIPT} 1x"><img src="${OK}" alt=A onerror="${RUN}"></picture>`,
  'source with a type that is a script': `<picture><source type='image/webp" onload="${RUN}' srcset="${OK}"><img src="${OK}" alt=A onload="${RUN}"></picture>`,
  'source with a type of HTML': `<picture><source type="text/html" srcset="${EVIL}/x.html"><img src=x onerror="${RUN}"></picture>`,
  'source with a medium': `<picture><source media="all" srcset="${SCRIPT}"><img src=x onerror="${RUN}"></picture>`,
  'source with a handler': `<picture><source srcset="${OK}" onerror="${RUN}" onclick="${RUN}"><img src=x onerror="${RUN}"></picture>`,
  'source without a picture': `<source srcset="${SCRIPT}" onclick="${RUN}"><source src="${EVIL}/x">`,
  'picture without an image': `<picture onclick="${RUN}"><source srcset="${SCRIPT}"></picture>`,
  'sizes that are a script': `<img src="${OK}" srcset="${OK} 640w" sizes='100vw" onload="${RUN}' onload="${RUN}">`,
  'sizes that never end': `<img src="${OK}" srcset="${OK} 640w" sizes="${'('.repeat(500)}" onload="${RUN}">`,
  'late set': `<img src=x data-srcset="${SCRIPT} 640w" data-lazy-srcset="${SCRIPT} 1280w" onerror="${RUN}">`,
  'link with a set': `<link rel=preload as=image imagesrcset="${EVIL}/set 1x" imagesizes=100vw>`,
  'video with a poster': `<video poster="${EVIL}/poster" controls onclick="${RUN}"></video>`,
  'image set of old': `<img src=x lowsrc="${EVIL}/low" dynsrc="${EVIL}/dyn" onerror="${RUN}">`,
  'size that is a script': `<img src="${OK}" width='1" onload="${RUN}' height="100%;${RUN}" onload="${RUN}">`,
  'alternative text that is markup': `<img src="${OK}" width=600 height=400 alt="<img src=x onerror=${RUN}>" onload="${RUN}">`,
  'title that is markup': `<img src="${OK}" width=600 height=400 title="<script>${RUN}</script>" onload="${RUN}">`,
  'emoji with an alternative text': `<img class=emoji src="${OK}" width=16 height=16 alt="<img src=x onerror=${RUN}>" onload="${RUN}">`,
});

/** @type {import('./vector.mjs').Family} */
export default { name: 'srcset', vectors: [...sets, ...elements], runs: 29, shows: 38 };
