// @ts-check
/**
 * The widget in a frame, for pages that allow no script: frame.html?layout=cards&section=climate. It shows the newsroom's own
 * feed and no other, and tells the page around it how high it is:
 *
 *     { type: "dateline-height", version: 1, height: 640 }
 *
 * It listens to no messages, so there is none to check.
 */
import "./dateline-widget.js";

/** What the address may set. */
const SETTINGS = ["layout", "count", "section", "topic", "slug", "related-to", "theme", "heading", "heading-level", "open", "lang", "dir"];

const asked = new URLSearchParams(location.search);
const sheet = new CSSStyleSheet();
sheet.replaceSync("body{margin:0}");
document.adoptedStyleSheets = [sheet];
const element = document.createElement("dateline-widget");
for (const name of SETTINGS) {
  const value = asked.get(name);
  if (value !== null) element.setAttribute(name, value);
}
// Alone in its frame, it has no page around it whose colours it could follow.
if (!asked.has("theme")) element.setAttribute("theme", "auto");
element.setAttribute("src", /** @type {HTMLScriptElement} */ (document.querySelector("script[data-src]")).dataset.src ?? "");
const home = document.createElement("a");
home.href = "../";
// The feed may be elsewhere; the newsroom's site is this one.
element.setAttribute("site", home.href);
home.target = "_top";
home.textContent = "To the newsroom";
element.append(home);
document.body.append(element);

let told = 0;
new ResizeObserver(() => {
  const height = Math.ceil(element.getBoundingClientRect().height);
  if (height === told || parent === window) return;
  told = height;
  // To whichever page it is: it learns a height, and nothing of the reader.
  parent.postMessage({ type: "dateline-height", version: 1, height }, "*");
}).observe(element);
