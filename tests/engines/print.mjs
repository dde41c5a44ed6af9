// @ts-check
/** Prints the pages of the built site, once for all engines:  node tests/engines/print.mjs */

import { print } from '../e2e/support/printed.mjs';
import { PRINTED } from './journeys/elsewhere.mjs';

print(PRINTED);
