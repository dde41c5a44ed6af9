// @ts-check
// The script that fetches what the search worker wants of a search index, with a search worker and a network of the test's own.
import assert from 'node:assert/strict';
import test from 'node:test';
import { look } from '../../public/search-worker-archive.js';

const ROOT = 'https://paper.example/edition/q/root.bin';
const END = '\u001f';
const needs = (/** @type {string[]} */ ...names) => ['n', ROOT, ...names, ''].join(END);

/**
 * Looks for something in an index: what came, and what was asked for.
 * @param {string[]} answers the search worker's, one after the other; the last again and again
 * @param {object} [own]
 * @param {(address: string) => Response | Promise<Response>} [own.network]
 * @param {() => boolean} [own.isOverdue]
 * @param {string} [own.given] what the search worker says to a file
 */
async function looked(answers, { network = () => new Response('bytes'), isOverdue = () => false, given = 'g' } = {}) {
  /** @type {{ address: string, options: any }[]} */
  const asked = [];
  /** @type {string[]} */
  const gave = [];
  globalThis.fetch = async (address, options) => {
    asked.push({ address: String(address), options });
    return network(String(address));
  };
  let at = 0;
  const ask = (/** @type {string} */ message, /** @type {Uint8Array | undefined} */ bytes) => {
    if (!message.startsWith('g')) return answers[Math.min(at++, answers.length - 1)];
    gave.push(`${message.split(END)[2]} ${new TextDecoder().decode(bytes)}`);
    return given;
  };
  const answer = look(ask, ['q', ROOT, 'fog', ''].join(END), isOverdue);
  return { answer, asked, gave };
}

test('what is needed is fetched beside the root, round after round', async () => {
  const { answer, asked, gave } = await looked([needs(''), needs('a.bin', 'b.bin'), 'f']);
  assert.equal(await answer, 'f');
  assert.deepEqual(asked.map(({ address }) => address), [ROOT, 'https://paper.example/edition/q/a.bin', 'https://paper.example/edition/q/b.bin']);
  assert.ok(asked.every(({ options }) => options.redirect === 'error' && options.signal instanceof AbortSignal));
  assert.deepEqual(gave, [' bytes', 'a.bin bytes', 'b.bin bytes']);
});

test('who has gone on gets no answer, but what has come is kept for the next', async () => {
  const { answer, gave } = await looked([needs('a.bin'), 'f'], { isOverdue: () => true });
  assert.equal(await answer, null);
  assert.deepEqual(gave, ['a.bin bytes']);
});

test('a file that is on its way is waited for, not asked for twice', async () => {
  /** @type {(answer: Response) => void} */
  let arrive = () => {};
  const network = () => new Promise((/** @type {typeof arrive} */ done) => (arrive = done));
  const first = await looked([needs('a.bin'), 'f'], { network });
  const second = await looked([needs('a.bin'), 'f'], { network: () => assert.fail('asked twice') });
  arrive(new Response('late'));
  assert.deepEqual([await first.answer, await second.answer], ['f', 'f']);
  assert.deepEqual(second.gave, ['a.bin late']);
});

for (const [what, own, message] of /** @type {[string, Parameters<typeof looked>[1], RegExp][]} */ ([
  ['an error', { network: () => new Response('', { status: 503 }) }, /a\.bin answered with status 503/],
  ['a megabyte and more', { network: () => new Response('x'.repeat(2 ** 20 + 1)) }, /a\.bin is too large/],
  ['what the search worker does not take', { given: '' }, /a\.bin is no file of a search index/],
])) {
  test(`${what} ends the search, and the file is named`, async () => {
    const { answer } = await looked([needs('a.bin'), 'f'], own);
    await assert.rejects(answer, message);
  });
}

test('an index that wants more and more does not get it', async () => {
  const { answer, asked } = await looked([needs('a.bin')]);
  await assert.rejects(answer, /more and more/);
  assert.equal(asked.length, 6);
});
