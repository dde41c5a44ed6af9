//! From the fields of a story to an [`Article`], for all formats: fallbacks for id, slug and headline, and the
//! text.

use std::rc::Rc;

use super::fields::{Fields, Problem};
use super::naming;
use super::note::Note;
use super::page::SkipReason;
#[cfg(feature = "quirks")]
use super::standfirst;
use super::text::markup;
use crate::article::{
    Article, Body, Direction, Language, Manuscript, SafeUrl, Section, Slug, Status, Tag, Timestamp,
};
use crate::body;
use crate::text::percent;

/// Most topics; further ones are keywords for search engines.
const MAX_TAGS: usize = 40;

/// How much of a text is used to detect its language, in bytes.
const MAX_LANGUAGE_BYTES: usize = 400;

/// The fields of a story. Its texts are plain, its addresses resolved.
#[derive(Default)]
pub(super) struct Draft {
    pub id: Option<String>,
    pub url: Option<SafeUrl>,
    /// The external page that the story is about.
    pub about: Option<SafeUrl>,
    /// The publisher's own slug, percent-encoded or not.
    pub slug: Option<String>,
    pub headline: Option<String>,
    pub standfirst: Option<String>,
    pub html: Option<String>,
    pub text: Option<String>,
    /// The address of the text, if it is in a separate file.
    pub elsewhere: Option<SafeUrl>,
    pub language: Option<Language>,
    /// The language of the whole feed.
    pub feed_language: Option<Language>,
    pub published: Option<Timestamp>,
    pub updated: Option<Timestamp>,
    /// Whether the text claims to be in the exact form that `press` writes.
    pub is_exact: bool,
}

impl Draft {
    /// The article; addresses in its text are relative to `base`. `fields` are those of the story.
    ///
    /// A story needs an id or an address, to be referred to, and some content to show.
    #[inline(never)]
    pub fn into_article(mut self, base: &SafeUrl, fields: &Fields) -> Result<Article, SkipReason> {
        let url = self.url.take().or_else(|| self.about.clone());
        let id = self.id.take().or_else(|| url.as_ref().map(|url| url.as_str().to_owned()));
        let id = id.ok_or(SkipReason::NoId)?;
        let url = url.or_else(|| SafeUrl::web(&id, None));
        let mut text = markup(self.html.take(), self.text.take(), fields);
        let has_text = text.is_some();
        let summary = self.standfirst.take();
        // Summaries in editions that `press` wrote have no boilerplate.
        #[cfg(feature = "quirks")]
        let summary = summary.and_then(|text| standfirst::without_boilerplate(&text, fields));
        #[cfg(feature = "quirks")]
        let own = self.headline.take().filter(|headline| !naming::is_none(headline));
        #[cfg(not(feature = "quirks"))]
        let own = self.headline.take();
        let headline = match own {
            Some(headline) => Some(headline),
            None => naming::headline(summary.as_deref(), &mut text, base, self.published, fields),
        };
        let headline = headline
            .or_else(|| {
                fields.note("", || Note::HeadlineFromAddress);
                Some(url.as_ref()?.as_str().to_owned())
            })
            // An id of several words was written by a person, and is readable.
            .or_else(|| Some(id.trim().to_owned()).filter(|id| id.contains(' ')))
            .ok_or(SkipReason::NothingToShow)?;
        let slug = naming::slug(self.slug.as_deref(), url.as_ref(), &headline, &id);
        let mut article = Article::new(id, slug, headline);
        article.own_slug = self.slug.filter(|own| percent::decoded(own) != article.slug.as_str());
        // A standfirst that repeats the headline is useless.
        article.standfirst = summary.filter(|summary| *summary != article.headline);
        // A short text that is the headline by now is nowhere else.
        let elsewhere = self.elsewhere.filter(|_| !has_text);
        article.body = match (text, elsewhere) {
            (Some(markup), _) => {
                Body::Unparsed(Rc::new(Manuscript { markup, base: base.clone(), is_exact: self.is_exact }))
            }
            (None, Some(address)) => Body::Elsewhere(address),
            (None, None) => Body::None,
        };
        article.about = self.about.filter(|about| Some(about) != url.as_ref());
        article.url = url;
        article.published = self.published;
        article.updated = self.updated;
        article.language = language(self.language, self.feed_language, &article, fields);
        Ok(article)
    }
}

