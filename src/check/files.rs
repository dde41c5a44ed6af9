//! Finds the files to check.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::read::check_text;
use super::report::{CheckError, Report, StoryFindings};
use crate::article::Timestamp;
use crate::disk;
use crate::text::charset;

/// Checks a file, or every `.json` file in a folder and in its folders, in the order of their names,
/// as a reader sees them at the moment `now`.
pub fn check(path: &Path, now: Timestamp) -> Vec<Report> {
    let mut reports = Vec::new();
    if path.is_dir() {
        check_folder(path, now, &mut BTreeSet::new(), &mut reports);
        if reports.is_empty() {
            reports.push(Report { path: path.to_owned(), result: Err(CheckError::NoFiles) });
        }
    } else {
        reports.push(check_file(path, now));
    }
    reports
}

/// `seen` has the folders visited so far: a symbolic link may lead back to one of them.
fn check_folder(folder: &Path, now: Timestamp, seen: &mut BTreeSet<PathBuf>, reports: &mut Vec<Report>) {
    if fs::canonicalize(folder).is_ok_and(|folder| !seen.insert(folder)) {
        return;
    }
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut paths: Vec<PathBuf> = match entries {
        Ok(entries) => entries.into_iter().map(|entry| entry.path()).collect(),
        Err(error) => {
            reports.push(Report { path: folder.to_owned(), result: Err(CheckError::Io(error)) });
            return;
        }
    };
    paths.sort();
    for path in paths {
        if path.is_dir() {
            check_folder(&path, now, seen, reports);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            reports.push(check_file(&path, now));
        }
    }
}

fn check_file(path: &Path, now: Timestamp) -> Report {
    let read = disk::read(path).map(charset::decode_file).map_err(CheckError::Io);
    let result = read.and_then(|(text, encoding)| {
        let mut summary = check_text(&text, now)?;
        if let Some(encoding) = encoding {
            let said = format!(
                "the file: it is not UTF-8 and was read as {encoding}; a server has to name its charset"
            );
            summary.findings.insert(0, StoryFindings { fields: vec![said], ..StoryFindings::default() });
        }
        Ok(summary)
    });
    Report { path: path.to_owned(), result }
}
