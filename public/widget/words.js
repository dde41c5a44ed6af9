// @ts-check
/** The widget's own words in other languages than English, which its programs have: a file for each language. */

/** Written so that a bundler finds the files. @type {Record<string, () => Promise<{ default: Record<string, string> }>>} */
const LANGUAGES = {
  ar: () => import("./words/ar.js"),
  de: () => import("./words/de.js"),
  es: () => import("./words/es.js"),
  fr: () => import("./words/fr.js"),
  he: () => import("./words/he.js"),
  hi: () => import("./words/hi.js"),
  it: () => import("./words/it.js"),
  ja: () => import("./words/ja.js"),
  ko: () => import("./words/ko.js"),
  nl: () => import("./words/nl.js"),
  pl: () => import("./words/pl.js"),
  pt: () => import("./words/pt.js"),
  ru: () => import("./words/ru.js"),
  tr: () => import("./words/tr.js"),
  zh: () => import("./words/zh.js"),
};

/**
 * The words by their names; none for a language that has no file. Who reads traditional characters gets no simplified ones.
 * @param {string} tag
 */
export async function words(tag) {
  const language = /^zh-(hant|tw|hk|mo)/i.test(tag) ? "" : tag.toLowerCase().split("-")[0];
  return Object.hasOwn(LANGUAGES, language) ? (await LANGUAGES[language]()).default : undefined;
}
