// @ts-check
/**
 * The search worker: answers the messages of search-worker-page.js, and works on the index in between.
 *
 * The module takes and gives numbers only (src/bin/search_worker.rs), so it needs no script of wasm-bindgen's.
 *
 * @typedef {object} SearchModule
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} message
 * @property {(length: number) => number} bytes
 * @property {() => number} answer
 * @property {() => number} answered
 * @property {(budget: number) => number} work
 */

/** How long the index is worked on before messages are looked for, in milliseconds; the last step may take two more. */
const SLICE = 6;
/** How many postings at a time: a small part of a slice, also on a slow phone. */
const STEP = 5_000;
/** Kinds of messages (src/search_worker/protocol.rs): a search in the index, and one in that of a large edition. Only the newest of each is answered. */
const SEARCH = "s";
const SEARCH_ARCHIVE = "q";
/** A search with facets begins so. */
const SEARCH_WITH_FACETS = "sf";
/** The module's files (.ci/finish/search-worker.mjs) … */
const FILES = ["search_worker_bg.wasm", "search_worker_search.wasm", "search_worker_archive.wasm", "search_worker_merge.wasm", "search_worker_facets.wasm"];
/** … and from which of them each imports, in a release. */
const FROM = [0, 0, 1, 0, 1];
/** The one that merges the segments of an index: an edition that came at once is one segment, and never needs it. */
const MERGE = 3;
const FACETS = 4;
/** Which of them such a message needs, with that which it imports from. */
const NEEDED = { [SEARCH]: 1, [SEARCH_ARCHIVE]: 2 };
/** How long a file may take that a reader waits for, in milliseconds. */
const TIME_OUT = 10_000;

/** @type {Record<string, number>} the number of the newest message of each kind */
const newest = {};
let isWorking = false;

/** The module that files import from what later ones have. */
const LATER = "l";
/** @type {Record<string, Function>} that, as far as it is here, … */
const later = {};
/** … and what hands calls on to it. */
const forwarding = new Proxy(later, { get: (functions, name) => (/** @type {any[]} */ ...given) => functions[/** @type {string} */ (name)](...given) });
/** How often the script for search indexes did not load: a browser may keep that answer for its address. */
let failures = 0;
/** Whether the first file is all there is: the module was not cut. */
let isWhole = false;

/** @type {Promise<any>[]} what the files export, as far as they are wanted */
const files = [start()];
files[0].catch(() => postMessage(null));

onmessage = ({ data: [number, message] }) => {
  const kind = message[0];
  // One that is tried again keeps its number.
  newest[kind] = Math.max(number, newest[kind] ?? 0);
  const isOverdue = () => kind in NEEDED && newest[kind] !== number;
  /** @param {SearchModule} wasm */
  const reply = (wasm) => {
    if (isOverdue()) postMessage([number, null]);
    else if (kind in NEEDED) search(wasm, message, isOverdue).then((answer) => postMessage([number, answer]));
    else postMessage([number, ask(wasm, message)]);
    if (!isWorking && (isWorking = !wasm.work(0))) {
      // Without the file queries are slower, and it is asked for again after the next message.
      file(MERGE).then(() => setTimeout(go, 0, wasm), () => (isWorking = false));
    }
  };
  // In a task of its own, before which the messages that are here already have been seen.
  files[0].then((wasm) => setTimeout(reply, 0, wasm), () => {});
};

/** @returns {Promise<SearchModule>} */
async function start() {
  // Of a whole module nothing that is imported is ever called.
  const { module, instance } = await load(FILES[0], new Proxy({}, { get: () => forwarding }));
  isWhole = WebAssembly.Module.imports(module).every(({ module }) => module !== LATER);
  return /** @type {any} */ (instance.exports);
}

/**
 * What a file exports, once it and those before it are here; what has failed is tried again.
 * @param {number} at
 * @returns {Promise<any>}
 */
function file(at) {
  if (isWhole) return files[0];
  files[at] ??= file(FROM[at]).then(async (f) => {
    const { instance } = await load(FILES[at], { f, [LATER]: forwarding }, { signal: AbortSignal.timeout(TIME_OUT) });
    Object.assign(later, instance.exports);
    return instance.exports;
  });
  files[at].catch(() => delete files[at]);
  return files[at];
}

/**
 * @param {string} name
 * @param {WebAssembly.Imports} imports
 * @param {RequestInit} [how]
 */
async function load(name, imports, how) {
  const answer = await fetch(new URL(name, import.meta.url), how);
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}

/**
 * @param {SearchModule} wasm
 * @param {string} message
 * @param {Uint8Array} [bytes] that come with it
 */
function ask(wasm, message, bytes) {
  write(wasm, wasm.message, new TextEncoder().encode(message));
  if (bytes) write(wasm, wasm.bytes, bytes);
  const length = wasm.answer();
  return new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, wasm.answered() >>> 0, length));
}

/**
 * @param {SearchModule} wasm
 * @param {(length: number) => number} room
 * @param {Uint8Array} bytes
 */
function write({ memory }, room, bytes) {
  const address = room(bytes.length) >>> 0;
  new Uint8Array(memory.buffer, address).set(bytes);
}

/**
 * What a search finds; null: nobody waits for it any more; undefined: the search itself, or an index, could not be read.
 * @param {SearchModule} wasm
 * @param {string} message
 * @param {() => boolean} isOverdue
 */
async function search(wasm, message, isOverdue) {
  const kind = /** @type {keyof NEEDED} */ (message[0]);
  try {
    await file(message.startsWith(SEARCH_WITH_FACETS) ? FACETS : NEEDED[kind]);
    if (isOverdue()) return null;
    if (kind === SEARCH) return ask(wasm, message);
    const archive = await import("./search-worker-archive.js" + (failures ? `?again=${failures}` : "")).catch((error) => {
      failures++;
      throw error;
    });
    return await archive.look((/** @type {string} */ text, /** @type {Uint8Array | undefined} */ bytes) => ask(wasm, text, bytes), message, isOverdue);
  } catch (error) {
    // As if it had happened in no promise: the page must know that the search worker has stopped.
    if (error instanceof WebAssembly.RuntimeError) setTimeout(() => { throw error; });
    if (isOverdue()) return null;
    console.error(`Dateline: ${kind === SEARCH ? "search" : "the search index"} could not be read.`, error);
    return undefined;
  }
}

/** @param {SearchModule} wasm */
function go(wasm) {
  const end = performance.now() + SLICE;
  do isWorking = !wasm.work(STEP);
  while (isWorking && performance.now() < end);
  if (isWorking) setTimeout(go, 0, wasm);
}
