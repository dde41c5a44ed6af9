// @ts-check
/**
 * Finishes what `trunk build --release` has written, in place:  node .ci/finish.mjs dist --base /news/
 *
 * Small files, names by content, the publisher's name in the static shell, the security policy, files for
 * hosts. Editing the configuration in the finished index.html is fine; its policy stays as built.
 *
 * With --template nothing of a publisher is written: no name, no policy, no files for hosts. That is what the program
 * `dateline` carries, and completes for each site (src/publish/shell; tests/publish/shell.test.mjs holds both to the
 * same result). site.json says what it cannot see in the page.
 */

import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleStyle, finishModule, minifyScript } from './finish/assets.mjs';
import { readConfig } from './finish/config.mjs';
import { leaveSampleOut } from './finish/sample.mjs';
import { addPolicy, hashes, inlineScripts, isPolicy, policy } from './finish/csp.mjs';
import { WASM as SEARCH_WORKER, finishSearchWorker } from './finish/search-worker.mjs';
import { features } from './finish/features.mjs';
import { violations } from './finish/gate.mjs';
import { headers, redirects } from './finish/hosting.mjs';
import { rewrite, tags } from './finish/html.mjs';
import { crates, licences, metadata } from './finish/licences.mjs';
import { ownPath, rename, resolveAddresses } from './finish/names.mjs';
import { isExact } from './finish/exact.mjs';
import { parts } from './finish/parts.mjs';
import { addAddress, addFeed, addOembed, fillManifest, fillShell, preloadFeed } from './finish/shell.mjs';
import { table } from './finish/sizes.mjs';
import { LOADER, OEMBED, finishWidget, writeOembed } from './finish/widget.mjs';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { base: { type: 'string', default: '/' }, template: { type: 'boolean', default: false }, features: { type: 'string' } } });
try {
  await finish(positionals[0] ?? 'dist', `/${values.base}/`.replace(/\/+/g, '/'), values.template, values.features?.split(','));
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

/**
 * @param {string} dist
 * @param {string} base
 * @param {boolean} isTemplate
 * @param {string[]} [built] the features that the program was built with, if not those that the configuration needs
 */
async function finish(dist, base, isTemplate, built) {
  let html = readFileSync(join(dist, 'index.html'), 'utf8');
  if (tags(html).some(isPolicy)) throw new Error(`${dist}/index.html has a policy already: build it anew with make build`);
  const config = readConfig(html);
  const wanted = built ?? features(config);
  const scripts = inlineScripts(html);
  const boot = tags(html).find((tag) => tag.name === 'script' && 'data-wasm' in tag.attrs);
  if (!boot) throw new Error('index.html has no script with data-wasm: see pattern_script in Trunk.toml');
  /** @param {string | undefined} address @param {string} what */
  const own = (address, what) => {
    const path = address === undefined ? null : ownPath(address, base);
    if (!path) throw new Error(`index.html: ${what} is missing or not below ${base}`);
    return path;
  };
  const wasm = own(boot.attrs['data-wasm'], 'data-wasm');
  const glue = own(boot.attrs['data-js'], 'data-js');
  const start = own(boot.attrs.src, 'the src of the start script');
  const sheet = own(tags(html).find((tag) => tag.name === 'link' && tag.attrs.rel === 'stylesheet')?.attrs.href, 'the style sheet');

  const modules = list(dist, '.wasm').filter((file) => posix.basename(file) !== SEARCH_WORKER);
  const files = await finishModule(join(dist, wasm), parts(wanted));
  for (const file of modules.filter((file) => file !== wasm)) await finishModule(join(dist, file));
  const glues = modules.map((file) => file.replace(/_bg\.wasm$/, '.js'));
  for (const file of list(dist, '.js').filter((file) => !glues.includes(file))) await minifyScript(join(dist, file));

  /** @type {Map<string, string>} */
  const names = new Map();
  await bundleStyle(dist, sheet, names);
  rename(dist, wasm, names);
  // The glue names its wasm, for those who start it without saying where that is.
  const script = readFileSync(join(dist, glue), 'utf8');
  writeFileSync(join(dist, glue), script.replaceAll(posix.basename(wasm), posix.basename(/** @type {string} */ (names.get(wasm)))));
  rename(dist, glue, names);
  rename(dist, start, names);
  if ('data-printed' in boot.attrs) rename(dist, own(boot.attrs['data-printed'], 'data-printed'), names);
  if ('data-search-worker' in boot.attrs) finishSearchWorker(dist, own(boot.attrs['data-search-worker'], 'data-search-worker'), names);

  // The name of a template is replaced by that of each site (src/publish/widget.rs).
  await finishWidget(dist, isTemplate ? { ...config, sources: [] } : config, names);

  /** @type {Record<string, string>} */
  const addresses = {};
  for (const [part, path] of Object.entries(files)) {
    const file = relative(dist, path);
    rename(dist, file, names);
    addresses[`data-${part}`] = base + file;
  }
  if ('feeds' in files && !isTemplate && !isExact(dist, config, base)) addresses['data-feeds-early'] = '';
  html = rewrite(html, (tag) => ('data-wasm' in tag.attrs ? { ...tag.attrs, ...addresses } : undefined));

  // `press` keeps it beside an edition, so that two runs do not meet; no reader asks for it.
  for (const lock of list(dist, '.press.lock')) rmSync(join(dist, lock));
  writeFileSync(join(dist, 'licences.txt'), licences(crates(metadata(wanted))));
  if (isTemplate) {
    html = resolveAddresses(html, base, names);
    leaveSampleOut(dist, { ...config, sources: [], feed: undefined, shareImage: undefined }, base);
    writeFileSync(join(dist, 'index.html'), html);
    writeFileSync(join(dist, 'site.json'), `${JSON.stringify({ named: [...names.values()].sort(), scripts: hashes(scripts) }, null, 2)}\n`);
    check(dist, html, base);
    return;
  }
  html = fillShell(html, config, base);
  html = resolveAddresses(html, base, names);
  html = preloadFeed(html, config, base);
  html = addFeed(html, config, base);
  if (writeOembed(dist, config)) html = addOembed(html, config, base + OEMBED);
  const manifest = tags(html).find((tag) => tag.name === 'link' && tag.attrs.rel === 'manifest')?.attrs.href;
  if (manifest !== undefined) {
    const file = join(dist, own(manifest, 'the manifest'));
    writeFileSync(file, fillManifest(readFileSync(file, 'utf8'), config));
  }
  const left = leaveSampleOut(dist, config, base);
  if (left > 0) console.log(`• the sample edition, which no source names, is left out: ${left.toLocaleString('en-GB')} bytes`);
  html = addPolicy(html, policy(config, base, scripts));
  writeFileSync(join(dist, '404.html'), html);
  writeFileSync(join(dist, 'index.html'), addAddress(html, config));
  writeFileSync(join(dist, '_headers'), headers(base, [...names.values()].sort()));
  writeFileSync(join(dist, '_redirects'), redirects(base));
  check(dist, html, base);

  const shown = ['index.html', ...[LOADER].filter((file) => existsSync(join(dist, file))), ...names.values()].map((name) => ({ name, bytes: readFileSync(join(dist, name)) }));
  console.log(table(shown));
}

/**
 * Stops at addresses that lead nowhere, and at scripts that make elements from text.
 * @param {string} dist
 * @param {string} html
 * @param {string} base
 */
function check(dist, html, base) {
  for (const { name, attrs } of tags(html)) {
    // Whether a feed is there the host knows; it may be made by a program.
    if (attrs.as === 'fetch' || attrs.rel === 'alternate') continue;
    const path = ['link', 'script', 'img'].includes(name) ? ownPath(attrs.href ?? attrs.src ?? '', base) : null;
    if (path && !existsSync(join(dist, path))) throw new Error(`index.html: ${path} is not in ${dist}`);
  }

  const wrong = list(dist, '.js').flatMap((file) => violations(file, readFileSync(join(dist, file), 'utf8')));
  if (wrong.length) throw new Error(`scripts must not make elements or code from text:\n  ${wrong.join('\n  ')}`);
}

/**
 * All files in `dist` with that ending.
 * @param {string} dist
 * @param {string} ending
 */
function list(dist, ending) {
  return /** @type {string[]} */ (readdirSync(dist, { recursive: true }))
    .filter((path) => path.endsWith(ending) && statSync(join(dist, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
