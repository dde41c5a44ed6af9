// @ts-check
/**
 * Holds a release that was built without the unstable flags of the Makefile to the budget `plain` of
 * tests/budgets/budgets.json:  node tests/budgets/plain.mjs target/plain
 *
 * The pinned compiler may one day refuse the flags; this says what the site weighs then. Counted is
 * brotli 11 of the page and of all scripts, style sheets and modules that it names.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tags } from '../../.ci/finish/html.mjs';
import { ownPath } from '../../.ci/finish/names.mjs';
import { brotli, table } from '../../.ci/finish/sizes.mjs';

const dist = process.argv[2] ?? 'target/plain';
const { plain } = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'));
const named = tags(readFileSync(join(dist, 'index.html'), 'utf8')).flatMap(({ name, attrs }) => {
  if (name === 'link' && attrs.rel === 'stylesheet') return [attrs.href];
  return name === 'script' ? [attrs.src, attrs['data-js'], attrs['data-wasm']] : [];
});
const paths = new Set(['index.html']);
for (const address of named) {
  const path = address ? ownPath(address, '/') : null;
  if (path) paths.add(path);
}
const files = [...paths].map((name) => ({ name, bytes: readFileSync(join(dist, name)) }));
const sum = files.reduce((total, { bytes }) => total + brotli(bytes), 0);
console.log(table(files));
console.log(`${sum <= plain.firstViewBytes ? '✓' : '✗ OVER'}: ${sum} of ${plain.firstViewBytes} bytes`);
process.exitCode = sum <= plain.firstViewBytes ? 0 : 1;
