// @ts-check
/**
 * Searches the index of a large edition: fetches the files that the module names (src/search_worker/archive.rs) and sends
 * the query again, until it is answered. search-worker.js loads this where an edition has an index.
 */

/** Follows each field of a message (src/search_worker/codec.rs). */
const END = "\u001f";
/** How an answer begins that names files (src/search_worker/protocol.rs), … */
const NEEDS_FILES = "n";
/** … and the message that brings one. */
const ADD_FILE = "g";
/** An index names what it needs in five rounds at most, the first of which is for its root. */
const MAX_ROUNDS = 6;
/** The root of a hundred thousand stories has 20 kB, other files about 4. */
const MAX_BYTES = 2 ** 20;
/** How long a file may take, in milliseconds, … */
const TIME_OUT = 10_000;
/** … and all that a question needs. */
const TIME_OUT_OF_ALL = 20_000;

/** @type {Map<string, Promise<Uint8Array>>} by address: what is on its way, for whoever asks next as well */
const underway = new Map();

/**
 * The search worker's answer; null if it is not wanted any more.
 * @param {(message: string, bytes?: Uint8Array) => string} ask
 * @param {string} message
 * @param {() => boolean} isOverdue
 */
export async function look(ask, message, isOverdue) {
  const end = performance.now() + TIME_OUT_OF_ALL;
  for (let round = 0; round < MAX_ROUNDS && performance.now() < end; round++) {
    const answer = ask(message);
    if (!answer.startsWith(NEEDS_FILES + END)) return answer;
    const [, root, ...names] = answer.split(END).slice(0, -1);
    const files = await Promise.all(names.map((name) => fetchFile(new URL(name, root))));
    names.forEach((name, at) => {
      if (!ask([ADD_FILE, root, name, ""].join(END), files[at])) throw new Error(`${new URL(name, root)} is no file of a search index`);
    });
    // What has come serves the next question, too.
    if (isOverdue()) return null;
  }
  throw new Error("the index asks for more and more files, or they take too long");
}

/** @param {URL} address */
function fetchFile({ href }) {
  const file = underway.get(href) ?? read(href).finally(() => underway.delete(href));
  underway.set(href, file);
  return file;
}

/** @param {string} address */
async function read(address) {
  // To where a redirection leads the page's policy would not look from here.
  const answer = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(TIME_OUT) });
  const reader = answer.ok && answer.body?.getReader();
  if (!reader) throw new Error(`${address} answered with status ${answer.status}`);
  const parts = [];
  let length = 0;
  for (let piece; !(piece = await reader.read()).done; parts.push(piece.value)) {
    length += piece.value.length;
    if (length > MAX_BYTES) {
      reader.cancel();
      throw new Error(`${address} is too large`);
    }
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
