// @ts-check
/**
 * README's start for a newsroom, with the archive that `make release` has packed, and with no Rust and no Node in reach:
 * unpacked, begun, served, changed; then a site of an RSS file, an export of WordPress and a folder of stories.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILES = join(ROOT, 'target/release-files');
const PORT = 18099;
const SITE = `http://127.0.0.1:${PORT}/`;
/** How long a newsroom should take to its own site, in milliseconds. */
const MAX_START = 120_000;

/** @type {string} */
let folder;
/** @type {string} */
let program;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-release-'));
  const archive = readdirSync(FILES).find((name) => name.endsWith('.tar.gz')) ?? '';
  execFileSync('tar', ['-xzf', join(FILES, archive), '-C', folder]);
  program = join(folder, archive.replace('.tar.gz', ''), 'dateline');
});
after(() => rmSync(folder, { recursive: true }));

/** @param {string} cwd @param {...string} what */
const dateline = (cwd, ...what) => execFileSync(program, what, { cwd, encoding: 'utf8', env: { PATH: '/nowhere', HOME: folder } });

/**
 * What `ask` gives, as soon as it gives something.
 * @template T
 * @param {() => Promise<T | undefined>} ask
 */
async function soon(ask) {
  for (let tries = 0; tries < 150; tries++) {
    const found = await ask().catch(() => undefined);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('it did not come within 15 seconds');
}

test('the archive has the program, its licences and its words, and the checksums are right', () => {
  const names = readdirSync(join(program, '..'));
  assert.deepEqual(names.sort(), ['CHANGELOG.md', 'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'dateline', 'licences.txt']);
  assert.match(readFileSync(join(program, '../licences.txt'), 'utf8'), /\nureq \d/);
  execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: FILES });
  assert.ok(readdirSync(FILES).some((name) => /^dateline-site-.*\.zip$/.test(name)));
  const bytes = statSync(program).size;
  assert.ok(bytes < 40_000_000, `${bytes} bytes`);
});

test('a new site is served, and made again at a change, within two minutes', async () => {
  const began = Date.now();
  dateline(folder, 'new', 'courier');
  const courier = join(folder, 'courier');
  const server = spawn(program, ['serve', '--port', String(PORT)], { cwd: courier, stdio: 'ignore', env: { PATH: '/nowhere', HOME: folder } });
  try {
    const page = await soon(async () => (await fetch(SITE)).text());
    assert.match(page, /Courier is on the web/);
    const story = await fetch(`${SITE}article/first-story`);
    assert.equal(story.status, 200);
    const file = join(courier, 'stories/first-story.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('This is the first story.', 'This was changed.'));
    await soon(async () => ((await (await fetch(`${SITE}article/first-story`)).text()).includes('This was changed.') ? true : undefined));
    assert.equal((await fetch(`${SITE}article/none`)).status, 404);
    assert.ok(Date.now() - began < MAX_START);
  } finally {
    server.kill();
  }
});

/** The words between the tags of a page, as somebody without scripts reads them. @param {string} html */
const words = (html) => html.replace(/<(script|style|template)\b[^]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/**
 * The folder `site` on a server that knows files only, as any host is.
 * @param {string} site
 * @param {(address: string) => Promise<void>} use
 */
async function hosted(site, use) {
  const server = createServer((request, response) => {
    const path = join(site, normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://a').pathname)));
    const file = [path, `${path}.html`, join(path, 'index.html')].find((file) => existsSync(file) && statSync(file).isFile());
    response.writeHead(file ? 200 : 404).end(readFileSync(file ?? join(site, '404.html')));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  try {
    await use(`http://127.0.0.1:${address.port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('an RSS file, an export of WordPress and a folder of stories are one site', async () => {
  const project = join(folder, 'paper');
  dateline(folder, 'new', 'paper');
  for (const name of ['rss.xml', 'wordpress.xml']) cpSync(join(ROOT, 'tests/publish/fixtures', name), join(project, name));
  const settings = JSON.parse(readFileSync(join(project, 'dateline.json'), 'utf8'));
  settings.sources = [{ url: 'rss.xml' }, { url: 'wordpress.xml' }, { url: 'stories' }];
  writeFileSync(join(project, 'dateline.json'), JSON.stringify(settings));
  const said = JSON.parse(dateline(project, 'build', '--url', 'https://paper.example/', '--json'));
  assert.deepEqual([said.stories, said.faults], [5, []]);
  for (const page of ['index.html', 'article/ferry-and-fog.html', 'article/library.html', 'article/first-story.html', 'rss.xml', 'sitemap.xml']) {
    assert.ok(statSync(join(project, 'public', page)).size > 500, page);
  }
  await hosted(join(project, 'public'), async (address) => {
    for (const [path, text] of [
      ['', 'Library stays open & warm'],
      ['article/ferry-and-fog', 'fog'],
      ['article/library', 'First paragraph of the classic editor'],
      ['article/first-story', 'This is the first story.'],
    ]) {
      const page = await (await fetch(address + path)).text();
      assert.ok(words(page).replaceAll('&amp;', '&').includes(text), `${path}: ${text}`);
      // Everything that the page loads is there.
      for (const [, file] of page.matchAll(/(?:src|href|data-wasm|data-js)="\/([^"?#]+\.(?:js|css|wasm|svg|png|webmanifest|xml|json))"/g)) {
        assert.equal((await fetch(address + file)).status, 200, `${path}: ${file}`);
      }
    }
    assert.equal((await fetch(`${address}article/none`)).status, 404);
  });
});

test('each kind of source alone is a site as well, made in one go', () => {
  for (const [name, source, page] of [
    ['rss', 'rss.xml', 'article/ferry-and-fog.html'],
    ['wxr', 'wordpress.xml', 'article/library.html'],
  ]) {
    const project = join(folder, name);
    mkdirSync(project);
    cpSync(join(ROOT, 'tests/publish/fixtures', source), join(project, source));
    writeFileSync(join(project, 'dateline.json'), JSON.stringify({ name: 'Paper', language: 'en', sources: [source] }));
    const said = JSON.parse(dateline(project, 'build', '--url', 'https://paper.example/news/', '--json'));
    assert.ok(said.stories > 0 && said.faults.length === 0, JSON.stringify(said));
    assert.match(readFileSync(join(project, 'public', page), 'utf8'), /<a class="brand" href="\/news\/"/);
  }
});

test('the site alone is a zip: unpacked, with other words in its index.html, it is served by anything', async () => {
  const zip = readdirSync(FILES).find((name) => name.endsWith('.zip')) ?? '';
  execFileSync('unzip', ['-q', join(FILES, zip), '-d', folder]);
  const site = join(folder, zip.replace('.zip', ''));
  const index = join(site, 'index.html');
  const page = readFileSync(index, 'utf8');
  assert.doesNotMatch(page, /<html[^>]*data-printed/, 'nothing is printed in it, for it is set up by hand');
  writeFileSync(index, page.replace('Date|line', 'Cour|ier'));
  await hosted(site, async (address) => {
    const served = await (await fetch(address)).text();
    assert.match(served, /"name": "Cour\|ier"/);
    const [, block] = /<script [^>]*id="dateline">([^]*?)<\/script>/.exec(served) ?? [];
    const [source] = JSON.parse(block ?? '{}').sources;
    const feed = await (await fetch(new URL(source.url, address))).json();
    assert.ok(feed.items.length > 10);
    const story = source.article.replace('{slug}', feed.items[0]._dateline.slug);
    assert.equal((await fetch(new URL(story, address))).status, 200, story);
    for (const [, file] of served.matchAll(/(?:src|href|data-wasm|data-js|data-feeds)="\/([^"?#]+\.(?:js|css|wasm|svg|png|webmanifest))"/g)) {
      assert.equal((await fetch(address + file)).status, 200, file);
    }
  });
  assert.ok(!readdirSync(site, { recursive: true }).some((name) => /\.lock$|\.draft$|^\.dateline/.test(String(name))));
});
