// @ts-check
/**
 * <dateline-widget>: a newsroom's stories on any page. This file keeps its name for ever (docs/WIDGET.md); what it loads
 * when an element comes near has names by content. Until then, and if that never comes, the element's own content shows.
 *
 * Objects that are handed to the browser have no prototype: a page may have added anything to that of all objects.
 */

/** How far from the window an element is near. */
const NEAR = "600px";
const ATTRIBUTES = ["src", "site", "format", "layout", "count", "section", "topic", "slug", "related-to", "theme", "heading", "heading-level", "open", "lang", "dir"];
/**
 * The room that is held for the stories, so that the page does not move when they come: `--n` of them, in text of 16 pixels or
 * more. Widths are those of widget.css, in pixels: here an em would be the page's.
 */
const STYLE = `:host{display:block;min-inline-size:min(280px,100%)}:host([hidden]){display:none}.out{container:dl/inline-size}
.hold{--u:max(1rem,16px);--h:calc(var(--u)*(7.4 + var(--n)*6.9));display:grid;min-block-size:var(--h)}::slotted(*){align-self:start}
.lead{--h:calc(66.7cqi + var(--u)*27)}.ticker{--h:calc(var(--u)*11.7)}.article{--h:100vh}
.cards{--h:calc(66.7cqi + var(--u)*(9 + var(--n)*6.9))}
@container dl (min-width:336px){.list{--h:calc(var(--u)*(7.4 + var(--n)*5.6))}.lead{--h:calc(66.7cqi + var(--u)*20.5)}}
@container dl (min-width:480px){.ticker{--h:calc(var(--u)*10.4)}.cards{--h:calc(var(--u)*8.4 + round(up,var(--n)/2,1)*(33.4cqi + var(--u)*5.6))}}
@container dl (min-width:576px){.ticker{--h:calc(var(--u)*5.7)}.lead{--h:calc(38cqi + var(--u)*7.4)}}
@container dl (min-width:704px){.list{--h:calc(var(--u)*(7.4 + round(up,var(--n)/2,1)*5.6))}}
@container dl (min-width:736px){.cards{--h:calc(var(--u)*8.4 + round(up,var(--n)/4,1)*(16.7cqi + var(--u)*6.2))}}`;

/**
 * @typedef {{ show: (host: HTMLElement, place: HTMLElement) => Promise<void> }} Rest what an older or newer file offers; it stays
 *   as it is, as a page may have this file of one release and that of the next
 */

/** @type {Promise<Rest> | undefined} */
let rest;

/**
 * What draws elements. If its file is gone, because this one was kept for longer than its release, a newer one of this is asked.
 * @returns {Promise<Rest>}
 */
export function load() {
  // In these words, so that a bundler finds the file.
  rest ??= import("./rest.js")
    .catch(async (error) => {
      const own = new URL(import.meta.url);
      if (own.search) throw error;
      own.search = `?${Date.now()}`;
      return (await import(own.href)).load();
    })
    .catch((error) => {
      rest = undefined;
      throw error;
    });
  return rest;
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) /** @type {DatelineWidget} */ (target).draw();
  },
  /** @type {any} */ ({ __proto__: null, rootMargin: NEAR }),
);
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
/** Nothing will come: then the page's own style holds no room either. */
const empty = new CSSStyleSheet();
empty.replaceSync(":host{min-block-size:0!important}");
/** Of this document, also where a form or picture has taken one of its names. @param {string} name */
const make = (name) => Document.prototype.createElement.call(document, name);

export class DatelineWidget extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #place = make("div");
  #isNear = false;
  #isQueued = false;

  constructor() {
    super();
    const root = this.attachShadow(/** @type {any} */ ({ __proto__: null, mode: "open" }));
    root.adoptedStyleSheets = [sheet];
    const out = make("div");
    out.className = "out";
    this.#place.append(make("slot"));
    out.append(this.#place);
    root.append(out);
  }

  connectedCallback() {
    // Set before this script came.
    for (const name of Object.keys(this)) {
      if (!(name in DatelineWidget.prototype)) continue;
      const value = /** @type {any} */ (this)[name];
      delete (/** @type {any} */ (this)[name]);
      /** @type {any} */ (this)[name] = value;
    }
    this.#hold();
    if (!this.#isNear) observer.observe(this);
  }

  disconnectedCallback() {
    observer.unobserve(this);
  }

  attributeChangedCallback() {
    this.#hold();
    if (this.#isNear && !this.#isQueued) {
      this.#isQueued = true;
      queueMicrotask(() => this.draw());
    }
  }

  /** Draws the element, or draws it anew. */
  draw() {
    observer.unobserve(this);
    this.#isNear = true;
    this.#isQueued = false;
    load().then(
      ({ show }) => show(this, this.#place),
      () => {
        this.#place.className = "";
        if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = [sheet, empty];
        console.error("dateline-widget: its files did not load. See its address, and script-src of the page's policy.");
        const detail = { code: "not-loaded", attribute: null, message: "the widget's files did not load" };
        this.dispatchEvent(new CustomEvent("dateline-error", /** @type {any} */ ({ __proto__: null, bubbles: true, composed: true, detail })));
      },
    );
  }

  /** Holds the room. */
  #hold() {
    const layout = this.getAttribute("layout") || "list";
    this.#place.className = `hold ${layout}`;
    this.#place.style.setProperty("--n", String(Math.min(Math.max(parseInt(this.getAttribute("count") ?? "") || 5, 1), 30)));
  }
}

for (const name of ATTRIBUTES) {
  const property = name.replace(/-(.)/, (_, letter) => letter.toUpperCase());
  if (property in HTMLElement.prototype) continue;
  Object.defineProperty(DatelineWidget.prototype, property, /** @type {any} */ ({
    __proto__: null,
    configurable: true,
    enumerable: true,
    /** @this {Element} */
    get() {
      return this.getAttribute(name);
    },
    /** @this {Element} @param {unknown} value */
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  }));
}

// The first version on a page draws all elements.
if (!customElements.get("dateline-widget")) customElements.define("dateline-widget", DatelineWidget);
