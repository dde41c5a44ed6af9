// @ts-check
/** Whose work is in the program `dateline` for a target, and under which terms:  node .ci/licences.mjs x86_64-unknown-linux-gnu */

import { crates, licences, metadata } from './finish/licences.mjs';

const [target] = process.argv.slice(2);
process.stdout.write(licences(crates(metadata(['program', 'carried-site', 'ninjs', 'guardian', 'players'], target))));
