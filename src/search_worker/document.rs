//! The mapping from a story to the document that the index takes.

use crate::article::{Article, Body, Markup, Timestamp};
use crate::body;
use crate::ranking::index::Document;

/// How much of a body is read, in bytes of its markup: more than the words of it that are indexed.
const MAX_MARKUP_BYTES: usize = 6_000;

/// Passes on what the finder reads of a story: no more than a card says, and the beginning of its
/// text, if that came with the card and `with_text` asks for it.
///
/// A story says in `language`, the site's, what it says in no other.
pub fn with_document<T>(
    article: &Article,
    language: &str,
    with_text: bool,
    use_it: &mut dyn FnMut(&Document) -> T,
) -> T {
    let tags: Vec<&str> = article.tags.iter().map(|tag| tag.name.as_str()).collect();
    let names: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    let text = match &article.body {
        Body::Unparsed(manuscript) if with_text => beginning(&manuscript.markup),
        _ => String::new(),
    };
    use_it(&Document {
        headline: &article.headline,
        standfirst: article.standfirst.as_deref().unwrap_or(""),
        body: &text,
        tags: &tags,
        section: article.section.as_ref().map_or("", |section| &section.name),
        names: &names,
        language: article.language.as_ref().map_or(language, |own| own.tag()),
        date: article.dated().map(Timestamp::seconds),
    })
}

fn beginning(markup: &Markup) -> String {
    let cut = |text: &str| text.get(..text.floor_char_boundary(MAX_MARKUP_BYTES)).unwrap_or("").to_owned();
    match markup {
        Markup::Html(html) => body::plain(&cut(html)),
        Markup::Text(text) => cut(text),
    }
}
