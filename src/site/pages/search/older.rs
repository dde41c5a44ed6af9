//! Older stories of a large edition among the results, by its search index.

use std::rc::Rc;

use super::looking::{Looking, Outcome};
use crate::browser::fetch::Visit;
use crate::finder::told::{Found, FoundStory};
use crate::site::finding::Wanted;

/// For how many stories of a page one of the index is wanted: most that are shown are loaded, and the
/// card of each comes in a file with seven others.
const SHARE: usize = 2;
/// How many times as many if the reader has chosen a section or the like, which the index knows
/// nothing of.
const IF_CHOSEN: usize = 3;

impl Looking {
    /// Whether a source has a search index.
    pub fn has_index(&self) -> bool {
        self.newsroom.site.edition.borrow().search_indexes().next().is_some()
    }

    /// What the finder has `found`, with what the indexes have beside it; where the page keeps what it
    /// shows, behind that. If they cannot be read, the page says so, and what is loaded has to do. `None`: a
    /// newer search has followed.
    pub async fn with_older(&self, found: Rc<Found>, keeps: bool) -> Option<Rc<Found>> {
        if !self.has_index() {
            return Some(found);
        }
        let inquiry = self.inquiry.borrow().clone();
        let has_choice = inquiry.has_choice();
        let wanted = Wanted {
            typed: &inquiry.typed,
            most: self.wanted.get() / SHARE * if has_choice { IF_CHOSEN } else { 1 },
            is_newest_first: inquiry.is_newest_first,
        };
        let fetching = Visit::begin();
        let signal = fetching.signal();
        self.fetching.replace(Some(fetching));
        let older = self.newsroom.finding.older(&self.newsroom.desk, wanted, signal).await;
        self.index_failed.set(older.is_err());
        let Ok(older) = older else { return Some(found) };
        // The finder knows those that have come, and orders and marks them with the others.
        let mut found = self.ask(true).await?;
        found.has_more |= older.has_more;
        found.is_cut = older.is_cut || found.has_more;
        if found.has_more && !has_choice {
            found.total = found.total.max(older.total);
        }
        let mut shown = if keeps { self.shown() } else { Vec::new() };
        for hit in found.hits {
            if shown.iter().all(|known| known.article.slug != hit.article.slug) {
                shown.push(hit);
            }
        }
        found.hits = shown;
        Some(Rc::new(found))
    }

    /// What the page shows now.
    pub fn shown(&self) -> Vec<FoundStory> {
        match self.outcome.peek() {
            Outcome::Found(found, _) => found.hits.clone(),
            Outcome::Nothing | Outcome::Lost => Vec::new(),
        }
    }
}
