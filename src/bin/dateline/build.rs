//! `dateline build`.

use std::time::Instant;

use dateline::press::Faults;
use dateline::publish::project::Project;
use dateline::publish::{self, BuildOptions, BuildReport, Progress};
use indicatif::{ProgressBar, ProgressStyle};

use super::host::{BuildArguments, named, now};

/// Makes the site of a project.
pub fn build(arguments: &BuildArguments) -> Result<String, String> {
    let began = Instant::now();
    let mut project =
        Project::open(&arguments.folder, arguments.url.as_deref()).map_err(|error| error.to_string())?;
    project.pictures |= arguments.pictures;
    let faults = if arguments.strict { Faults::Refuse } else { Faults::LeaveOut };
    let bar = if arguments.json { ProgressBar::hidden() } else { bar() };
    let options = BuildOptions {
        site: arguments.site.as_deref(),
        faults,
        now: now(),
        progress: &|progress| show(&bar, progress),
    };
    let report = publish::build(&project, &options).map_err(|error| error.to_string());
    bar.finish_and_clear();
    let report = report?;
    let seconds = began.elapsed().as_secs_f64();
    Ok(if arguments.json { json(&report, seconds) } else { words(&report, seconds) })
}

/// A bar with a rate and the time that is left; nothing where nobody looks.
fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {per_sec} {eta} left");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}

fn show(bar: &ProgressBar, progress: Progress) {
    match progress {
        Progress::Reading => bar.set_message("reading sources"),
        Progress::Edition(stories) => bar.set_message(format!("writing {stories} stories")),
        Progress::Pages(done, all) => {
            bar.set_message("pages");
            bar.set_length(u64::try_from(all).unwrap_or(u64::MAX));
            bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
        }
    }
}

/// A summary in five lines, with what is wrong before it.
fn words(report: &BuildReport, seconds: f64) -> String {
    let BuildReport { stories, held, written, unchanged, removed, pictures, .. } = report;
    let scaled = if *pictures > 0 { format!(", {pictures} pictures scaled") } else { String::new() };
    if report.is_current {
        let notes = named(&report.notes, "note: ");
        return format!("{notes}nothing has changed: {stories} stories, looked at in {seconds:.2} s\n");
    }
    let mut words = named(&report.faults, "left out: ");
    words.push_str(&named(&report.notes, "note: "));
    words.push_str(&format!(
        "{stories} stories, {held} held back, {} faults\n\
         {written} files written, {unchanged} unchanged, {removed} pages of gone stories removed{scaled}\n\
         took {seconds:.2} s\n\
         the site is in {}\n\
         put it on a host, or look at it with: dateline serve\n",
        report.faults.len(),
        report.folder.display()
    ));
    words
}

fn json(report: &BuildReport, seconds: f64) -> String {
    let json = serde_json::json!({
        "stories": report.stories,
        "held": report.held,
        "written": report.written,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "pictures": report.pictures,
        "nothingChanged": report.is_current,
        "faults": report.faults,
        "notes": report.notes,
        "folder": report.folder.display().to_string(),
        "seconds": seconds,
    });
    format!("{json}\n")
}
