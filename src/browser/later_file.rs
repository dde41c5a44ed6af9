//! Files that are loaded after the first page: the supplement, and those of the search worker. `boot.js`
//! retries each, and then checks whether the host still has it.

use super::boot;

/// Why a file that is loaded after the first page is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaterFileError {
    /// It could not be loaded; trying again may help.
    NotLoaded,
    /// A newer release has replaced it on the host: only a reload of the page helps.
    NewRelease,
}

impl LaterFileError {
    /// Why the last requested file could not be loaded.
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
