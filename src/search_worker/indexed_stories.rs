//! The page's side of the worker's index: which story of the edition has which number there.

use std::rc::Rc;

use super::protocol::{AddMessage, decode_related, decode_results, encode_related, encode_search};
use crate::article::{Article, Body, Markup, opening};
use crate::body;
use crate::edition::Edition;
use crate::ranking::search::{Facets, MatchedIn, Request, Results, Span};
use crate::ranking::{Indexed, Related, with_document};

/// The most stories of a message: it takes a millisecond or so of the page's time to write.
const MAX_STORIES_PER_MESSAGE: usize = 64;
/// How much of a body is read, in bytes of its markup: more than the words of it that are indexed.
const MAX_MARKUP_BYTES: usize = 6_000;

/// The stories that were sent to the worker, each with its number in the index.
///
/// A story that has changed is sent again and gets another number; the old number is outdated.
#[derive(Debug, Default)]
pub struct IndexedStories {
    language: String,
    with_texts: bool,
    /// By number: the place of the story in the edition, and the version that was sent.
    versions: Vec<(usize, Rc<Article>)>,
    /// By place in the edition: the last number of the story.
    numbers: Vec<Option<u32>>,
}

impl IndexedStories {
    /// No story sent yet. `language` is that of stories that name none.
    ///
    /// `with_texts`: the body is indexed, too. For sources whose feed has the bodies; where each story
    /// has a file of its own, only the stories opened so far would have one.
    pub fn new(language: &str, with_texts: bool) -> IndexedStories {
        IndexedStories { language: language.to_owned(), with_texts, ..IndexedStories::default() }
    }

    /// Forgets the sent stories: the worker has none of them, and numbers its stories from 0 again.
    pub fn clear(&mut self) {
        self.versions.clear();
        self.numbers.clear();
    }

    /// The message with the next stories of the edition that the worker does not have, or has in an
    /// older version; `None` if its index is complete.
    pub fn next_message(&mut self, edition: &Edition) -> Option<String> {
        let mut added = AddMessage::default();
        let mut count = 0;
        self.numbers.resize(edition.by_place().len(), None);
        for ((place, story), number) in (0..).zip(edition.by_place()).zip(&mut self.numbers) {
            let Some(story) = story else { continue };
            match number.and_then(|number| self.versions.get_mut(number as usize)) {
                Some((_, known)) if Rc::ptr_eq(known, story) => continue,
                Some((_, known)) if is_same(known, story) => {
                    known.clone_from(story);
                    continue;
                }
                _ => {}
            }
            if count == MAX_STORIES_PER_MESSAGE {
                break;
            }
            count += 1;
            let body = indexed_body(story, self.with_texts);
            let indexed = Indexed { body: &body, language: &self.language, has_place: false };
            with_document(story, indexed, &mut |document| added.add(document));
            *number = u32::try_from(self.versions.len()).ok();
            self.versions.push((place, Rc::clone(story)));
        }
        (count > 0).then(|| added.into_message())
    }

    /// The message that asks for stories related to `story`, without itself and without those that the
    /// page shows already.
    pub fn related_message(
        &self,
        edition: &Edition,
        story: &Article,
        is_shown: &dyn Fn(&Article) -> bool,
    ) -> String {
        let excluded = self.excluded(edition, &|other| other.slug == story.slug || is_shown(other));
        let body = indexed_body(story, self.with_texts);
        let indexed = Indexed { body: &body, language: &self.language, has_place: false };
        with_document(story, indexed, &mut |document| encode_related(document, &excluded))
    }

    /// Reads the answer to [`IndexedStories::related_message`], best first.
    pub fn read_related(&self, edition: &Edition, answer: &str) -> Vec<Related> {
        let mut related = Vec::new();
        for relation in decode_related(answer) {
            if let Some(article) = self.story(edition, relation.number) {
                related.push(Related { article, reason: relation.reason });
            }
        }
        related
    }

