//! The outline of a response, not decoded yet: one malformed story deep inside must not affect the rest.

use serde_json::Value;

use super::error::FeedError;
use super::fields::{Fields, Log};
#[cfg(feature = "quirks")]
use super::note::Note;
use super::page::{FeedPage, SkipReason, Skipped};
#[cfg(feature = "quirks")]
use super::transport;
use crate::article::Article;
use crate::json::{self, RawMember, SyntaxError};

/// An object or a list of a response, split into its members.
pub(super) struct Envelope<'a> {
    text: &'a str,
    /// The whole text.
    pub raw: &'a str,
    /// Its fields or entries, in the order of the file.
    pub members: Vec<RawMember<'a>>,
    /// Its position: a JSON Pointer.
    pointer: String,
}

impl<'a> Envelope<'a> {
    /// The outermost object or list of `text`; its outline must be complete and well-formed.
    pub fn open(text: &'a str) -> Result<Envelope<'a>, FeedError> {
        let first = skip(text, 0).unwrap_or(text.len());
        let found = match text.as_bytes().get(first) {
            Some(b'{' | b'[') => match Envelope::from(text, first) {
                Ok(envelope) => return Ok(envelope),
                Err(found) => found,
            },
            Some(_) => {
                #[cfg(feature = "quirks")]
                if let Some(envelope) =
                    transport::beginning_of_json(text).and_then(|at| Envelope::from(text, at).ok())
                {
                    return Ok(envelope);
                }
                #[cfg(feature = "quirks")]
                let why = transport::name_of(text);
                #[cfg(not(feature = "quirks"))]
                let why = "it begins with neither { nor [";
                SyntaxError { at: 0, why }
            }
            None => SyntaxError { at: 0, why: "the answer is empty" },
        };
        Err(not_json(text, &found))
    }

    /// The object or list that begins at `first`, with nothing after it.
    fn from(text: &'a str, first: usize) -> Result<Envelope<'a>, SyntaxError> {
        let (members, end) = json::members(text, first)?;
        match skip(text, end) {
            None => {
                let raw = text.get(first..end).unwrap_or_default();
                Ok(Envelope { text, raw, members, pointer: String::new() })
            }
            #[cfg(feature = "quirks")]
            Some(_) if text.get(end..).is_some_and(transport::is_nothing) => {
                let raw = text.get(first..end).unwrap_or_default();
                Ok(Envelope { text, raw, members, pointer: String::new() })
            }
            Some(at) => Err(SyntaxError { at, why: "it goes on behind its end" }),
        }
    }

    /// The text before the JSON of the response, if that is more than comments.
    #[cfg(all(feature = "quirks", not(target_arch = "wasm32")))]
    pub fn said_before(&self) -> Option<&'a str> {
        let first = skip(self.text, 0)?;
        let raw = self.text.find(self.raw)?;
        self.text.get(first..raw).map(str::trim).filter(|said| !said.is_empty())
    }

    /// The text after the JSON of the response, if that is more than comments and punctuation.
    #[cfg(all(feature = "quirks", not(target_arch = "wasm32")))]
    pub fn said_behind(&self) -> Option<&'a str> {
        let end = self.text.find(self.raw)? + self.raw.len();
        let behind = self.text.get(end..)?.trim_start_matches([')', ';']);
        let said = behind.get(skip(behind, 0)?..).map(str::trim);
        said.filter(|said| !said.is_empty())
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        self.raw.starts_with('[')
    }

    /// The field `name`; the last of several, as is usual for JSON.
    pub fn field(&self, name: &str) -> Option<&RawMember<'a>> {
        self.members.iter().rev().find(|field| field.name == name)
    }

    /// Whether it has a field `name` whose value begins with `mark`: `{`, `[` or `"`.
    pub fn has(&self, name: &str, mark: char) -> bool {
        self.field(name).is_some_and(|field| field.raw.starts_with(mark))
    }

    /// The object or list in the field `name`; `None` if it is neither.
    pub fn inner(&self, name: &str) -> Result<Option<Envelope<'a>>, FeedError> {
        let Some(member) = self.field(name).filter(|field| field.raw.starts_with(['{', '['])) else {
            return Ok(None);
        };
        let (members, _) =
            json::members(self.text, member.at).map_err(|found| not_json(self.text, &found))?;
        let mut pointer = self.pointer.clone();
        pointer.push('/');
        pointer.push_str(name);
        Ok(Some(Envelope { text: self.text, raw: member.raw, members, pointer }))
    }

    /// The fields without the list of stories; one that cannot be decoded counts as absent.
    pub fn beside(&self, stories: &str) -> Value {
        let mut top = serde_json::Map::new();
        for field in self.members.iter().filter(|field| field.name != stories) {
            if let Ok(value) = json::value(field.raw) {
                top.insert(field.name.clone(), value);
            }
        }
        top.into()
    }

    /// Reads each entry of the list, or the single object, as a story into `page`; unreadable ones are
    /// skipped and counted.
    pub fn read_stories(
        &self,
        page: &mut FeedPage,
        log: &Log,
        story: &dyn Fn(&Fields) -> Result<Article, SkipReason>,
    ) {
        if !self.is_list() {
            read_story(self.raw, self.pointer.clone(), page, log, story);
            return;
        }
        for (index, entry) in self.members.iter().enumerate() {
            let mut pointer = self.pointer.clone();
            pointer.push('/');
            pointer.push_str(&index.to_string());
            read_story(entry.raw, pointer, page, log, story);
        }
    }
}

