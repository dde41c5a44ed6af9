// @ts-check
// The scripts between page and worker, with a search worker of the test's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import vm from 'node:vm';

/** @param {string} name */
const script = (name) => readFileSync(new URL(`../../public/${name}`, import.meta.url), 'utf8');

/**
 * A worker that has its script and waits for messages. Its module is one of the test's own, with a real memory.
 * @param {object} worker
 * @param {() => Promise<unknown>} [worker.load] what the worker waits for
 * @param {(message: string, bytes: number[]) => string} [worker.answer]
 * @param {(budget: number) => boolean} [worker.work]
 * @param {string[]} [worker.imports] modules that it imports from
 * @param {(file: string) => void} [worker.loadLater] what is asked for later; each exports a function by its name
 * @param {any} [worker.archive] in place of search-worker-archive.js
 */
function startWorker({ load = async () => {}, answer = (message) => `answer to ${message}`, work = () => true, imports = [], loadLater = () => {}, archive }) {
  /** @type {any[]} */
  const posted = [];
  const memory = new WebAssembly.Memory({ initial: 1 });
  const room = (/** @type {number} */ from) => {
    const place = { from, length: 0 };
    const at = (/** @type {number} */ length) => ((place.length = length), from);
    return { at, bytes: () => new Uint8Array(memory.buffer, from, place.length), empty: () => void (place.length = 0) };
  };
  const [message, bytes, answered] = [room(64), room(20_000), room(40_000)];
  const exports = {
    memory,
    message: message.at,
    bytes: bytes.at,
    answer() {
      const text = new TextEncoder().encode(answer(new TextDecoder().decode(message.bytes()), [...bytes.bytes()]));
      bytes.empty();
      answered.at(text.length);
      answered.bytes().set(text);
      return text.length;
    },
    answered: () => 40_000,
    work: (/** @type {number} */ budget) => Number(work(budget)),
  };
  /** @type {any} */
  const scope = {
    URL,
    AbortSignal,
    TextEncoder,
    TextDecoder,
    console: { error() {} },
    performance,
    setTimeout,
    postMessage: (/** @type {any} */ data) => void posted.push(data),
    loadArchive: async () => archive,
    fetch: async (/** @type {URL} */ address) => ({ arrayBuffer: async () => address.href }),
    WebAssembly: {
      RuntimeError: WebAssembly.RuntimeError,
      Module: { imports: () => imports.map((module) => ({ module, name: 'f', kind: 'function' })) },
      async instantiate(/** @type {string} */ file, /** @type {any} */ given) {
        const name = file.replace('https://paper.example/news/', '');
        if (name !== 'search_worker_bg.wasm') {
          loadLater(name);
          assert.equal(typeof given.l.f, 'function', 'a later file may call another');
          return { instance: { exports: { [name]: () => Object.keys(given.f) } } };
        }
        await load();
        for (const module of imports) assert.equal(typeof given[module].f, 'function');
        scope.given = given;
        return { module: {}, instance: { exports } };
      },
    },
  };
  const text = script('search-worker.js')
    .replace('import.meta.url', '"https://paper.example/news/search-worker.js"')
    .replace('import("./search-worker-archive.js" +', 'loadArchive(');
  vm.runInNewContext(text, scope);
  return { posted, scope, send: (/** @type {number} */ number, /** @type {string} */ message) => scope.onmessage({ data: [number, message] }) };
}

/** Lets everything happen that is to happen soon. */
const soon = () => new Promise((done) => setTimeout(done, 150));
/** Across contexts: plain values. @param {any} value */
const plain = (value) => JSON.parse(JSON.stringify(value));

test('messages that come before the search worker is there are answered in order', async () => {
  /** @type {(value?: unknown) => void} */
  let started = () => {};
  const worker = startWorker({ load: () => new Promise((done) => (started = done)) });
  worker.send(1, 'a1');
  worker.send(2, 'r');
  await soon();
  assert.deepEqual(worker.posted, []);
  started();
  await soon();
  assert.deepEqual(plain(worker.posted), [[1, 'answer to a1'], [2, 'answer to r']]);
});

