// @ts-check
/** The worker's side of the finder: answers what finder-page.js sends, and works on the index in between. */

// @ts-expect-error wasm-bindgen writes it
import init, { answer, work } from "./finder.js";

/** How long the index is worked on before messages are looked for, in milliseconds; the last step may take two more. */
const SLICE = 6;
/** How many postings at a time: a small part of a slice, also on a slow phone. */
const STEP = 5_000;

let newestSearch = 0;
let isWorking = false;

const ready = init();
ready.catch(() => postMessage(null));

onmessage = ({ data: [number, message] }) => {
  const isSearch = message[0] === "s";
  if (isSearch) newestSearch = number;
  // In a task of its own, before which the messages that are here already have been seen.
  const reply = () => {
    postMessage([number, isSearch && number !== newestSearch ? null : answer(message)]);
    if (!isWorking) go();
  };
  ready.then(() => setTimeout(reply), () => {});
};

function go() {
  const end = performance.now() + SLICE;
  do isWorking = !work(STEP);
  while (isWorking && performance.now() < end);
  if (isWorking) setTimeout(go);
}
