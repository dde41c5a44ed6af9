//! Which format an answer is in.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::FeedError;

/// The formats a source can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Recognised from the answer.
    #[default]
    Auto,
    /// JSON Feed 1.0 or 1.1, with or without `_dateline`.
    JsonFeed,
}

impl Format {
    /// The names a publisher may write in the configuration.
    pub const NAMES: [(&'static str, Format); 2] = [("auto", Format::Auto), ("json-feed", Format::JsonFeed)];

    /// The format called `name` in the configuration.
    pub fn named(name: &str) -> Option<Format> {
        Format::NAMES.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }

    /// The format to read with: the one that was set, else the one that `envelope` shows.
    pub(super) fn or_detected(self, envelope: &Envelope) -> Option<Format> {
        match self {
            Format::Auto => detect(envelope),
            set => Some(set),
        }
    }
}

/// The fields at the top of an answer, not decoded yet: one broken story deep inside must not
/// stop the rest from being read.
pub(super) type Envelope<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// Checks that `text` is one JSON object, whole and well-formed, and takes off its wrapper.
pub(super) fn envelope(text: &str) -> Result<Envelope<'_>, FeedError> {
    match text.bytes().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => serde_json::from_str(text).map_err(|error| not_json(&error)),
        Some(b'[') => Err(FeedError::UnknownFormat { found: vec!["a list".to_owned()] }),
        _ => Err(FeedError::NotJson {
            line: 1,
            column: 1,
            why: if text.trim().is_empty() { "the answer is empty" } else { "it does not begin with {" }
                .to_owned(),
        }),
    }
}

fn not_json(error: &serde_json::Error) -> FeedError {
    FeedError::NotJson {
        line: error.line(),
        column: error.column(),
        why: if error.is_eof() { "it breaks off".to_owned() } else { error.to_string() },
    }
}

fn detect(envelope: &Envelope) -> Option<Format> {
    let says_so = envelope.get("version").is_some_and(|version| version.get().contains("jsonfeed.org"));
    let has_items = envelope.get("items").is_some_and(|items| items.get().starts_with('['));
    (says_so || has_items).then_some(Format::JsonFeed)
}
