//! A story as the index reads it.

use crate::article::{Article, Body, Timestamp, opening};
use crate::ranking::index::Document;

/// How much of a text is read, in bytes: more than the words of it that count in the index.
const BYTES_OF_TEXT: usize = 3_000;

/// The texts of a story; unlike an article, threads may share it.
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
    pub(super) fn of(article: &Article) -> Text {
        let body = match &article.body {
            Body::Blocks(blocks) => opening(blocks, BYTES_OF_TEXT),
            Body::None | Body::Elsewhere(_) | Body::Unparsed(_) => String::new(),
        };
        let authors = article.authors.iter().map(|author| author.name.clone());
        Text {
            headline: article.headline.clone(),
            standfirst: article.standfirst.clone().unwrap_or_default(),
            body,
            tags: article.tags.iter().map(|tag| tag.name.clone()).collect(),
            section: article.section.as_ref().map(|section| section.name.clone()).unwrap_or_default(),
            names: authors.chain(article.place.clone()).collect(),
            language: article.language.as_ref().map(|language| language.tag().to_owned()).unwrap_or_default(),
            date: article.dated().map(Timestamp::seconds),
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
