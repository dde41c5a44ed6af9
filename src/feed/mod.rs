//! From a publisher's JSON to articles.
//!
//! Each format has a file, which converts a response into a [`FeedPage`]; stories are decoded one by one,
//! so that a malformed one is skipped and counted and never fails the feed.

#[cfg(feature = "whole-stories")]
mod attachments;
pub mod date;
mod detect;
mod envelope;
mod error;
mod exact;
#[cfg(feature = "source-queries")]
mod facts;
mod fields;
mod format;
#[cfg(feature = "ghost")]
mod ghost;
#[cfg(feature = "guardian")]
mod guardian;
mod json_feed;
mod lenient;
#[cfg(feature = "source-queries")]
mod lookup;
mod naming;
#[cfg(feature = "ninjs")]
mod ninjs;
mod note;
mod page;
#[cfg(feature = "whole-stories")]
mod people;
#[cfg(feature = "source-queries")]
mod picture;
mod read;
mod reading;
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
pub use exact::read_exact;
pub use fields::{Fields, Log, Problem, Warning};
pub use format::Format;
#[cfg(feature = "source-queries")]
pub use lookup::{Counts, search_address, story_address};
pub use note::{Note, Noted};
pub use page::{FeedPage, NamedSection, SkipReason, Skipped};
pub use read::{MAX_BYTES, read};
