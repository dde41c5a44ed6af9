//! Small editions are searched whole: the older pages of an edition without a search index are loaded
//! for search by themselves, while they are few.

use std::rc::Rc;

use super::session::{Outcome, SearchSession};
use crate::browser::fetch::RequestScope;
use crate::browser::timer::spawn;

/// How many bytes of older pages are loaded for search without being asked for.
const MAX_BYTES: usize = 300_000;

/// How much is loaded, and the total that the source names.
#[derive(Clone, Copy, Debug, Default)]
struct Loaded {
    /// Bytes of all pages.
    bytes: usize,
    /// Bytes of those that were loaded for search.
    for_search: usize,
    /// Bytes of the last of these.
    last: usize,
    stories: usize,
    /// How many stories there are in all, if the source says so.
    total: Option<usize>,
}

/// Whether to load the next page: the pages for search must stay below [`MAX_BYTES`], even with all that
/// remain if the total is known.
fn is_worth_loading(loaded: Loaded) -> bool {
    let rest = loaded.total.map_or(0, |total| {
        let each = loaded.bytes / loaded.stories.max(1);
        total.saturating_sub(loaded.stories).saturating_mul(each)
    });
    let next = loaded.last.max(rest);
    loaded.for_search.saturating_add(next) <= MAX_BYTES
}

impl SearchSession {
    /// Loads the rest of a small edition, and searches again when it is loaded.
    pub fn load_whole_edition(self: &Rc<Self>) {
        if self.wants_next_page(0) {
            self.is_loading.set(true);
            spawn(Box::pin(Rc::clone(self).load_pages()));
        }
    }

    fn wants_next_page(&self, last: usize) -> bool {
        let loader = &self.context.loader;
        let edition = self.context.site.edition.borrow();
        !self.has_index()
            && edition.has_unsearched()
            // A source's own search is better.
            && !loader.has_queryable_source()
            && is_worth_loading(Loaded {
                bytes: loader.page_bytes(),
                for_search: self.context.search_client.bytes_for_search.get(),
                last,
                stories: edition.len(),
                total: edition.total(),
            })
    }

    async fn load_pages(self: Rc<Self>) {
        let requests = RequestScope::begin();
        let mut last = 0;
        while self.wants_next_page(last) {
            let loader = &self.context.loader;
            let before = loader.page_bytes();
            let came = loader.next_pages(None, requests.signal()).await;
            if !self.is_shown() {
                return;
            }
            last = loader.page_bytes().saturating_sub(before);
            let spent = &self.context.search_client.bytes_for_search;
            spent.set(spent.get().saturating_add(last));
            if !matches!(came, Ok(true)) {
                self.older_failed.set(came.is_err());
                break;
            }
        }
        self.is_loading.set(false);
        if !matches!(self.outcome.get_untracked(), Outcome::Nothing) {
            self.search(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Loaded, MAX_BYTES, is_worth_loading};

    #[test]
    fn a_small_rest_is_loaded_and_a_large_one_is_not() {
        let bundled = Loaded { bytes: 30_000, stories: 30, total: Some(38), ..Loaded::default() };
        assert!(is_worth_loading(bundled));
        assert!(!is_worth_loading(Loaded { total: Some(10_000), ..bundled }));
        assert!(!is_worth_loading(Loaded { total: Some(331), ..bundled }), "301 kB");
        assert!(is_worth_loading(Loaded { total: Some(330), ..bundled }), "300 kB");
    }

    #[test]
    fn where_nobody_says_how_many_there_are_pages_are_loaded_up_to_the_limit() {
        let unknown = Loaded { bytes: 30_000, stories: 30, ..Loaded::default() };
        assert!(is_worth_loading(unknown));
        assert!(is_worth_loading(Loaded { for_search: MAX_BYTES - 20_000, last: 20_000, ..unknown }));
        assert!(!is_worth_loading(Loaded { for_search: MAX_BYTES - 20_000, last: 20_001, ..unknown }));
    }

    #[test]
    fn an_edition_of_nothing_is_no_trouble() {
        assert!(is_worth_loading(Loaded { total: Some(usize::MAX), ..Loaded::default() }));
        assert!(!is_worth_loading(Loaded {
            bytes: usize::MAX,
            stories: 1,
            total: Some(9),
            ..Loaded::default()
        }));
    }
}
