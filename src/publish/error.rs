//! Why a site could not be made.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk;
use crate::press::PressError;

/// Why a site could not be made, and what to do.
#[derive(Debug)]
pub enum PublishError {
    /// A file or folder could not be read or written.
    File(PathBuf, io::Error),
    /// There is no `dateline.json`.
    NoProject(PathBuf),
    /// A setting of `dateline.json` is wrong; each line names one.
    Settings(PathBuf, Vec<String>),
    /// A source could not be read; the text says why.
    Source(String, String),
    /// The edition could not be made.
    Edition(PressError),
    /// The program carries no site, and none was given.
    NoSite,
    /// The folder that was given has no template of the site.
    NotASite(PathBuf),
    /// Another run is making this site.
    Running(PathBuf),
    /// The folder to be made exists already.
    Exists(PathBuf),
    /// The server could not be started.
    Port(u16, io::Error),
}

impl PublishError {
    /// For `map_err` of what is done with the file at `path`.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> PublishError {
        let path = path.to_owned();
        move |error| PublishError::File(path, error)
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::File(path, error) => {
                write!(formatter, "{}: {error}{}", path.display(), disk::what_to_do(error))
            }
            PublishError::NoProject(path) => write!(
                formatter,
                "{} is not there: run this in the folder that has it, or begin one with `dateline new <name>`",
                path.display()
            ),
            PublishError::Settings(path, problems) => {
                write!(formatter, "{}:\n  {}", path.display(), problems.join("\n  "))
            }
            PublishError::Source(source, why) => {
                write!(formatter, "the source {source} {why}\n  The site stays as it was.")
            }
            PublishError::Edition(PressError::Faulty(_, faults)) => {
                let named: Vec<&str> = faults.iter().take(20).map(String::as_str).collect();
                write!(
                    formatter,
                    "nothing was written, for the stories have faults:\n  {}",
                    named.join("\n  ")
                )?;
                let more = faults.len() - named.len();
                if more > 0 { write!(formatter, "\n  and {more} more") } else { Ok(()) }
            }
            PublishError::Edition(error) => error.fmt(formatter),
            PublishError::NoSite => formatter.write_str(
                "this dateline was built without the site in it: name the folder of a built one with --site, \
                 which `make template` makes",
            ),
            PublishError::NotASite(path) => write!(
                formatter,
                "{} has no site.json: --site takes what `make template` makes, not a finished site",
                path.display()
            ),
            PublishError::Running(path) => {
                write!(
                    formatter,
                    "{}: another run is making this site; wait until it has ended",
                    path.display()
                )
            }
            PublishError::Exists(path) => {
                write!(formatter, "{} is there already: name another folder", path.display())
            }
            PublishError::Port(port, error) => {
                write!(formatter, "port {port} cannot be used ({error}): name another with --port")
            }
        }
    }
}

impl Error for PublishError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            PublishError::File(_, error) | PublishError::Port(_, error) => Some(error),
            PublishError::Edition(error) => Some(error),
            _ => None,
        }
    }
}

impl From<PressError> for PublishError {
    fn from(error: PressError) -> PublishError {
        PublishError::Edition(error)
    }
}
