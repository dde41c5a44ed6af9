// @ts-check
/**
 * What draws <dateline-widget>: it fetches feeds, asks a program (src/bin/widget) what to show, and makes nodes of the
 * answer. Loaded by dateline-widget.js when an element comes near; one for all elements of a page.
 *
 * @typedef {object} Program
 * @property {(attributes: string, options: string) => string} check
 * @property {(text: string, options: string) => string} open
 * @property {(feed: number, text: string, address: string) => string} add
 * @property {(feed: number, attributes: string) => string} lay_out
 *
 * @typedef {string | [string, Record<string, string>, ...any[]]} Node a text, or an element with its attributes and children (src/element/data.rs)
 */

/**
 * The programs: for lists, for stories and related news as well, and for any feed. Each can all that those before it can.
 * Written so that a bundler finds the files.
 */
// @ts-expect-error the build makes its script
const LISTS = { glue: () => import("../widget.js"), wasm: new URL("../widget_bg.wasm", import.meta.url) };
// @ts-expect-error the build makes its script
const STORIES = { glue: () => import("../widget_stories.js"), wasm: new URL("../widget_stories_bg.wasm", import.meta.url) };
// @ts-expect-error the build makes its script
const FEEDS = { glue: () => import("../widget_feeds.js"), wasm: new URL("../widget_feeds_bg.wasm", import.meta.url) };
const STYLE = new URL("./widget.css", import.meta.url);
/** The newsroom that this comes from, as its configuration has it, and its site from here; in a package there is none. */
const NEWSROOM = { name: "", language: "en-GB", site: "../" };

const SITE = NEWSROOM.site && new URL(NEWSROOM.site, import.meta.url).href;
const ATTRIBUTES = ["layout", "count", "section", "topic", "slug", "related-to", "theme", "heading", "heading-level", "open"];
const SVG = "http://www.w3.org/2000/svg";
/** The largest feed, in bytes, and how long one may take, in milliseconds. */
const [MAX_BYTES, MAX_WAIT] = [24 * 1024 * 1024, 20_000];

/** Why nothing is shown. */
class Failure extends Error {
  /** @param {string} code @param {string | null} attribute @param {string} message */
  constructor(code, attribute, message) {
    super(message);
    this.code = code;
    this.attribute = attribute;
  }
}

/** Without a prototype, to which the page may have added anything. @template T @param {T} object @returns {T} */
const bare = (object) => Object.setPrototypeOf(object, null);
/** @type {Map<string, Promise<string>>} by address: each is asked for once */
const texts = new Map();
/** @type {Map<string, Promise<Program>>} by the address of their module */
const programs = new Map();
/** @type {Map<string, Promise<number>>} the numbers of feeds in their program, by program and all that they are read with */
const feeds = new Map();
/** @type {WeakMap<HTMLElement, { turn: number, content: ChildNode[] }>} elements that were drawn, and what they showed before */
const drawn = new WeakMap();
/** @type {Promise<CSSStyleSheet> | undefined} */
let style;
const empty = new CSSStyleSheet();
empty.replaceSync(":host{min-block-size:0!important}");

/** What is kept by its key unless it fails. @template T @param {Map<string, Promise<T>>} map @param {string} key @param {() => Promise<T>} make */
function once(map, key, make) {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  made.catch(() => map.delete(key));
  return made;
}

/**
 * Draws an element, or draws it anew.
 * @param {HTMLElement} host
 * @param {HTMLElement} place in its shadow root, with the slot for what it shows until then
 */
export async function show(host, place) {
  const before = drawn.get(host);
  const state = before ?? { turn: 0, content: [...place.childNodes] };
  if (!before) {
    drawn.set(host, state);
    listen(host, place);
  }
  const turn = ++state.turn;
  try {
    const [sheet, answer] = await Promise.all([styled(), answerFor(host)]);
    if (turn !== state.turn) return;
    const root = /** @type {ShadowRoot} */ (place.getRootNode());
    root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((other) => other !== sheet && other !== empty), sheet];
    const slug = /** @type {HTMLElement | null} */ (root.activeElement)?.dataset.slug;
    place.replaceChildren(make(["div", { class: "box" }, ...answer.elements]));
    if (slug !== undefined) /** @type {HTMLElement | undefined} */ ([...place.querySelectorAll("a")].find((link) => link.dataset.slug === slug))?.focus(bare({ preventScroll: true }));
    fit(host, place);
    turned(place);
    emit(host, "ready", { stories: answer.stories });
  } catch (error) {
    if (turn !== state.turn) return;
    place.replaceChildren(...state.content);
    release(place);
    const failure = error instanceof Failure ? error : new Failure("not-loaded", null, `the widget's files did not load (${error instanceof Error ? error.message : error})`);
    console.error(`dateline-widget${failure.attribute ? `, ${failure.attribute}` : ""}: ${failure.message}.`, host);
    emit(host, "error", { code: failure.code, attribute: failure.attribute, message: failure.message });
  }
}

