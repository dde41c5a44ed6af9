// @ts-check
/**
 * Starts the site: asks for the data of this address before the program is there, loads the
 * program, and shows the static panel if it cannot start. It is the only script that runs before
 * wasm, so it stays small and needs nothing.
 *
 * The program finds what was begun here in `window.datelineBoot`.
 *
 * @typedef {object} Boot
 * @property {string} base path below which the site lives, with a slash at both ends
 * @property {string} config text of the configuration block
 * @property {Map<string, Promise<Response> & { end(): void }>} asked answers under way, by absolute address, and what ends each
 * @property {string[]} blocked addresses that the page's policy did not let us ask
 * @property {(address: string) => void} ask asks for a file before the program does, once
 * @property {(message: string) => Promise<string | null | false>} askSearchWorker asks the search worker (search-worker-page.js)
 * @property {boolean} isPrinted whether the page of this address was printed into the document: not a list that has grown, nor what a search finds
 * @property {() => void} [takenOver] says that the printed page is alive (printed.js)
 * @property {boolean} isOutdated whether the host has a file of this release no more
 * @property {(reason: "start" | "panic") => void} fail shows the static panel
 * @property {() => void} started says that the page is there
 * @property {(part: string) => Promise<void>} fetchPart fetches a part of the program that no first page needs, once
 */

const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-wasm]"));
const base = new URL(script.dataset.base || "/", location.href);

/** @type {Boot} */
const boot = {
  base: base.pathname,
  config: document.getElementById("dateline")?.textContent ?? "",
  asked: new Map(),
  blocked: [],
  ask,
  askSearchWorker,
  isPrinted: "printed" in document.documentElement.dataset && !/[?&](page|q)=/.test(location.search),
  isOutdated: false,
  fail,
  started() {
    program = /([^\s(@]+):wasm-function/.exec(new Error().stack ?? "")?.[1];
    watch.done();
    loadFonts();
  },
  fetchPart,
};

/**
 * What index.html watches the start with.
 * @type {{ heard: () => void, done: () => void, fail: (why: string) => void, stale: () => void }}
 */
const watch = /** @type {any} */ (window).datelineStart ?? { heard() {}, done() {}, fail() {}, stale() {} };
/** How long to wait before a file is asked for again, in milliseconds. */
const WAITS = [250, 750];
/** How long the server of the program may be silent, in milliseconds. */
const MAX_SILENCE = 10_000;

/** What the program's module is called in a stack. @type {string | undefined} */
let program;
/** @type {any} */
let glue;
/** @type {() => void} */
let resolveRunning;
/** When the program's first file runs, which the others belong to. @type {Promise<void>} */
const running = new Promise((resolve) => (resolveRunning = resolve));
/** The parts that were asked for. @type {Map<string, Promise<void>>} */
const parts = new Map();
Object.defineProperty(window, "datelineBoot", { value: boot });

addEventListener("securitypolicyviolation", (violation) => {
  if (violation.effectiveDirective === "connect-src") boot.blocked.push(violation.blockedURI);
});

// A trap is told from another script's by the files in its stack, which ends early where a program is deep.
Error.stackTraceLimit = 100;

// The release carries no panic message: a panic, a full memory and a deep recursion all end as a trap.
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

if (boot.isPrinted) import(new URL(script.dataset.printed ?? "", base).href).then((page) => page.whenSeen(boot)).then(begin, begin);
else begin();

function begin() {
  askForData();
  start().catch((error) => {
    console.error("Dateline could not start.", error);
    whenParsed(() => (boot.isOutdated ? watch.stale() : fail("start")));
  });
}

/** The fonts would hold the headline up on a slow line. At the next visit they are at hand, and used from the start. */
function loadFonts() {
  document.documentElement.dataset.fonts = "on";
  try {
    localStorage.setItem("dateline:fonts", "on");
  } catch {
    // Where nothing may be stored, they come after the headline each time.
  }
}

/** Asks for what this address will need: each feed, and the story where the address names one. */
function askForData() {
  let sources;
  try {
    sources = JSON.parse(boot.config).sources;
  } catch {
    return; // The program reads the block again and says what is wrong with it.
  }
  const slug = storySlug();
  // Where the edition is not as `press` writes it, what reads any feed is needed at once.
  if ("feedsEarly" in script.dataset) fetchPart("feeds").catch(() => {});
  for (const source of Array.isArray(sources) ? sources : []) {
    if (slug && typeof source?.article === "string") {
      ask(source.article.replaceAll("{hash}", folder(slug)).replaceAll("{slug}", slug));
    }
    if (typeof source?.url === "string") ask(source.url);
  }
}

/** The slug in `/article/:slug`, encoded as the program encodes it; "" on every other page. */
function storySlug() {
  const inner = location.pathname.startsWith(boot.base) ? location.pathname.slice(boot.base.length) : "";
  const segment = /^article\/([^/]+)\/?$/.exec(inner)?.[1] ?? "";
  try {
    return encodeURIComponent(decodeURIComponent(segment));
  } catch {
    return "";
  }
}

/**
 * The folder of a story in a large edition: two hexadecimal digits, as `Slug::folder` of the program.
 * @param {string} slug percent-encoded
 */
function folder(slug) {
  let hash = 2166136261;
  for (const byte of new TextEncoder().encode(decodeURIComponent(slug))) hash = Math.imul(hash ^ byte, 16777619);
  return (hash >>> 24).toString(16).padStart(2, "0");
}

/** @param {string} address relative to the site's base */
function ask(address) {
  let url;
  try {
    url = new URL(address, base);
  } catch {
    return; // The program names it in the console.
  }
  if ((url.protocol !== "https:" && url.protocol !== "http:") || boot.asked.has(url.href)) return;
  const controller = new AbortController();
  const answer = Object.assign(fetch(url.href, { signal: controller.signal }), { end: () => controller.abort() });
  answer.catch(() => {}); // The program asks again and tells the reader.
  boot.asked.set(url.href, answer);
}

/** @type {Promise<{ ask: (message: string, retried: <T>(work: () => Promise<T>) => Promise<T>) => Promise<string | null | false> }> | undefined} */
let searchWorker;

/**
 * Loads the search worker when it is asked for the first time.
 * @param {string} message
 */
async function askSearchWorker(message) {
  const file = script.dataset.searchWorker ?? "";
  // A browser may keep the answer for an address that did not load.
  searchWorker ??= later((attempt) => import(new URL(file, base).href + (attempt ? `?again=${attempt}` : "")), file);
  searchWorker.catch(() => (searchWorker = undefined));
  return (await searchWorker).ask(message, (work) => later(work, file));
}

/**
 * What `work` comes to, which loads a file of this release. Where it fails it is tried again, and in the
 * end the host is asked whether it still has the `file` that this release has of it.
 * @template T
 * @param {(attempt: number) => Promise<T>} work
 * @param {string} file
 */
async function later(work, file) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt === WAITS.length || error instanceof WebAssembly.CompileError) {
        boot.isOutdated ||= await isGone(file);
        throw error;
      }
      await new Promise((done) => setTimeout(done, WAITS[attempt]));
    }
  }
}

