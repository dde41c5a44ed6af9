//! Writing the files of an edition: only what has changed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use super::SplitReport;
use crate::press::PressError;
use crate::text::hash::fnv1a_64;

/// The folder of an edition.
pub(super) struct Folder {
    root: PathBuf,
    /// Paths of all files of this edition.
    present: BTreeSet<PathBuf>,
    written: Vec<PathBuf>,
    unchanged: usize,
}

impl Folder {
    pub(super) fn open(root: &Path) -> Result<Folder, PressError> {
        fs::create_dir_all(root).map_err(|error| PressError::Io(root.to_owned(), error))?;
        Ok(Folder { root: root.to_owned(), present: BTreeSet::new(), written: Vec::new(), unchanged: 0 })
    }

    /// What stands at `path` from an older state; `None` if nothing does, or nothing that was written here.
    pub(super) fn present(&self, path: &str) -> Option<Value> {
        serde_json::from_slice(&fs::read(self.root.join(path)).ok()?).ok()
    }

    /// Writes `content` to `path`, unless it stands there already. Whoever reads it at the same
    /// time gets the old or the new content, never a part.
    pub(super) fn write(&mut self, path: &str, content: &impl Serialize) -> Result<(), PressError> {
        self.write_text(path, &text_of(content))
    }

    /// Writes a page under the hash of its content into the folder `below`; the name of the file.
    pub(super) fn write_hashed(
        &mut self,
        below: &str,
        content: &impl Serialize,
    ) -> Result<String, PressError> {
        let text = text_of(content);
        let name = format!("{:016x}.json", fnv1a_64(text.as_bytes()));
        self.write_text(&format!("{below}/{name}"), &text)?;
        Ok(name)
    }

    fn write_text(&mut self, path: &str, text: &str) -> Result<(), PressError> {
        self.write_bytes(path, text.as_bytes())
    }

    /// As [`Folder::write`], for what is no JSON.
    pub(super) fn write_bytes(&mut self, path: &str, content: &[u8]) -> Result<(), PressError> {
        let path = self.root.join(path);
        self.present.insert(path.clone());
        if fs::read(&path).is_ok_and(|present| present == content) {
            self.unchanged += 1;
            return Ok(());
        }
        let failed = |error| PressError::Io(path.clone(), error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let draft = path.with_extension("draft");
        fs::write(&draft, content).map_err(failed)?;
        fs::rename(&draft, &path).map_err(failed)?;
        self.written.push(path);
        Ok(())
    }

    /// Removes the file at `path`, if it is there.
    pub(super) fn remove(&mut self, path: &str) -> Result<(), PressError> {
        let path = self.root.join(path);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(PressError::Io(path, error)),
            _ => Ok(()),
        }
    }

    /// Tells what was written, and what is there from an older state.
    pub(super) fn finish(self, report: &mut SplitReport) -> Result<(), PressError> {
        let mut folders: Vec<PathBuf> =
            ["a", "p", "q", "s"].iter().map(|name| self.root.join(name)).collect();
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                entries => entries.map_err(|error| PressError::Io(folder.clone(), error))?,
            };
            for entry in entries {
                let path = entry.map_err(|error| PressError::Io(folder.clone(), error))?.path();
                if path.is_dir() {
                    folders.push(path);
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

/// The text of a file. Types that derive `Serialize` and have no map with other keys than text cannot fail.
pub(super) fn text_of(content: &impl Serialize) -> String {
    let mut text = serde_json::to_string(content).unwrap_or_default();
    text.push('\n');
    text
}
