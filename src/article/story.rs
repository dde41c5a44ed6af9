//! A story and its metadata.

use std::rc::Rc;

use super::attachment::Attachment;
use super::body::Block;
use super::image::Image;
use super::language::Language;
use super::safe_url::SafeUrl;
use super::slug::Slug;
use super::time::Timestamp;
use crate::text::hash::fnv1a_32;

/// One story, as far as its publisher's data go.
///
/// A *card* on a page and the full *story* are the same type: a card's [`Body`] is
/// [`Body::Elsewhere`] until the story has been fetched.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct Article {
    /// The publisher's identifier, unique within one source.
    pub id: String,
    /// The last segment of the story's address on this site.
    pub slug: Slug,
    /// The publisher's own slug, where it differs from ours: requests to its server need it.
    pub own_slug: Option<String>,
    /// Plain text, never empty.
    pub headline: String,
    /// One to three sentences below the headline, plain text.
    pub standfirst: Option<String>,
    /// A few words above the headline ("Long read", "North Korea and Russia").
    pub kicker: Option<String>,
    /// The dateline: where the story was filed from ("Artyom, Russia").
    pub place: Option<String>,
    /// The story's address at its publisher.
    pub url: Option<SafeUrl>,
    /// The external page that the story is about (`external_url` of JSON Feed).
    pub about: Option<SafeUrl>,
    /// The people or desks in the byline, in the publisher's order.
    pub authors: Vec<Author>,
    /// The text, or the address to fetch it from.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip, default = "super::record::no_body"))]
    pub body: Body,
    /// How much of the text a reader gets.
    pub access: Access,
    /// When the story was first published. Unknown dates stay unknown: a made-up "now" fakes news.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// The section it belongs to.
    pub section: Option<Section>,
    /// Topics, in the publisher's order.
    pub tags: Vec<Tag>,
    /// The story's own language, where it gives one.
    pub language: Option<Language>,
    /// The picture that leads the story.
    pub hero: Option<Image>,
    /// Whether the hero was taken from the text, for the card only: the story shows it in place.
    pub hero_is_in_text: bool,
    /// Further pictures that are attached to the story, not part of its text.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip))]
    pub pictures: Vec<Image>,
    /// Audio, video and documents that are attached to the story, not part of its text.
    pub attachments: Vec<Attachment>,
    /// Editorial priority, 1 (highest) to 9 (ninjs `urgency`).
    pub priority: Option<u8>,
    /// Breaking news: shown in the wire line of every page while [`Article::is_breaking`].
    pub breaking: bool,
    /// The end of its time as breaking news; `None`: after [`BREAKING_FOR`].
    pub breaking_until: Option<Timestamp>,
    /// The editor wants it first on the front page.
    pub featured: bool,
    /// Whether the publisher permits it to be shown.
    pub status: Status,
    /// Not to be shown before this moment.
    pub embargo_until: Option<Timestamp>,
    /// The editor's own related stories, by id or slug, best first.
    pub related: Vec<String>,
    /// Related stories, best first, as `press` found them in the whole edition: cards of stories that a
    /// reader need not have loaded. The editor's own come first.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip))]
    pub found: Vec<Related>,
    /// Corrections, newest first.
    pub corrections: Vec<Correction>,
    /// The word count of the text, if it is known without the text.
    pub words: Option<u32>,
}

/// How long after publication a change counts as an update worth showing, in seconds.
///
/// Content systems save a story several times in its first minutes.
pub const UPDATE_SHOWS_AFTER: i64 = 5 * 60;

/// How long after its last change a breaking story stays one, in seconds.
pub const BREAKING_FOR: i64 = 12 * 3600;

/// How much of a standfirst a card shows, in characters.
pub const MAX_CARD_STANDFIRST: usize = 160;

/// Reading speed in words a minute.
const READING_SPEED: u32 = 230;

/// Texts shorter than this, in words, show no reading time.
const MIN_WORDS_FOR_READING_TIME: u32 = 80;

/// The reading time of a text of `words` words in minutes, at least 1; `None` for texts under 80 words.
pub fn reading_minutes(words: u32) -> Option<u32> {
    (words >= MIN_WORDS_FOR_READING_TIME).then(|| words.div_ceil(READING_SPEED))
}

impl Article {
    /// The time of the last update, if it came at least [`UPDATE_SHOWS_AFTER`] after publication.
    pub fn shown_update(&self) -> Option<Timestamp> {
        let (published, updated) = (self.published?, self.updated?);
        (updated.seconds() - published.seconds() >= UPDATE_SHOWS_AFTER).then_some(updated)
    }

    /// The moment the story is sorted by: its publication, else its last change.
    pub fn dated(&self) -> Option<Timestamp> {
        self.published.or(self.updated)
    }

    /// The date of this version of the story: its last change, else its publication.
    pub fn changed(&self) -> Option<Timestamp> {
        self.updated.or(self.published)
    }