/** Whether the host answers, and has no such file. @param {string} file */
async function isGone(file) {
  try {
    const { status, headers } = await fetch(new URL(file, base), only({ method: "HEAD", cache: "no-store" }));
    // A host that has a page for every address has no such file, either.
    return status === 404 || status === 410 || (status === 200 && Boolean(headers.get("content-type")?.startsWith("text/html")));
  } catch {
    return false;
  }
}

/** Loads the glue and the wasm side by side; the program mounts itself. */
async function start() {
  const { js = "", wasm = "" } = script.dataset;
  const first = fetchProgram(wasm, 0);
  first.catch(() => {}); // Awaited below.
  glue = await later((attempt) => import(new URL(js, base).href + (attempt ? `?again=${attempt}` : "")), js);
  watch.heard();
  await later(async (attempt) => {
    const answer = await (attempt ? fetchProgram(wasm, attempt) : first);
    await parsed();
    await glue.default({ module_or_path: answer });
    resolveRunning();
  }, wasm);
}

/**
 * The program's file, streamed; it ends when its server is silent, and each piece is a sign of life.
 * @param {string} wasm
 * @param {number} attempt
 */
async function fetchProgram(wasm, attempt) {
  const ending = new AbortController();
  let timer = setTimeout(() => ending.abort(), MAX_SILENCE);
  const heard = () => {
    watch.heard();
    clearTimeout(timer);
    timer = setTimeout(() => ending.abort(), MAX_SILENCE);
  };
  const answer = await fetch(new URL(wasm, base), only({ signal: ending.signal, ...(attempt ? { cache: "no-store" } : {}) }));
  heard();
  if (!answer.ok || !answer.body) throw new Error(`${wasm} answered ${answer.status}`);
  const pieces = new TransformStream(
    only({
      transform: (/** @type {unknown} */ piece, /** @type {TransformStreamDefaultController} */ out) => {
        heard();
        out.enqueue(piece);
      },
      flush: () => clearTimeout(timer),
    }),
  );
  return new Response(answer.body.pipeThrough(pieces, only({})), only({ headers: answer.headers }));
}

/**
 * What no first page needs is in files of their own in a release. If one does not come, it can be asked for again.
 * @param {string} part
 */
function fetchPart(part) {
  const address = script.dataset[part];
  const fetched =
    parts.get(part) ??
    later((attempt) => addPart(part, address, attempt), address ?? "").catch((error) => {
      parts.delete(part);
      throw error;
    });
  parts.set(part, fetched);
  return fetched;
}

/** @param {string} part @param {string | undefined} address @param {number} attempt */
async function addPart(part, address, attempt) {
  if (!address) return;
  const answer = await fetch(new URL(address, base), only(attempt ? { cache: "reload" } : {}));
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  await running;
  // It is cut off the lists.
  if (part === "search") await fetchPart("lists");
  await glue.addPart(part, bytes);
}

/**
 * Options with nothing but what they say: another script may have added to every object.
 * @param {object} options
 * @returns {any}
 */
function only(options) {
  return Object.assign(Object.create(null), options);
}

/** @param {unknown} error */
function trapped(error) {
  if (error instanceof WebAssembly.RuntimeError && isOurs(error)) fail("panic");
}

/**
 * Whether a trap is of this program and not of another script's: its stack names our module or our glue.
 * @param {Error} error
 */
function isOurs({ stack }) {
  if (!stack || !program) return true;
  return [program, new URL(script.dataset.js ?? "", base).href].some((name) => stack.includes(name));
}

function parsed() {
  return new Promise((resolve) => whenParsed(() => resolve(undefined)));
}

/** @param {() => void} then */
function whenParsed(then) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then, { once: true });
  else then();
}

/**
 * Shows the static panel above whatever is on the page; the script in index.html has it, for pages that
 * this script does not reach.
 * @param {"start" | "panic"} reason
 */
function fail(reason) {
  watch.fail(reason);
}
