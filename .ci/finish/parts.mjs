// @ts-check
/**
 * The files that the program comes in beside its first one: the Rust modules of each (of methods, that of their type).
 * Nothing of a part may be called before `browser::part::load` has said that it is here.
 *
 * @typedef {object} Part
 * @property {string | null} of the part that it is cut off, which must be here before it; null: the first file
 * @property {string[]} modules
 */

/** What no first page needs: lists, more stories, the sidebar (docs/decisions/0010-supplement.md). */
const LISTS = ['site::pages::story_sidebar', 'site::pages::list', 'site::story_loader::prefetch', 'site::components::load_more::append', 'site::search::worker_client'];

/** The search page. */
const SEARCH = [
  'site::search::archive',
  'site::search::choices',
  'site::search::older_stories',
  'site::search::page',
  'site::search::phrases',
  'site::search::result_row',
  'site::search::session',
];

/** What reads anybody's feeds and HTML, which editions that `press` wrote do not need (docs/decisions/0019-exact-editions.md). */
const FEEDS = ['site::story_loader::any_feed', 'feed::lenient', 'feed::date', 'body::story_text', 'body::text', 'body::dom', 'body::prescan', 'body::walk', 'body::walker'];

/**
 * The parts of a build, each behind the one that it is cut off.
 * @param {string[]} features of Cargo.toml
 * @returns {Record<string, Part>}
 */
export function parts(features) {
  return {
    // Feeds of other systems always need it. It comes first: lists look into texts of such feeds as well.
    ...(features.some((feature) => NEEDS_IT_ALWAYS.includes(feature)) ? {} : { feeds: { of: null, modules: FEEDS } }),
    lists: { of: null, modules: LISTS },
    search: { of: 'lists', modules: SEARCH },
  };
}

/** Features that are `quirks` or bring it with them. */
const NEEDS_IT_ALWAYS = ['quirks', 'wordpress', 'ghost', 'ninjs', 'guardian'];
