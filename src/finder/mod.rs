//! Related news and search as a program of their own, which the page asks by messages.
//!
//! It runs in a worker of the reader's browser, so that no question makes the page wait. The page
//! adds stories and asks; [`message`] is the language of both. Stories are called by numbers, in
//! the order in which they were added: 0 for the first.

pub mod archive;
mod fields;
pub mod message;
mod searching;
#[cfg(feature = "site")]
mod story;
#[cfg(feature = "site")]
pub mod told;

use crate::ranking::index::Index;
use crate::ranking::related::related;
use crate::ranking::search::Searcher;
use archive::Archives;
use fields::Fields;

/// The index of all stories that were added, what search keeps beside it, and the indexes of large
/// editions.
pub struct Finder {
    index: Index,
    searcher: Searcher,
    archives: Archives,
}

impl Default for Finder {
    fn default() -> Finder {
        Finder::new()
    }
}

impl Finder {
    /// A finder that was told nothing. Constant, so that the worker's is there from the start.
    pub const fn new() -> Finder {
        Finder { index: Index::new(), searcher: Searcher::new(), archives: Archives::new() }
    }

    /// Does what a message of the page asks and gives the answer; an empty one to what asks nothing.
    /// With some messages come bytes.
    ///
    /// Whatever was added before is found. Adding takes time linear in the texts, up to where they
    /// count.
    pub fn answer(&mut self, message: &str, bytes: &[u8]) -> String {
        let mut fields = Fields::of(message);
        let kind = fields.text();
        match kind {
            archive::LOOK => return self.archives.look(&mut fields),
            archive::GIVE => return self.archives.give(&mut fields, bytes),
            _ => {}
        }
        if kind == message::ADD {
            while !fields.is_empty() {
                message::with_document(&mut fields, &mut |document, _| {
                    self.index.add(document);
                    self.searcher.add(document);
                });
            }
            return String::new();
        }
        // Not the merging, which may wait.
        self.index.seal_slice(0);
        match kind {
            message::RELATED => {
                let mut answer = String::new();
                message::with_document(&mut fields, &mut |document, fields| {
                    let excluded = fields.stories();
                    answer = message::matches(&related(&self.index, document, &message::options(&excluded)));
                });
                answer
            }
            message::SEARCH => searching::answer(&self.index, &mut self.searcher, &mut fields),
            _ => String::new(),
        }
    }

    /// Goes on with the merging that keeps answers fast, for about `budget` postings, as
    /// [`Index::seal_slice`] counts them. True once nothing is left to do.
    pub fn work(&mut self, budget: u32) -> bool {
        self.index.seal_slice(budget)
    }
}

#[cfg(test)]
#[cfg(feature = "site")]
mod tests;
