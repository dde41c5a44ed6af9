//! The publisher's tool: makes an edition.
//!
//! ```text
//! cargo run --bin press -- head public/edition
//! ```
//!
//! Reads `articles/*.json` below the folder, checks each, and writes the head (`feed.json`) and its
//! older pages (`feed-2.json` …): the same stories as cards, newest first, without their texts.
//!
//! ```text
//! cargo run --bin press -- split feed.json public/edition
//! ```
//!
//! Reads one feed with the texts of all stories, in any format that the site reads, checks each
//! story, and writes an edition of any size: head, sealed pages, sections and article files. With
//! `--leave-out` behind it, goes on when something is wrong with a story; else it writes nothing.
//! For more than some thousands of stories put `--release` before `--bin`: related news is looked for.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    host::run()
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use std::path::Path;
    use std::process::ExitCode;
    use std::time::{SystemTime, UNIX_EPOCH};

    use dateline::article::Timestamp;
    use dateline::press::{Faults, PressError, SplitReport, split, write_head};

    const USAGE: &str = "usage: press head <folder with articles/*.json>
       press split <feed.json> <folder of the edition> [--leave-out]";

    /// How many faults and files are named one by one.
    const MAX_NAMED: usize = 20;

    pub fn run() -> ExitCode {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let done = match arguments.as_slice() {
            ["head", folder] => head(Path::new(folder)),
            ["split", feed, folder] => split_feed(Path::new(feed), Path::new(folder), Faults::Refuse),
            ["split", feed, folder, "--leave-out"] => {
                split_feed(Path::new(feed), Path::new(folder), Faults::LeaveOut)
            }
            _ => {
                eprintln!("{USAGE}");
                return ExitCode::from(2);
            }
        };
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(PressError::Faulty(path, faults)) => {
                eprintln!("press: {} has {} faults, nothing was written", path.display(), faults.len());
                for line in named(&faults) {
                    eprintln!("  {line}");
                }
                ExitCode::FAILURE
            }
            Err(error) => {
                eprintln!("press: {error}");
                ExitCode::FAILURE
            }
        }
    }

    fn head(folder: &Path) -> Result<(), PressError> {
        let written = write_head(folder)?;
        println!("{} stories on {} pages", written.stories, written.pages.len());
        for page in &written.pages {
            println!("  {}", page.display());
        }
        Ok(())
    }

    fn split_feed(feed: &Path, folder: &Path, faults: Faults) -> Result<(), PressError> {
        let report = split(feed, folder, faults, now())?;
        let SplitReport { stories, held, repeated, pages, unchanged, .. } = report;
        println!("{stories} stories on {pages} pages; {held} held back, {repeated} older states left out");
        println!("{} files written, {unchanged} unchanged", report.written.len());
        for (name, count) in &report.dropped {
            println!("left out of texts: {name} {count}");
        }
        for line in named(&report.faults) {
            println!("left out: {line}");
        }
        if !report.outdated.is_empty() {
            println!("{} files of older editions may be deleted in a while:", report.outdated.len());
            let outdated: Vec<String> =
                report.outdated.iter().map(|path| path.display().to_string()).collect();
            for line in named(&outdated) {
                println!("  {line}");
            }
        }
        println!(
            "in index.html: {{ \"url\": \"…/feed.json\", \"article\": \"…/a/{{hash}}/{{slug}}.json\" }}"
        );
        Ok(())
    }

    /// The first lines, and how many there are more.
    fn named(lines: &[String]) -> Vec<String> {
        let mut named: Vec<String> = lines.iter().take(MAX_NAMED).cloned().collect();
        if lines.len() > MAX_NAMED {
            named.push(format!("and {} more", lines.len() - MAX_NAMED));
        }
        named
    }

    /// The present moment: a story under embargo must not be written before its time.
    fn now() -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
        Timestamp::from_seconds(seconds).unwrap_or(Timestamp::EPOCH)
    }
}
