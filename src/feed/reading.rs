//! Strict or lenient reading of the fields of a JSON Feed.

use super::fields::{Fields, Problem};
use super::page::SkipReason;
use super::story::Draft;
use crate::article::{Article, SafeUrl, Timestamp};
use crate::credit::{CaptionAndCredit, Evidence};

/// The operations that differ between strict and lenient reading.
pub(super) trait Reading {
    /// The date in the field `name`.
    fn date(fields: &Fields, name: &str) -> Option<Timestamp>;
    /// The story; `fields` are its own.
    fn story(draft: Draft, base: &SafeUrl, fields: &Fields) -> Result<Article, SkipReason>;
    /// The plain text for display; `None` if strict reading rejects it.
    fn words(text: &str) -> Option<String>;
    /// Caption and credit of its picture.
    fn credit(evidence: Evidence) -> CaptionAndCredit;
}

/// Text for a reader; never empty.
#[inline(never)]
pub(super) fn plain<R: Reading>(fields: &Fields, name: &str) -> Option<String> {
    let words = R::words(&fields.text(name)?);
    if words.is_none() {
        fields.warn(name, Problem::NotText);
    }
    words.filter(|words| !words.is_empty())
}
