//! Search: the stories that match what a reader types, best first.
//!
//! Each word of the query is expanded ([`expand`]) to terms of the index: itself, words with it as a
//! prefix, its other forms, and words within one or two edits (fuzzy matching). A story is scored by its
//! best term of each word, by field and a power of IDF, times the square of the share of the query that it
//! covers, by the same power: rare words decide. Long headlines score less. The best are then reranked by
//! their headlines: words of the query that are adjacent, in order and early.
//!
//! ```
//! use dateline::ranking::index::{Document, Index};
//! use dateline::ranking::search::{Request, Searcher};
//!
//! let (mut index, mut searcher) = (Index::default(), Searcher::new());
//! for headline in ["Ferry to Port Ansel sails again", "Night buses return to Tarro"] {
//!     let story = Document { headline, ..Document::default() };
//!     index.add(&story);
//!     searcher.add(&story);
//! }
//! while !index.seal_slice(20_000) {}
//!
//! let results = searcher.search(&index, &Request { typed: "fery ansel", count: 10, ..Request::default() });
//! assert_eq!(results.hits[0].story, 0);
//! ```

pub(super) mod expand;
mod facets;
pub(super) mod fuzzy;
mod highlight;
mod phrase;
pub(super) mod phrasing;
pub(super) mod query;
mod request;
pub(super) mod scores;
mod searcher;
mod suffixes;
mod suggest;

pub use facets::{FacetChoice, Facets, Filters, TIMES};
pub use highlight::Span;
pub use request::{Hit, MatchedIn, Request, Results};
pub use scores::MAX_RESULTS;
pub use searcher::Searcher;
