// @ts-check
/** Prints the features of Cargo.toml that the configuration in index.html needs, with commas between them. */

import { readFileSync } from 'node:fs';
import { readConfig } from './finish/config.mjs';
import { features } from './finish/features.mjs';

console.log(features(readConfig(readFileSync('index.html', 'utf8'))).join(','));
