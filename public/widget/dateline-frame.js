// @ts-check
/** Gives frames of the widget (widget/frame.html) the height that they ask for. For the page around them; keeps its name for ever. */
const MAX_HEIGHT = 20_000;
addEventListener("message", ({ data, origin, source }) => {
  const height = data?.type === "dateline-height" && data.version === 1 ? data.height : 0;
  if (!Number.isInteger(height) || height < 1 || height > MAX_HEIGHT || !source) return;
  for (const frame of /** @type {NodeListOf<HTMLIFrameElement>} */ (Document.prototype.querySelectorAll.call(document, "iframe[src*='/widget/frame.html']"))) {
    // A frame that is sandboxed without an origin has none to tell.
    const own = frame.sandbox.length > 0 && !frame.sandbox.contains("allow-same-origin") ? "null" : new URL(frame.src).origin;
    if (frame.contentWindow === source && origin === own) frame.style.height = `${height}px`;
  }
});
