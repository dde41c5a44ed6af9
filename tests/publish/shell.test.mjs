// @ts-check
/**
 * The configuration half of a release is written twice: in .ci/finish for those who build the site themselves, and in
 * src/publish/shell for those who have only the program. Both make the same of one template.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** @type {string} */
let folder;
before(() => void (folder = mkdtempSync(join(tmpdir(), 'dateline-shell-'))));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} path @param {string | Uint8Array} content */
function write(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/**
 * A small site as Trunk leaves one, with the real page.
 * @param {string} name
 * @param {string} base
 * @param {string} [block] in the place of the configuration
 */
function site(name, base, block) {
  const dist = join(folder, name);
  let page = readFileSync(join(ROOT, 'index.html'), 'utf8').replace(/<link data-trunk[^>]*>\n/g, '');
  page = page.replace(/<link rel="(icon|apple-touch-icon|license)"[^>]*>\n/g, '').replaceAll('="/', `="${base}`);
  page = page.replace('</head>', `<script type="module" src="${base}boot.js" data-base="${base}" data-js="${base}site-0123456789abcdef.js" data-wasm="${base}site-0123456789abcdef_bg.wasm"></script></head>`);
  if (block) page = page.replace(/(id="dateline">)[^]*?(<\/script>)/, (_, start, end) => start + block + end);
  write(join(dist, 'index.html'), page);
  write(join(dist, 'boot.js'), 'document.querySelector("script[data-wasm]");\n');
  write(join(dist, 'site-0123456789abcdef.js'), 'export default (path) => path ?? new URL("site-0123456789abcdef_bg.wasm", import.meta.url);\n');
  write(join(dist, 'site-0123456789abcdef_bg.wasm'), EMPTY_MODULE);
  write(join(dist, 'style/site.css'), '@layer a;\n');
  write(join(dist, 'fonts/newsreader-latin-600-normal.woff2'), 'font');
  write(join(dist, 'manifest.webmanifest'), readFileSync(join(ROOT, 'public/manifest.webmanifest')));
  return dist;
}

/** @param {string} dist @param {...string} options */
const finish = (dist, ...options) => execFileSync(process.execPath, [join(ROOT, '.ci/finish.mjs'), dist, ...options], { encoding: 'utf8' });

/** @type {[string, string, Record<string, unknown>][]} */
const PAPERS = [
  ['english', '/', { name: 'Cour|ier', language: 'en-GB', url: 'https://paper.example/' }],
  ['below a path', '/news/', { name: 'A & B "quoted" <b>', language: 'de', url: 'https://paper.example/news/', embeds: ['vimeo', 'maps.example'] }],
  ['from right to left', '/', { name: 'الساعي', language: 'ar', url: 'https://paper.example/', feed: 'https://feeds.example/rss?a=1&b=2', embeds: [] }],
  ['without a path of its own', '/', { name: 'Simple', language: 'en', url: 'https://paper.example', feed: 'atom.xml', legal: '</noscript> & more' }],
];

for (const [name, base, settings] of PAPERS) {
  test(`both make the same page: ${name}`, () => {
    const template = site(`${name} template`, '/');
    finish(template, '--template');
    const project = join(folder, `${name} project`);
    const story = { version: 'https://jsonfeed.org/version/1.1', items: [{ id: 'a', title: 'A', content_html: '<p>A.</p>', date_published: '2026-11-20T10:00:00Z' }] };
    write(join(project, 'stories/a.json'), JSON.stringify(story));
    write(join(project, 'dateline.json'), JSON.stringify({ ...settings, sources: ['stories'] }));
    execFileSync('cargo', ['run', '--quiet', '--bin', 'dateline', '--', 'build', project, '--site', template], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
    const made = join(project, 'public');

    const page = readFileSync(join(made, '404.html'), 'utf8');
    const block = /id="dateline">([^]*?)<\/script>/.exec(page)?.[1];
    const dist = site(`${name} finished`, base, block);
    // What is there decides whether the first file of the program is enough.
    cpSync(join(made, 'edition'), join(dist, 'edition'), { recursive: true });
    finish(dist, '--base', base);
    /** @param {string} root @param {string} file */
    const read = (root, file) => readFileSync(join(root, file), 'utf8');
    const [own, other] = [page, read(dist, '404.html')].map((html) => html.split('\n'));
    for (const [at, line] of own.entries()) assert.equal(line, other[at], `line ${at + 1}`);
    assert.equal(own.length, other.length);
    assert.equal(read(made, '_headers'), read(dist, '_headers'));
    assert.deepEqual(JSON.parse(read(made, 'manifest.webmanifest')), JSON.parse(read(dist, 'manifest.webmanifest')));
  });
}