fn read_story(
    raw: &str,
    pointer: String,
    page: &mut FeedPage,
    log: &Log,
    story: &dyn Fn(&Fields) -> Result<Article, SkipReason>,
) {
    let decoded = json::value(raw).map_err(|found| SkipReason::Broken(found.why));
    #[cfg(feature = "quirks")]
    let decoded = decoded.or_else(|reason| {
        let value = transport::mended(raw).and_then(|text| json::value(&text).ok()).ok_or(reason)?;
        log.note(&pointer, || Note::Mended);
        Ok(value)
    });
    let article = decoded
        .and_then(|value| story(&Fields::of(&value, pointer.clone(), log).ok_or(SkipReason::NotAnObject)?));
    match article {
        Ok(article) => page.articles.push(article),
        Err(reason) => page.skipped.push(Skipped { pointer, reason }),
    }
}

/// The position of the first byte of the response itself from `at` on.
fn skip(text: &str, at: usize) -> Option<usize> {
    #[cfg(feature = "quirks")]
    return transport::skip_comments(text, at);
    #[cfg(not(feature = "quirks"))]
    json::skip_white_space(text, at)
}

fn not_json(text: &str, found: &SyntaxError) -> FeedError {
    let (line, column) = found.line_and_column(text);
    FeedError::NotJson { line, column, why: found.why }
}

#[cfg(test)]
mod tests {
    use super::{Envelope, FeedError, FeedPage, Log};
    use crate::article::Article;

    fn refused(text: &str) -> (usize, usize, &'static str) {
        match Envelope::open(text).err() {
            Some(FeedError::NotJson { line, column, why }) => (line, column, why),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn an_answer_that_is_no_json_is_named_by_line_and_column() {
        assert_eq!(refused("{\n \"a\": 1,\n \"b"), (3, 4, "it breaks off"));
        assert_eq!(refused("{\"a\": 1}\n}"), (2, 1, "it goes on behind its end"));
        assert_eq!(refused("[1, 2"), (1, 6, "it breaks off"));
        assert_eq!(refused(" "), (1, 1, "the answer is empty"));
        assert_eq!(refused("hello"), (1, 1, "it begins with neither { nor ["));
    }

    #[test]
    fn a_list_that_is_broken_is_named_and_of_two_fields_the_last_counts() {
        let text = r#"{"items": 1, "items": [1 2]}"#;
        let list = Envelope::open(text).unwrap().inner("items");
        assert!(matches!(list, Err(FeedError::NotJson { line: 1, column: 26, .. })));
        let text = r#"{"items": [], "items": 1}"#;
        assert!(Envelope::open(text).unwrap().inner("items").unwrap().is_none());
    }

    #[test]
    fn a_broken_story_costs_no_other_and_each_is_named_by_its_place() {
        let envelope = Envelope::open(r#"{"a": {"b": [{"t": "x"}, {"t": "\q"}, 7, {"t": "y"}]}}"#).unwrap();
        let inner = envelope.inner("a").unwrap().unwrap().inner("b").unwrap().unwrap();
        let (mut page, log) = (FeedPage::default(), Log::default());
        inner.read_stories(&mut page, &log, &|fields| Ok(Article::titled(&fields.text("t").unwrap())));
        let headlines: Vec<_> = page.articles.iter().map(|article| article.headline.as_str()).collect();
        let skipped: Vec<_> = page.skipped.iter().map(|skipped| skipped.pointer.as_str()).collect();
        assert_eq!((headlines, skipped), (vec!["x", "y"], vec!["/a/b/1", "/a/b/2"]));
    }

    #[test]
    fn an_object_is_a_list_of_one() {
        let (mut page, log) = (FeedPage::default(), Log::default());
        let envelope = Envelope::open(r#" {"t": "x"} "#).unwrap();
        envelope.read_stories(&mut page, &log, &|fields| Ok(Article::titled(&fields.text("t").unwrap())));
        assert_eq!(page.articles.len(), 1);
    }
}
