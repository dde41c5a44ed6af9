//! `dateline head` and `dateline split`: an edition without a site.

use std::path::Path;

use dateline::press::{self, Faults, PressError, SplitReport, write_head};

use super::host::{named, now};

/// Writes the head of an edition.
pub fn head(folder: &Path) -> Result<String, String> {
    let written = write_head(folder).map_err(|error| said(&error))?;
    let mut words = format!("{} stories on {} pages\n", written.stories, written.pages.len());
    for page in &written.pages {
        words.push_str(&format!("  {}\n", page.display()));
    }
    Ok(words)
}

/// Writes an edition from one feed.
pub fn split(feed: &Path, folder: &Path, leave_out: bool) -> Result<String, String> {
    let faults = if leave_out { Faults::LeaveOut } else { Faults::Refuse };
    let report = press::split(feed, folder, faults, now()).map_err(|error| said(&error))?;
    let SplitReport { stories, held, repeated, pages, unchanged, .. } = report;
    let mut words = format!(
        "{stories} stories on {pages} pages; {held} held back, {repeated} older states left out\n\
         {} files written, {unchanged} unchanged\n",
        report.written.len()
    );
    for (name, count) in &report.dropped {
        words.push_str(&format!("left out of texts: {name} {count}\n"));
    }
    words.push_str(&named(&report.faults, "left out: "));
    for hint in &report.hints {
        words.push_str(&format!("perhaps incomplete: {hint}\n"));
    }
    if !report.outdated.is_empty() {
        let count = report.outdated.len();
        words.push_str(&format!("{count} files of older editions may be deleted in a while:\n"));
        let outdated: Vec<String> = report.outdated.iter().map(|path| path.display().to_string()).collect();
        words.push_str(&named(&outdated, "  "));
    }
    words.push_str("in index.html: { \"url\": \"…/feed.json\", \"article\": \"…/a/{hash}/{slug}.json\" }\n");
    Ok(words)
}

fn said(error: &PressError) -> String {
    match error {
        PressError::Faulty(path, faults) => {
            let count = faults.len();
            format!("{} has {count} faults, nothing was written\n{}", path.display(), named(faults, "  "))
        }
        error => error.to_string(),
    }
}
