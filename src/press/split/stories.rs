//! The stories of an edition before it is made: everything but the texts, which wait on the disk.

use std::fmt::Write;
use std::io;
use std::path::Path;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::spool::{Spool, SpoolPlace};
use crate::article::{Article, Body, Manuscript, Markup, SafeUrl};
use crate::press::PressError;
use crate::text::hash::Fnv64;

/// A story whose text waits on the disk.
#[derive(Debug)]
pub struct SpooledStory {
    /// Everything but the text.
    pub article: Article,
    /// A hash of the story and its text.
    pub(super) key: u64,
    text: StoryText,
}

/// Where the text of a story is.
#[derive(Debug)]
enum StoryText {
    None,
    Spooled(SpooledText),
    /// In the source, which was not decoded, for it has not changed.
    Unread,
}

#[derive(Debug)]
struct SpooledText {
    place: SpoolPlace,
    base: SafeUrl,
    is_html: bool,
    is_exact: bool,
}

/// A story without its text, as a line of a record.
#[derive(Deserialize)]
struct StoryRecord {
    key: u64,
    has_text: bool,
    article: Article,
}

#[derive(Serialize)]
struct StoryRecordRef<'a> {
    key: u64,
    has_text: bool,
    article: &'a Article,
}

impl SpooledStory {
    /// Whether there is a text, or something that stands for it.
    pub(super) fn has_text(&self) -> bool {
        !matches!(self.text, StoryText::None) || !self.article.pictures.is_empty()
    }

    /// The story without its text, on one line; `None` if more of it would be missing.
    pub fn record(&self) -> Option<String> {
        let record = StoryRecordRef { key: self.key, has_text: self.has_text(), article: &self.article };
        let is_whole = matches!(self.article.body, Body::None);
        is_whole.then(|| serde_json::to_string(&record).ok()).flatten()
    }

    /// The story of such a line. Its text is taken from the edition that is there, and cannot be had in another way.
    pub fn of_record(line: &str) -> Option<SpooledStory> {
        let StoryRecord { key, has_text, article } = serde_json::from_str(line).ok()?;
        Some(SpooledStory { article, key, text: if has_text { StoryText::Unread } else { StoryText::None } })
    }
}

/// Stories from anywhere, for one edition.
#[derive(Debug)]
pub struct Stories {
    /// The name of the feed.
    pub title: String,
    /// In any order; of several with the same id the latest version is taken.
    pub stories: Vec<SpooledStory>,
    /// What was wrong where they were read.
    pub faults: Vec<String>,
    pub(super) texts: Texts,
}

impl Stories {
    /// None yet; their texts will wait in a file at `spool`, which is gone when they are.
    ///
    /// # Errors
    /// When there can be no such file.
    pub fn new(spool: &Path) -> Result<Stories, PressError> {
        let texts = Texts(Spool::passing(spool).map_err(|error| PressError::Io(spool.to_owned(), error))?);
        Ok(Stories { title: String::new(), stories: Vec::new(), faults: Vec::new(), texts })
    }

    /// A story without its text, which was put on the disk.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn spool(&mut self, article: Article) -> Result<SpooledStory, PressError> {
        self.texts.spool(article)
    }
}

/// The texts of stories, on the disk.
#[derive(Debug)]
pub(super) struct Texts(Spool);

impl Texts {
    fn spool(&mut self, mut article: Article) -> Result<SpooledStory, PressError> {
        let mut key = Fnv64::default();
        let mut text = StoryText::None;
        if let Body::Unparsed(manuscript) = &article.body {
            let Manuscript { markup, base, is_exact } = &**manuscript;
            let (is_html, words) = match markup {
                Markup::Html(words) => (true, words),
                Markup::Text(words) => (false, words),
            };
            // Writing into a number never fails.
            _ = write!(key, "{is_html} {is_exact} {base}\n{words}\n");
            let place = self.0.put(words).map_err(|error| self.failed(error))?;
            text =
                StoryText::Spooled(SpooledText { place, base: base.clone(), is_html, is_exact: *is_exact });
            article.body = Body::None;
        }
        _ = write!(key, "{article:?}");
        Ok(SpooledStory { article, key: key.value(), text })
    }

    /// The text of a story.
    pub(super) fn of(&mut self, story: &SpooledStory) -> Result<Body, PressError> {
        let SpooledText { place, base, is_html, is_exact } = match &story.text {
            StoryText::None => return Ok(story.article.body.clone()),
            StoryText::Spooled(text) => text,
            StoryText::Unread => return Err(PressError::Unread),
        };
        let words = self.text(*place)?;
        let markup = if *is_html { Markup::Html(words) } else { Markup::Text(words) };
        Ok(Body::Unparsed(Rc::new(Manuscript { markup, base: base.clone(), is_exact: *is_exact })))
    }

    /// Puts the text of a file there until it is written.
    pub(super) fn put(&mut self, text: &str) -> Result<SpoolPlace, PressError> {
        self.0.put(text).map_err(|error| self.failed(error))
    }

    /// The text at a place.
    pub(super) fn text(&mut self, place: SpoolPlace) -> Result<String, PressError> {
        self.0.get(place).map_err(|error| self.failed(error))
    }

    fn failed(&self, error: io::Error) -> PressError {
        PressError::Io(self.0.path().to_owned(), error)
    }
}