    /// The message that searches the edition.
    pub fn search_message(&self, edition: &Edition, request: &Request) -> String {
        encode_search(&Request { excluded: &self.excluded(edition, &|_| false), ..*request })
    }

    /// Reads the answer to [`IndexedStories::search_message`].
    pub fn read_results(&self, edition: &Edition, answer: &str) -> FoundStories {
        let Results { total, hits, did_you_mean, facets } = decode_results(answer);
        let hits: Vec<FoundStory> = hits
            .into_iter()
            .filter_map(|hit| {
                let article = self.story(edition, hit.story)?;
                Some(FoundStory {
                    article,
                    headline: hit.headline,
                    extract: hit.extract,
                    standfirst: hit.standfirst,
                    matched_in: hit.matched_in,
                })
            })
            .collect();
        FoundStories {
            total,
            is_cut: false,
            has_more: hits.len() < total as usize,
            hits,
            did_you_mean,
            facets,
        }
    }

    /// The numbers that must not be found: outdated versions, stories that were withdrawn, and those
    /// that are unwanted.
    fn excluded(&self, edition: &Edition, is_unwanted: &dyn Fn(&Article) -> bool) -> Vec<u32> {
        let mut excluded = Vec::new();
        for (number, (place, story)) in (0..).zip(&self.versions) {
            let is_last = self.numbers.get(*place).copied().flatten() == Some(number);
            if !is_last || is_unwanted(story) || self.story(edition, number).is_none() {
                excluded.push(number);
            }
        }
        excluded
    }

    /// The story with this number as it was sent; `None` if it was withdrawn.
    fn story(&self, edition: &Edition, number: u32) -> Option<Rc<Article>> {
        let (place, story) = self.versions.get(number as usize)?;
        edition.by_place().get(*place)?.as_ref().map(|_| Rc::clone(story))
    }
}

/// The results of a search.
#[derive(Clone, Debug, Default)]
pub struct FoundStories {
    /// How many stories match in all.
    pub total: u32,
    /// `total` is a lower bound: more may match.
    pub is_cut: bool,
    /// More stories match than there are in `hits`.
    pub has_more: bool,
    /// The stories that were asked for, in order.
    pub hits: Vec<FoundStory>,
    /// When nothing matched: a query with a correction that does match.
    pub did_you_mean: Option<String>,
    /// Sections, tags, authors and times of the matches, if the request wanted them.
    pub facets: Facets,
}

/// A search result. Positions are in bytes of UTF-8, at character boundaries.
#[derive(Clone, Debug)]
pub struct FoundStory {
    /// The story, with the headline and the standfirst that were searched.
    pub article: Rc<Article>,
    /// The highlights in the headline.
    pub headline: Vec<Span>,
    /// The extract of the standfirst.
    pub extract: Span,
    /// The highlights in the extract; positions in the whole standfirst.
    pub standfirst: Vec<Span>,
    /// Where the words are, if nothing is highlighted.
    pub matched_in: MatchedIn,
}

/// Whether two versions have the same indexed text, so that the story need not be sent again.
fn is_same(one: &Article, other: &Article) -> bool {
    one.updated == other.updated && one.headline == other.headline && one.standfirst == other.standfirst
}

/// The beginning of the story's body, if it came with the card and `with_texts` asks for it.
fn indexed_body(story: &Article, with_texts: bool) -> String {
    let cut = |text: &str| text.get(..text.floor_char_boundary(MAX_MARKUP_BYTES)).unwrap_or("").to_owned();
    match &story.body {
        Body::Unparsed(manuscript) if with_texts && manuscript.is_exact => {
            let blocks = body::exact_text(story, &story.body).unwrap_or_default();
            opening(&blocks, MAX_MARKUP_BYTES)
        }
        Body::Unparsed(manuscript) if with_texts => match &manuscript.markup {
            Markup::Html(html) => body::plain_of_html(&cut(html)),
            Markup::Text(text) => cut(text),
        },
        _ => String::new(),
    }
}
