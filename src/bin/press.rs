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
//! `--leave-out` after it, skips what cannot be read and goes on; else any fault ends it before a file is
//! written. For more than some thousands of stories put `--release` before `--bin`: related news is computed.

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
    use dateline::disk;
    use dateline::press::{Faults, PressError, SplitReport, split, write_head};

    const USAGE: &str = "\
usage: press head <folder with articles/*.json>
       press split <feed.json> <folder of the edition> [--leave-out]

head   writes feed.json, feed-2.json … : cards of the stories in articles/*.json, newest first
split  writes an edition of any size from one feed with the texts of all stories, in any format
       that the site reads: head, sealed pages, sections, a file for each story
       --leave-out  goes on when something is wrong with a story, and names it

Exit code 0: done. 1: nothing was written, or not all of it; the words say why. 2: wrong arguments.
";

    /// The most faults, and the most files, that are listed.
    const MAX_NAMED: usize = 20;

    pub fn run() -> ExitCode {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let done = match arguments.as_slice() {
            ["--help" | "-h" | "help"] | [_, "--help" | "-h"] => Ok(USAGE.to_owned()),
            ["head", folder] => head(Path::new(folder)),
            ["split", feed, folder] => split_feed(Path::new(feed), Path::new(folder), Faults::Refuse),
            ["split", feed, folder, "--leave-out"] | ["split", "--leave-out", feed, folder] => {
                split_feed(Path::new(feed), Path::new(folder), Faults::LeaveOut)
            }
            _ => {
                eprint!("{USAGE}");
                return ExitCode::from(2);
            }
        };
        match done.map(|words| disk::print(&words)) {
            Ok(Ok(())) => return ExitCode::SUCCESS,
            Ok(Err(error)) => eprintln!("press: what was done cannot be printed: {error}"),
            Err(PressError::Faulty(path, faults)) => {
                eprintln!("press: {} has {} faults, nothing was written", path.display(), faults.len());
                eprint!("{}", named(&faults, "  "));
            }
            Err(error) => eprintln!("press: {error}"),
        }
        ExitCode::FAILURE
    }

    fn head(folder: &Path) -> Result<String, PressError> {
        let written = write_head(folder)?;
        let mut words = format!("{} stories on {} pages\n", written.stories, written.pages.len());
        for page in &written.pages {
            line(&mut words, &format!("  {}", page.display()));
        }
        Ok(words)
    }

    fn split_feed(feed: &Path, folder: &Path, faults: Faults) -> Result<String, PressError> {
        let report = split(feed, folder, faults, now())?;
        let SplitReport { stories, held, repeated, pages, unchanged, .. } = report;
        let mut words = format!(
            "{stories} stories on {pages} pages; {held} held back, {repeated} older states left out\n\
             {} files written, {unchanged} unchanged\n",
            report.written.len()
        );
        for (name, count) in &report.dropped {
            line(&mut words, &format!("left out of texts: {name} {count}"));
        }
        words.push_str(&named(&report.faults, "left out: "));
        for hint in &report.hints {
            line(&mut words, &format!("perhaps incomplete: {hint}"));
        }
        if !report.outdated.is_empty() {
            let count = report.outdated.len();
            line(&mut words, &format!("{count} files of older editions may be deleted in a while:"));
            let outdated: Vec<String> =
                report.outdated.iter().map(|path| path.display().to_string()).collect();
            words.push_str(&named(&outdated, "  "));
        }
        words.push_str(
            "in index.html: { \"url\": \"…/feed.json\", \"article\": \"…/a/{hash}/{slug}.json\" }\n",
        );
        Ok(words)
    }

    fn line(words: &mut String, line: &str) {
        words.push_str(line);
        words.push('\n');
    }

    /// The first [`MAX_NAMED`] lines, each with the prefix `start`, and how many more there are.
    fn named(lines: &[String], start: &str) -> String {
        let mut named = String::new();
        for one in lines.iter().take(MAX_NAMED) {
            line(&mut named, &format!("{start}{one}"));
        }
        if lines.len() > MAX_NAMED {
            line(&mut named, &format!("{start}and {} more", lines.len() - MAX_NAMED));
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
