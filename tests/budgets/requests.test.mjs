// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { depths, withoutPictures } from './requests.mjs';

/** @param {string} url @param {import('./requests.mjs').Sent['initiator']} initiator */
const sent = (url, initiator, type = 'Fetch') => ({ url: `http://a/${url}`, type, at: 0, initiator });
/** @param {...string} urls */
const stack = (...urls) => ({ callFrames: urls.map((url) => ({ url: `http://a/${url}` })) });
/** @param {import('./requests.mjs').Sent[]} requests */
const hops = (requests) => depths(requests).map((request) => request.hops);

test('counts who waited for whom', () => {
  const parsed = { type: 'parser', url: 'http://a/' };
  assert.deepEqual(
    hops([
      sent('', { type: 'other' }, 'Document'),
      sent('boot.js', parsed),
      sent('feed.json', parsed),
      sent('story.json', { type: 'script', stack: stack('boot.js') }),
      sent('feed.json', { type: 'script', stack: stack('boot.js') }),
      sent('more.json', { type: 'script', stack: { callFrames: [], parent: stack('glue.js', 'boot.js') } }),
      sent('late.json', { type: 'script', stack: stack('story.json') }),
    ]),
    [0, 1, 1, 2, 2, 2, 3],
  );
});

test('leaves out pictures and fonts', () => {
  assert.deepEqual(
    [sent('', { type: 'other' }, 'Document'), sent('a.avif', { type: 'parser' }), sent('p', { type: 'parser' }, 'Image'), { ...sent('', { type: 'other' }), url: 'data:,x' }].map(withoutPictures),
    [true, false, false, false],
  );
});
