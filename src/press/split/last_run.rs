//! What the last run knew of each story, so that a story that has not changed is neither parsed nor written again.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::spool::{Spool, SpoolPlace};
use crate::article::Reason;
use crate::disk;
use crate::press::PressError;
use crate::text::hash::fnv1a_64;

/// Below as many bytes of forgotten openings the file of them is left as it is.
const MIN_FORGOTTEN: u64 = 16 * 1024 * 1024;

/// A story as the last run wrote it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct KeptStory {
    /// A hash of its source.
    pub key: u64,
    pub slug: String,
    pub words: Option<u32>,
    /// The opening of its text, for related news.
    pub opening: SpoolPlace,
    /// Its links, for they lead to other stories of the edition.
    pub links: Vec<KeptLink>,
    /// Its pictures that have renditions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<KeptPicture>,
    /// Its related news, without the editor's choice.
    pub found: Vec<(String, KeptReason)>,
    /// A hash of its related news as they were written.
    pub found_key: u64,
    /// A hash of its whole file, and its length.
    pub file: (u64, u64),
}

/// A link of a text: hashes of its address, of the same without a fragment, and of the story that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptLink(pub u64, pub u64, pub u64);

/// A picture of a story: its address, and the number that its workshop has for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptPicture(pub String, pub u64);

/// Why a story is related.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum KeptReason {
    None,
    SameStory,
    Section(String),
    About(String),
}

impl KeptReason {
    /// `None` for the editor's choice, which is made anew.
    pub(super) fn of(reason: Option<&Reason>) -> Option<KeptReason> {
        match reason {
            Some(Reason::Editor) => None,
            None => Some(KeptReason::None),
            Some(Reason::SameStory) => Some(KeptReason::SameStory),
            Some(Reason::Section(name)) => Some(KeptReason::Section(name.clone())),
            Some(Reason::About(topic)) => Some(KeptReason::About(topic.clone())),
        }
    }

    pub(super) fn reason(&self) -> Option<Reason> {
        match self {
            KeptReason::None => None,
            KeptReason::SameStory => Some(Reason::SameStory),
            KeptReason::Section(name) => Some(Reason::Section(name.clone())),
            KeptReason::About(topic) => Some(Reason::About(topic.clone())),
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
struct KeptEdition {
    /// A hash of what all its files have in common.
    common: u64,
    stories: HashMap<String, KeptStory>,
}

/// What the last run knew, and what the next one will.
///
/// The openings of texts are added to a file, and those of stories that are gone or have changed stay in it for a
/// while: so that one more story does not write all of them again.
#[derive(Debug)]
pub struct LastRun {
    /// Where the records are; `None`: nothing is kept.
    path: Option<PathBuf>,
    common: u64,
    pub(super) stories: HashMap<String, KeptStory>,
    openings: Spool,
}

impl LastRun {
    /// What stands at `path`, if it is of files made by the same program (`program` is a hash of that) and with the
    /// same title, and if `is_believed`.
    ///
    /// # Errors
    /// When the file beside it cannot be opened.
    pub fn read(path: &Path, program: u64, title: &str, is_believed: bool) -> Result<LastRun, PressError> {
        let at = path.with_extension("openings");
        let failed = |error| PressError::Io(at.clone(), error);
        let openings = Spool::kept(&at).map_err(failed)?;
        let common = program ^ fnv1a_64(title.as_bytes());
        let text = if is_believed { fs::read(path).unwrap_or_default() } else { Vec::new() };
        let kept: KeptEdition = serde_json::from_slice(&text).unwrap_or_default();
        let stories = if kept.common == common { kept.stories } else { HashMap::new() };
        let live: u64 = stories.values().map(|story| story.opening.bytes()).sum();
        let is_full = openings.bytes() > live.saturating_mul(2).saturating_add(MIN_FORGOTTEN);
        let mut run = LastRun { path: Some(path.to_owned()), common, stories, openings };
        if run.stories.is_empty() || is_full {
            run.stories.clear();
            run.openings.clear().map_err(failed)?;
        }
        Ok(run)
    }

    /// Nothing is known, and nothing will be; openings are in a file at `spool` until the run has ended.
    pub(super) fn none(spool: &Path) -> Result<LastRun, PressError> {
        let openings = Spool::passing(spool).map_err(|error| PressError::Io(spool.to_owned(), error))?;
        Ok(LastRun { path: None, common: 0, stories: HashMap::new(), openings })
    }

    /// Keeps the opening of a text.
    pub(super) fn put(&mut self, opening: &str) -> Result<SpoolPlace, PressError> {
        let place = self.openings.put(opening);
        place.map_err(|error| PressError::Io(self.openings.path().to_owned(), error))
    }

    /// The opening of a text.
    pub(super) fn opening(&mut self, place: SpoolPlace) -> Result<String, PressError> {
        let text = self.openings.get(place);
        text.map_err(|error| PressError::Io(self.openings.path().to_owned(), error))
    }

    /// Writes what this run knows.
    pub(super) fn end(self, stories: HashMap<String, KeptStory>) -> Result<(), PressError> {
        let Some(path) = self.path else { return Ok(()) };
        self.openings.sync().map_err(|error| PressError::Io(self.openings.path().to_owned(), error))?;
        let kept = KeptEdition { common: self.common, stories };
        let text = serde_json::to_vec(&kept).unwrap_or_default();
        disk::write(&path, &text).map_err(|error| PressError::Io(path, error))
    }
}
