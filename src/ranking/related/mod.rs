//! Related news: the stories of an edition that belong to the one being read, and why.
//!
//! The story being read is a query against the [index](super::index), ranked by cosine similarity of
//! TF-IDF vectors of texts, tags, section and names. Nearness in time counts as far as the edition
//! shows that it matters; the headlines of the two best results are then added to the query (feedback,
//! as in Rocchio 1971), and near copies are folded.
//!
//! ```
//! use dateline::ranking::index::{Document, Index};
//! use dateline::ranking::related::{Options, related};
//!
//! let headlines = [
//!     "Marigold ferry runs aground off Port Ansel",
//!     "Council of Tarro votes on night buses",
//!     "Passengers leave the Marigold at Port Ansel",
//! ];
//! let stories = headlines.map(|headline| Document { headline, language: "en", ..Document::default() });
//! let mut index = Index::default();
//! for story in &stories {
//!     index.add(story);
//! }
//! while !index.seal_slice(20_000) {}
//!
//! let options = Options { excluded: &[0], ..Options::default() };
//! let found = related(&index, &stories[0], &options);
//! assert_eq!(found[0].number, 2);
//! ```

mod by_tags;
mod candidates;
mod function_words;
mod near_copies;
mod query_document;
mod rank;
mod reasons;
mod suffixes;
mod temporal;

pub use by_tags::{Related, add_by_tags, chosen_by_editor};
pub use rank::{Match, Options, related};
pub use reasons::Reason;