test('every character goes there and back', async () => {
  const worker = startWorker({ answer: (message) => message });
  const text = 'aé€🙂👩‍👩‍👧\u{1f}\u{10ffff}北';
  worker.send(1, text);
  await soon();
  assert.deepEqual(plain(worker.posted), [[1, text]]);
});

test('of searches that wait only the newest is answered', async () => {
  /** @type {string[]} */
  const asked = [];
  const worker = startWorker({ answer: (message) => (asked.push(message), message) });
  for (const [number, message] of /** @type {[number, string][]} */ ([[1, 's f'], [2, 's fe'], [3, 'r'], [4, 's fer']])) worker.send(number, message);
  await soon();
  assert.deepEqual(asked, ['r', 's fer']);
  assert.deepEqual(plain(worker.posted), [[1, null], [2, null], [3, 'r'], [4, 's fer']]);
  worker.send(5, 's ferry');
  await soon();
  assert.deepEqual(plain(worker.posted.at(-1)), [5, 's ferry']);
});

test('the index is worked on in slices, and messages come in between', async () => {
  /** @type {string[]} */
  const order = [];
  let left = 3;
  const worker = startWorker({
    answer: (message) => (order.push(message), ''),
    work: (budget) => {
      // That is only a question.
      if (budget === 0) return left <= 0;
      order.push('work');
      if (order.length === 2) worker.send(2, 'a2');
      const end = performance.now() + 10;
      while (performance.now() < end);
      return --left <= 0;
    },
  });
  worker.send(1, 'a1');
  await new Promise((done) => setTimeout(done, 150));
  assert.deepEqual(order, ['a1', 'work', 'work', 'a2', 'work']);
});

test('search comes with the first search and what reads an index with the first of those, each once', async () => {
  /** @type {string[]} */
  const fetched = [];
  const archive = {
    look: async (/** @type {any} */ ask, /** @type {string} */ message) => `${ask(message)}, then ${ask('g', new Uint8Array([1, 2, 255]))}, then ${ask('x')}`,
  };
  const worker = startWorker({ archive, imports: ['l'], loadLater: (name) => fetched.push(name), answer: (message, bytes) => `${message}[${bytes}]` });
  worker.send(1, 'r');
  await soon();
  assert.deepEqual(fetched, [], 'related news needs neither');
  worker.send(2, 's one');
  await soon();
  assert.deepEqual(fetched, ['search_worker_search.wasm']);
  for (const number of [3, 4]) {
    worker.send(number, 'q one');
    await soon();
  }
  worker.send(5, 's two');
  await soon();
  const looked = 'q one[], then g[1,2,255], then x[]';
  assert.deepEqual(plain(worker.posted), [[1, 'r[]'], [2, 's one[]'], [3, looked], [4, looked], [5, 's two[]']]);
  assert.deepEqual(fetched, ['search_worker_search.wasm', 'search_worker_archive.wasm']);
  const { l } = worker.scope.given;
  assert.deepEqual(plain(l['search_worker_search.wasm']()), ['memory', 'message', 'bytes', 'answer', 'answered', 'work'], 'it has the first file’s functions');
  assert.deepEqual(plain(l['search_worker_archive.wasm']()), ['search_worker_search.wasm'], 'and it those of search');
});

test('what merges and what counts come when they are needed', async () => {
  /** @type {string[]} */
  const fetched = [];
  let [isOnline, steps] = [false, 0];
  const loadLater = (/** @type {string} */ name) => {
    fetched.push(name);
    if (!isOnline) throw new Error('no network');
  };
  const worker = startWorker({ imports: ['l'], loadLater, work: (budget) => budget > 0 && ++steps > 2 });
  worker.send(1, 'a');
  await soon();
  assert.deepEqual([fetched, steps], [['search_worker_merge.wasm'], 0], 'without it nothing is merged');
  isOnline = true;
  worker.send(2, 'r');
  await soon();
  assert.deepEqual([fetched.length, steps], [2, 3]);
  worker.send(3, 'sf\u001fone');
  await soon();
  assert.deepEqual(fetched.slice(2), ['search_worker_search.wasm', 'search_worker_facets.wasm']);
  assert.deepEqual(plain(worker.posted), [[1, 'answer to a'], [2, 'answer to r'], [3, 'answer to sf\u001fone']]);
  const { l } = worker.scope.given;
  assert.deepEqual(plain(l['search_worker_facets.wasm']()), ['search_worker_search.wasm']);
  assert.ok(plain(l['search_worker_merge.wasm']()).includes('memory'), 'it has the first file’s functions');
});

