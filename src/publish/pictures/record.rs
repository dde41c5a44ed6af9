//! What earlier runs have made of pictures.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::encode;
use crate::disk;
use crate::publish::error::PublishError;

/// A picture where it comes from.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct FileState {
    /// By its content.
    pub number: u64,
    /// Of a file of the project: its length, and when it was changed, in nanoseconds.
    pub bytes: u64,
    pub changed: u64,
}

impl FileState {
    /// The file as it is now; its number is not known yet.
    pub fn of(file: &Path) -> Option<FileState> {
        let about = fs::metadata(file).ok()?;
        let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let changed = u64::try_from(changed.as_nanos()).unwrap_or_default();
        Some(FileState { number: 0, bytes: about.len(), changed })
    }

    /// Whether the file has not changed since.
    pub fn is_same(&self, now: &FileState) -> bool {
        (self.bytes, self.changed) == (now.bytes, now.changed)
    }
}

/// What was made of a picture.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct MadePicture {
    pub width: u32,
    pub height: u32,
    pub has_alpha: bool,
    /// The widths of its renditions; none where it stays as it is.
    pub widths: BTreeSet<u32>,
    /// Why it stays as it is, if somebody should know.
    pub fault: Option<String>,
}

impl MadePicture {
    /// The names of its files.
    pub fn names(&self, number: u64) -> Vec<String> {
        let names = |width: &u32| {
            let width = *width;
            encode::endings(self.has_alpha).iter().map(move |ending| name_of(number, width, ending))
        };
        self.widths.iter().flat_map(names).collect()
    }
}

/// The name of a rendition.
pub(super) fn name_of(number: u64, width: u32, ending: &str) -> String {
    format!("{number:016x}-{width}.{ending}")
}

/// The record.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct PictureRecord {
    #[serde(skip)]
    path: PathBuf,
    /// By their paths in the project, or their addresses.
    pub sources: BTreeMap<String, FileState>,
    /// By their numbers.
    pub made: BTreeMap<u64, MadePicture>,
}

impl PictureRecord {
    /// The record at `path`; an empty one if there is none that can be read.
    pub fn read(path: &Path) -> PictureRecord {
        let text = fs::read(path).unwrap_or_default();
        let record: PictureRecord = serde_json::from_slice(&text).unwrap_or_default();
        PictureRecord { path: path.to_owned(), ..record }
    }

    /// Forgets all pictures but these.
    pub fn keep_only(&mut self, used: &BTreeSet<u64>) {
        self.sources.retain(|_, state| used.contains(&state.number));
        self.made.retain(|number, _| used.contains(number));
    }

    pub fn write(&self) -> Result<(), PublishError> {
        let text = serde_json::to_vec(self).unwrap_or_default();
        disk::write(&self.path, &text).map_err(PublishError::at(&self.path))
    }
}