/** Gives back the room that was held, by the element and by the page's own style on it. @param {HTMLElement} place */
function release(place) {
  place.className = "";
  const root = /** @type {ShadowRoot} */ (place.getRootNode());
  if (!root.adoptedStyleSheets.includes(empty)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, empty];
}

/** Gives back room that the stories do not need, if all that would move by it is below the window. @param {HTMLElement} host @param {HTMLElement} place */
function fit(host, place) {
  const isBelow = () => host.getBoundingClientRect().bottom > innerHeight;
  const held = place.className;
  if (isBelow()) place.className = "";
  if (!isBelow()) place.className = held;
}

/** @param {HTMLElement} host @param {string} name @param {object} detail @param {boolean} [cancelable] */
const emit = (host, name, detail, cancelable = false) => host.dispatchEvent(new CustomEvent(`dateline-${name}`, bare({ bubbles: true, composed: true, cancelable, detail })));

/** What an element shows. @param {HTMLElement} host @returns {Promise<{ stories: number, elements: Node[] }>} */
async function answerFor(host) {
  /** @type {Record<string, string | null>} */
  const asked = Object.fromEntries(ATTRIBUTES.filter((name) => host.hasAttribute(name)).map((name) => [name, host.getAttribute(name)]));
  const source = sourceOf(host);
  const attributes = JSON.stringify(asked);
  const isMore = asked.layout === "article" || Object.hasOwn(asked, "related-to");
  try {
    return await layOut(isMore ? STORIES : LISTS, source, attributes);
  } catch (error) {
    // Not an edition that `press` wrote.
    if (!(error instanceof Failure) || error.code !== "needs-more") throw error;
    return layOut(FEEDS, source, attributes);
  }
}

/** @param {typeof LISTS} files @param {ReturnType<typeof sourceOf>} source @param {string} attributes */
async function layOut(files, source, attributes) {
  const starting = once(programs, files.wasm.href, () => start(files));
  // Asked for at once, but a wrong attribute is told of first.
  const text = textAt(source.src, "src");
  text.catch(() => {});
  const [program, words] = await Promise.all([starting, wordsOf(source.lang)]);
  const options = JSON.stringify({ ...source, words });
  parsed(program.check(attributes, options));
  const feed = await once(feeds, files.wasm.href + options, async () => parsed(program.open(await text, options)).feed);
  let answer = parsed(program.lay_out(feed, attributes));
  if (answer.file) {
    parsed(program.add(feed, await textAt(answer.file, "slug"), answer.file));
    answer = parsed(program.lay_out(feed, attributes));
    if (answer.file) throw new Failure("no-text", "slug", "the story's file has no text");
  }
  return answer;
}

/** The words of a language that is not English, by their names. @param {string} tag */
const wordsOf = async (tag) => (/^en\b/i.test(tag) ? undefined : import("./words.js").then(({ words }) => words(tag)).catch(() => undefined));

/** The answer of a program, unless it is an error. @param {string} answer */
function parsed(answer) {
  const value = answer ? JSON.parse(answer) : {};
  if (Object.hasOwn(value, "error")) throw new Failure(value.error, value.attribute, value.message);
  return bare(value);
}

/** @param {HTMLElement} host */
function sourceOf(host) {
  const given = host.getAttribute("src");
  if (!given) throw new Failure("attribute", "src", "src is missing: it is the address of a feed");
  const src = address(given, host, "src");
  const url = new URL(src);
  if (location.protocol === "https:" && url.protocol === "http:" && !/^(localhost|127\.|\[::1\])/.test(url.host)) {
    throw new Failure("insecure-src", "src", `src="${given}" is on http:, which browsers do not load on a page on https:`);
  }
  const site = host.getAttribute("site");
  const home = site ? address(site.replace(/\/?$/, "/"), host, "site") : SITE !== "" && src.startsWith(SITE) ? SITE : "";
  return {
    src,
    format: host.getAttribute("format") ?? "",
    lang: host.getAttribute("lang") || NEWSROOM.language,
    home,
    name: home === SITE ? NEWSROOM.name : "",
  };
}

/** @param {string} given @param {HTMLElement} host @param {string} attribute */
function address(given, host, attribute) {
  try {
    return new URL(given, host.baseURI).href;
  } catch {
    throw new Failure("attribute", attribute, `${attribute}="${given}" is no address`);
  }
}

/** @param {string} url @param {string} attribute */
const textAt = (url, attribute) => once(texts, url, () => fetched(url, attribute));

