//! Table-driven field mapping of stories and pictures: one table for each format, one reader for all.
//!
//! Reading a field in code costs a hundred bytes of wasm, a row of a table a tenth of that.

use super::fields::Fields;
use super::page::SkipReason;
use super::people::byline;
use super::story::{Draft, priority, section};
use crate::article::{Article, Language, SafeUrl, Timestamp};

/// A fact about a story or a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Id,
    Url,
    Slug,
    Headline,
    Standfirst,
    /// An automatic excerpt of the text.
    Excerpt,
    Html,
    Text,
    /// The address of the text, if it is in a separate file.
    Elsewhere,
    Kicker,
    Place,
    Byline,
    Language,
    Published,
    Updated,
    Embargo,
    Priority,
    Words,
    Featured,
    Breaking,
    Section,
    SectionId,
    Picture,
    Width,
    Height,
    Mime,
    Alt,
    Caption,
    Credit,
    /// A second party of the credit.
    CreditOrganisation,
    CreditUrl,
    Photographer,
    Source,
    /// The picture's own byline, never that of the story.
    PictureByline,
    Holder,
    Copyright,
    FileCredit,
    FileCopyright,
    /// The publisher forbids showing a credit.
    HidesCredit,
}

/// The reader of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// [`Fields::text`]
    Text,
    /// [`Fields::plain`]: text for a reader.
    Plain,
    /// [`Fields::markup`]
    Markup,
    /// [`Fields::date`]
    Date,
    /// [`Fields::web_address`], resolved against the story's own address if that is known.
    Address,
    /// [`Fields::page_address`], as above.
    Page,
    /// [`Fields::size`]
    Size,
    /// [`Fields::flag`]
    Flag,
    /// [`Fields::denies`]
    Denied,
}

