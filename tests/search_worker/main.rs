//! The search worker as the page has it: by messages only.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod hostile;
mod kinds;
mod messages;

use dateline::ranking::index::Document;
use dateline::ranking::search::{Request, Results};
use dateline::search_worker::SearchWorker;
use dateline::search_worker::protocol::{
    AddMessage, Relation, decode_related, decode_results, encode_related, encode_search,
};

/// The worker, told of these stories.
pub fn worker(stories: &[Document]) -> SearchWorker {
    let mut worker = SearchWorker::default();
    tell(&mut worker, stories);
    worker
}

/// Tells the worker of more stories.
pub fn tell(worker: &mut SearchWorker, stories: &[Document]) {
    let mut added = AddMessage::default();
    for story in stories {
        added.add(story);
    }
    worker.answer(&added.into_message(), &[]);
}

/// What the page gets to know.
pub fn related(worker: &mut SearchWorker, story: &Document, excluded: &[u32]) -> Vec<Relation> {
    decode_related(&worker.answer(&encode_related(story, excluded), &[]))
}

/// What the page gets to know.
pub fn search(worker: &mut SearchWorker, request: &Request) -> Results {
    decode_results(&worker.answer(&encode_search(request), &[]))
}
