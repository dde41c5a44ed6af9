//! `dateline check`.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use dateline::check::{self, CheckError, Report, Verdict};
use dateline::disk;
use dateline::publish::sources::fetch_text;

use super::host::{CheckArguments, now};

/// Exit code 0: all stories can be shown. 1: a file is no feed, or stories would be skipped. 2: a file cannot be read
/// at all, or is not JSON.
pub fn check(arguments: &CheckArguments) -> ExitCode {
    let reports: Vec<Report> = arguments.paths.iter().flat_map(|path| checked(path)).collect();
    let worst = reports.iter().map(Report::verdict).max().unwrap_or(Verdict::Good);
    if !arguments.json {
        let words: String =
            reports.iter().fold(String::new(), |words, report| words + &format!("{report}\n"));
        return print(&words, worst);
    }
    match check::to_json(&reports) {
        Ok(json) => print(&json, worst),
        Err(error) => {
            eprintln!("dateline: {error}");
            ExitCode::from(2)
        }
    }
}

/// The findings of a file, a folder or an address.
fn checked(path: &Path) -> Vec<Report> {
    let address = path.to_str().filter(|path| path.starts_with("https://") || path.starts_with("http://"));
    let Some(address) = address else { return check::check(path, now()) };
    let text = fetch_text(address).map_err(|why| CheckError::Io(io::Error::other(why)));
    let result = text.and_then(|text| check::check_text(&text, now()));
    vec![Report { path: path.to_owned(), result }]
}

fn print(words: &str, verdict: Verdict) -> ExitCode {
    match disk::print(words) {
        Ok(()) => ExitCode::from(verdict as u8),
        Err(error) => {
            eprintln!("dateline: what was found cannot be printed: {error}");
            ExitCode::from(2)
        }
    }
}
