//! Says what is in feeds, and what a reader would not see of them.
//!
//! ```text
//! cargo run --bin check -- feed.json folder
//! ```
//!
//! Exit code 0: all is well. 1: a file is no feed, or stories would be skipped. 2: a file cannot be
//! read at all, or is not JSON.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use std::path::PathBuf;
    use std::process::ExitCode;
    use std::time::{SystemTime, UNIX_EPOCH};

    use dateline::article::Timestamp;
    use dateline::check::{self, Verdict};

    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        eprintln!("usage: check <file or folder>…");
        return ExitCode::from(2);
    }
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = i64::try_from(since.as_secs()).ok().and_then(Timestamp::from_seconds);
    let now = now.unwrap_or(Timestamp::EPOCH);
    let mut worst = Verdict::Good;
    for path in paths {
        for report in check::check(&path, now) {
            println!("{report}");
            worst = worst.max(report.verdict());
        }
    }
    ExitCode::from(worst as u8)
}
