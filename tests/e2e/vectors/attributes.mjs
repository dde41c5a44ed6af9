// @ts-check
/** Handlers: which there are, how they may be written, and how a text gets out of an attribute. */
import { EVIL, PICTURES, RUN, combined, vectors } from './vector.mjs';

/** An element for a handler; `%` is where it goes. */
const CARRIERS = {
  onclick: '<p %>x</p>',
  ondblclick: '<span %>x</span>',
  onmousedown: '<em %>x</em>',
  onmouseup: '<strong %>x</strong>',
  onmouseover: '<a href=/x %>x</a>',
  onmouseenter: '<h2 %>x</h2>',
  onmousemove: '<li %>x</li>',
  onmouseout: '<td %>x</td>',
  onmouseleave: '<sub %>x</sub>',
  onpointerdown: '<blockquote %>x</blockquote>',
  onpointerover: '<cite %>x</cite>',
  onpointerrawupdate: '<code %>x</code>',
  onauxclick: '<pre %>x</pre>',
  oncontextmenu: '<sup %>x</sup>',
  onwheel: '<ol %><li>x</ol>',
  ontouchstart: '<ul %><li>x</ul>',
  onfocus: '<a href=/x tabindex=1 %>x</a>',
  onblur: '<a href=/x %>x</a>',
  onfocusin: '<b tabindex=0 %>x</b>',
  onkeydown: '<i %>x</i>',
  oninput: '<input %>',
  onbeforeinput: '<div contenteditable %>x</div>',
  onchange: '<select %><option>x</select>',
  onsubmit: '<form %><button>x</button></form>',
  oninvalid: '<input required %>',
  onselect: '<textarea %>x</textarea>',
  oncopy: '<hr %>',
  onpaste: '<div %>x</div>',
  ondrag: '<figure %>x</figure>',
  ondrop: '<figcaption %>x</figcaption>',
  onscroll: '<table %><tr><td>x</table>',
  onload: '<link rel=stylesheet href="data:text/css," %>',
  onerror: '<link rel=stylesheet href=x %>',
  onloadstart: '<video src=x %></video>',
  onabort: '<audio src=x %></audio>',
  ontoggle: '<details open %><summary>x</summary></details>',
  onanimationstart: '<style>@keyframes k{}</style><p style="animation:k 1s" %>x</p>',
  ontransitionend: '<p style="transition:all 1ms" %>x</p>',
  onpageshow: '<body %>x',
  onhashchange: '<body %>x',
  onmessage: '<body %>x',
  onbeforeprint: '<body %>x',
  onsecuritypolicyviolation: '<section %>x</section>',
  onslotchange: '<div %><slot>x</slot></div>',
  onformdata: '<form %><button>x</button></form>',
  onbeforematch: '<p hidden=until-found %>x</p>',
  onscrollend: '<article %>x</article>',
  onunknownevent: '<p %>x</p>',
};
const handlers = vectors(Object.fromEntries(Object.entries(CARRIERS).map(([event, html]) => [event, html.replace('%', `${event}="${RUN}"`)])));

/** What may stand between a tag's name and its attributes. */
const SEPARATORS = { space: ' ', tab: '\t', 'line feed': '\n', 'form feed': '\f', 'carriage return': '\r', slash: '/', slashes: '//', 'slash and space': '/ ', 'an empty attribute': ' x="" ' };
/** How a handler may be written. */
const WRITINGS = { 'double quotes': `onerror="${RUN}"`, 'no quotes, space around =': `onerror \n=\t${RUN}` };
const spellings = combined(SEPARATORS, WRITINGS, (separator, writing) => `<img${separator}src="x"${separator}${writing}>`);

