// @ts-check
/** The widget's files, on a small site. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { finishWidget, writeOembed } from './widget.mjs';

const folder = mkdtempSync(join(tmpdir(), 'dateline-widget-'));
after(() => rmSync(folder, { recursive: true }));

const REST = `const a={glue:"../widget.js",wasm:"../widget_bg.wasm"},b={glue:"../widget_stories.js",wasm:"../widget_stories_bg.wasm"},
c={glue:"../widget_feeds.js",wasm:"../widget_feeds_bg.wasm"},d="./widget.css",f=()=>import("./words.js"),e={name:"",language:"en-GB",site:"../"};`;

/** @param {string} name @param {string} rest */
function site(name, rest) {
  const dist = join(folder, name);
  mkdirSync(join(dist, 'widget'), { recursive: true });
  for (const program of ['widget', 'widget_stories', 'widget_feeds']) {
    writeFileSync(join(dist, `${program}.js`), `// ${program}`);
    writeFileSync(join(dist, `${program}_bg.wasm`), program);
  }
  writeFileSync(join(dist, 'widget/widget.css'), 'a { color: red; }');
  mkdirSync(join(dist, 'widget/words'));
  writeFileSync(join(dist, 'widget/words.js'), 'export const a = () => import("./words/de.js")');
  writeFileSync(join(dist, 'widget/words/de.js'), 'export default {}');
  writeFileSync(join(dist, 'widget/rest.js'), rest);
  writeFileSync(join(dist, 'widget/dateline-widget.js'), 'import("./rest.js")');
  writeFileSync(join(dist, 'widget/frame.html'), `<meta content="connect-src 'self'"><script data-src="../edition/feed.json"></script>`);
  return dist;
}

test('only the file that partners load keeps its name', async () => {
  const dist = site('good', REST);
  const names = new Map();
  await finishWidget(dist, { wordmark: 'A "B"|C', language: 'de', sources: [{ url: 'https://a.example/feed?a=1&b="2"' }] }, names);
  const files = readdirSync(join(dist, 'widget')).sort();
  assert.equal(files.filter((file) => /-[0-9a-f]{12}\.(js|css|wasm)$/.test(file)).length, 9, String(files));
  assert.deepEqual(files.filter((file) => !/-[0-9a-f]{12}\./.test(file)), ['dateline-widget.js', 'frame.html', 'words']);
  const rest = files.find((file) => file.startsWith('rest-')) ?? '';
  assert.equal(readFileSync(join(dist, 'widget/dateline-widget.js'), 'utf8'), `import("./${rest}")`);
  const script = readFileSync(join(dist, 'widget', rest), 'utf8');
  for (const file of files.filter((file) => /^widget/.test(file))) assert.ok(script.includes(`"./${file}"`), file);
  assert.ok(script.includes('{name:"A \\"B\\"|C",language:"de",site:"../"}'), script);
  const [german] = readdirSync(join(dist, 'widget/words'));
  assert.match(german, /^de-[0-9a-f]{12}\.js$/);
  const words = files.find((file) => file.startsWith('words-')) ?? '';
  assert.equal(readFileSync(join(dist, 'widget', words), 'utf8'), `export const a = () => import("./words/${german}")`);
  assert.ok(script.includes(`import("./${words}")`));
  assert.equal(readFileSync(join(dist, 'widget/frame.html'), 'utf8'), `<meta content="connect-src 'self' https://a.example"><script data-src="https://a.example/feed?a=1&amp;b=&quot;2&quot;"></script>`);
  assert.deepEqual(readdirSync(dist), ['widget']);
});

test('a file that the script does not name stops the build', async () => {
  await assert.rejects(finishWidget(site('bad', REST.replace('widget_feeds.js', 'other.js')), {}, new Map()), /does not name \.\.\/widget_feeds\.js/);
  await assert.rejects(finishWidget(site('unnamed', REST.replace('name:""', 'x:""')), {}, new Map()), /no place for the newsroom/);
  const lost = site('lost', REST);
  writeFileSync(join(lost, 'widget/words/xx.js'), '');
  await assert.rejects(finishWidget(lost, {}, new Map()), /does not name \.\/words\/xx\.js/);
});

test('a site without a widget stays as it is', async () => {
  const names = new Map();
  await finishWidget(folder, {}, names);
  assert.equal(names.size, 0);
});

test('a site with a public address answers for oEmbed', () => {
  const dist = site('answers', REST);
  assert.equal(writeOembed(dist, { name: 'A' }), false);
  assert.equal(writeOembed(dist, { name: 'Her|ald "A"', url: 'https://paper.example/news' }), true);
  const answer = JSON.parse(readFileSync(join(dist, 'widget/oembed.json'), 'utf8'));
  assert.deepEqual([answer.version, answer.type, answer.provider_name], ['1.0', 'rich', 'Herald "A"']);
  assert.ok(answer.html.startsWith('<iframe src="https://paper.example/news/widget/frame.html" title="Herald &quot;A&quot;"'), answer.html);
});
