//! Why there are no stories: for the reader a reason, for the publisher a line in the console.

use crate::article::SafeUrl;
use crate::browser::console;
use crate::browser::fetch::FetchError;
use crate::browser::later_file::LaterFileError;
use crate::feed;

/// Why there are no stories.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// The device has no network.
    Offline,
    /// The server does not answer, or answers with an error.
    NotAnswering,
    /// The answer is no feed.
    NotAFeed,
    /// The page's policy does not name the server at this origin.
    Blocked(String),
    /// No source has such a story.
    NoSuchStory,
    /// The configuration names no source.
    NoSource,
    /// The page is of an older release: files that it needs are gone from the host.
    NewRelease,
    /// The reader has left the page.
    Left,
}

impl From<LaterFileError> for LoadError {
    /// The error for a part of the program that could not be loaded.
    fn from(error: LaterFileError) -> LoadError {
        match error {
            LaterFileError::NotLoaded => LoadError::NotAnswering,
            LaterFileError::NewRelease => LoadError::NewRelease,
        }
    }
}

impl LoadError {
    /// The error for an `address` that could not be fetched; faults of the server or the policy are reported
    /// in the console.
    pub(super) fn of(address: &SafeUrl, error: &FetchError) -> LoadError {
        let origin = address.origin().unwrap_or_default();
        let name = address.as_str();
        match error {
            FetchError::Left => return LoadError::Left,
            // WordPress answers 400 to a page after the last.
            FetchError::Status(status @ (400 | 404 | 410)) => {
                console::warn(&format!("Dateline: {name} is not there ({status})."));
                return LoadError::NoSuchStory;
            }
            FetchError::Status(status) => {
                console::error(&format!("Dateline: {name} answered with status {status}."));
            }
            FetchError::TimedOut => console::error(&format!("Dateline: {name} did not answer in time.")),
            FetchError::TooLarge => {
                let most = feed::MAX_BYTES / (1024 * 1024);
                console::error(&format!("Dateline: {name} is larger than {most} MiB and was not read."));
                return LoadError::NotAFeed;
            }
            FetchError::Unreachable => console::error(&format!(
                "Dateline: {name} cannot be reached, or does not let this site read it: \
                 {origin} would have to answer with Access-Control-Allow-Origin."
            )),
            FetchError::BlockedByPolicy => {
                console::error(&format!(
                    "Dateline: the policy of this page does not name {origin}. Build the site again with this feed \
                     in its configuration, or add {origin} to connect-src in index.html."
                ));
                return LoadError::Blocked(origin.to_owned());
            }
            FetchError::Offline => return LoadError::Offline,
        }
        LoadError::NotAnswering
    }
}
