//! From a publisher's JSON to articles.
//!
//! A format is one file. Each turns the bytes of an answer into a [`FeedPage`]; stories decode
//! one by one, so that a bad one is skipped and counted and never fails the feed.

mod attachments;
pub mod date;
mod detect;
mod envelope;
mod error;
#[cfg(feature = "source-queries")]
mod facts;
mod fields;
mod format;
#[cfg(feature = "ghost")]
mod ghost;
#[cfg(feature = "guardian")]
mod guardian;
mod json_feed;
#[cfg(feature = "source-queries")]
mod lookup;
mod naming;
#[cfg(feature = "ninjs")]
mod ninjs;
mod note;
mod page;
mod people;
#[cfg(feature = "source-queries")]
mod picture;
mod read;
mod sections;
#[cfg(feature = "quirks")]
mod standfirst;
mod story;
mod text;
#[cfg(feature = "quirks")]
mod transport;
#[cfg(feature = "wordpress")]
mod wordpress;
mod words;

pub use error::FeedError;
pub use fields::{Fields, Log, Problem, Warning};
pub use format::Format;
#[cfg(feature = "source-queries")]
pub use lookup::{Counts, search_address, story_address};
pub use note::{Note, Noted};
pub use page::{FeedPage, NamedSection, SkipReason, Skipped};
pub use read::{MAX_BYTES, read};
