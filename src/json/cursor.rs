//! A position in a JSON text, and the steps that decoding and outlining share.

use super::error::{BREAKS_OFF, MALFORMED, SyntaxError, Why};

/// A position in a text, in bytes.
pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl<'a> Cursor<'a> {
    /// The byte at the position.
    pub fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips white space and returns the byte after it.
    #[inline(never)]
    pub fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Skips white space and `wanted`, if that follows; returns whether it does.
    #[inline(never)]
    pub fn takes(&mut self, wanted: u8) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    /// Skips white space and `wanted`, which must follow.
    pub fn expect(&mut self, wanted: u8) -> Result<(), Why> {
        if self.takes(wanted) { Ok(()) } else { self.fail() }
    }

    /// The error for an unexpected byte, or for the end of the text.
    pub fn fail<T>(&mut self) -> Result<T, Why> {
        Err(if self.peek().is_some() { MALFORMED } else { BREAKS_OFF })
    }

    /// `why` with the position.
    pub fn error(&self, why: Why) -> SyntaxError {
        SyntaxError { at: self.at.min(self.text.len()), why }
    }

    /// The text from `start` to the position.
    pub fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}
