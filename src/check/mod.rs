//! Checks feeds before they are published: the contents of a file, and everything in it that a reader would
//! not get as it was sent. Host only.

mod files;
mod json;
mod places;
mod read;
mod report;
mod words;

pub use files::check;
pub use json::to_json;
pub use read::check_text;
pub use report::{CheckError, FeedSummary, HeldBack, NotShown, Report, StoryFindings, Verdict};
