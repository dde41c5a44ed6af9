// @ts-check
/**
 * The worker's side of the finder: answers what finder-page.js sends, and works on the index in between.
 *
 * The module takes and gives numbers only (src/bin/finder.rs), so it needs no script of wasm-bindgen's.
 *
 * @typedef {object} Finder
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
/** How the messages begin of which only the newest is answered: a search, of what is loaded or of an index. */
const SEARCH = "s";
const LOOK = "q";

/** @type {Record<string, number>} the number of the newest message of each kind */
const newest = {};
let isWorking = false;

/** The module whose functions stand in its second file (.ci/finish/supplement.mjs), which only lookBack needs. */
const LATER = "l";
/** @type {Record<string, Function>} those functions, once they are here */
const later = {};
/** Whether nothing of the module is missing. */
let isWhole = false;
/** @type {Promise<Record<string, Function>> | undefined} what is missing, on its way */
let more;

const started = start();
started.catch(() => postMessage(null));

onmessage = ({ data: [number, message] }) => {
  const kind = message[0];
  newest[kind] = number;
  const isOverdue = () => (kind === SEARCH || kind === LOOK) && newest[kind] !== number;
  /** @param {Finder} finder */
  const reply = (finder) => {
    if (isOverdue()) postMessage([number, null]);
    else if (kind === LOOK) lookBack(finder, message, isOverdue).then((answer) => postMessage([number, answer]));
    else postMessage([number, ask(finder, message)]);
    if (!isWorking) go(finder);
  };
  // In a task of its own, before which the messages that are here already have been seen.
  started.then((finder) => setTimeout(reply, 0, finder), () => {});
};

/** @returns {Promise<Finder>} */
async function start() {
  const answer = await fetch(new URL("finder_bg.wasm", import.meta.url));
  const forwarding = new Proxy(later, { get: (functions, name) => (/** @type {any[]} */ ...given) => functions[/** @type {string} */ (name)](...given) });
  // Without a second file nothing that is imported is ever called.
  const imports = new Proxy({}, { get: () => forwarding });
  const { module, instance } = await WebAssembly.instantiate(await answer.arrayBuffer(), imports);
  isWhole = WebAssembly.Module.imports(module).every(({ module }) => module !== LATER);
  return /** @type {any} */ (instance.exports);
}

/**
 * @param {Finder} finder
 * @param {string} message
 * @param {Uint8Array} [bytes] that come with it
 */
function ask(finder, message, bytes) {
  write(finder, finder.message, new TextEncoder().encode(message));
  if (bytes) write(finder, finder.bytes, bytes);
  const length = finder.answer();
  return new TextDecoder().decode(new Uint8Array(finder.memory.buffer, finder.answered() >>> 0, length));
}

/**
 * @param {Finder} finder
 * @param {(length: number) => number} room
 * @param {Uint8Array} bytes
 */
function write({ memory }, room, bytes) {
  const address = room(bytes.length) >>> 0;
  new Uint8Array(memory.buffer, address).set(bytes);
}

/**
 * Looks in the search index of a large edition; null: nobody waits for it any more; "": it could not be read.
 * @param {Finder} finder
 * @param {string} message
 * @param {() => boolean} isOverdue
 */
async function lookBack(finder, message, isOverdue) {
  try {
    const archive = await import("./finder-archive.js");
    if (!isWhole) more ??= archive.fetchMore(finder).catch((/** @type {unknown} */ error) => { more = undefined; throw error; });
    Object.assign(later, await more);
    isWhole = true;
    return await archive.look((text, bytes) => ask(finder, text, bytes), message, isOverdue);
  } catch (error) {
    // As if it had happened in no promise: the page must know that the finder has stopped.
    if (error instanceof WebAssembly.RuntimeError) setTimeout(() => { throw error; });
    if (isOverdue()) return null;
    console.error("Dateline: the search index could not be read.", error);
    return "";
  }
}

/** @param {Finder} finder */
function go(finder) {
  const end = performance.now() + SLICE;
  do isWorking = !finder.work(STEP);
  while (isWorking && performance.now() < end);
  if (isWorking) setTimeout(go, 0, finder);
}
