// @ts-check
/** Checks the configuration in index.html before anything is compiled:  node .ci/check-config.mjs --base /news/ */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { problems } from './finish/problems.mjs';

const { values } = parseArgs({ options: { base: { type: 'string', default: '/' } } });
const isFile = (/** @type {string} */ path) => existsSync(join('public', path)) && statSync(join('public', path)).isFile();
const { errors, notes } = problems(readFileSync('index.html', 'utf8'), `/${values.base}/`.replace(/\/+/g, '/'), isFile);
for (const note of notes) console.log(`• ${note}`);
for (const error of errors) console.error(`✗ ${error}`);
if (errors.length > 0) console.error('  The settings are in index.html; README.md says what each does.');
process.exitCode = errors.length > 0 ? 1 : 0;
