// @ts-check
/**
 * The page's side of the search worker: starts it, and hands out its answers. boot.js loads this with the first message.
 */

const SCRIPT = new URL("search-worker.js", import.meta.url).href;

/** @type {Map<number, { resolve: (answer: string | null | false) => void, reject: (reason: Error) => void }>} */
const waiting = new Map();
let asked = 0;
/** Messages that wait for those before them, and what the last of these comes to. */
let queued = 0;
/** @type {Promise<unknown>} */
let last = Promise.resolve();
/** @type {Worker | undefined} */
let worker;
/** Whether it has answered: then it has stories in its memory, and if it stops, another cannot take its place. */
let hasAnswered = false;
let isLost = false;
/** @type {any} of Trusted Types; one of a name is all that the page may make */
let policy;

/**
 * The answer to a message; null for a search that a newer one has followed, false if the worker cannot run or has stopped.
 * @param {string} message
 * @param {<T>(work: () => Promise<T>) => Promise<T>} retried tries again what rejects
 * @returns {Promise<string | null | false>} rejects if a file of the worker's, or of a search index, cannot be loaded
 */
export function ask(message, retried) {
  const number = ++asked;
  const run = () => retried(() => post(number, message));
  if (hasAnswered && queued === 0) return run();
  // Until the worker is known to work, one after the other: stories are there before they are looked for.
  queued++;
  const answer = last.then(run).finally(() => queued--);
  last = answer.catch(() => {});
  return answer;
}

/** @param {number} number @param {string} message */
function post(number, message) {
  return /** @type {Promise<string | null | false>} */ (
    new Promise((resolve, reject) => {
      if (!worker && !isLost) start();
      if (!worker) return resolve(false);
      waiting.set(number, { resolve, reject });
      worker.postMessage([number, message]);
    })
  );
}

function start() {
  try {
    worker = new Worker(trusted(), { type: "module" });
    worker.onmessage = receive;
    // A file that did not load, a policy that forbids it, a trap.
    worker.onerror = (/** @type {ErrorEvent} */ event) => {
      event.preventDefault();
      stop();
    };
  } catch {
    isLost = true;
  }
}

/** @param {MessageEvent} message an answer with its number, without one if a file did not load; null: the module did not */
function receive({ data }) {
  if (!data) return stop();
  const [number, answer] = data;
  if (answer === undefined) waiting.get(number)?.reject(new Error("A file of search did not load."));
  else {
    hasAnswered = true;
    waiting.get(number)?.resolve(answer);
  }
  waiting.delete(number);
}

function stop() {
  worker?.terminate();
  worker = undefined;
  isLost = hasAnswered;
  for (const { resolve, reject } of waiting.values()) isLost ? resolve(false) : reject(new Error("The search worker did not load."));
  waiting.clear();
}

/** The worker's address, as a page with Trusted Types wants it: this policy lets no other through. */
function trusted() {
  const { trustedTypes } = /** @type {any} */ (window);
  return (policy ??= trustedTypes?.createPolicy("dateline-search-worker", { createScriptURL: () => SCRIPT }))?.createScriptURL("") ?? SCRIPT;
}
