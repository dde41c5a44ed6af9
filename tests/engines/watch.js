// @ts-check
/**
 * Stands before everything else on the pages of these tests, and notes what a page complains of, the same in every
 * engine: violations of the policy, errors that nobody caught, files that did not load, and what is written to the
 * console as an error or a warning. It is kept for the tab, so that what one document says is not lost with it.
 */
(() => {
  const KEY = 'engines:complaints';
  const note = (/** @type {string} */ text) => {
    const before = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    sessionStorage.setItem(KEY, JSON.stringify([...before, text]));
  };
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) =>
    note(`policy: ${effectiveDirective} ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`),
  );
  addEventListener('unhandledrejection', ({ reason }) => note(`uncaught in a promise: ${reason}`));
  // Captured, for what does not load says so to its element alone.
  addEventListener('error', (event) => note(event instanceof ErrorEvent ? `uncaught: ${event.message}` : `not loaded: ${/** @type {Element} */ (event.target).outerHTML.slice(0, 300)}`), true);
  for (const level of /** @type {const} */ (['error', 'warn'])) {
    const write = console[level].bind(console);
    console[level] = (/** @type {unknown[]} */ ...what) => {
      note(`console ${level}: ${what.join(' ')}`);
      write(...what);
    };
  }
  // What `lostNodes` of tests/e2e/support/printed.mjs looks for: the nodes that were printed, with what is around them.
  addEventListener('DOMContentLoaded', () => {
    const place = document.querySelector('html[data-printed] .site');
    if (!place) return;
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    /** @type {unknown[]} */
    const printed = [];
    while (walker.nextNode()) printed.push([walker.currentNode, walker.currentNode.nodeName, walker.currentNode.parentElement?.outerHTML.slice(0, 200)]);
    Object.assign(window, { printed });
  });
})();
