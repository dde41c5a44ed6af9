// @ts-check
/**
 * Which request waited for which, from what Chromium says about their initiators.
 *
 * @typedef {{url?: string, callFrames?: {url: string}[], parent?: Stack}} Stack
 * @typedef {object} Sent
 * @property {string} url
 * @property {string} type CDP's resource type
 * @property {number} at milliseconds since 1970
 * @property {{type: string, url?: string, stack?: Stack}} initiator
 * @typedef {Sent & {hops: number}} Counted
 */

/** @param {Sent} request */
export const withoutPictures = ({ type, url }) =>
  /^https?:/.test(url) && !['Image', 'Media', 'Font'].includes(type) && !/\.(woff2?|avif|webp|png|jpe?g|gif|svg|ico)$/.test(new URL(url).pathname);

/**
 * Notes for each request how many others it waited for, one after another. The page has 0; what its
 * HTML names has 1; what a script asks for has one more than the script. A script that asks again for
 * what the page has begun to fetch waits for nothing: the first request counts.
 * @param {Sent[]} requests in order
 * @returns {Counted[]}
 */
export function depths(requests) {
  /** @type {Map<string, number>} */
  const known = new Map();
  return requests.map((request) => {
    const parents = [request.initiator.url, ...scripts(request.initiator.stack)].filter((url) => url !== undefined && url !== request.url);
    const deepest = Math.max(-1, ...parents.map((url) => known.get(/** @type {string} */ (url)) ?? -1));
    const hops = request.type === 'Document' && known.size === 0 ? 0 : Math.max(deepest, 0) + 1;
    if (!known.has(request.url)) known.set(request.url, hops);
    return { ...request, hops };
  });
}

/**
 * The scripts in a stack, those it was scheduled from among them.
 * @param {Stack | undefined} stack
 * @returns {string[]}
 */
function scripts(stack) {
  if (!stack) return [];
  return [...(stack.callFrames ?? []).map(({ url }) => url), ...scripts(stack.parent)].filter(Boolean);
}