/** @param {string} url @param {string} attribute */
async function fetched(url, attribute) {
  /** @param {object} [how] */
  const ask = (how) => fetch(url, bare({ credentials: "omit", signal: AbortSignal.timeout(MAX_WAIT), ...how }));
  /** @type {Response} */
  let response;
  try {
    response = await ask();
  } catch {
    // What the page may not read can still be asked for: then the server is there, and does not let the page read.
    const isThere = new URL(url).origin !== location.origin && (await ask({ mode: "no-cors" }).then(() => true, () => false));
    if (isThere) throw new Failure("cors", attribute, `${url} does not allow this page to read it: its server has to send Access-Control-Allow-Origin`);
    throw new Failure("unreachable", attribute, `${url} does not answer, or connect-src of the page's policy does not name it`);
  }
  if (!response.ok) throw new Failure("status", attribute, `${url} answered with status ${response.status}`);
  const body = await response.blob().catch(() => {
    throw new Failure("unreachable", attribute, `${url} broke off`);
  });
  if (body.size > MAX_BYTES) throw new Failure("too-large", attribute, `${url} has more than ${MAX_BYTES} bytes`);
  return body.text();
}

/** @param {typeof LISTS} files @returns {Promise<Program>} */
async function start({ glue, wasm }) {
  const answer = fetch(wasm, bare({ credentials: "omit" }));
  answer.catch(() => {});
  const program = await glue();
  try {
    await program.default({ module_or_path: answer });
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new Failure("policy", null, `the page's policy forbids WebAssembly: script-src needs 'wasm-unsafe-eval'`);
  }
  return program;
}

function styled() {
  // Servers for development answer with a script, unless a style sheet is asked for.
  style ??= fetch(STYLE, bare({ credentials: "omit", headers: bare({ accept: "text/css" }) })).then(async (answer) => {
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return new CSSStyleSheet().replace(await answer.text());
  });
  style.catch(() => (style = undefined));
  return style;
}

/** Methods of this document, also where a form or a picture has taken their names. */
const { createElement, createElementNS, createTextNode } = Document.prototype;

/** @param {Node} node @returns {any} */
function make(node) {
  if (typeof node === "string") return createTextNode.call(document, node);
  const [name, attributes, ...children] = node;
  const element = /** @type {HTMLElement} */ (name.startsWith("svg:") ? createElementNS.call(document, SVG, name.slice(4)) : createElement.call(document, name));
  for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
  // A style attribute would need a word in the page's policy.
  const { focusX, focusY } = element.dataset ?? {};
  if (focusX || focusY) element.style.objectPosition = `${focusX ?? 5}0% ${focusY ?? 5}0%`;
  element.append(...children.map(make));
  return element;
}

/** @param {HTMLElement} host @param {HTMLElement} place */
function listen(host, place) {
  place.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-turn]"));
    if (button) return turn(place, button.dataset.turn === "next" ? 1 : -1);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-slug]"));
    if (!link) return;
    const detail = { slug: link.dataset.slug, url: link.href, headline: link.textContent };
    if (!emit(host, "open", detail, true) || host.getAttribute("open") === "event") event.preventDefault();
  });
  place.addEventListener("error", (event) => /** @type {Element} */ (event.target).closest(".pic")?.classList.add("noimg"), true);
  place.addEventListener("scroll", () => turned(place), bare({ capture: true, passive: true }));
}

/** The list of a ticker, its stories, and which one is in view. @param {HTMLElement} place */
function ticker(place) {
  const list = /** @type {HTMLElement | null} */ (place.querySelector(".ticker .rows"));
  const items = /** @type {HTMLElement[]} */ ([...(list?.children ?? [])]);
  return { list, items, at: Math.min(Math.round(Math.abs(list?.scrollLeft ?? 0) / (list?.clientWidth || 1)), items.length - 1) };
}

/** Turns a ticker by one story, and says its headline. @param {HTMLElement} place @param {number} by */
function turn(place, by) {
  const { list, items, at } = ticker(place);
  const next = items[at + by];
  if (!list || !next) return;
  list.scrollTo(bare({ left: next.offsetLeft - items[0].offsetLeft, behavior: "instant" }));
  const status = place.querySelector("[role=status]");
  if (status) status.textContent = next.querySelector(".title")?.textContent ?? "";
  turned(place);
}

/** Marks the buttons of a ticker that lead nowhere. @param {HTMLElement} place */
function turned(place) {
  const { list, items, at } = ticker(place);
  if (!list) return;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-turn]")))
    button.setAttribute("aria-disabled", String(button.dataset.turn === "next" ? at >= items.length - 1 : at <= 0));
}