    /// Whether the story may be shown at the moment `now`: usable, past its embargo, and not dated ahead.
    pub fn may_be_shown(&self, now: Timestamp) -> bool {
        self.status == Status::Usable && self.held_until(now).is_none()
    }

    /// If the story is held back at the moment `now`, the end of that: its embargo, or its date of publication.
    pub fn held_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.embargo_until.max(self.dated()).filter(|until| *until > now)
    }

    /// Whether the story is breaking news at the moment `now`. Never without a date: it would not expire.
    pub fn is_breaking(&self, now: Timestamp) -> bool {
        let ends = self.breaking_until.map(Timestamp::seconds);
        // An update dated in the future is a mistake, and must not keep the line for years.
        let since = self.changed().filter(|changed| *changed <= now).or(self.published);
        let ends = ends.or_else(|| Some(since?.seconds() + BREAKING_FOR));
        self.breaking && ends.is_some_and(|ends| now.seconds() < ends)
    }

    /// A hash that identifies the story, the same in every edition.
    pub fn identity(&self) -> u32 {
        identity(&self.id, self.url.as_ref())
    }

    /// Whether this story wins the slug that both would have, whichever was loaded first: the older one, which
    /// had it before. The other gets its [`Article::identity`] as a suffix.
    pub fn has_slug_before(&self, other: &Article) -> bool {
        let age = |story: &Article| (story.dated().is_none(), story.dated(), story.identity());
        age(self) < age(other)
    }

    /// The standfirst as a card shows it: cut at the end of a sentence, else between words.
    pub fn card_standfirst(&self) -> Option<String> {
        Some(shortened(self.standfirst.as_deref()?, MAX_CARD_STANDFIRST))
    }

    /// A story with names only and nothing else known.
    pub fn new(id: String, slug: Slug, headline: String) -> Article {
        Article {
            id,
            slug,
            own_slug: None,
            headline,
            standfirst: None,
            kicker: None,
            place: None,
            url: None,
            about: None,
            authors: Vec::new(),
            body: Body::None,
            access: Access::Full,
            published: None,
            updated: None,
            section: None,
            tags: Vec::new(),
            language: None,
            hero: None,
            hero_is_in_text: false,
            pictures: Vec::new(),
            attachments: Vec::new(),
            priority: None,
            breaking: false,
            breaking_until: None,
            featured: false,
            status: Status::Usable,
            embargo_until: None,
            related: Vec::new(),
            found: Vec::new(),
            corrections: Vec::new(),
            words: None,
        }
    }

    /// A story with a headline only; its id and slug follow from it.
    #[cfg(test)]
    #[doc(hidden)]
    pub fn titled(headline: &str) -> Article {
        Article::new(headline.to_owned(), Slug::from_text(headline).unwrap(), headline.to_owned())
    }

    /// Whether `key` is this story's id, its slug or its publisher's own slug.
    pub fn is_called(&self, key: &str) -> bool {
        self.id == key || self.slug.as_str() == key || self.own_slug.as_deref() == Some(key)
    }
}

/// A hash that identifies a story: of its id and the host of its address.
pub fn identity(id: &str, url: Option<&SafeUrl>) -> u32 {
    let host = url.and_then(SafeUrl::host).unwrap_or_default();
    fnv1a_32([host, "\n", id].concat().as_bytes())
}

/// The beginning of `text`, of at most `max` characters: whole sentences if they are at least half of that, else
/// whole words and an ellipsis.
pub fn shortened(text: &str, max: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(max) else { return text.to_owned() };
    let (mut sentence, mut word) = (0, 0);
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        if at > limit {
            break;
        }
        if character.is_whitespace() && !before.is_whitespace() {
            word = at;
            if matches!(before, '.' | '!' | '?' | '…' | '”' | '»' | '"' | '۔' | '؟') {
                sentence = at;
            }
        }
        // Scripts without spaces have none after a sentence.
        if matches!(before, '。' | '！' | '？') {
            (sentence, word) = (at, at);
        }
        before = character;
    }
    let beginning = |end: usize| text.get(..end).unwrap_or(text).trim_end();
    if sentence * 2 >= limit {
        return beginning(sentence).to_owned();
    }
    let words = beginning(if word == 0 { limit } else { word });
    [words.trim_end_matches([',', ';', ':', '–', '—', '-', ' ']), "…"].concat()
}

/// A story's text, or the address to fetch it from.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The publisher sent none.
    None,
    /// In a file of its own, to be fetched when the story is opened.
    Elsewhere(SafeUrl),
    /// Sent with the card, as the publisher's markup, and parsed when the story is opened.
    Unparsed(Rc<Manuscript>),
    /// Parsed.
    Blocks(Rc<[Block]>),
}

/// An unparsed text and the address it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Manuscript {
    /// The text.
    pub markup: Markup,
    /// The base of relative addresses in it.
    pub base: SafeUrl,
    /// Whether it claims to be in the exact form that `press` writes.
    pub is_exact: bool,
}

