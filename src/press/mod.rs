//! Making an edition: from a publisher's files to the files that the site reads. Host only.
//!
//! - [`write_head`]: from article files to the head and its pages, as in the bundled edition.
//! - [`split`]: from one feed, in any format that is read, to an edition of any size.
//! - [`native`]: a story as our own format.

mod head;
pub mod native;
mod split;

pub use head::{CARDS_A_PAGE, HeadReport, head_pages, write_head};
pub use split::{
    CARDS_ON_A_SEALED_PAGE, Faults, LastRun, ListedStory, MAX_BYTES_OF_HEAD, MAX_CARDS_IN_HEAD,
    PictureWorkshop, SplitReport, SpooledStory, Stories, article_path, split, split_stories,
};

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::{self, FolderLock};
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
    /// Another run is writing into the folder. Nothing has been written by this one.
    Busy(PathBuf),
    /// The edition would be written over the feed that it is made of. Nothing has been written.
    OverInput(PathBuf),
    /// A story was taken from a record of the last run, and its text is needed after all: read all sources again.
    Unread,
    /// There is nothing to make an edition of; the text says what to do. Nothing has been written.
    NothingToRead(PathBuf, &'static str),
}

impl fmt::Display for PressError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PressError::Io(path, error) => {
                write!(formatter, "{}: {error}{}", path.display(), disk::what_to_do(error))
            }
            PressError::NotAFeed(path, error) => write!(formatter, "{} {error}", path.display()),
            PressError::Faulty(path, faults) => {
                write!(formatter, "{}: {}", path.display(), faults.join("\n  "))
            }
            PressError::Busy(path) => {
                write!(formatter, "{}: another run is writing here; wait until it has ended", path.display())
            }
            PressError::OverInput(path) => write!(
                formatter,
                "{}: is the feed to be read, and would be written over; name another folder for the edition",
                path.display()
            ),
            PressError::Unread => {
                formatter.write_str("a text that was not read is needed: read all sources again")
            }
            PressError::NothingToRead(path, what_to_do) => {
                write!(formatter, "{} {what_to_do}", path.display())
            }
        }
    }
}

impl Error for PressError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            PressError::Io(_, error) => Some(error),
            _ => None,
        }
    }
}

/// Locks the folder for one run.
fn take(folder: &Path) -> Result<FolderLock, PressError> {
    let lock = FolderLock::take(folder).map_err(|error| PressError::Io(folder.to_owned(), error))?;
    lock.ok_or_else(|| PressError::Busy(folder.to_owned()))
}
