//! Making an edition: from a publisher's files to the files that the site reads. Host only.
//!
//! - [`write_head`]: from article files to the head and its pages, as in the bundled edition.
//! - [`split`]: from one feed, in any format that is read, to an edition of any size.
//! - [`native`]: a story as our own format.

mod head;
pub mod native;
mod split;

pub use head::{CARDS_A_PAGE, HeadReport, head_pages, write_head};
pub use split::{CARDS_ON_A_SEALED_PAGE, Faults, MAX_BYTES_OF_HEAD, MAX_CARDS_IN_HEAD, SplitReport, split};

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::feed::FeedError;

/// Why no edition could be made.
#[derive(Debug)]
pub enum PressError {
    /// A file or folder could not be read or written.
    Io(PathBuf, io::Error),
    /// A file is no feed.
    NotAFeed(PathBuf, FeedError),
    /// A file is not right; each line says where and why. Nothing has been written then.
    Faulty(PathBuf, Vec<String>),
}

impl fmt::Display for PressError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PressError::Io(path, error) => write!(formatter, "{}: {error}", path.display()),
            PressError::NotAFeed(path, error) => write!(formatter, "{} {error}", path.display()),
            PressError::Faulty(path, faults) => {
                write!(formatter, "{}: {}", path.display(), faults.join("\n  "))
            }
        }
    }
}

impl Error for PressError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            PressError::Io(_, error) => Some(error),
            PressError::NotAFeed(..) | PressError::Faulty(..) => None,
        }
    }
}
