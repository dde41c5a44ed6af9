//! Distributes the cards over pages.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::files::{Folder, text_of};
use super::{CARDS_ON_A_SEALED_PAGE, MAX_BYTES_OF_HEAD, MAX_CARDS_IN_HEAD, article_path};
use crate::article::{Article, Section, Slug};
use crate::edition::LEAD_CANDIDATES;
use crate::press::PressError;
use crate::press::native::format::{FeedExtension, FeedFile, FeedItem, FeedSection};
use crate::press::native::{self, Addresses, Content};

/// How many cards the first page of a section has at least, if the section has as many.
const MIN_CARDS_OF_A_SECTION: usize = 30;

/// A section as the head names it.
pub(super) struct SectionPages {
    pub section: Section,
    pub count: usize,
    /// Path of its first page from the head.
    pub feed: String,
}

/// The fields of the head other than cards.
pub(super) struct EditionHead<'a> {
    pub sections: &'a [SectionPages],
    /// Path of the root of the search index.
    pub search: Option<&'a str>,
}

/// All stories, or those of a section, and the folder of their pages.
pub(super) struct PageChain<'a> {
    pub title: &'a str,
    pub folder: &'a str,
    /// Oldest first.
    pub stories: Vec<&'a Article>,
}

/// The stories of each section, in the order of `stories`. A section has the name that its newest
/// story gives it.
pub(super) fn by_section(stories: &[Rc<Article>]) -> Vec<(&Section, Vec<&Article>)> {
    let mut sections: BTreeMap<&Slug, (&Section, Vec<&Article>)> = BTreeMap::new();
    for story in stories {
        if let Some(section) = &story.section {
            let entry = sections.entry(&section.id).or_insert((section, Vec::new()));
            entry.0 = section;
            entry.1.push(story);
        }
    }
    sections.into_values().collect()
}

impl PageChain<'_> {
    /// Writes the pages of a section; returns the path of the first, and how many there are.
    pub(super) fn write_section(&self, folder: &mut Folder) -> Result<(String, usize), PressError> {
        let (sealed, next) = self.write_sealed(folder)?;
        let count = self.stories.len();
        let open = count - sealed * CARDS_ON_A_SEALED_PAGE;
        // A section must not begin with a page of one card; cards that are on the sealed page as well do no
        // harm.
        let first = self.newest(open.max(MIN_CARDS_OF_A_SECTION).min(count));
        let page = self.page(first.iter().copied(), next.as_deref());
        let name = folder.write_hashed(self.folder, page, self.addresses())?;
        Ok((format!("{}/{name}", self.folder), sealed + 1))
    }

    /// Writes the pages of all stories and, as the last of all files, the head; returns how many pages these
    /// are.
    pub(super) fn write_edition(&self, head: &EditionHead, folder: &mut Folder) -> Result<usize, PressError> {
        let (sealed, mut next) = self.write_sealed(folder)?;
        let mut pages = sealed;
        let extension = Some(extension(head, self.stories.len()));
        let mut top = FeedFile { extension, ..native::file(self.title, Vec::new()) };
        let cards = self.cards_of_head(text_of(&top).len() + "next_url".len() + self.folder.len() + 32);
        let open = self.stories.len() - sealed * CARDS_ON_A_SEALED_PAGE;
        if open > cards.len() {
            let rest = self.newest(open);
            let page = self.page(rest.iter().skip(cards.len()).copied(), next.as_deref());
            next = Some(folder.write_hashed(self.folder, page, self.addresses())?);
            pages += 1;
        }
        top.items = cards;
        top.next_url = next.map(|next| format!("{}/{next}", self.folder));
        folder.flush()?;
        folder.write("feed.json", &native::exactly(top, Addresses::HEAD))?;
        folder.flush()?;
        Ok(pages)
    }

    /// Writes the sealed pages, oldest first; returns how many, and the name of the newest.
    fn write_sealed(&self, folder: &mut Folder) -> Result<(usize, Option<String>), PressError> {
        let mut older = None;
        let sealed = self.stories.chunks_exact(CARDS_ON_A_SEALED_PAGE);
        let count = sealed.len();
        for stories in sealed {
            let page = self.page(stories.iter().rev().copied(), older.as_deref());
            older = Some(folder.write_hashed(self.folder, page, self.addresses())?);
        }
        Ok((count, older))
    }

    /// The newest `count` stories, newest first.
    fn newest(&self, count: usize) -> Vec<&Article> {
        self.stories.iter().rev().take(count).copied().collect()
    }

    /// A page with these stories; `next` is the name of the page with older ones, in the same folder.
    fn page<'s>(&'s self, stories: impl Iterator<Item = &'s Article>, next: Option<&str>) -> FeedFile<'s> {
        let cards = stories.map(|story| card(story, self.addresses(), false)).collect();
        FeedFile { next_url: next.map(str::to_owned), ..native::file(self.title, cards) }
    }

    /// Addresses in its pages.
    fn addresses(&self) -> Addresses {
        Addresses { depth: self.folder.split('/').count() }
    }

    /// As many cards, newest first, as fit into the head, whose other fields take `bytes`.
    fn cards_of_head(&self, mut bytes: usize) -> Vec<FeedItem<'_>> {
        let mut cards = Vec::new();
        for story in self.newest(MAX_CARDS_IN_HEAD) {
            let card = card(story, Addresses::HEAD, cards.len() < LEAD_CANDIDATES);
            bytes += text_of(&card).len();
            if bytes > MAX_BYTES_OF_HEAD && !cards.is_empty() {
                break;
            }
            cards.push(card);
        }
        cards
    }
}

/// The card of a story in a file at `addresses`. Only the picture of a lead is described: beside a headline it is a
/// decoration.
pub(super) fn card(story: &Article, addresses: Addresses, may_lead: bool) -> FeedItem<'_> {
    let mut item = native::item(story, Content::Card(&article_path(&story.slug)), addresses);
    if let Some(image) = item.extension.image.as_mut().filter(|_| !may_lead && !story.featured) {
        image.alt = None;
    }
    item
}

fn extension<'a>(head: &EditionHead<'a>, total: usize) -> FeedExtension<'a> {
    let sections = head.sections.iter().map(|pages| FeedSection {
        count: pages.count,
        feed: &pages.feed,
        id: pages.section.id.as_str(),
        name: &pages.section.name,
    });
    FeedExtension {
        search: head.search,
        sections: sections.collect(),
        total: Some(total),
        ..FeedExtension::default()
    }
}
