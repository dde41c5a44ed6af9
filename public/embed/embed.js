// @ts-check
/** The builder of the code for partners: choices, the code, and the widget itself as the preview. */
import "../widget/dateline-widget.js";

/** Widths of the previews, in pixels, beside the chosen one. */
const WIDTHS = [280, 480, 900];
/** Settings that are their own default are left out. */
const DEFAULTS = { layout: "list", section: "", count: "5", theme: "host" };

const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-src]"));
const site = new URL("../", document.baseURI).href;
const feed = new URL(script.dataset.src ?? "", document.baseURI).href;
/** @param {string} id */
const value = (id) => /** @type {HTMLInputElement | HTMLSelectElement} */ (document.getElementById(id)).value;
/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} text */
const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** What was chosen, of what is not its default anyway. */
const chosen = () => Object.entries(DEFAULTS).flatMap(([name, usual]) => (value(name) && value(name) !== usual ? [[name, value(name)]] : []));

const chosenWidth = () => Math.min(Math.max(parseInt(value("width")) || 480, 280), 1200);

function codeOf() {
  const width = chosenWidth();
  // The room that the element will hold, from the first paint of the page on.
  const height = Math.ceil(previews[0].getBoundingClientRect().height);
  if (value("form") === "frame") {
    const query = new URLSearchParams(chosen());
    const address = `${site}widget/frame.html${query.size ? `?${query}` : ""}`;
    return `<iframe src="${quoted(address)}" title="News" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
  }
  // A feed that is elsewhere does not say where the site is.
  const home = feed.startsWith(site) ? "" : ` site="${quoted(site)}"`;
  const attributes = chosen().map(([name, text]) => ` ${name}="${quoted(text)}"`).join("");
  return [
    `<script type="module" src="${quoted(site)}widget/dateline-widget.js"></${"script"}>`,
    `<dateline-widget src="${quoted(feed)}"${home}${attributes} style="display:block;width:${width}px;max-width:100%;min-height:${height}px">`,
    `  <a href="${quoted(site)}">More news</a>`,
    `</dateline-widget>`,
  ].join("\n");
}

/** @type {HTMLElement[]} */
const previews = [chosenWidth(), ...WIDTHS].map((width) => {
  const element = document.createElement("dateline-widget");
  element.setAttribute("src", feed);
  element.setAttribute("site", site);
  element.setAttribute("heading-level", "3");
  element.setAttribute("open", "new");
  const box = document.createElement("div");
  box.append(document.createElement("p"), element);
  place("previews").append(box);
  resize(box, width);
  return element;
});

/** @param {HTMLElement} box of a preview @param {number} width */
function resize(box, width) {
  box.style.inlineSize = `${width}px`;
  /** @type {Element} */ (box.firstChild).textContent = `${width} pixels wide`;
}

function refresh() {
  place("said").textContent = "";
  resize(/** @type {HTMLElement} */ (previews[0].parentElement), chosenWidth());
  for (const element of previews) {
    for (const [name, usual] of Object.entries(DEFAULTS)) {
      const wanted = value(name) || usual;
      if (wanted === "") element.removeAttribute(name);
      else if (element.getAttribute(name) !== wanted) element.setAttribute(name, wanted);
    }
  }
  place("code").textContent = codeOf();
}

/** The sections of the feed, as its stories name them. */
async function listSections() {
  const { items } = await (await fetch(feed)).json();
  /** @type {Map<string, string>} */
  const sections = new Map();
  for (const item of Array.isArray(items) ? items : []) {
    const { id, name } = item?._dateline?.section ?? {};
    if (typeof id === "string" && typeof name === "string") sections.set(id, name);
  }
  for (const [id, name] of [...sections].sort(([, a], [, b]) => a.localeCompare(b))) place("section").append(new Option(name, id));
}

document.querySelector("form")?.addEventListener("input", refresh);
document.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
place("copy").addEventListener("click", async () => {
  const copied = await navigator.clipboard.writeText(place("code").textContent ?? "").then(() => true, () => false);
  place("said").textContent = copied ? "Copied" : "It could not be copied: select the code and copy it yourself.";
});
refresh();
listSections().catch(() => {});
