// @ts-check
/** That a page's complaints are heard, in each engine: without that, no journey could fail by one. */

import assert from 'node:assert/strict';
import { journey } from './journey.mjs';

/** Faults of every kind, as a script of the page. */
const FAULTS = `
  console.error('planted: written');
  Promise.reject(new Error('planted: rejected'));
  setTimeout(() => { throw new Error('planted: thrown'); });
  // The policy stands behind this script.
  document.addEventListener('DOMContentLoaded', () => {
    for (const address of ['http://127.0.0.1:9/planted.png', '/planted-missing.png']) document.body.append(Object.assign(new Image(), { src: address }));
    try { document.body.innerHTML += '<!-- planted -->'; } catch {}
  });`;

export const hearing = [
  journey('faults that are planted in a page are heard', async (browser, site) => {
    const { url } = await site({
      head: '<script src="/watch.js"></script><script src="/faults.js"></script>',
      fallbackStatus: 404,
      files: { 'faults.js': FAULTS },
    });
    await browser.open(url);
    await browser.heading('Dateline front page');
    await browser.soon('the last of them', () => (sessionStorage.getItem('engines:complaints') ?? '').includes('planted-missing'));
    const heard = await browser.complaints();
    for (const kind of [/^console error: planted: written/, /^uncaught in a promise: Error: planted: rejected/, /^uncaught: .*planted: thrown/, /^policy: img-src .*127\.0\.0\.1:9/, /^not loaded: <img src="\/planted-missing/, /^policy: require-trusted-types-for/, ...(browser.engine.log ? [/^log: .*planted/] : [])]) {
      assert.ok(heard.some((text) => kind.test(text)), `${kind} in ${JSON.stringify(heard, null, 1)}`);
    }
    assert.deepEqual(await browser.complaints(), [], 'each is heard once');
  }),
];
