// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FIXTURE, fixture } from './vectors.mjs';

test('the tests of printed pages have all attacks', async () => {
  assert.ok(readFileSync(FIXTURE, 'utf8') === (await fixture()), 'vectors.json is old: node tests/publish/vectors.mjs > tests/publish/fixtures/vectors.json');
});
