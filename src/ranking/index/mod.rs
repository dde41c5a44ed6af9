//! The inverted index that related news and search share.
//!
//! [`Document`]s are added one by one, page after page of an edition. [`Index::seal_slice`] sorts
//! them into a [`Segment`] (dictionary and postings) and merges neighbouring segments of like size,
//! as log-structured indexes do, within a budget. Everything sealed can be queried at any moment,
//! also halfway through a merge.
//!
//! ```
//! use dateline::ranking::index::{Document, Index};
//!
//! let mut index = Index::default();
//! index.add(&Document { headline: "Ferry to Port Ansel sails again", ..Document::default() });
//! while !index.seal_slice(20_000) {
//!     // Leave the thread to others for a moment.
//! }
//! assert_eq!(index.segments().len(), 1);
//! assert_eq!(index.frequency("ferry"), 1);
//! ```

mod document;
pub mod fields;
mod inverted_index;
mod merge;
mod segment;
mod segment_builder;
mod sort;
pub(super) mod weights;

pub(super) use document::whole_name;
pub use document::{Document, MAX_NAME_BYTES, name_kind};
pub use fields::FieldCounts;
pub use inverted_index::{Index, UNKNOWN_LANGUAGE};
pub use segment::Segment;
pub(super) use segment::{UNDATED, span};
pub(super) use segment_builder::SegmentBuilder;
pub(super) use sort::merge_sort;
