// @ts-check
/**
 * What the families of attacks are made of.
 *
 * @typedef {object} Vector
 * @property {string} name unique in its family
 * @property {string} text what a hostile feed puts into its texts
 * @property {string} [address] what it puts into its addresses; the text, if not given
 * @property {string} [careless] what a site that takes texts for markup would make of it; the text, if not given
 *
 * @typedef {object} Family
 * @property {string} name
 * @property {Vector[]} vectors
 * @property {number} runs at least so many run a script or ask a foreign server in a careless page
 * @property {number} shows at least so many do that or leave there what no page may have
 */

/** Proof that a script ran. */
export const RUN = 'window.__hit=1';
/** The same, as an address. */
export const SCRIPT = `javascript:void(${RUN})`;
/** Nobody may ask this host, or one below it, for anything. */
export const EVIL_HOST = 'evil.example';
export const EVIL = `https://${EVIL_HOST}`;
/** This host may be asked for pictures. */
export const PICTURE_HOST = 'pictures.example';
export const PICTURES = `https://${PICTURE_HOST}`;

/** @param {string} text as the value of an attribute in double quotes */
export const quoted = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * @param {Record<string, string>} texts by name
 * @param {(text: string) => Partial<Vector>} [more] what else is known of a vector with that text
 * @returns {Vector[]}
 */
export const vectors = (texts, more = () => ({})) => Object.entries(texts).map(([name, text]) => ({ name, text, ...more(text) }));

/**
 * Each of `ones` with each of `others`.
 * @template T, U
 * @param {Record<string, T>} ones by name
 * @param {Record<string, U>} others by name
 * @param {(one: T, other: U) => string} join
 * @param {(text: string) => Partial<Vector>} [more]
 * @returns {Vector[]}
 */
export const combined = (ones, others, join, more) =>
  Object.entries(ones).flatMap(([a, one]) => Object.entries(others).flatMap(([b, other]) => vectors({ [`${a}, ${b}`]: join(one, other) }, more)));
