//! The finder as the page has it: by messages only.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod hostile;
mod messages;

use dateline::finder::Finder;
use dateline::finder::message::{Added, Relation, ask_related, ask_search, found, relations};
use dateline::ranking::index::Document;
use dateline::ranking::search::{Request, Results};

/// The finder, told of these stories.
pub fn finder(stories: &[Document]) -> Finder {
    let mut finder = Finder::default();
    tell(&mut finder, stories);
    finder
}

/// Tells the finder of more stories.
pub fn tell(finder: &mut Finder, stories: &[Document]) {
    let mut added = Added::default();
    for story in stories {
        added.add(story);
    }
    finder.answer(&added.into_message(), &[]);
}

/// What the page gets to know.
pub fn related(finder: &mut Finder, story: &Document, excluded: &[u32]) -> Vec<Relation> {
    relations(&finder.answer(&ask_related(story, excluded), &[]))
}

/// What the page gets to know.
pub fn search(finder: &mut Finder, request: &Request) -> Results {
    found(&finder.answer(&ask_search(request), &[]))
}
