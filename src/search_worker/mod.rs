//! Related news and search, as a program of its own in a web worker, so that no query blocks the page.
//!
//! The page sends stories and queries by messages: [`protocol`] encodes and decodes them with the
//! [`codec`]. Stories have numbers in the order in which they were added, from 0. [`indexed_stories`]
//! is the page's side: it knows which story has which number.

pub mod archive;
pub mod codec;
#[cfg(feature = "site")]
pub mod indexed_stories;
pub mod protocol;
mod search;

use crate::ranking::index::Index;
use crate::ranking::related::related;
use crate::ranking::search::Searcher;
use archive::Archives;
use codec::Decoder;

/// The worker's state: the index of all stories that were added, the searcher with its caches, and
/// the indexes of large editions.
pub struct SearchWorker {
    index: Index,
    searcher: Searcher,
    archives: Archives,
}

impl Default for SearchWorker {
    fn default() -> SearchWorker {
        SearchWorker::new()
    }
}

impl SearchWorker {
    /// An empty index. Constant, so that it can be a static of the worker's program.
    pub const fn new() -> SearchWorker {
        SearchWorker { index: Index::new(), searcher: Searcher::new(), archives: Archives::new() }
    }

    /// Handles a message of the page and returns the answer; it is empty for messages that have none,
    /// and for text that is no message. [`protocol::ADD_FILE`] comes with the file's `bytes`.
    ///
    /// Whatever was added before is found. Adding takes time linear in the indexed texts.
    pub fn answer(&mut self, message: &str, bytes: &[u8]) -> String {
        let mut decoder = Decoder::of(message);
        let kind = decoder.text();
        match kind {
            protocol::SEARCH_ARCHIVE => return self.archives.search(&mut decoder),
            protocol::ADD_FILE => return self.archives.add_file(&mut decoder, bytes),
            _ => {}
        }
        if kind == protocol::ADD {
            while !decoder.is_empty() {
                protocol::with_document(&mut decoder, &mut |document, _| {
                    self.index.add(document);
                    self.searcher.add(document);
                });
            }
            return String::new();
        }
        // Without merging segments, which `work` does.
        self.index.seal();
        match kind {
            protocol::RELATED => {
                let mut answer = String::new();
                protocol::with_document(&mut decoder, &mut |document, decoder| {
                    let excluded = decoder.stories();
                    answer = protocol::encode_matches(&related(
                        &self.index,
                        document,
                        &protocol::options(&excluded),
                    ));
                });
                answer
            }
            protocol::SEARCH | protocol::SEARCH_WITH_FACETS => {
                search::answer(&self.index, &mut self.searcher, &mut decoder)
            }
            _ => String::new(),
        }
    }

    /// Merges segments of the index, which keeps queries fast, for about `budget` postings, as
    /// [`Index::merge`] counts them. True once nothing is left to merge; a budget of 0 asks for that only.
    pub fn work(&mut self, budget: u32) -> bool {
        self.index.merge(budget)
    }
}

#[cfg(test)]
#[cfg(feature = "site")]
mod tests;
