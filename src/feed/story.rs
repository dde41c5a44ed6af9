//! What every format does alike with a story: name it, address it, and find it a headline.

use std::rc::Rc;

use super::facts::{Fact, Facts};
use super::fields::{Fields, Problem};
use super::naming::{self, HEADLINE_FROM_TEXT};
use super::{FeedError, SkipReason};
use crate::article::{
    Access, Article, Author, Body, Language, Manuscript, Markup, SafeUrl, Section, Slug, Status, Tag,
};
use crate::body;
use crate::text::percent;

/// More topics than this are keywords for machines.
const MAX_TAGS: usize = 40;

/// The article that the facts make; addresses in its text are relative to `base`.
///
/// A story needs an id or an address, so that something can point to it, and something to show.
#[inline(never)]
pub(super) fn article(facts: &mut Facts, base: &SafeUrl) -> Result<Article, SkipReason> {
    let url = facts.take_address(Fact::Url);
    let id = facts.text(Fact::Id).or_else(|| url.as_ref().map(|url| url.as_str().to_owned()));
    let id = id.ok_or(SkipReason::NoId)?;
    let standfirst = facts.text(Fact::Standfirst);
    let markup = match facts.text(Fact::Html) {
        Some(html) => Some(Markup::Html(html)),
        None => facts.text(Fact::Text).map(Markup::Text),
    };
    let elsewhere = facts.take_address(Fact::Elsewhere);
    let headline = facts
        .text(Fact::Headline)
        .or_else(|| standfirst.as_deref().map(|text| naming::beginning(text, HEADLINE_FROM_TEXT)))
        .or_else(|| markup.as_ref().map(|markup| naming::beginning(&body::plain(markup), HEADLINE_FROM_TEXT)))
        .filter(|headline| !headline.is_empty())
        .or_else(|| url.as_ref().map(|url| url.as_str().to_owned()))
        .ok_or(SkipReason::NothingToShow)?;
    let slug = facts.text(Fact::Slug);
    let language = facts.text(Fact::Language).and_then(|tag| Language::parse(&tag));
    let author = facts.text(Fact::Byline).and_then(|text| byline(&text, language.as_ref()));
    let section_id = facts.text(Fact::SectionId);
    let slug = naming::slug(slug.as_deref(), url.as_ref(), &headline, &id);
    Ok(Article {
        id,
        slug,
        // The same words twice, one below the other, tell a reader nothing.
        standfirst: standfirst.filter(|standfirst| *standfirst != headline),
        headline,
        kicker: facts.text(Fact::Kicker),
        place: facts.text(Fact::Place),
        url,
        authors: author.into_iter().collect(),
        body: match (markup, elsewhere) {
            (Some(markup), _) => Body::Unparsed(Rc::new(Manuscript { markup, base: base.clone() })),
            (None, Some(address)) => Body::Elsewhere(address),
            (None, None) => Body::None,
        },
        access: Access::Full,
        published: facts.date(Fact::Published),
        updated: facts.date(Fact::Updated),
        section: facts.text(Fact::Section).and_then(|name| section(&name, section_id.as_deref())),
        tags: Vec::new(),
        language,
        hero: None,
        pictures: Vec::new(),
        priority: facts
            .size(Fact::Priority)
            .and_then(|priority| u8::try_from(priority).ok())
            .filter(|priority| *priority <= 9),
        breaking: facts.has(Fact::Breaking),
        featured: facts.has(Fact::Featured),
        status: Status::Usable,
        embargo_until: facts.date(Fact::Embargo),
        related: Vec::new(),
        found: Vec::new(),
        corrections: Vec::new(),
        words: facts.size(Fact::Words),
    })
}

/// The people in `list`, their pages in the field `page`; entries without a name are none.
pub(super) fn people(list: &[Fields], page: &str, base: &SafeUrl, is_html: bool) -> Vec<Author> {
    list.iter()
        .filter_map(|person| {
            Some(Author {
                name: if is_html { person.plain("name") } else { person.text("name") }?,
                url: person.web_address(page, base),
                role: person.text("_role"),
            })
        })
        .collect()
}

