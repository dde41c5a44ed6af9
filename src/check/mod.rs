//! Checking feeds before they are published: what is in a file, and what a reader would not get of it
//! as it was sent. Host only.

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
