// @ts-check
/**
 * The page's side of the search worker: starts it, and hands out its answers. boot.js loads this
 * when the program first asks.
 */

const SCRIPT = new URL("search-worker.js", import.meta.url).href;

/** @type {Map<number, { resolve: (answer: string | null) => void, reject: (reason: Error) => void }>} */
const waiting = new Map();
let asked = 0;
let isLost = false;

const worker = new Worker(trusted(), { type: "module" });
worker.onmessage = receive;
// A file that did not load, a policy that forbids it, a trap: it does not come back.
worker.onerror = (/** @type {ErrorEvent} */ event) => {
  event.preventDefault();
  lose();
};

/** @param {MessageEvent} message an answer with its number; null: the worker could not start */
function receive({ data }) {
  if (!data) return lose();
  const [number, answer] = data;
  waiting.get(number)?.resolve(answer);
  waiting.delete(number);
}

/**
 * The answer to a message; null for a search that a newer one has followed. Rejects if the worker could not start, or
 * has stopped.
 * @param {string} message
 * @returns {Promise<string | null>}
 */
export function ask(message) {
  return new Promise((resolve, reject) => {
    waiting.set(++asked, { resolve, reject });
    if (isLost) lose();
    else worker.postMessage([asked, message]);
  });
}

function lose() {
  isLost = true;
  worker.terminate();
  for (const { reject } of waiting.values()) reject(new Error("The search worker has stopped."));
  waiting.clear();
}

/** The worker's address, as a page with Trusted Types wants it: this policy lets no other through. */
function trusted() {
  const { trustedTypes } = /** @type {any} */ (window);
  return trustedTypes?.createPolicy("dateline-search-worker", { createScriptURL: () => SCRIPT }).createScriptURL("") ?? SCRIPT;
}
