//! Syntax errors and their positions.

use std::error::Error;
use std::fmt;

/// The message of a syntax error. The position is the cursor's.
pub(super) type Why = &'static str;

pub(super) const BREAKS_OFF: Why = "it breaks off";
pub(super) const MALFORMED: Why = "it is malformed";

/// An error in the syntax of a JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where, in bytes from the start of the text.
    pub at: usize,
    /// The message.
    pub why: &'static str,
}

impl SyntaxError {
    /// Line and column in `text`, both counted from 1; columns are bytes.
    pub fn line_and_column(&self, text: &str) -> (usize, usize) {
        let before = text.as_bytes().get(..self.at).unwrap_or_default();
        let is_line_feed = |byte: &&u8| **byte == b'\n';
        let line = before.iter().filter(is_line_feed).count() + 1;
        (line, before.iter().rev().take_while(|byte| !is_line_feed(byte)).count() + 1)
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} at byte {}", self.why, self.at)
    }
}

impl Error for SyntaxError {}