const odd = vectors({
  'name in capitals': `<img src=x ONERROR="${RUN}">`,
  'name in mixed case': `<img src=x oNeRrOr="${RUN}">`,
  'name twice': `<img src=x onerror="${RUN}" onerror="x">`,
  'value in references': `<img src=x onerror="&#119;indow.__hit&#61;1">`,
  'value in references without an end': `<img src=x onerror="&#0000119indow.__hit=1">`,
  'value in hexadecimal references': `<img src=x onerror="&#x77;indow.__hit&#x3d;1">`,
  'value in named references': '<img src=x onerror="window.__hit&equals;1">',
  'value with a tab': '<img src=x onerror="window.\t__hit=\n1">',
  'value in backticks': `<img src=\`x\` onerror=${RUN}>`,
  'quote that is not closed': `<img src=x onerror="${RUN}"`,
  'quote that is not closed, with more': `<img src=x onerror="${RUN}//`,
  'no space between attributes': `<img src="x"onerror="${RUN}">`,
  'slash at the end of a value': `<img src=x/onerror=${RUN}>`,
  'a > in a value': `<img title=">" src=x onerror="${RUN}">`,
  'a < in a value': `<img title="<img" src=x onerror="${RUN}">`,
  'a tag within a tag': `<img <img src=x onerror="${RUN}">`,
  'null before the name': `<img src=x \0onerror="${RUN}">`,
  'null in the name': `<img src=x on\0error="${RUN}"><img src=x onerror=${RUN}>`,
  'control character before the name': `<img src=x \x0bonerror="${RUN}">`,
  'equals sign first': `<img src=x =onerror=${RUN} onerror=${RUN}>`,
  'attribute that is a tag': `<img src=x "<b onerror=${RUN}>">`,
  'bad address, good handler': `<img src="x:x" alt="\`" onerror=${RUN}>`,
  'good picture with a handler': `<img src="${PICTURES}/good.svg" width=600 height=400 alt=A onload="${RUN}">`,
  'good link with a handler': `<a href="${EVIL}/page" onclick="${RUN}" onmouseover="${RUN}">good</a>`,
  'good cell with a handler': `<table><tr><td colspan="2&quot; onclick=&quot;${RUN}" onclick="${RUN}">cell</td></tr></table>`,
  'good heading with a handler': `<h2 id=x onclick="${RUN}">heading</h2>`,
  'good figure with a handler': `<figure onclick="${RUN}" class='wp-caption" onclick="${RUN}'><img src="${PICTURES}/f.svg" onerror="${RUN}"><figcaption onclick="${RUN}">c</figcaption></figure>`,
  'good quotation with a handler': `<blockquote cite="${EVIL}/q" onclick="${RUN}"><p>q</p></blockquote>`,
  'good code with a handler': `<pre onclick="${RUN}"><code onclick="${RUN}">c</code></pre>`,
  'end tag with a handler': `<p>x</p onclick="${RUN}"><p onclick="${RUN}">y</p>`,
  'handler in an end tag of its own': `<br></br onclick="${RUN}"><img src=x onerror=${RUN}>`,
  'line separator as white space': `<img src=x\u2028onerror=${RUN}><img src=x onerror=${RUN}>`,
});

/** How a text leaves the attribute that a careless site puts it into. */
const escapes = [
  ...vectors(
    {
      'out of double quotes, a tag': `"><img src=x onerror="${RUN}">`,
      'out of double quotes, a handler': `" onclick="${RUN}" x="`,
      'out of double quotes, a script': `x"><script>${RUN}</script>`,
      'out of double quotes, a slash': `"/onmouseover="${RUN}`,
      'out of double quotes, a focus': `" tabindex=1 autofocus onfocus=${RUN} x="`,
      'out of double quotes, an svg': `"><svg onload="${RUN}">`,
    },
    (text) => ({ careless: `<p title="${text}">x</p>` }),
  ),
  ...vectors(
    {
      'out of single quotes, a tag': `'><img src=x onerror='${RUN}'>`,
      'out of single quotes, a handler': `' onclick='${RUN}' x='`,
      'out of single quotes, a script': `'><script>${RUN}</script>`,
    },
    (text) => ({ careless: `<p title='${text}'>x</p>` }),
  ),
  ...vectors(
    {
      'out of no quotes, a tag': `x><img src=x onerror=${RUN}>`,
      'out of no quotes, a handler': `x onclick=${RUN}`,
      'out of no quotes, a tab and a handler': `x\tonmouseover=${RUN}`,
    },
    (text) => ({ careless: `<p title=${text}>x</p>` }),
  ),
  ...vectors(
    {
      'out of an alternative text': `A" onerror="${RUN}`,
      'out of an alternative text, a tag': `A"><script>${RUN}</script>`,
    },
    (text) => ({ careless: `<img src=x alt="${text}">` }),
  ),
  ...vectors(
    {
      'out of a style': `red;background:url(${EVIL}/bg)" onclick="${RUN}`,
      'out of a width': `100%" onclick="${RUN}`,
    },
    (text) => ({ careless: `<p style="color:${text}">x</p>` }),
  ),
];

/** @type {import('./vector.mjs').Family} */
export default { name: 'attributes', vectors: [...handlers, ...spellings, ...odd, ...escapes], runs: 77, shows: 109 };
