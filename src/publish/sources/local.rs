//! Files of the newsroom: those that a source names, and the pictures that their stories name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{SourceText, home};
use crate::article::SafeUrl;
use crate::disk;
use crate::press::native::HOME;
use crate::publish::error::PublishError;
use crate::publish::project::{Project, ProjectSource};
use crate::text::charset;
use crate::text::hash::fnv1a_64;
use crate::text::percent;

/// The endings of files that are read where a source is a folder.
const ENDINGS: [&str; 4] = ["json", "xml", "rss", "atom"];

/// The files of all sources of a project, as they are now.
#[derive(Debug)]
pub struct Inputs {
    folder: PathBuf,
    files: Vec<(String, Vec<PathBuf>)>,
}

impl Inputs {
    /// Finds them.
    ///
    /// # Errors
    /// When a source is not there, or has no file.
    pub fn of(project: &Project) -> Result<Inputs, PublishError> {
        let mut files = Vec::new();
        for source in project.sources.iter().filter(|source| !source.is_remote()) {
            let path = project.folder.join(&source.place);
            let mut found = Vec::new();
            if path.is_dir() {
                find(&path, &mut BTreeSet::new(), &mut found)?;
                if found.is_empty() {
                    let why = format!(
                        "has no file that ends in {}",
                        ENDINGS.map(|ending| format!(".{ending}")).join(", ")
                    );
                    return Err(PublishError::Source(source.place.clone(), why));
                }
            } else if path.is_file() {
                found.push(path);
            } else {
                return Err(PublishError::Source(
                    source.place.clone(),
                    format!("is not there: {}", path.display()),
                ));
            }
            files.push((source.place.clone(), found));
        }
        Ok(Inputs { folder: project.folder.clone(), files })
    }

    /// The documents of a source, each read when it is asked for.
    pub(super) fn documents(
        &self,
        source: &ProjectSource,
    ) -> impl Iterator<Item = Result<SourceText, PublishError>> {
        let files =
            self.files.iter().find(|(place, _)| *place == source.place).map(|(_, files)| files.as_slice());
        files.unwrap_or_default().iter().filter_map(|path| self.document(path).transpose())
    }

    fn document(&self, path: &Path) -> Result<Option<SourceText>, PublishError> {
        let (text, _) = charset::decode_file(disk::read(path).map_err(PublishError::at(path))?);
        let below = path.strip_prefix(&self.folder).ok().filter(|below| is_inside(below));
        let name = below.or_else(|| path.file_name().map(Path::new)).unwrap_or(path);
        let name = name.to_string_lossy().replace('\\', "/");
        Ok(home(&name).map(|address| SourceText { name, address, text }))
    }

    /// Whether the file at an address is one of these.
    pub(super) fn has(&self, address: &SafeUrl) -> bool {
        let path = path_below(address).map(|path| self.folder.join(path));
        path.is_some_and(|path| self.files.iter().any(|(_, files)| files.contains(&path)))
    }

    /// A number that changes when a file does: of names, sizes and times.
    pub fn fingerprint(&self) -> u64 {
        let mut text = String::new();
        for path in self.files.iter().flat_map(|(_, files)| files) {
            text.push_str(&path.to_string_lossy());
            if let Ok(about) = fs::metadata(path) {
                let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
                text.push_str(&format!(" {} {}\n", about.len(), changed.unwrap_or_default().as_nanos()));
            }
        }
        fnv1a_64(text.as_bytes())
    }
}

fn is_inside(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// `seen` has the folders visited so far: a symbolic link may lead back to one of them.
fn find(folder: &Path, seen: &mut BTreeSet<PathBuf>, found: &mut Vec<PathBuf>) -> Result<(), PublishError> {
    if fs::canonicalize(folder).is_ok_and(|folder| !seen.insert(folder)) {
        return Ok(());
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(PublishError::at(folder))? {
        paths.push(entry.map_err(PublishError::at(folder))?.path());
    }
    paths.sort();
    for path in paths {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        if is_hidden {
            continue;
        }
        if path.is_dir() {
            find(&path, seen, found)?;
        } else if ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            found.push(path);
        }
    }
    Ok(())
}

/// The path below the project of a file that a story names by a relative address; `None` if it is none, or not below
/// the project.
pub fn path_below(address: &SafeUrl) -> Option<String> {
    let rest = address.as_str().strip_prefix(HOME)?;
    let path = percent::decoded(rest.split(['?', '#']).next().unwrap_or_default());
    (!path.is_empty() && is_inside(Path::new(&path)) && !path.contains('\\')).then_some(path)
}

/// The file of the project that an address names.
pub(super) fn path_of(project: &Project, address: &SafeUrl) -> Option<PathBuf> {
    path_below(address).map(|path| project.folder.join(path))
}
