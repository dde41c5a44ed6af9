//! What the page keeps of its talk with the finder: which story has which number.

use std::rc::Rc;

use super::message::{Added, ask_related, ask_search, found, relations};
use super::story::with_document;
use crate::article::Article;
use crate::edition::Edition;
use crate::ranking::Related;
use crate::ranking::search::{Facets, Request, Results, Span};

/// How many stories are told at a time: a millisecond or so of the page's time.
const MOST_AT_ONCE: usize = 64;

/// Which stories the finder was told of, and by which numbers it knows them.
///
/// A story that has changed is told again, under another number; the one before is outdated.
#[derive(Debug, Default)]
pub struct Told {
    language: String,
    with_texts: bool,
    /// By number: the place of the story in the edition, and the state that was told.
    states: Vec<(usize, Rc<Article>)>,
    /// By place in the edition: the last number of the story.
    numbers: Vec<Option<u32>>,
}

impl Told {
    /// Nothing told yet. `language` is that of stories that say none.
    ///
    /// With texts where they come with the cards; where each story has a file of its own, those
    /// that happen to be here already would be compared by other words than the rest.
    pub fn new(language: &str, with_texts: bool) -> Told {
        Told { language: language.to_owned(), with_texts, ..Told::default() }
    }

    /// The message with the next stories of the edition that the finder does not know, or knows in
    /// another state; `None` if it knows all.
    pub fn next(&mut self, edition: &Edition) -> Option<String> {
        let mut added = Added::default();
        let mut count = 0;
        self.numbers.resize(edition.by_place().len(), None);
        for ((place, story), number) in (0..).zip(edition.by_place()).zip(&mut self.numbers) {
            let Some(story) = story else { continue };
            match number.and_then(|number| self.states.get_mut(number as usize)) {
                Some((_, known)) if Rc::ptr_eq(known, story) => continue,
                Some((_, known)) if is_same(known, story) => {
                    known.clone_from(story);
                    continue;
                }
                _ => {}
            }
            if count == MOST_AT_ONCE {
                break;
            }
            count += 1;
            with_document(story, &self.language, self.with_texts, &mut |document| added.add(document));
            *number = u32::try_from(self.states.len()).ok();
            self.states.push((place, Rc::clone(story)));
        }
        (count > 0).then(|| added.into_message())
    }

    /// The question what belongs to `story`, without itself and those that are `shown` beside it.
    pub fn ask_related(
        &self,
        edition: &Edition,
        story: &Article,
        is_shown: &dyn Fn(&Article) -> bool,
    ) -> String {
        let excluded = self.excluded(edition, &|other| other.slug == story.slug || is_shown(other));
        with_document(story, &self.language, self.with_texts, &mut |document| {
            ask_related(document, &excluded)
        })
    }

    /// What the finder has answered to [`Told::ask_related`], best first.
    pub fn related(&self, edition: &Edition, answer: &str) -> Vec<Related> {
        let mut related = Vec::new();
        for relation in relations(answer) {
            if let Some(article) = self.story(edition, relation.number) {
                related.push(Related { article, reason: Some(relation.reason) });
            }
        }
        related
    }

    /// The question which stories of the edition `request` asks for.
    pub fn ask_search(&self, edition: &Edition, request: &Request) -> String {
        ask_search(&Request { excluded: &self.excluded(edition, &|_| false), ..*request })
    }

    /// What the finder has answered to [`Told::ask_search`].
    pub fn found(&self, edition: &Edition, answer: &str) -> Found {
        let Results { total, hits, did_you_mean, facets } = found(answer);
        let hits: Vec<FoundStory> = hits
            .into_iter()
            .filter_map(|hit| {
                let article = self.story(edition, hit.story)?;
                Some(FoundStory {
                    article,
                    headline: hit.headline,
                    extract: hit.extract,
                    standfirst: hit.standfirst,
                })
            })
            .collect();
        Found { total, is_cut: false, has_more: hits.len() < total as usize, hits, did_you_mean, facets }
    }

    /// The numbers that must not come: outdated states, stories that were withdrawn, and those
    /// that are unwanted.
    fn excluded(&self, edition: &Edition, is_unwanted: &dyn Fn(&Article) -> bool) -> Vec<u32> {
        let mut excluded = Vec::new();
        for (number, (place, story)) in (0..).zip(&self.states) {
            let is_last = self.numbers.get(*place).copied().flatten() == Some(number);
            if !is_last || is_unwanted(story) || self.story(edition, number).is_none() {
                excluded.push(number);
            }
        }
        excluded
    }

    /// The story with this number as it was told; `None` if the edition has it no more.
    fn story(&self, edition: &Edition, number: u32) -> Option<Rc<Article>> {
        let (place, story) = self.states.get(number as usize)?;
        edition.by_place().get(*place)?.as_ref().map(|_| Rc::clone(story))
    }
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many stories match in all.
    pub total: u32,
    /// Perhaps more match than were counted.
    pub is_cut: bool,
    /// More match than there are in `hits`.
    pub has_more: bool,
    /// Those that were asked for.
    pub hits: Vec<FoundStory>,
    /// When nothing matched: what would have.
    pub did_you_mean: Option<String>,
    /// What there is to choose from, if it was asked for.
    pub facets: Facets,
}

/// A story that was found. Places are bytes of UTF-8, at the boundaries of characters.
#[derive(Clone, Debug)]
pub struct FoundStory {
    /// The story, with the headline and the standfirst that were searched.
    pub article: Rc<Article>,
    /// What to mark in the headline.
    pub headline: Vec<Span>,
    /// Which part of the standfirst to show.
    pub extract: Span,
    /// What to mark in that part; places in the whole standfirst.
    pub standfirst: Vec<Span>,
}

/// Whether the finder need not be told the difference: the state has come again, perhaps with its text.
fn is_same(one: &Article, other: &Article) -> bool {
    one.updated == other.updated && one.headline == other.headline && one.standfirst == other.standfirst
}
