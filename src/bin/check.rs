//! Checks feeds: reports what they contain, and everything that a reader would not get as it was sent.
//!
//! ```text
//! cargo run --bin check -- feed.json folder
//! ```

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
    use dateline::check::{self, Report, Verdict};
    use dateline::disk;

    const USAGE: &str = "\
usage: check [--json] <file or folder>…

Says what is in feeds of any format that the site reads: stories, pictures, captions, credits; and of
each story what a reader does not get as it was sent: what was left out, cut, merged, guessed or held
back, by name and place. Of a folder every .json file is checked, also those in its folders.

  --json  one JSON list instead, an object for each file

Exit code 0: all stories can be shown. 1: a file is no feed, or stories would be skipped. 2: a file
cannot be read at all, or is not JSON; or the arguments are wrong.
";

    pub fn run() -> ExitCode {
        let arguments: Vec<_> = std::env::args_os().skip(1).collect();
        let is = |name: &str| arguments.iter().any(|argument| argument == name);
        if is("--help") || is("-h") {
            return print(USAGE, Verdict::Good);
        }
        let is_option = |argument: &std::ffi::OsString| argument.to_string_lossy().starts_with("--");
        let (options, paths): (Vec<_>, Vec<_>) = arguments.iter().partition(|argument| is_option(argument));
        if paths.is_empty() || options.iter().any(|option| *option != "--json") {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
        let reports: Vec<Report> =
            paths.into_iter().flat_map(|path| check::check(Path::new(path), now())).collect();
        let worst = reports.iter().map(Report::verdict).max().unwrap_or(Verdict::Good);
        if options.is_empty() {
            let mut words = String::new();
            for report in &reports {
                words.push_str(&format!("{report}\n"));
            }
            return print(&words, worst);
        }
        match check::to_json(&reports) {
            Ok(json) => print(&json, worst),
            Err(error) => {
                eprintln!("check: {error}");
                ExitCode::from(2)
            }
        }
    }

    fn print(words: &str, verdict: Verdict) -> ExitCode {
        match disk::print(words) {
            Ok(()) => ExitCode::from(verdict as u8),
            Err(error) => {
                eprintln!("check: what was found cannot be printed: {error}");
                ExitCode::from(2)
            }
        }
    }

    fn now() -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = i64::try_from(since.as_secs()).ok().and_then(Timestamp::from_seconds);
        now.unwrap_or(Timestamp::EPOCH)
    }
}
