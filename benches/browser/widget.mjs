// @ts-check
/**
 * What the first paint of five stories costs the page of a partner: the widget, the smallest script that shows an RSS feed,
 * and frames. The main thread is slowed down fourfold, as a cheap telephone is slower than a desk.
 *
 *   make build bench-widget
 *
 * Rounds are interleaved; the least and the middle are printed, less what the same page costs without any of them. The RSS
 * script is an imitation of our own: a kilobyte, no sanitising, no error but silence, and a feed that allows its reader.
 * Nothing fails here; a machine may be busy.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { brotli } from '../../.ci/finish/sizes.mjs';
import { args, executablePath } from '../../tests/e2e/support/chrome.mjs';
import { startNewsroom, startPartner, widget } from '../../tests/e2e/support/widget.mjs';

const DIST = process.env.DIST ?? 'dist';
const ROUNDS = Number(process.argv[2] ?? 9);
const SLOWER = 4;
const COUNT = 5;

const news = await startNewsroom();
const browser = await chromium.launch({ executablePath, args });
const stories = JSON.parse(readFileSync(join(DIST, 'edition/feed.json'), 'utf8')).items.slice(0, COUNT);

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
/** @param {any} story */
const address = ({ _dateline: { slug } }) => `${news.url}article/${slug}`;
/** @param {any} story */
const picture = ({ image }) => image && `${news.url}edition/${image}`;

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>${stories
  .map((/** @type {any} */ story) => `<item><title>${escaped(story.title)}</title><link>${address(story)}</link><description>${escaped(story.summary)}</description><pubDate>${new Date(story.date_published).toUTCString()}</pubDate>${story.image ? `<enclosure url="${picture(story)}" type="image/svg+xml" length="1"/>` : ''}</item>`)
  .join('')}</channel></rss>`;
const STYLE = '.rss{font:16px/1.4 sans-serif}.rss li{display:flex;justify-content:space-between;gap:14px;padding:12px 0;border-top:1px solid #ccc}.rss ul{list-style:none;margin:0;padding:0}.rss a{font:700 17px/1.24 Georgia,serif;color:inherit}.rss img{width:84px;height:56px;object-fit:cover}.rss time{display:block;font-size:13px}';
const SCRIPT = `const style=document.createElement("style");style.textContent=${JSON.stringify(STYLE)};document.head.append(style);
for(const box of document.querySelectorAll("[data-rss]"))fetch(box.dataset.rss).then((answer)=>answer.text()).then((text)=>{
const feed=new DOMParser().parseFromString(text,"text/xml"),list=document.createElement("ul");
for(const item of [...feed.querySelectorAll("item")].slice(0,${COUNT})){const of=(name)=>item.querySelector(name)?.textContent??"",row=document.createElement("li"),words=document.createElement("div"),link=document.createElement("a"),time=document.createElement("time");
link.href=of("link");link.textContent=of("title");time.textContent=new Intl.DateTimeFormat("en-GB",{dateStyle:"long"}).format(new Date(of("pubDate")));words.append(link,time);row.append(words);
const image=item.querySelector("enclosure")?.getAttribute("url");if(image){const img=new Image();img.loading="lazy";img.src=image;row.append(img)}list.append(row)}
box.className="rss";box.append(list)});`;
const FRAME = `<!doctype html><html lang="en"><meta charset="utf-8"><title>News</title><style>body{margin:0}${STYLE}</style><div class="rss"><ul>${stories
  .map((/** @type {any} */ story) => `<li><div><a target="_top" href="${address(story)}">${escaped(story.title)}</a><time>${story.date_published.slice(0, 10)}</time></div>${story.image ? `<img loading="lazy" alt="" src="${picture(story)}">` : ''}</li>`)
  .join('')}</ul></div>`;
for (const [path, type, text] of [['rss.xml', 'application/rss+xml', RSS], ['rss.js', 'text/javascript', SCRIPT], ['stories.html', 'text/html; charset=utf-8', FRAME]]) {
  news.answer(path, (_, res) => void res.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(text));
}

const FRAMED = 'width="480" height="560" style="border:0"';
/** @type {{ name: string, body: string, script: boolean, shown: string, frame?: boolean }[]} */
const PAGES = [
  { name: 'the page alone', body: '', script: false, shown: 'p' },
  { name: 'widget, list', body: widget(`count="${COUNT}" style="display:block;width:480px"`), script: true, shown: 'dateline-widget [part=headline]' },
  { name: 'RSS script', body: '<div data-rss="{news}rss.xml" style="width:480px"></div><script type="module" src="{news}rss.js"></script>', script: false, shown: '.rss a' },
  { name: 'frame, ready HTML', body: `<iframe title="News" src="{news}stories.html" ${FRAMED}></iframe>`, script: false, shown: 'a', frame: true },
  { name: 'frame, our widget', body: `<iframe title="News" src="{news}widget/frame.html?count=${COUNT}" ${FRAMED}></iframe>`, script: false, shown: '[part=headline]', frame: true },
];

/** @type {Map<string, { ms: number, shown: number }[]>} */
const rounds = new Map(PAGES.map(({ name }) => [name, []]));
/** @type {Map<string, number>} */
const bytes = new Map();
for (let round = 0; round < ROUNDS; round++) {
  for (const page of PAGES) rounds.get(page.name)?.push(await cost(page));
}
await browser.close();
await news.close();

const middle = (/** @type {number[]} */ list) => list.toSorted((one, other) => one - other)[list.length >> 1];
const base = rounds.get(PAGES[0].name) ?? [];
const [least, half] = [Math.min(...base.map(({ ms }) => ms)), middle(base.map(({ ms }) => ms))];
console.log(`${ROUNDS} rounds, CPU slowed ${SLOWER} times; the page alone: ${least.toFixed(0)} ms, middle ${half.toFixed(0)} ms`);
console.log('                     main thread, ms   shown after, ms   brotli, bytes');
console.log('                      least   middle    least   middle');
for (const { name } of PAGES.slice(1)) {
  const all = rounds.get(name) ?? [];
  const [ms, shown] = [all.map(({ ms }) => ms), all.map(({ shown }) => shown)];
  const columns = [Math.min(...ms) - least, middle(ms) - half, Math.min(...shown), middle(shown)].map((value) => value.toFixed(0).padStart(9)).join('');
  console.log(`${name.padEnd(18)}${columns}${String(bytes.get(name) ?? 0).padStart(16)}`);
}
process.exit(0);

/**
 * The main thread's work until nothing happens any more, and the time until the stories are there.
 * @param {typeof PAGES[number]} what
 */
async function cost({ name, body, script, shown, frame }) {
  const partner = await startPartner(`<p>Text of the partner.</p>${body}`, news, { script });
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  // By the processor's time, so that other work of the machine does not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const from = news.requests.length;
  const start = performance.now();
  await page.goto(partner.url, { waitUntil: 'commit' });
  await (frame ? page.frameLocator('iframe').locator(shown) : page.locator(shown)).first().waitFor();
  const seen = performance.now() - start;
  let before = -1;
  for (;;) {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const spent = /** @type {{ value: number }} */ (metrics.find(({ name }) => name === 'TaskDuration')).value * 1000;
    // Asking costs a little as well.
    if (spent - before < 5) break;
    before = spent;
    await page.waitForTimeout(400);
  }
  const asked = [...new Set(news.requests.slice(from))].filter((path) => !path.includes('pictures/'));
  const sizes = await Promise.all(asked.map(async (path) => brotli(new Uint8Array(await (await fetch(news.url + path)).arrayBuffer()))));
  bytes.set(name, sizes.reduce((sum, size) => sum + size, 0));
  await context.close();
  await partner.close();
  return { ms: before, shown: seen };
}
