//! How leniently the fields of a JSON Feed are read.

use super::fields::{Fields, Problem};
use super::page::SkipReason;
use super::story::Draft;
use crate::article::{Article, SafeUrl, Timestamp};
use crate::credit::{CaptionAndCredit, Evidence};

/// What is read with more or less leniency.
pub(super) trait Reading {
    /// The moment in the field `name`.
    fn date(fields: &Fields, name: &str) -> Option<Timestamp>;
    /// The story; `fields` are its own.
    fn story(draft: Draft, base: &SafeUrl, fields: &Fields) -> Result<Article, SkipReason>;
    /// What a text says for a reader; `None` if that cannot be told.
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
