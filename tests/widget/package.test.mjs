// @ts-check
/** The widget as a package: npm takes it, and a bundler makes one script and its later files of it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { writePackage } from '../../.ci/widget-package.mjs';

const DIST = process.env.DIST ?? 'dist';
const isBuilt = existsSync(join(DIST, 'widget/dateline-widget.js'));
const skip = isBuilt ? false : `${DIST} has no widget: make build`;
const scratch = mkdtempSync(join(tmpdir(), 'dateline-package-'));
const folder = join(scratch, 'dateline-widget');
before(() => {
  if (isBuilt) writePackage(DIST, folder);
});
after(() => rmSync(scratch, { recursive: true }));

test('npm packs it, without dependencies', { skip }, () => {
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--offline'], { cwd: folder, encoding: 'utf8' }));
  const files = packed.files.map((/** @type {any} */ { path }) => path).sort();
  const written = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.deepEqual(files, written.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort());
  assert.equal(files.filter((/** @type {string} */ file) => file.startsWith('words/')).length, 15);
  for (const file of ['dateline-widget.js', 'dateline-widget.d.ts', 'custom-elements.json', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE']) assert.ok(files.includes(file), file);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  assert.deepEqual([manifest.name, manifest.dependencies, manifest.customElements], ['dateline-widget', undefined, 'custom-elements.json']);
});

test('it is of no newsroom', { skip }, () => {
  const rest = readdirSync(folder).find((file) => file.startsWith('rest-')) ?? '';
  assert.match(readFileSync(join(folder, rest), 'utf8'), /name:"",language:"[^"]+",site:""/);
});

test('all files that its scripts name are in it', { skip }, () => {
  for (const script of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    for (const [, named] of readFileSync(join(folder, script), 'utf8').matchAll(/"\.\/([^"?]+)"/g)) assert.ok(existsSync(join(folder, named)), `${script}: ${named}`);
  }
});

test('a bundler follows its imports, and splits what comes later', { skip }, async () => {
  const app = join(scratch, 'app');
  mkdirSync(join(app, 'node_modules'), { recursive: true });
  execFileSync('cp', ['-r', folder, join(app, 'node_modules')]);
  writeFileSync(join(app, 'main.js'), 'import "dateline-widget";\n');
  const { metafile } = await build({ absWorkingDir: app, entryPoints: ['main.js'], bundle: true, splitting: true, format: 'esm', outdir: 'out', metafile: true, logLevel: 'silent' });
  const outputs = Object.entries(metafile.outputs);
  const [, entry] = outputs.find(([path]) => path.endsWith('main.js')) ?? assert.fail('no entry');
  assert.ok(entry.bytes < 8_000, `${entry.bytes}`);
  assert.ok(outputs.length >= 5, 'the rest and the programs are files of their own');
});
