//! A document of the index with texts of its own, so that threads may share it.

use crate::article::{Article, Block, opening};
use crate::ranking::index::Document;
use crate::ranking::{Indexed, with_document};

/// The most bytes of a text that are read: more than the words of it that are indexed.
const BYTES_OF_TEXT: usize = 3_000;

/// As much of a text as is indexed.
pub(super) fn opening_of(blocks: &[Block]) -> String {
    opening(blocks, BYTES_OF_TEXT)
}

/// The document of a story; unlike an article, threads may share it.
pub(super) struct Text {
    headline: String,
    standfirst: String,
    body: String,
    tags: Vec<String>,
    section: String,
    names: Vec<String>,
    language: String,
    date: Option<i64>,
}

impl Text {
    /// `opening` is the first part of the story's text.
    pub(super) fn of(article: &Article, opening: &str) -> Text {
        let indexed = Indexed { body: opening, has_place: true, ..Indexed::default() };
        with_document(article, indexed, &mut |document| Text::copied(document))
    }

    fn copied(document: &Document) -> Text {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Text {
            headline: document.headline.to_owned(),
            standfirst: document.standfirst.to_owned(),
            body: document.body.to_owned(),
            tags: owned(document.tags),
            section: document.section.to_owned(),
            names: owned(document.names),
            language: document.language.to_owned(),
            date: document.date,
        }
    }

    pub(super) fn with_document<T>(&self, use_it: impl FnOnce(&Document) -> T) -> T {
        let tags: Vec<&str> = self.tags.iter().map(String::as_str).collect();
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        use_it(&Document {
            headline: &self.headline,
            standfirst: &self.standfirst,
            body: &self.body,
            tags: &tags,
            section: &self.section,
            names: &names,
            language: &self.language,
            date: self.date,
        })
    }
}
