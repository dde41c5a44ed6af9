//! Errors of a response that is not a feed.

use std::error::Error;
use std::fmt;

use super::format::Format;

/// The reason why a response is not a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedError {
    /// It is not JSON, or truncated.
    NotJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// The syntax error.
        why: &'static str,
    },
    /// It is JSON, but of an unknown format.
    UnknownFormat {
        /// The fields at the top, the first few of them.
        found: Vec<String>,
    },
    /// It is of a format whose feature was disabled in this build.
    NotBuiltIn {
        /// The format of the response.
        format: Format,
    },
    /// A required field is absent or of the wrong type.
    WrongField {
        /// A JSON Pointer.
        pointer: String,
        /// The expected value.
        expected: &'static str,
    },
}

impl fmt::Display for FeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FeedError::NotJson { line, column, why } => {
                write!(formatter, "is not JSON: {why} (line {line}, column {column})")
            }
            FeedError::UnknownFormat { found } => write!(
                formatter,
                "is JSON, but no feed that Dateline knows (JSON Feed, WordPress, Ghost, ninjs, Guardian): \
                 here stand {}{}",
                if found.is_empty() { "no fields".to_owned() } else { found.join(", ") },
                advice(found)
            ),
            FeedError::NotBuiltIn { format } => write!(
                formatter,
                "is in the format \"{}\", which this site was built without: name it as the \"format\" of the \
                 source in index.html and run make build",
                format.name()
            ),
            FeedError::WrongField { pointer, expected } => {
                write!(formatter, "has no usable field {pointer}: it should be {expected}")
            }
        }
    }
}

impl Error for FeedError {}

impl FeedError {
    /// There is no list of stories at `pointer`.
    pub(super) fn no_list(pointer: &str) -> FeedError {
        FeedError::WrongField { pointer: pointer.to_owned(), expected: "a list of stories" }
    }
}

/// Advice on what to use instead of a file with these top-level fields.
fn advice(found: &[String]) -> &'static str {
    let has = |name: &str| found.iter().any(|field| field == name);
    if has("db") {
        "; it looks like an export of Ghost: use the address of the Content API, \
         https://…/ghost/api/content/posts/?key=…&include=authors,tags"
    } else if has("code") && has("message") {
        "; it looks like an error of WordPress: open the address in a browser to see it"
    } else if has("rss") || has("channel") || has("feed") {
        "; it looks like RSS or Atom written as JSON: use a JSON Feed"
    } else if has("posts") {
        "; the posts are neither Ghost's nor WordPress.com's: use a JSON Feed"
    } else {
        ""
    }
}