/// A byline as one author, without the "By" that the page prints itself.
pub(super) fn byline(text: &str, language: Option<&Language>) -> Option<Author> {
    let is_german = language.is_some_and(|language| language.tag().starts_with("de"));
    let name = match text.split_once(' ') {
        // "Von" is a part of many names elsewhere.
        Some((by, rest)) if is_german && by == "Von" || ["By", "by", "BY", "Par", "Por"].contains(&by) => {
            rest
        }
        _ => text,
    };
    let name = name.trim();
    (!name.is_empty()).then(|| Author { name: name.to_owned(), url: None, role: None })
}

/// A section called `name` with the id `id`, or with one that follows from its name.
pub(super) fn section(name: &str, id: Option<&str>) -> Option<Section> {
    let id = id.and_then(|id| Slug::from_text(&percent::decoded(id)));
    match id {
        Some(id) => Some(Section { id, name: name.to_owned() }),
        None => Section::named(name),
    }
}

/// Adds a topic, once.
#[inline(never)]
pub(super) fn add_tag(tags: &mut Vec<Tag>, name: &str) {
    if let Some(tag) = Tag::named(name)
        && tags.len() < MAX_TAGS
        && !tags.iter().any(|known| known.id == tag.id)
    {
        tags.push(tag);
    }
}

/// Whether the publisher lets the story be shown. A status that is not understood may well be
/// one that forbids: it is not shown.
pub(super) fn status(fields: &Fields, name: &str) -> Status {
    match fields.text(name).as_deref() {
        None | Some("usable" | "publish" | "published") => Status::Usable,
        Some("cancelled" | "canceled") => Status::Cancelled,
        Some("withheld" | "draft" | "pending" | "private" | "future" | "trash" | "scheduled") => {
            Status::Withheld
        }
        Some(_) => {
            fields.warn(name, Problem::NotAllowed);
            Status::Withheld
        }
    }
}

/// What is said where the list of stories should be.
pub(super) fn no_list(pointer: &str) -> FeedError {
    FeedError::WrongField { pointer: pointer.to_owned(), expected: "a list of stories" }
}

#[cfg(test)]
mod tests {
    use super::{Fact, Facts, article, byline};
    use crate::article::{Article, Language, SafeUrl, Section};
    use crate::feed::naming::beginning;
    use crate::feed::{FeedPage, SkipReason};

    #[test]
    fn a_headline_is_found_in_what_there_is() {
        let base = SafeUrl::web("https://news.example/feed", None).unwrap();
        let named = |id: Option<&str>, standfirst: Option<&str>, url: Option<&str>| {
            let mut facts = Facts::default();
            facts.add_text(Fact::Id, id.map(str::to_owned));
            facts.add_text(Fact::Standfirst, standfirst.map(str::to_owned));
            facts.add_address(Fact::Url, url.and_then(|url| SafeUrl::web(url, None)));
            article(&mut facts, &base).map(|article| article.headline)
        };
        assert_eq!(named(Some("7"), Some("What happened"), None), Ok("What happened".into()));
        assert_eq!(
            named(Some("7"), None, Some("https://news.example/a")),
            Ok("https://news.example/a".into())
        );
        assert_eq!(named(Some("7"), None, None), Err(SkipReason::NothingToShow));
        assert_eq!(named(None, None, None), Err(SkipReason::NoId));
    }

    #[test]
    fn a_beginning_ends_between_words() {
        assert_eq!(beginning("one two three", 9), "one two…");
        assert_eq!(beginning("one two", 7), "one two");
        assert_eq!(beginning("abcdefghij", 4), "abcd…");
    }

    #[test]
    fn the_word_before_a_name_is_no_name() {
        let name = |text, language: &str| byline(text, Language::parse(language).as_ref()).unwrap().name;
        assert_eq!(name("Von Ada Muster, dpa", "de-CH"), "Ada Muster, dpa");
        assert_eq!(name("Von Trier", "en"), "Von Trier");
        assert_eq!(name("By Jo Doe and agencies", "en"), "Jo Doe and agencies");
    }

    #[test]
    fn the_section_of_a_source_takes_the_place_of_a_storys_own() {
        let mut story = Article::titled("a");
        story.section = Section::named("Rowing");
        let mut page = FeedPage { articles: vec![story, Article::titled("b")], ..FeedPage::default() };
        page.put_into(&Section::named("Sport").unwrap());
        assert!(page.articles.iter().all(|article| article.section.as_ref().unwrap().name == "Sport"));
        assert_eq!(page.articles[0].tags[0].name, "Rowing");
    }
}
