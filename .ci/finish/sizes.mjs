// @ts-check
/** The table of sizes at the end of a build. */

import { brotliCompressSync, constants } from 'node:zlib';

/** @param {Uint8Array} bytes */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

/**
 * @param {{name: string, bytes: Uint8Array}[]} files
 * @returns {string}
 */
export function table(files) {
  const rows = files.map(({ name, bytes }) => [name, bytes.length, brotli(bytes)]);
  rows.push(['sum', sum(rows, 1), sum(rows, 2)]);
  const width = Math.max(...rows.map(([name]) => String(name).length));
  /** @param {string | number} n */
  const number = (n) => (typeof n === 'number' ? n.toLocaleString('en-GB') : n).padStart(11);
  return [['', 'raw', 'brotli 11'], ...rows].map(([name, raw, br]) => `${String(name).padEnd(width)}${number(raw)}${number(br)}`).join('\n');
}

/** @param {(string | number)[][]} rows @param {number} column */
const sum = (rows, column) => rows.reduce((total, row) => total + Number(row[column]), 0);