/// Untrusted text as the publisher sent it. Only the `body` module looks inside.
#[derive(Clone, Debug, PartialEq)]
pub enum Markup {
    /// An HTML fragment.
    Html(String),
    /// Plain text; blank lines separate paragraphs.
    Text(String),
}

/// A person or a desk in the byline.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct Author {
    /// Plain text, never empty.
    pub name: String,
    /// The author's page.
    pub url: Option<SafeUrl>,
    /// The author's title ("Economics columnist"), shown as the kicker of an opinion.
    pub role: Option<String>,
}

/// A section of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct Section {
    /// The slug in the address.
    pub id: Slug,
    /// The displayed name.
    pub name: String,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct Tag {
    /// The slug in the address.
    pub id: Slug,
    /// The displayed name.
    pub name: String,
}

impl Section {
    /// A section called `name`, addressed by its slug; `None` if the name has no letter or digit.
    pub fn named(name: &str) -> Option<Section> {
        let name = name.trim();
        Some(Section { id: Slug::from_text(name)?, name: name.to_owned() })
    }
}

impl Tag {
    /// A topic called `name`, addressed by its slug; `None` if the name has no letter or digit.
    pub fn named(name: &str) -> Option<Tag> {
        let name = name.trim();
        Some(Tag { id: Slug::from_text(name)?, name: name.to_owned() })
    }
}

/// A related story, and the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The story.
    pub article: Rc<Article>,
    /// Why it is shown; `None` where the ranking is sure of it but has no honest reason to give.
    pub reason: Option<Reason>,
}

/// Why a story is related, for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Chosen by the editor of the story being read.
    Editor,
    /// Both cover the same running story.
    SameStory,
    /// Both are about this topic: a shared tag, spelled as in the story being read, or else words of
    /// that story which the other one has too.
    About(String),
    /// Both are in this section, and nothing closer connects them.
    Section(String),
}

/// A correction to the story.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub struct Correction {
    /// The date of the correction.
    pub date: Option<Timestamp>,
    /// The text of the correction, plain.
    pub text: String,
}

/// How much of a story's text a reader gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub enum Access {
    /// All of it.
    Full,
    /// Its beginning; the rest is at the publisher.
    Preview,
    /// None of it here.
    Locked,
}

/// Whether the publisher permits a story to be shown (ninjs `pubStatus`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
pub enum Status {
    /// It may be shown.
    Usable,
    /// Held back for now.
    Withheld,
    /// Withdrawn.
    Cancelled,
}

#[cfg(test)]
mod tests {
    use super::{Article, BREAKING_FOR, shortened};
    use crate::article::Timestamp;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(seconds).unwrap()
    }

    #[test]
    fn what_is_dated_ahead_is_held_until_then() {
        let story = Article { published: Some(at(100)), ..Article::titled("a") };
        assert!(!story.may_be_shown(at(99)) && story.may_be_shown(at(100)));
        let story = Article { updated: Some(at(100)), ..Article::titled("a") };
        assert_eq!((story.held_until(at(99)), story.held_until(at(100))), (Some(at(100)), None));
        let story = Article { published: Some(at(1)), updated: Some(at(100)), ..Article::titled("a") };
        assert!(story.may_be_shown(at(50)));
    }

    #[test]
    fn breaking_news_ends_by_itself() {
        let story = Article { breaking: true, updated: Some(at(1_000)), ..Article::titled("a") };
        assert!(
            story.is_breaking(at(1_000 + BREAKING_FOR - 1)) && !story.is_breaking(at(1_000 + BREAKING_FOR))
        );
        let story = Article { breaking_until: Some(at(1_060)), ..story };
        assert!(story.is_breaking(at(1_059)) && !story.is_breaking(at(1_060)));
        assert!(!Article { breaking: true, ..Article::titled("a") }.is_breaking(at(0)));
        let mut ahead = story.clone();
        (ahead.published, ahead.updated, ahead.breaking_until) = (Some(at(0)), Some(at(1_000_000)), None);
        assert!(ahead.is_breaking(at(1_000)) && !ahead.is_breaking(at(BREAKING_FOR)));
    }

    #[test]
    fn a_long_standfirst_ends_at_a_sentence_or_between_words() {
        let words = "The board met for nine hours and agreed at midnight, with one voice against.";
        assert_eq!(shortened(words, 200), words);
        assert_eq!(shortened(words, 52), "The board met for nine hours and agreed at midnight…");
        assert_eq!(
            shortened("It opens today. It closes again in the spring of next year.", 25),
            "It opens today."
        );
        assert_eq!(
            shortened("It is. A very long sentence follows here and has no end", 30),
            "It is. A very long sentence…"
        );
        assert_eq!(shortened("大雨が降った。明日も雨が続く見通しです。", 10), "大雨が降った。");
        assert_eq!(shortened(&"あ".repeat(200), 160).chars().count(), 161);
    }
}