test('of searches that wait for their file only the newest is answered', async () => {
  const worker = startWorker({ imports: ['l'] });
  worker.send(1, 's f');
  await new Promise((done) => setTimeout(done));
  worker.send(2, 's fe');
  await soon();
  assert.deepEqual(plain(worker.posted), [[1, null], [2, 'answer to s fe']]);
});

for (const [what, kind, missing] of [['a search whose file', 's', 'search_worker_search.wasm'], ['an index whose reader', 'q', 'search_worker_archive.wasm']]) {
  test(`${what} cannot be read has no answer, and may be asked again`, async () => {
    let isOnline = false;
    const loadLater = (/** @type {string} */ name) => {
      if (name === missing && !isOnline) throw new Error('no network');
    };
    const worker = startWorker({ archive: { look: async () => 'answer to q' }, imports: ['l'], loadLater });
    worker.send(1, kind);
    await soon();
    isOnline = true;
    worker.send(2, kind);
    await soon();
    assert.deepEqual(plain(worker.posted), [[1, null], [2, `answer to ${kind}`]]);
    assert.equal(worker.posted[0][1], undefined, 'not null: nobody has overtaken it');
  });
}

test('a module that is whole needs no other file', async () => {
  const loadLater = () => assert.fail('there is none');
  const worker = startWorker({ archive: { look: async () => 'found' }, imports: ['./search_worker_bg.js'], loadLater });
  worker.send(1, 's');
  worker.send(2, 'q');
  await soon();
  assert.deepEqual(plain(worker.posted), [[1, 'answer to s'], [2, 'found']]);
});

test('a search worker that does not start says so, once', async () => {
  const worker = startWorker({ load: async () => { throw new Error('no module'); } });
  worker.send(1, 'a1');
  await soon();
  assert.deepEqual(worker.posted, [null]);
});

test('a search that is tried again is as old as it was', async () => {
  const worker = startWorker({});
  worker.send(1, 's f');
  worker.send(2, 's fe');
  worker.send(1, 's f');
  await soon();
  assert.deepEqual(plain(worker.posted), [[1, null], [2, 'answer to s fe'], [1, null]]);
});

/** The page's side, with workers of the test's own, in the order in which they were made. @param {any} [page] @param {boolean} [hasWorkers] */
function startPage(page = {}, hasWorkers = true) {
  /** @type {any[]} */
  const workers = [];
  const scope = {
    URL,
    Map,
    window: page,
    Worker: hasWorkers
      ? class {
          constructor(/** @type {any} */ address, /** @type {any} */ options) {
            workers.push({ address, options, script: this, sent: [], ended: 0 });
          }
          get #own() {
            return workers.find(({ script }) => script === this);
          }
          postMessage(/** @type {any} */ data) {
            this.#own.sent.push(plain(data));
          }
          terminate() {
            this.#own.ended++;
          }
        }
      : undefined,
  };
  const text = script('search-worker-page.js').replace('import.meta.url', '"https://paper.example/news/search-worker-page.js"').replace('export function', 'function');
  const ask = vm.runInNewContext(`${text}\nask;`, scope);
  /** Tries as often as that. @param {number} tries @returns {(work: () => Promise<any>) => Promise<any>} */
  const retried = (tries) => async (work) => {
    for (let left = tries; ; left--) {
      try {
        return await work();
      } catch (error) {
        if (left <= 1) throw error;
      }
    }
  };
  return { ask: (/** @type {string} */ message, tries = 1) => ask(message, retried(tries)), workers };
}

