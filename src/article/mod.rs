//! The model: what a news story is, whoever published it.
//!
//! Every feed format converts into these types, and every page is laid out from them.
//! Nothing here knows a browser, a clock or HTML.

mod body;
mod image;
mod language;
mod player;
mod safe_url;
mod slug;
mod time;

pub use body::{Block, Cell, Embed, Inline, Table, TableRow, opening, plain_text, word_count};
pub use image::{CaptionLink, Credit, CreditOrigin, Image, Rendition};
pub use language::{Direction, Language};
pub use player::{Medium, Player, Service};
pub use safe_url::SafeUrl;
pub use slug::Slug;
pub use time::Timestamp;

use std::rc::Rc;

/// One story, as far as its publisher has told us about it.
///
/// A *card* on a page and the full *story* are the same type: a card's [`Body`] is
/// [`Body::Elsewhere`] until the story has been fetched.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The publisher's identifier, unique within one source.
    pub id: String,
    /// The last segment of the story's address on this site.
    pub slug: Slug,
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
    /// The people or desks in the byline, in the publisher's order.
    pub authors: Vec<Author>,
    /// The text, or where it is to be had.
    pub body: Body,
    /// How much of the text a reader gets.
    pub access: Access,
    /// When the story was first published. Unknown dates stay unknown: a made-up "now" fakes news.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// The part of the paper it belongs to.
    pub section: Option<Section>,
    /// Topics, in the publisher's order.
    pub tags: Vec<Tag>,
    /// The story's own language, where it says one.
    pub language: Option<Language>,
    /// The picture that leads the story.
    pub hero: Option<Image>,
    /// Further pictures that came with the story and not in its text.
    pub pictures: Vec<Image>,
    /// Editorial priority, 1 (highest) to 9 (ninjs `urgency`).
    pub priority: Option<u8>,
    /// Breaking news: it goes to the wire line of every page.
    pub breaking: bool,
    /// The editor wants it first on the front page.
    pub featured: bool,
    /// Whether the publisher lets it be shown.
    pub status: Status,
    /// Not to be shown before this moment.
    pub embargo_until: Option<Timestamp>,
    /// The editor's own related stories, by id or slug, best first.
    pub related: Vec<String>,
    /// What belongs to it, best first, as the publishing tool found it in the whole edition: cards
    /// of stories that a reader need not have loaded. The editor's own come first.
    pub found: Vec<Related>,
    /// What was wrong and has been put right, newest first.
    pub corrections: Vec<Correction>,
    /// Length of the text in words, where it is known without the text.
    pub words: Option<u32>,
}

/// How long after publication a change counts as an update worth showing, in seconds.
///
/// Content systems save a story several times in its first minutes.
pub const UPDATE_SHOWS_AFTER: i64 = 5 * 60;

/// Reading speed in words a minute.
const READING_SPEED: u32 = 230;

/// Texts shorter than this, in words, show no reading time.
const MIN_WORDS_FOR_READING_TIME: u32 = 80;

/// Minutes of reading for a text of so many words, at least 1; `None` for texts under 80 words.
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

    /// The moment this state of the story was made: its last change, else its publication.
    pub fn changed(&self) -> Option<Timestamp> {
        self.updated.or(self.published)
    }

    /// Whether the story may be shown at the moment `now`: usable, and past its embargo.
    pub fn may_be_shown(&self, now: Timestamp) -> bool {
        self.status == Status::Usable && self.embargo_until.is_none_or(|until| until <= now)
    }

    /// A story of which nothing but the headline is known; its id and slug follow from it.
    #[cfg(test)]
    pub(crate) fn titled(headline: &str) -> Article {
        Article {
            id: headline.to_owned(),
            slug: Slug::from_text(headline).unwrap(),
            headline: headline.to_owned(),
            standfirst: None,
            kicker: None,
            place: None,
            url: None,
            authors: Vec::new(),
            body: Body::None,
            access: Access::Full,
            published: None,
            updated: None,
            section: None,
            tags: Vec::new(),
            language: None,
            hero: None,
            pictures: Vec::new(),
            priority: None,
            breaking: false,
            featured: false,
            status: Status::Usable,
            embargo_until: None,
            related: Vec::new(),
            found: Vec::new(),
            corrections: Vec::new(),
            words: None,
        }
    }

    /// Whether `key` names this story by its id or by its slug.
    pub fn is_called(&self, key: &str) -> bool {
        self.id == key || self.slug.as_str() == key
    }
}

/// A story's text, or where it is to be had.
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

/// A text as it came in, and where it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Manuscript {
    /// The text.
    pub markup: Markup,
    /// What addresses in it are relative to.
    pub base: SafeUrl,
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
pub struct Author {
    /// Plain text, never empty.
    pub name: String,
    /// The author's page.
    pub url: Option<SafeUrl>,
    /// What the author is ("Economics columnist"), shown as the kicker of an opinion.
    pub role: Option<String>,
}

/// A part of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// As it stands in the address: a slug.
    pub id: Slug,
    /// As readers see it.
    pub name: String,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// As it stands in the address: a slug.
    pub id: Slug,
    /// As readers see it.
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

/// A story that belongs to another, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The story.
    pub article: Rc<Article>,
    /// Why it is shown; none where the editor chose it.
    pub reason: Option<Reason>,
}

/// Why a story is related, for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Both tell of the same running story.
    SameStory,
    /// Both are about this: a tag they share, as the story being read has it, or else words of
    /// the story being read which the other one has too.
    About(String),
    /// Both are of this section, and nothing nearer connects them.
    Section(String),
}

/// Something that was wrong in the story and has been put right.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// When it was put right.
    pub date: Option<Timestamp>,
    /// What was wrong and what is right, plain text.
    pub text: String,
}

/// How much of a story's text a reader gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// All of it.
    Full,
    /// Its beginning; the rest is at the publisher.
    Preview,
    /// None of it here.
    Locked,
}

/// Whether a publisher lets a story be shown (ninjs `pubStatus`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It may be shown.
    Usable,
    /// Held back for now.
    Withheld,
    /// Taken back.
    Cancelled,
}