/// A fact, its reader, and its path: field names separated by dots.
pub(super) type FieldRow = (Fact, How, &'static str);

enum FactValue {
    Text(String),
    Address(SafeUrl),
    Date(Timestamp),
    Size(u32),
    Yes,
}

/// The facts that were found.
#[derive(Default)]
pub(super) struct Facts(Vec<(Fact, FactValue)>);

impl Facts {
    /// Reads `rows` of `object`; of several rows for a fact the first with a value counts.
    pub fn gather(rows: &[FieldRow], object: &Fields, base: &SafeUrl) -> Facts {
        let mut facts = Facts(Vec::with_capacity(rows.len()));
        facts.gather_more(rows, object, base);
        facts
    }

    /// Like [`Facts::gather`], but keeps known facts.
    pub fn gather_more(&mut self, rows: &[FieldRow], object: &Fields, base: &SafeUrl) {
        for (fact, how, path) in rows {
            if self.has(*fact) {
                continue;
            }
            let (holder, name) = path.rsplit_once('.').unwrap_or(("", path));
            let mut inner = None;
            let mut is_there = true;
            for part in holder.split('.').filter(|part| !part.is_empty()) {
                inner = inner.as_ref().unwrap_or(object).object(part);
                if inner.is_none() {
                    is_there = false;
                    break;
                }
            }
            let fields = inner.as_ref().unwrap_or(object);
            if !is_there {
                continue;
            }
            let found = match how {
                How::Text => fields.text(name).map(FactValue::Text),
                How::Plain => fields.plain(name).map(FactValue::Text),
                How::Markup => fields.markup(name).map(FactValue::Text),
                How::Date => fields.date(name).map(FactValue::Date),
                How::Address => {
                    fields.web_address(name, self.address(Fact::Url).unwrap_or(base)).map(FactValue::Address)
                }
                How::Page => {
                    fields.page_address(name, self.address(Fact::Url).unwrap_or(base)).map(FactValue::Address)
                }
                How::Size => fields.size(name).map(FactValue::Size),
                How::Flag => fields.flag(name).then_some(FactValue::Yes),
                How::Denied => fields.denies(name).then_some(FactValue::Yes),
            };
            self.0.extend(found.map(|found| (*fact, found)));
        }
    }

    /// Whether the fact is known.
    pub fn has(&self, fact: Fact) -> bool {
        self.0.iter().any(|(known, _)| *known == fact)
    }

    /// The fact as an address.
    pub fn address(&self, fact: Fact) -> Option<&SafeUrl> {
        self.0.iter().find_map(|(known, found)| match found {
            FactValue::Address(address) if *known == fact => Some(address),
            _ => None,
        })
    }

    fn take(&mut self, fact: Fact) -> Option<FactValue> {
        let place = self.0.iter().position(|(known, _)| *known == fact)?;
        Some(self.0.swap_remove(place).1)
    }

    /// Takes the fact as a text.
    #[inline(never)]
    pub fn text(&mut self, fact: Fact) -> Option<String> {
        match self.take(fact)? {
            FactValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Takes the fact as an address.
    #[inline(never)]
    pub fn take_address(&mut self, fact: Fact) -> Option<SafeUrl> {
        match self.take(fact)? {
            FactValue::Address(address) => Some(address),
            _ => None,
        }
    }

    /// The fact as a date.
    #[inline(never)]
    pub fn date(&mut self, fact: Fact) -> Option<Timestamp> {
        match self.take(fact)? {
            FactValue::Date(date) => Some(date),
            _ => None,
        }
    }

    /// The fact as a number.
    #[inline(never)]
    pub fn size(&mut self, fact: Fact) -> Option<u32> {
        match self.take(fact)? {
            FactValue::Size(size) => Some(size),
            _ => None,
        }
    }

    /// Takes the facts that are common to the stories of all formats.
    #[inline(never)]
    pub fn draft(&mut self) -> Draft {
        Draft {
            id: self.text(Fact::Id),
            url: self.take_address(Fact::Url),
            about: None,
            slug: self.text(Fact::Slug),
            headline: self.text(Fact::Headline),
            standfirst: self.text(Fact::Standfirst),
            html: self.text(Fact::Html),
            text: self.text(Fact::Text),
            elsewhere: self.take_address(Fact::Elsewhere),
            language: self.text(Fact::Language).and_then(|tag| Language::parse(&tag)),
            feed_language: None,
            published: self.date(Fact::Published),
            updated: self.date(Fact::Updated),
            is_exact: false,
        }
    }

    /// The article of these facts; addresses in its text are relative to `base`. `fields` are those of the story.
    ///
    /// # Errors
    /// As [`Draft::into_article`].
    #[inline(never)]
    pub fn into_article(mut self, base: &SafeUrl, fields: &Fields) -> Result<Article, SkipReason> {
        let mut article = self.draft().into_article(base, fields)?;
        let author = self.text(Fact::Byline).and_then(|text| byline(&text, article.language.as_ref()));
        article.authors = author.into_iter().collect();
        article.kicker = self.text(Fact::Kicker);
        article.place = self.text(Fact::Place);
        let section_id = self.text(Fact::SectionId);
        article.section = self.text(Fact::Section).and_then(|name| section(&name, section_id.as_deref()));
        article.priority = priority(self.size(Fact::Priority));
        article.breaking = self.has(Fact::Breaking);
        article.featured = self.has(Fact::Featured);
        article.embargo_until = self.date(Fact::Embargo);
        article.words = self.size(Fact::Words);
        Ok(article)
    }

    /// Moves the facts about the picture into `picture`.
    #[inline(never)]
    pub fn move_picture(&mut self, picture: &mut Facts) {
        const OF_PICTURE: [Fact; 5] = [Fact::Picture, Fact::Width, Fact::Height, Fact::Mime, Fact::Alt];
        let (moved, kept) =
            std::mem::take(&mut self.0).into_iter().partition(|(fact, _)| OF_PICTURE.contains(fact));
        (picture.0, self.0) = (moved, kept);
    }

    /// Adds a text, unless the fact is known.
    #[inline(never)]
    pub fn add_text(&mut self, fact: Fact, text: Option<String>) {
        if !self.has(fact) {
            self.0.extend(text.map(|text| (fact, FactValue::Text(text))));
        }
    }

    /// Adds an address.
    #[inline(never)]
    pub fn add_address(&mut self, fact: Fact, address: Option<SafeUrl>) {
        self.0.extend(address.map(|address| (fact, FactValue::Address(address))));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Fact, Facts, How};
    use crate::article::SafeUrl;
    use crate::feed::{Fields, Log};

    #[test]
    fn the_first_row_that_has_something_counts_and_addresses_are_the_storys() {
        let value =
            json!({"a": {"b": {"t": " x "}}, "t": "y", "link": "/2/", "pic": "p.jpg", "n": {"m": []}});
        let (log, base) = (Log::default(), SafeUrl::web("https://x.example/1/", None).unwrap());
        let fields = Fields::of(&value, String::new(), &log).unwrap();
        let rows = [
            (Fact::Url, How::Address, "link"),
            (Fact::Headline, How::Text, "a.none.t"),
            (Fact::Headline, How::Text, "a.b.t"),
            (Fact::Headline, How::Text, "t"),
            (Fact::Picture, How::Address, "pic"),
            (Fact::Caption, How::Text, "n.m"),
            (Fact::Credit, How::Text, "n.m.o"),
            (Fact::Width, How::Size, "a.b.t"),
        ];
        let mut facts = Facts::gather(&rows, &fields, &base);
        assert_eq!(facts.text(Fact::Headline).as_deref(), Some("x"));
        assert_eq!(facts.take_address(Fact::Picture).unwrap().as_str(), "https://x.example/2/p.jpg");
        assert!(!facts.has(Fact::Caption) && !facts.has(Fact::Credit));
        let warned: Vec<_> = log.into_warnings().into_iter().map(|warning| warning.pointer).collect();
        assert_eq!(warned, ["/a/b/t"]);
    }
}
