// @ts-check
/** What partners may rely on is the same in the script, in its manifest, in its types and in the document; and old pages keep working. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (/** @type {string} */ path) => readFileSync(join(ROOT, path), 'utf8');
const loader = read('public/widget/dateline-widget.js');
const document = read('docs/WIDGET.md');
const types = read('public/widget/dateline-widget.d.ts');
const manifest = JSON.parse(read('public/widget/custom-elements.json'));
const element = manifest.modules[0].declarations[0];
const names = (/** @type {{ name: string }[]} */ list) => list.map(({ name }) => name).sort();

test('the attributes are those of the manifest, the types and the document', () => {
  const observed = JSON.parse(/const ATTRIBUTES = (\[[^\]]*\])/.exec(loader)?.[1] ?? '[]').sort();
  assert.deepEqual(observed, names(element.attributes));
  const rows = document.slice(document.indexOf('## Attributes'), document.indexOf('## Events'));
  for (const { name, fieldName } of element.attributes) {
    assert.match(rows, new RegExp(`^\\|[^|]*\`${name}\``, 'm'), name);
    if (name !== 'lang' && name !== 'dir') assert.match(types, new RegExp(`get ${fieldName}\\(\\)`), name);
  }
  assert.deepEqual(element.members.map((/** @type {any} */ { attribute }) => attribute).sort(), observed.filter((/** @type {string} */ name) => name !== 'lang' && name !== 'dir'));
});

test('the parts are those that the program writes, and that the document lists', () => {
  const folder = 'src/widget/layout';
  const sources = readdirSync(join(ROOT, folder)).map((file) => read(`${folder}/${file}`)).join('\n');
  const written = new Set([...sources.matchAll(/"part", "([^"]+)"/g)].map(([, part]) => part));
  assert.deepEqual([...written].sort(), names(element.cssParts));
  const listed = /and these parts[^]*?: (`container`[^.]*)\./.exec(document)?.[1] ?? '';
  assert.deepEqual([...listed.matchAll(/`([a-z]+)`/g)].map(([, part]) => part).sort(), names(element.cssParts));
});

test('the custom properties are those of the style, and that the document lists', () => {
  const style = read('public/widget/widget.css').replace(/\/\*[^]*?\*\//g, '');
  assert.deepEqual([...new Set([...style.matchAll(/--dateline-[a-z]+/g)].map(([name]) => name))].sort(), names(element.cssProperties));
  for (const { name } of element.cssProperties) assert.ok(document.includes(`\`${name}\``), name);
});

test('the codes of errors are those of the types and the document', () => {
  const rust = [...read('src/widget/error.rs').matchAll(/=> "([a-z-]+)",$/gm)].map(([, code]) => code).filter((code) => !['src', 'slug', 'needs-more'].includes(code));
  const script = [...read('public/widget/rest.js').matchAll(/new Failure\("([a-z-]+)"/g)].map(([, code]) => code);
  const codes = [...new Set([...rust, ...script])].sort();
  const block = /code:\n([^;]*);/.exec(types)?.[1] ?? '';
  assert.deepEqual([...block.matchAll(/"([a-z-]+)"/g)].map(([, code]) => code).sort(), codes);
  for (const code of codes) assert.match(document, new RegExp(`^\\| \`${code}\` \\|`, 'm'), code);
});

test('a page that was saved with version 1 keeps working', () => {
  // What is in pages of partners: the address of the script, the element, its attributes; and what an older script calls.
  const saved = read('tests/widget/version-1.html');
  assert.match(saved, /src="https:\/\/news\.example\/widget\/dateline-widget\.js"/);
  const known = new Set(names(element.attributes));
  for (const [, attributes] of saved.matchAll(/<dateline-widget([^>]*)>/g)) {
    for (const [, name] of attributes.matchAll(/([a-z-]+)="/g)) assert.ok(known.has(name), name);
  }
  assert.match(loader, /export function load\(\)/);
  assert.match(loader, /\.then\(\s*\(\{ show \}\) => show\(this, this\.#place\)/);
  assert.match(read('public/widget/rest.js'), /export async function show\(host, place\)/);
});
