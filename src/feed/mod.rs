//! From a publisher's JSON to articles.
//!
//! A format is one file. Each turns the bytes of an answer into a [`FeedPage`]; stories decode
//! one by one, so that a bad one is skipped and counted and never fails the feed.

pub mod date;
mod detect;
mod envelope;
#[cfg(feature = "source-queries")]
mod facts;
mod fields;
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
#[cfg(feature = "source-queries")]
mod picture;
mod sections;
#[cfg(feature = "source-queries")]
mod story;
#[cfg(feature = "wordpress")]
mod wordpress;

pub use detect::Format;
pub use fields::{Fields, Log, Problem, Warning};
#[cfg(feature = "source-queries")]
pub use lookup::{Counts, search_address, story_address};

use std::error::Error;
use std::fmt;

use envelope::Envelope;

use crate::article::{Article, SafeUrl, Section};

/// The most bytes of one answer that are read; a larger one is refused.
pub const MAX_BYTES: usize = 24 * 1024 * 1024;

/// One answer of a source: some of its stories, and where there are more.
#[derive(Debug, Default)]
pub struct FeedPage {
    /// The name of the feed.
    pub title: Option<String>,
    /// In the order of the file.
    pub articles: Vec<Article>,
    /// The next page, older stories.
    pub next: Option<SafeUrl>,
    /// Addresses of stories that belong to this page and are each in a file of their own.
    pub listed: Vec<SafeUrl>,
    /// How many stories there are on all pages, where the source says so.
    pub total: Option<u32>,
    /// The root of the index of the stories that are not among the newest, where there is one.
    pub search: Option<SafeUrl>,
    /// The sections that the source names, with pages of their own where it has such.
    pub sections: Vec<NamedSection>,
    /// Stories that could not be read.
    pub skipped: Vec<Skipped>,
    /// Fields that were dropped from stories that could be read.
    pub warnings: Vec<Warning>,
}

/// A section as a source names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSection {
    /// Its id and its name.
    pub section: Section,
    /// How many stories it has, at least 1, where the source says so.
    pub count: Option<u32>,
    /// The first page of its stories, the newest; `None`: they are on the pages of all stories only.
    pub feed: Option<SafeUrl>,
}

/// A story that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands: a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// Why it was skipped.
    pub reason: SkipReason,
}

/// Why a story was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SkipReason {
    /// It is no JSON object.
    NotAnObject,
    /// Its JSON cannot be decoded (a broken escape, a duplicate key that matters).
    Broken(&'static str),
    /// It has neither an id nor an address, so nothing can point to it.
    NoId,
    /// It should be the address of a story.
    NotAnAddress,
    /// It has neither a title, nor a summary, nor a text.
    NothingToShow,
}

impl fmt::Display for Skipped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.pointer)?;
        match &self.reason {
            SkipReason::NotAnObject => formatter.write_str("a story must be an object"),
            SkipReason::Broken(why) => write!(formatter, "cannot be decoded: {why}"),
            SkipReason::NoId => formatter.write_str("has neither \"id\" nor \"url\""),
            SkipReason::NotAnAddress => formatter.write_str("should be the address of a story"),
            SkipReason::NothingToShow => formatter.write_str("has no title, summary or text"),
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} should be {}", self.pointer, self.problem.expectation())
    }
}

/// Why an answer is no feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedError {
    /// It is not JSON, or only the beginning of it.
    NotJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What is wrong there.
        why: &'static str,
    },
    /// It is JSON, but not of a format that is known.
    UnknownFormat {
        /// The fields at the top, the first few of them.
        found: Vec<String>,
    },
    /// It is of a format that this program was built without.
    NotBuiltIn {
        /// The format of the answer.
        format: Format,
    },
    /// A field without which there is no feed is absent or of the wrong type.
    WrongField {
        /// A JSON Pointer.
        pointer: String,
        /// What should stand there.
        expected: &'static str,
    },
}

impl fmt::Display for FeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FeedError::NotJson { line, column, why } => {
                write!(formatter, "is not JSON: {why} (line {line}, column {column})")
            }
            FeedError::UnknownFormat { found } => write!(
                formatter,
                "is JSON, but no feed that Dateline knows (JSON Feed, WordPress, Ghost, ninjs, Guardian): \
                 here stand {}",
                if found.is_empty() { "no fields".to_owned() } else { found.join(", ") }
            ),
            FeedError::NotBuiltIn { format } => write!(
                formatter,
                "is in the format \"{}\", which this site was built without: name it as the \"format\" of the \
                 source in index.html and run make build",
                format.name()
            ),
            FeedError::WrongField { pointer, expected } => {
                write!(formatter, "has no usable field {pointer}: it should be {expected}")
            }
        }
    }
}

impl Error for FeedError {}

/// Reads an answer in one format into a page.
type ReadFormat = fn(&Envelope, &SafeUrl, &mut FeedPage, &Log) -> Result<(), FeedError>;

/// Reads one answer of a source.
///
/// `address` is where the answer came from; relative addresses in it are resolved against it.
///
/// # Errors
/// [`FeedError`] when the answer as a whole is no feed. Single bad stories are in
/// [`FeedPage::skipped`].
pub fn read(text: &str, address: &SafeUrl, format: Format) -> Result<FeedPage, FeedError> {
    let text = text.trim_start_matches('\u{feff}');
    let envelope = Envelope::open(text)?;
    let read: ReadFormat = match format.or_detected(&envelope) {
        Some(Format::JsonFeed) => json_feed::read,
        #[cfg(feature = "wordpress")]
        Some(Format::WordPress) => wordpress::read,
        #[cfg(feature = "ghost")]
        Some(Format::Ghost) => ghost::read,
        #[cfg(feature = "ninjs")]
        Some(Format::Ninjs) => ninjs::read,
        #[cfg(feature = "guardian")]
        Some(Format::Guardian) => guardian::read,
        #[cfg(not(all(feature = "wordpress", feature = "ghost", feature = "ninjs", feature = "guardian")))]
        Some(format) if format != Format::Auto => return Err(FeedError::NotBuiltIn { format }),
        Some(_) | None => {
            return Err(FeedError::UnknownFormat {
                found: if envelope.is_list() {
                    vec!["a list".to_owned()]
                } else {
                    envelope.members.into_iter().take(8).map(|field| field.name).collect()
                },
            });
        }
    };
    let (mut page, log) = (FeedPage::default(), Log::default());
    read(&envelope, address, &mut page, &log)?;
    page.warnings = log.into_warnings();
    Ok(page)
}
