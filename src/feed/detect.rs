//! Which format an answer is in.

use super::FeedError;
use super::slices::{Break, Part, next_from, parts};

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
pub(super) struct Envelope<'a> {
    text: &'a str,
    /// In the order of the file.
    pub fields: Vec<Part<'a>>,
}

impl<'a> Envelope<'a> {
    /// The field `name`; of several the last, as everywhere in JSON.
    fn field(&self, name: &str) -> Option<&Part<'a>> {
        self.fields.iter().rev().find(|field| field.name == name)
    }

    /// The entries of the list in the field `name`; `None` if there is no such list.
    pub fn list(&self, name: &str) -> Option<Result<Vec<Part<'a>>, FeedError>> {
        let list = self.field(name).filter(|field| field.raw.starts_with('['))?;
        Some(
            parts(self.text, list.at)
                .map(|(entries, _)| entries)
                .map_err(|found| not_json(self.text, &found)),
        )
    }
}

/// Checks that `text` is one JSON object, whole and in its outline well-formed, and takes off its
/// wrapper.
pub(super) fn envelope(text: &str) -> Result<Envelope<'_>, FeedError> {
    let first = next_from(text, 0).unwrap_or(text.len());
    let found = match text.as_bytes().get(first) {
        Some(b'{') => match parts(text, first) {
            Ok((fields, end)) => match next_from(text, end) {
                None => return Ok(Envelope { text, fields }),
                Some(at) => Break { at, why: "it goes on behind its end" },
            },
            Err(found) => found,
        },
        Some(b'[') => return Err(FeedError::UnknownFormat { found: vec!["a list".to_owned()] }),
        Some(_) => Break { at: 0, why: "it does not begin with {" },
        None => Break { at: 0, why: "the answer is empty" },
    };
    Err(not_json(text, &found))
}

fn not_json(text: &str, found: &Break) -> FeedError {
    let (line, column) = found.line_and_column(text);
    FeedError::NotJson { line, column, why: found.why }
}

fn detect(envelope: &Envelope) -> Option<Format> {
    let mark = b"jsonfeed.org";
    let says_so = envelope
        .field("version")
        .is_some_and(|version| version.raw.as_bytes().windows(mark.len()).any(|part| part == mark));
    let has_items = envelope.field("items").is_some_and(|items| items.raw.starts_with('['));
    (says_so || has_items).then_some(Format::JsonFeed)
}

#[cfg(test)]
mod tests {
    use super::{FeedError, envelope};

    fn refused(text: &str) -> (usize, usize, &'static str) {
        match envelope(text).err() {
            Some(FeedError::NotJson { line, column, why }) => (line, column, why),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn an_answer_that_is_no_json_is_named_by_line_and_column() {
        assert_eq!(refused("{\n \"a\": 1,\n \"b"), (3, 4, "it breaks off"));
        assert_eq!(refused("{\"a\": 1}\n}"), (2, 1, "it goes on behind its end"));
        assert_eq!(refused(" "), (1, 1, "the answer is empty"));
        assert_eq!(refused("<!doctype html>"), (1, 1, "it does not begin with {"));
    }

    #[test]
    fn a_list_that_is_broken_is_named_and_of_two_fields_the_last_counts() {
        let text = r#"{"items": 1, "items": [1 2]}"#;
        let list = envelope(text).unwrap().list("items").unwrap();
        assert!(matches!(list, Err(FeedError::NotJson { line: 1, column: 26, .. })));
        assert!(envelope(r#"{"items": [], "items": 1}"#).unwrap().list("items").is_none());
    }
}
