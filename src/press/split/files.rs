//! Writes the files of an edition: only those that have changed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use super::SplitReport;
use crate::disk::{self, FolderLock};
use crate::press::native::format::FeedFile;
use crate::press::native::{self, Addresses};
use crate::press::{self, PressError};
use crate::text::hash::fnv1a_64;

/// The folders that an edition has beside its head.
pub(super) const FOLDERS: [&str; 4] = ["a", "p", "q", "s"];

/// The most files that are written together.
const MAX_PENDING: usize = 256;

/// The folder of an edition.
pub(super) struct Folder {
    root: PathBuf,
    /// Paths of all files of this edition.
    present: BTreeSet<PathBuf>,
    written: Vec<PathBuf>,
    unchanged: usize,
    /// Files that are not written yet, see [`Folder::flush`].
    pending: Vec<(PathBuf, Vec<u8>)>,
    _lock: FolderLock,
}

impl Folder {
    /// Locks the folder for this run.
    pub(super) fn open(root: &Path) -> Result<Folder, PressError> {
        Ok(Folder {
            _lock: press::take(root)?,
            root: root.to_owned(),
            present: BTreeSet::new(),
            written: Vec::new(),
            unchanged: 0,
            pending: Vec::new(),
        })
    }

    /// Whether there is a file at `path` by now.
    pub(super) fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Writes all pending files. After this, files that name them may be written.
    pub(super) fn flush(&mut self) -> Result<(), PressError> {
        let done = disk::write_all(&self.pending);
        self.pending.clear();
        done.map_err(|(path, error)| PressError::Io(path, error))
    }

    fn push(&mut self, path: PathBuf, content: Vec<u8>) -> Result<(), PressError> {
        self.pending.push((path, content));
        if self.pending.len() < MAX_PENDING { Ok(()) } else { self.flush() }
    }

    /// The text of the file at `path`.
    pub(super) fn text(&self, path: &str) -> Result<String, PressError> {
        let path = self.root.join(path);
        disk::read_text(&path).map_err(|error| PressError::Io(path, error))
    }

    /// The JSON of the file at `path`, of this edition or of an older version; `None` if there is none.
    pub(super) fn present(&self, path: &str) -> Option<Value> {
        serde_json::from_slice(&fs::read(self.root.join(path)).ok()?).ok()
    }

    /// Writes `content` to `path`, unless the file has that content already: soon, and by the next
    /// [`Folder::flush`] at the latest.
    pub(super) fn write(&mut self, path: &str, content: &impl Serialize) -> Result<(), PressError> {
        self.write_text(path, &text_of(content))
    }

    /// Counts the file at `path` as one of this edition that is as it was.
    pub(super) fn keep(&mut self, path: &str) {
        self.present.insert(self.root.join(path));
        self.unchanged += 1;
    }

    /// The length of the file at `path`, if there is one.
    pub(super) fn length(&self, path: &str) -> Option<u64> {
        fs::metadata(self.root.join(path)).ok().filter(fs::Metadata::is_file).map(|about| about.len())
    }

    /// Writes the file at `path`, which this run has written before, once more.
    pub(super) fn complete(&mut self, path: &str, content: &str) -> Result<(), PressError> {
        self.push(self.root.join(path), content.as_bytes().to_vec())
    }

    /// Writes a page into the folder `below` under the hash of its content, and returns the name of the file.
    pub(super) fn write_hashed(
        &mut self,
        below: &str,
        file: FeedFile,
        addresses: Addresses,
    ) -> Result<String, PressError> {
        let hashed = |text: &str| format!("{:016x}.json", fnv1a_64(text.as_bytes()));
        let marked = native::marked(file);
        let mut text = text_of(&marked);
        if !self.has(&format!("{below}/{}", hashed(&text))) {
            text = text_of(&native::exactly(marked, addresses));
        }
        let name = hashed(&text);
        self.write_text(&format!("{below}/{name}"), &text)?;
        Ok(name)
    }

    pub(super) fn write_text(&mut self, path: &str, text: &str) -> Result<(), PressError> {
        self.write_bytes(path, text.as_bytes())
    }

    /// As [`Folder::write`], for any bytes.
    pub(super) fn write_bytes(&mut self, path: &str, content: &[u8]) -> Result<(), PressError> {
        let path = self.root.join(path);
        self.present.insert(path.clone());
        if fs::read(&path).is_ok_and(|present| present == content) {
            self.unchanged += 1;
            return Ok(());
        }
        self.written.push(path.clone());
        self.push(path, content.to_owned())
    }

    /// Removes the file at `path`, if it is there.
    pub(super) fn remove(&mut self, path: &str) -> Result<(), PressError> {
        let path = self.root.join(path);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(PressError::Io(path, error)),
            _ => Ok(()),
        }
    }

    /// Reports the written files, and those of older versions that no page names any more.
    pub(super) fn finish(self, report: &mut SplitReport) -> Result<(), PressError> {
        let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|name| self.root.join(name)).collect();
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                entries => entries.map_err(|error| PressError::Io(folder.clone(), error))?,
            };
            for entry in entries {
                let entry = entry.map_err(|error| PressError::Io(folder.clone(), error))?;
                let path = entry.path();
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                } else if disk::is_draft(&path) {
                    // A draft of a run that was killed: this run has the lock.
                    drop(fs::remove_file(&path));
                } else if !self.present.contains(&path) {
                    report.outdated.push(path);
                }
            }
        }
        report.outdated.sort();
        report.written = self.written;
        report.unchanged = self.unchanged;
        Ok(())
    }
}

/// The text of a file. Types that derive `Serialize` and whose maps have only text as keys cannot fail.
pub(super) fn text_of(content: &impl Serialize) -> String {
    let mut text = serde_json::to_string(content).unwrap_or_default();
    text.push('\n');
    text
}
