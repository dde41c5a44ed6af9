// @ts-check
/**
 * What only a printed page needs, whose reader is there before the program. Loaded by boot.js.
 *
 * @typedef {import("./boot.js").Boot} Boot
 */

/** How long a page is left to its pictures, in milliseconds. */
const MAX_PICTURES = 5_000;

/**
 * Waits until all is there that the page shows: nothing of the program is on the line before.
 * @param {Boot} boot
 */
export async function whenSeen(boot) {
  boot.takenOver = takenOver;
  await new Promise((resolve) => {
    if (document.readyState === "complete") resolve(undefined);
    addEventListener("load", resolve);
    setTimeout(resolve, MAX_PICTURES);
  });
  // The program finds its skeletons in the document.
  const kept = document.querySelector("template");
  kept?.replaceWith(kept.content);
  // On a page that is there at once, the browser finds the position by itself.
  addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
  addEventListener("pageshow", () => (history.scrollRestoration = "manual"));
}

/** What the reader has done before the program was there is done now. */
function takenOver() {
  document.documentElement.dataset.printed = "over";
  for (const input of document.querySelectorAll("input")) {
    const isTyped = input.type === "search" && input.value !== input.defaultValue;
    if (isTyped || input.checked !== input.defaultChecked) input.dispatchEvent(new Event(isTyped ? "input" : "change"));
  }
  // A picture that failed before anybody listened fails once more.
  for (const image of document.images) {
    if (image.complete && !image.naturalWidth) image.decode().catch(() => image.dispatchEvent(new Event("error")));
  }
}
