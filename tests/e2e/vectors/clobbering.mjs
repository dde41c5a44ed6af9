// @ts-check
/** Ids and names that would stand in the place of what the page or its scripts ask for. */
import { PICTURES, combined, vectors } from './vector.mjs';

/** Names that a page or a program looks up in `document` or `window`, and ids that ours has. */
const NAMES = {
  'a method of documents': 'getElementById',
  'another method': 'querySelector',
  'what makes elements': 'createElement',
  'what makes texts': 'createTextNode',
  'the body': 'body',
  'the head': 'head',
  'the root': 'documentElement',
  'the window': 'defaultView',
  'the cookies': 'cookie',
  'the parser': 'parseHTML',
  'where the focus is': 'activeElement',
  'what listens': 'addEventListener',
  'the configuration': 'dateline',
  'what boot.js leaves': 'datelineBoot',
  'the content': 'main',
  'the status line': 'announce-polite',
  'the alert line': 'announce-assertive',
  'the panel for faults': 'recovery',
  'the top': 'top-h',
  'the prototype': '__proto__',
  'the constructor': 'constructor',
  'a symbol of ours': 'i-share',
};
/** Elements that take such a name. */
const CARRIERS = {
  'a picture': (/** @type {string} */ name) => `<img name="${name}" id="${name}" src="${PICTURES}/${name.replaceAll('_', '')}.svg" alt=A>`,
  'a form and links': (/** @type {string} */ name) => `<form name="${name}" id="${name}"><input name=nodeType></form><a id="${name}" name=url href="/x">x</a><a id="${name}" href="/y">y</a>`,
};

const more = vectors({
  'form without attributes': '<form><input name=attributes><input name=childNodes><input name=parentNode></form>',
  'form without a way out': '<form><input name=remove><input name=submit><input name=nextSibling><input name=ownerDocument></form>',
  'form without children': '<form><input name=firstChild><input name=children><input name=tagName value=P></form>',
  'frame with a name': '<iframe name=datelineBoot srcdoc="<a id=config></a>"></iframe>',
  'frames within frames': '<iframe name=config srcdoc="<iframe name=sources></iframe>"></iframe>',
  'object with a name': '<object name=dateline id=dateline></object><embed name=dateline>',
  'links that make an object': '<a id=config></a><a id=config name=sources href="https://evil.example/feed.json">x</a>',
  'form that makes an object': '<form id=config><output name=sources id=url>https://evil.example/</output></form>',
  'heading with our id': '<h2 id=main>x</h2><h2 id=say>y</h2><h3 id=recovery>z</h3>',
  'paragraph with our id': '<p id=corr-h>x</p><p id=topics-h>y</p><div id=rel-h>z</div>',
  'cell with our id': '<table id=dateline><tr><td id=main headers=say>x</td></tr></table>',
  'picture with our id': `<img id=recovery name=head src="${PICTURES}/r.svg" alt=A>`,
  'block of configuration': '<script type="application/json" id="dateline">{"sources":[{"url":"https://evil.example/feed.json"}]}</script>',
  'label for a field': '<label for=main form=x>x</label><output for=say>y</output>',
  'map of a picture': `<map name=body id=head><area href=/x></map><img usemap="#body" src="${PICTURES}/m.svg" alt=A>`,
  'slot, part and is': '<div slot=x part=y is=z exportparts=w itemid=main itemref=say>x</div>',
  'title of the page': '<title id=head name=body>x</title><svg><title id=main>y</title></svg>',
  'references to our ids': '<p aria-labelledby=announce-polite aria-describedby=main aria-owns=recovery aria-controls=announce-assertive aria-live=assertive role=alert>x</p>',
  'hidden content': '<p aria-hidden=true hidden inert>x</p><div aria-modal=true role=dialog>y</div>',
});

/** @type {import('./vector.mjs').Family} */
export default { name: 'clobbering', vectors: [...combined(CARRIERS, NAMES, (write, name) => write(name)), ...more], runs: 0, shows: 60 };
