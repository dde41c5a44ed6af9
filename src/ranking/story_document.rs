//! Maps a story to a document of the index, for pages and for the publisher's tool.

use super::index::Document;
use crate::article::{Article, Language, Timestamp};

/// The parts of a document that are not fields of its story.
#[derive(Clone, Copy, Debug, Default)]
pub struct Indexed<'a> {
    /// The beginning of the story's text; empty if it is not indexed.
    pub body: &'a str,
    /// The language of a story that names none, as a tag (`pt-BR`).
    pub language: &'a str,
    /// Whether the story's place is a name, beside the authors. Not in a page's index, where names are the
    /// choices of the author filter.
    pub has_place: bool,
}

/// Passes the document of a story to `use_it`: headline, standfirst, labels and date, and the `indexed`
/// parts.
///
/// ```
/// use dateline::article::{Article, Slug};
/// use dateline::ranking::{Indexed, with_document};
///
/// let slug = Slug::from_text("ferry").ok_or("no letters")?;
/// let story = Article::new("7".into(), slug, "Ferry sails again".into());
/// let indexed = Indexed { body: "The fog has lifted.", language: "en", ..Indexed::default() };
/// with_document(&story, indexed, &mut |document| {
///     assert_eq!((document.headline, document.language), ("Ferry sails again", "en"));
/// });
/// # Ok::<(), &str>(())
/// ```
pub fn with_document<T>(story: &Article, indexed: Indexed, use_it: &mut dyn FnMut(&Document) -> T) -> T {
    let tags: Vec<&str> = story.tags.iter().map(|tag| tag.name.as_str()).collect();
    let place = story.place.as_deref().filter(|_| indexed.has_place);
    let names: Vec<&str> = story.authors.iter().map(|author| author.name.as_str()).chain(place).collect();
    use_it(&Document {
        headline: &story.headline,
        standfirst: story.standfirst.as_deref().unwrap_or(""),
        body: indexed.body,
        tags: &tags,
        section: story.section.as_ref().map_or("", |section| &section.name),
        names: &names,
        language: story
            .language
            .as_ref()
            .filter(|own| !Language::parse(indexed.language).is_some_and(|site| own.is_same_language(&site)))
            .map_or(indexed.language, |own| own.tag()),
        date: story.dated().map(Timestamp::seconds),
    })
}