/** Lets what is settled be heard. */
const settled = () => new Promise((done) => setImmediate(done));

test('each question gets its own answer', async () => {
  const { ask, workers } = startPage();
  const zero = ask('zero');
  await settled();
  const [worker] = workers;
  worker.script.onmessage({ data: [1, ''] });
  assert.equal(await zero, '');
  const [one, two] = [ask('one'), ask('two')];
  assert.equal(worker.address, 'https://paper.example/news/search-worker.js');
  assert.deepEqual(worker.sent, [[1, 'zero'], [2, 'one'], [3, 'two']]);
  worker.script.onmessage({ data: [3, 'second'] });
  worker.script.onmessage({ data: [2, null] });
  assert.deepEqual([await one, await two], [null, 'second']);
});

test('a worker that has answered and stops answers nothing any more, and says so at once', async () => {
  const { ask, workers } = startPage();
  const first = ask('one');
  await settled();
  workers[0].script.onmessage({ data: [1, ''] });
  assert.equal(await first, '');
  const waiting = ask('two', 3);
  workers[0].script.onerror({ preventDefault() {} });
  assert.deepEqual([await waiting, await ask('three', 3)], [false, false]);
  assert.equal(workers.length, 1);
  assert.equal(workers[0].ended, 1);
});

test('a worker that does not load is started again with the same question', async () => {
  const { ask, workers } = startPage();
  const answer = ask('one', 3);
  await settled();
  workers[0].script.onmessage({ data: null });
  await settled();
  workers[1].script.onerror({ preventDefault() {} });
  await settled();
  assert.deepEqual(workers.map(({ sent, ended }) => [sent, ended]), [[[[1, 'one']], 1], [[[1, 'one']], 1], [[[1, 'one']], 0]]);
  workers[2].script.onmessage({ data: [1, 'late'] });
  assert.equal(await answer, 'late');
});

test('a file that did not load is asked for again by the same question, and in the end is named', async () => {
  const { ask, workers } = startPage();
  const answer = ask('s one', 2);
  await settled();
  workers[0].script.onmessage({ data: [1, undefined] });
  await settled();
  assert.deepEqual(workers[0].sent, [[1, 's one'], [1, 's one']]);
  workers[0].script.onmessage({ data: [1, undefined] });
  await assert.rejects(answer, /did not load/);
});

test('until the worker has answered, a search waits for the stories before it, also if these are sent again', async () => {
  const { ask, workers } = startPage();
  const answers = [ask('a stories', 2), ask('s one', 2)];
  await settled();
  workers[0].script.onmessage({ data: null });
  await settled();
  assert.deepEqual(workers[1].sent, [[1, 'a stories']]);
  workers[1].script.onmessage({ data: [1, ''] });
  await settled();
  assert.deepEqual(workers[1].sent.slice(1), [[2, 's one']]);
  workers[1].script.onmessage({ data: [2, 'found'] });
  assert.deepEqual(await Promise.all(answers), ['', 'found']);
});

test('a browser without workers has none', async () => {
  const { ask } = startPage({}, false);
  assert.equal(await ask('one', 3), false);
});

test('the policy for Trusted Types lets the worker’s own address through, whatever is asked, and is made once', async () => {
  /** @type {any[]} */
  const made = [];
  const trustedTypes = {
    createPolicy: (/** @type {string} */ name, /** @type {any} */ rules) => {
      made.push([name, Object.keys(rules), rules.createScriptURL('https://evil.example/x.js')]);
      return { createScriptURL: (/** @type {string} */ address) => ({ trusted: rules.createScriptURL(address) }) };
    },
  };
  const { ask, workers } = startPage({ trustedTypes });
  const waiting = ask('one', 2);
  await settled();
  workers[0].script.onmessage({ data: null });
  await settled();
  const own = 'https://paper.example/news/search-worker.js';
  assert.deepEqual(plain(made), [['dateline-search-worker', ['createScriptURL'], own]]);
  assert.deepEqual(plain(workers[1].address), { trusted: own });
  workers[1].script.onmessage({ data: null });
  await assert.rejects(waiting, /did not load/);
});
