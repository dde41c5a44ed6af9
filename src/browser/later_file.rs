//! Files that come after the first page: the supplement, and those of the search worker. `boot.js` asks
//! for each again where it does not come, and then whether the host still has it.

use super::boot;

/// Why a file that comes after the first page is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaterFileError {
    /// It could not be loaded; trying again may help.
    NotLoaded,
    /// The host does not have it any more, as a newer release has taken its place: only loading the page
    /// again helps.
    NewRelease,
}

impl LaterFileError {
    /// Why the file did not come that was asked for last.
    pub(super) fn why() -> LaterFileError {
        if boot::is_outdated() { LaterFileError::NewRelease } else { LaterFileError::NotLoaded }
    }
}

impl core::fmt::Display for LaterFileError {
    fn fmt(&self, formatter: &mut core::fmt::Formatter) -> core::fmt::Result {
        formatter.write_str(match self {
            LaterFileError::NotLoaded => "a file could not be loaded: check the connection and try again",
            LaterFileError::NewRelease => "the site has a newer release: load the page again",
        })
    }
}

impl core::error::Error for LaterFileError {}
