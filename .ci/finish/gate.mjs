// @ts-check
/** What no script of the site may contain: each is a way for text to become code or elements. */

const FORBIDDEN = /innerHTML|outerHTML|insertAdjacentHTML|new Function|\beval\(|document\.write/g;

/**
 * @param {string} name
 * @param {string} script
 * @returns {string[]} what is wrong, empty if nothing
 */
export function violations(name, script) {
  return [...script.matchAll(FORBIDDEN)].map((match) => {
    const around = script.slice(Math.max(0, match.index - 30), match.index + 40).replace(/\s+/g, ' ');
    return `${name}: ${match[0]} in …${around}…`;
  });
}