/// The language of the story, else that of the feed. A guess from the letters if these contradict the direction
/// of the feed's language, or run from right to left without one.
fn language(
    own: Option<Language>,
    feed: Option<Language>,
    story: &Article,
    fields: &Fields,
) -> Option<Language> {
    if own.is_some() {
        return own;
    }
    let mut words = story.headline.clone();
    words.push_str(story.standfirst.as_deref().unwrap_or_default());
    let guessed = Language::of_letters(&words).or_else(|| of_text(&story.body))?;
    match feed {
        Some(language) if language.direction() == guessed.direction() => Some(language),
        None if guessed.direction() == Direction::Ltr => None,
        _ => {
            fields.note("language", || Note::LanguageFromLetters(guessed.tag().to_owned()));
            Some(guessed)
        }
    }
}

/// The language of the beginning of a text, for a headline such as "2026".
fn of_text(body: &Body) -> Option<Language> {
    let Body::Unparsed(manuscript) = body else { return None };
    let words = body::plain(&manuscript.markup);
    Language::of_letters(words.get(..words.floor_char_boundary(MAX_LANGUAGE_BYTES))?)
}

/// A section called `name` with the id `id`, or with one that follows from its name.
pub(super) fn section(name: &str, id: Option<&str>) -> Option<Section> {
    match id.and_then(Slug::of_own) {
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

/// An editorial priority, 1 to 9.
pub(super) fn priority(number: Option<u32>) -> Option<u8> {
    number.and_then(|number| u8::try_from(number).ok()).filter(|priority| *priority <= 9)
}

/// Whether the publisher permits the story to be shown. A story of unknown status is not shown, as the
/// status may forbid it.
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

#[cfg(test)]
mod tests {
    use super::Draft;
    use crate::article::{Article, Body, Language, SafeUrl, Section};
    use crate::feed::{FeedPage, Fields, Log, SkipReason};

    fn article(draft: Draft) -> Result<Article, SkipReason> {
        let (log, value) = (Log::default(), serde_json::json!({}));
        let fields = Fields::of(&value, String::new(), &log).unwrap();
        draft.into_article(&SafeUrl::web("https://news.example/feed", None).unwrap(), &fields)
    }

    #[test]
    fn a_headline_is_found_in_what_there_is() {
        let named = |id: Option<&str>, standfirst: Option<&str>, url: Option<&str>| {
            article(Draft {
                id: id.map(str::to_owned),
                standfirst: standfirst.map(str::to_owned),
                url: url.and_then(|url| SafeUrl::web(url, None)),
                ..Draft::default()
            })
            .map(|article| article.headline)
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
    fn a_short_text_that_becomes_the_headline_is_not_requested_elsewhere() {
        let elsewhere = SafeUrl::web("https://news.example/1.json", None);
        let draft = |html: Option<&str>, headline: Option<&str>| Draft {
            id: Some("1".into()),
            html: html.map(str::to_owned),
            headline: headline.map(str::to_owned),
            elsewhere: elsewhere.clone(),
            ..Draft::default()
        };
        let note = article(draft(Some("<p>Fog at sea.</p>"), None)).unwrap();
        assert_eq!((note.headline.as_str(), note.body), ("Fog at sea.", Body::None));
        assert!(matches!(article(draft(None, Some("Fog"))).unwrap().body, Body::Elsewhere(_)));
    }

    #[test]
    fn a_language_follows_from_the_letters_where_none_is_named() {
        let tag = |headline: &str, own: Option<&str>, feed: Option<&str>| {
            let language = |tag: Option<&str>| tag.and_then(Language::parse);
            let draft = Draft {
                id: Some("1".into()),
                headline: Some(headline.into()),
                language: language(own),
                feed_language: language(feed),
                ..Draft::default()
            };
            article(draft).unwrap().language.map(|language| language.tag().to_owned())
        };
        assert_eq!(tag("الميناء يفتح من جديد بعد 3 أيام", None, None).as_deref(), Some("und-Arab"));
        assert_eq!(tag("שלום לכולם REUTERS", None, Some("en")).as_deref(), Some("und-Hebr"));
        assert_eq!(tag("The port of Haifa (חיפה)", None, Some("en")).as_deref(), Some("en"));
        assert_eq!(tag("The port", None, None), None);
        assert_eq!(tag("The port", None, Some("ar")).as_deref(), Some("und"));
        assert_eq!(tag("الميناء", Some("ur"), Some("en")).as_deref(), Some("ur"));
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
