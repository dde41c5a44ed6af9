//! The search page's own phrases: its title and counts.

use crate::route::search::SearchParams;
use crate::search_worker::indexed_stories::FoundStories;
use crate::site::state::Site;
use crate::site::words::fill;

/// The title of the document.
pub fn title(site: &Site, params: &SearchParams) -> String {
    match params.typed.trim() {
        "" => site.words.search.to_owned(),
        typed => fill(site.words.search_for, &[("words", typed)]),
    }
}

/// How many stories match, in words.
/// `is_waiting`: older stories are still looked for.
pub fn count_words(site: &Site, is_waiting: bool, found: &FoundStories, typed: &str) -> String {
    let words = site.words;
    let pattern = match (found.total, found.is_cut) {
        _ if is_waiting => words.searching_older,
        (0, _) => words.no_match,
        (1, false) => words.one_match,
        (1, true) => words.least_one,
        (_, false) => words.matches,
        (_, true) => words.least_matches,
    };
    fill(pattern, &[("count", &site.count(found.total as usize)), ("words", typed)])
}
