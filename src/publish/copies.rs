//! Files of the newsroom that are copied into the site: pictures and other files that its stories name, and what lies
//! in `static/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::error::PublishError;
use super::output::Output;
use super::project::{EDITION, Project};
use super::shell::addresses_in;
use super::sources::path_below;
use crate::article::{Article, Body, Image, Markup, SafeUrl};
use crate::disk;
use crate::text::hash::fnv1a_64;

/// The folder whose files go to the root of the site, as they are.
const STATIC: &str = "static";
/// The endings of what is copied because a story names it: never settings, sources, or what somebody has hidden.
const ENDINGS: [&str; 22] = [
    "jpg", "jpeg", "png", "webp", "avif", "gif", "svg", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav",
    "flac", "mp4", "m4v", "webm", "mov", "pdf", "csv", "vtt",
];
/// How many files that are not there are named.
const MAX_NAMED: usize = 20;

/// Adds the paths below the project of all files that a story names.
pub fn add_named_files(article: &Article, found: &mut BTreeSet<String>) {
    let mut add = |address: &SafeUrl| found.extend(path_below(address).filter(|path| may_be_copied(path)));
    for Image { url, renditions, .. } in article.hero.iter().chain(&article.pictures) {
        add(url);
        for rendition in renditions {
            add(&rendition.url);
        }
    }
    for file in &article.attachments {
        add(&file.url);
    }
    if let Body::Unparsed(manuscript) = &article.body
        && path_below(&manuscript.base).is_some()
        && let Markup::Html(html) = &manuscript.markup
    {
        for address in addresses_in(html) {
            if let Some(address) = SafeUrl::web(&address, Some(&manuscript.base)) {
                add(&address);
            }
        }
    }
}

/// Whether a file that a story names goes into the site.
pub fn may_be_copied(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    !is_hidden && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Copies these files below the edition, where its stories name them.
///
/// # Errors
/// When one cannot be read or written. One that is not there is a note.
pub fn copy(
    project: &Project,
    paths: &[String],
    output: &Output,
    notes: &mut Vec<String>,
) -> Result<(), PublishError> {
    let mut missing = Vec::new();
    for path in paths {
        let from = project.folder.join(path);
        if from.is_file() {
            put(&from, &format!("{EDITION}/{path}"), project, output)?;
        } else if !from.is_dir() {
            missing.push(path);
        }
    }
    notes.extend(
        missing.iter().take(MAX_NAMED).map(|path| format!("a story names {path}, which is not there")),
    );
    if missing.len() > MAX_NAMED {
        notes.push(format!("and {} more files that are not there", missing.len() - MAX_NAMED));
    }
    Ok(())
}

/// Copies what lies in `static/`.
///
/// # Errors
/// When it cannot be read or written.
pub fn copy_static(project: &Project, output: &Output) -> Result<(), PublishError> {
    let folder = project.folder.join(STATIC);
    for file in files(&folder) {
        let path = file.strip_prefix(&folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        put(&file, &path, project, output)?;
    }
    Ok(())
}

/// Copies a file, unless the copy is as large and not older.
fn put(from: &Path, path: &str, project: &Project, output: &Output) -> Result<(), PublishError> {
    let about =
        |path: &Path| fs::metadata(path).ok().and_then(|about| Some((about.len(), about.modified().ok()?)));
    let copy = about(&project.output().join(path));
    let is_current = about(from).zip(copy).is_some_and(|(own, copy)| own.0 == copy.0 && own.1 <= copy.1);
    if is_current {
        return Ok(());
    }
    output.put(path, &disk::read(from).map_err(PublishError::at(from))?)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut open, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(entry.path()),
                Ok(kind) if kind.is_file() => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// A number that changes when one of these files does, or one in `static/`.
pub fn fingerprint(project: &Project, paths: &[String]) -> u64 {
    let copied = paths.iter().map(|path| project.folder.join(path));
    let mut text = String::new();
    for file in copied.chain(files(&project.folder.join(STATIC))) {
        let about = fs::metadata(&file).ok();
        let changed = about.as_ref().and_then(|about| about.modified().ok()?.duration_since(UNIX_EPOCH).ok());
        let length = about.map(|about| about.len());
        text.push_str(&format!("{} {length:?} {:?}\n", file.display(), changed));
    }
    fnv1a_64(text.as_bytes())
}
