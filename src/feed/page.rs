//! What is read of one answer.

use std::fmt;

use super::fields::Warning;
use super::note::Noted;
use crate::article::{Article, SafeUrl, Section};

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
    /// What a reader does not get as it was sent, in the order of the file. Empty in a browser.
    pub notes: Vec<Noted>,
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
    /// It is a plan, an event or an advisory: for newsrooms, not for readers.
    NotNews,
}

impl fmt::Display for Skipped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.pointer)?;
        match &self.reason {
            SkipReason::NotAnObject => formatter.write_str("a story must be an object"),
            SkipReason::Broken(why) => write!(formatter, "cannot be decoded: {why}"),
            SkipReason::NoId => formatter.write_str("has neither \"id\" nor \"url\""),
            SkipReason::NotAnAddress => formatter.write_str("should be the address of a story"),
            SkipReason::NotNews => formatter.write_str("is a plan or a notice for newsrooms, and no news"),
            SkipReason::NothingToShow => formatter.write_str("has no title, summary or text"),
        }
    }
}
