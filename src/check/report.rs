//! The findings of a check, as types.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::article::{Article, Status, Timestamp};
use crate::body::Loss;
use crate::feed::FeedError;

/// How bad a file is; as a number, the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// All stories can be shown.
    Good = 0,
    /// It is no feed, or stories of it would be skipped.
    Faulty = 1,
    /// It cannot be read, or is not JSON.
    Unreadable = 2,
}

/// The check of one file.
#[derive(Debug)]
pub struct Report {
    /// The file.
    pub path: PathBuf,
    /// The findings, or why there are none.
    pub result: Result<FeedSummary, CheckError>,
}

impl Report {
    /// How bad it is.
    pub fn verdict(&self) -> Verdict {
        match &self.result {
            Ok(summary) if summary.skipped == 0 => Verdict::Good,
            Err(
                CheckError::Io(_) | CheckError::NoFiles | CheckError::NotAFeed(FeedError::NotJson { .. }),
            ) => Verdict::Unreadable,
            Ok(_) | Err(CheckError::NotAFeed(_)) => Verdict::Faulty,
        }
    }
}

/// Why there is nothing to report.
#[derive(Debug)]
pub enum CheckError {
    /// The file or folder could not be read.
    Io(io::Error),
    /// It is no feed.
    NotAFeed(FeedError),
    /// A folder has no `.json` file, nor have its folders.
    NoFiles,
}

impl fmt::Display for CheckError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CheckError::Io(error) => write!(formatter, "cannot be read: {error}"),
            CheckError::NotAFeed(error) => error.fmt(formatter),
            CheckError::NoFiles => formatter.write_str("holds no .json file"),
        }
    }
}

impl Error for CheckError {}

/// The findings in a feed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FeedSummary {
    /// The name of its format in the configuration.
    pub format: &'static str,
    /// Stories that can be shown.
    pub stories: usize,
    /// Stories that are withheld, cancelled, or under an embargo.
    pub held: usize,
    /// Entries that are replaced by another entry or another story, or withdrawn by a later one.
    pub repeated: usize,
    /// Addresses of stories in files of their own.
    pub listed: usize,
    /// Pictures: above the stories, in their texts and outside of them.
    pub pictures: usize,
    /// How many of them have a caption.
    pub captions: usize,
    /// How many of them have a credit.
    pub credits: usize,
    /// Everything left out of the texts of all stories, by name and how often.
    pub dropped: Vec<(String, u32)>,
    /// Stories that could not be read.
    pub skipped: usize,
    /// Whether more fields were dropped than are named.
    pub is_cut: bool,
    /// Each story that a reader does not get as it was sent, in the order of the file. Findings that belong
    /// to no story come first, under an empty headline.
    pub findings: Vec<StoryFindings>,
}

/// The findings about one story.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct StoryFindings {
    /// Its JSON Pointer in the file; `None` if it is unknown.
    pub pointer: Option<String>,
    /// Its headline, as the file has it; empty for findings that belong to no story.
    pub headline: String,
    /// Its id, as the file has it.
    pub id: String,
    /// Why it is not shown.
    pub held: Option<HeldBack>,
    /// Why another version of it, or another story, is shown in its place.
    pub not_shown: Option<NotShown>,
    /// Why it could not be read.
    pub skipped: Option<String>,
    /// Everything left out of its text, by name and how often.
    pub dropped: Vec<(String, u32)>,
    /// The elements among these, each with its place.
    pub losses: Vec<Loss>,
    /// Dropped fields, and guessed, changed or cut values: each a sentence with its place.
    pub fields: Vec<String>,
}

impl StoryFindings {
    /// Whether there are no findings.
    pub fn is_empty(&self) -> bool {
        let StoryFindings { held, not_shown, skipped, dropped, fields, .. } = self;
        held.is_none() && not_shown.is_none() && skipped.is_none() && dropped.is_empty() && fields.is_empty()
    }
}

/// Why a story may not be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// It is withheld, or has an unknown status or an unreadable embargo.
    Withheld,
    /// It is cancelled.
    Cancelled,
    /// Its embargo has not ended.
    Embargo(Timestamp),
    /// Its date is in the future.
    DatedAhead(Timestamp),
}

impl HeldBack {
    /// Why `article` may not be shown; only for one that may not.
    pub fn of(article: &Article) -> HeldBack {
        match (article.status, article.embargo_until) {
            (Status::Cancelled, _) => HeldBack::Cancelled,
            (Status::Usable, Some(until)) if article.dated().is_none_or(|date| date <= until) => {
                HeldBack::Embargo(until)
            }
            (Status::Usable, _) if article.dated().is_some() => {
                HeldBack::DatedAhead(article.dated().unwrap_or(Timestamp::EPOCH))
            }
            (Status::Usable | Status::Withheld, _) => HeldBack::Withheld,
        }
    }
}

impl fmt::Display for HeldBack {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeldBack::Withheld => formatter.write_str("it is withheld"),
            HeldBack::Cancelled => formatter.write_str("it is cancelled"),
            HeldBack::Embargo(until) => write!(formatter, "it is under embargo until {until}"),
            HeldBack::DatedAhead(date) => {
                write!(formatter, "it is dated {date}, and is held back until then")
            }
        }
    }
}

/// Why a story that may be shown is not, or not in this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShown {
    /// Another entry has the same id; the one that was changed last is shown.
    SameId,
    /// An entry with the same id says that the story is withdrawn, or not yet to be shown.
    Withdrawn,
    /// Another story has the same address.
    SameAddress,
}

impl fmt::Display for NotShown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            NotShown::SameId => "another entry has the same id, and is shown in its place",
            NotShown::Withdrawn => "a later entry with the same id takes it back",
            NotShown::SameAddress => "another story has the same address, and is shown in its place",
        })
    }
}
