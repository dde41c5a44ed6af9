//! What this reader has loaded: the stories of all sources, merged, newest first.
//!
//! Pages ask here and lay out what they get. An edition only grows; it lives above the routes, so
//! that Back paints from memory.

mod front;
mod listing;

pub use front::{Front, Strip, front};
pub use listing::{Listing, PAGE_OF_STORIES};

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::article::{Article, Body, SafeUrl, Section, Slug, Tag, Timestamp};
use crate::body;
use crate::feed::FeedPage;

/// Everything that has been loaded so far.
#[derive(Default)]
pub struct Edition {
    /// In the order they came; a story keeps its place, and a withdrawn one leaves it empty.
    stories: Vec<Option<Rc<Article>>>,
    /// Places in `stories`, newest first; stories without a date last, in the order they came.
    order: Vec<usize>,
    /// Places in `stories` by every name a story is known under; see [`Name`].
    names: BTreeMap<String, usize>,
    sources: Vec<SourceProgress>,
}

/// The names of a story. One map for all of them: each further map type is 4 kB of wasm.
struct Name;

impl Name {
    fn slug(slug: &Slug) -> String {
        format!("slug {slug}")
    }

    fn id(source: usize, id: &str) -> String {
        format!("id {source} {id}")
    }

    /// Scheme, fragment and a slash at the end make no other story.
    fn address(url: &SafeUrl) -> String {
        let whole = url.as_str().split('#').next().unwrap_or_default();
        let (_, address) = whole.split_once("://").unwrap_or(("", whole));
        format!("url {}", address.trim_end_matches('/'))
    }
}

/// How far one source has been read.
#[derive(Default)]
struct SourceProgress {
    next: Option<SafeUrl>,
    total: Option<u32>,
    read: Vec<SafeUrl>,
}

/// What taking in a page has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct TakenIn {
    /// Stories that were not there before.
    pub new: usize,
    /// Stories that were there in an older state.
    pub updated: usize,
    /// Stories that may not be shown: withheld, cancelled or under embargo.
    pub held: usize,
}

impl Edition {
    /// Takes in one page of the source with the number `source`, which came from `address`.
    ///
    /// A story that is there already (same id of the same source, or same address) is replaced if
    /// the new one is no older. A `next` that has been read before is a loop and is not followed.
    pub fn take_in(&mut self, source: usize, address: &SafeUrl, page: FeedPage, now: Timestamp) -> TakenIn {
        let mut taken = TakenIn::default();
        for article in page.articles {
            if article.may_be_shown(now) {
                if self.add(source, article) {
                    taken.new += 1;
                } else {
                    taken.updated += 1;
                }
            } else {
                self.withdraw(source, &article);
                taken.held += 1;
            }
        }
        if self.sources.len() <= source {
            self.sources.resize_with(source + 1, SourceProgress::default);
        }
        if let Some(progress) = self.sources.get_mut(source) {
            progress.read.push(address.clone());
            progress.next = page.next.filter(|next| !progress.read.contains(next));
            progress.total = page.total.or(progress.total);
        }
        taken
    }

    /// Whether all stories of `page` are here already: a static server, which does not heed the
    /// number of a page in its address, sends the same page again and again.
    pub fn has_all(&self, source: usize, page: &FeedPage) -> bool {
        !page.articles.is_empty() && page.articles.iter().all(|article| self.place(source, article).is_some())
    }

    /// Takes in a story that was fetched by itself, with its body. `false`: it may not be shown.
    pub fn take_in_story(&mut self, source: usize, article: Article, now: Timestamp) -> bool {
        if !article.may_be_shown(now) {
            self.withdraw(source, &article);
            return false;
        }
        self.add(source, article);
        true
    }

    /// Keeps the parsed body of the story `slug`, so that it is parsed once. Its leading picture
    /// takes the credit that the text gives the same picture, if it has no better one.
    pub fn keep_body(&mut self, slug: &Slug, body: Body) {
        let place = self.names.get(&Name::slug(slug)).copied();
        if let Some(Some(story)) = place.and_then(|place| self.stories.get_mut(place)) {
            let story = Rc::make_mut(story);
            if let (Body::Blocks(blocks), Some(hero)) = (&body, &mut story.hero)
                && let Some(credit) = body::credit_in_text(blocks, hero)
            {
                hero.credit = Some(credit);
            }
            story.body = body;
        }
    }

    /// The story with this slug, or with this id at any source.
    pub fn story(&self, key: &str) -> Option<Rc<Article>> {
        let by_slug = || Slug::from_text(key).and_then(|slug| self.names.get(&Name::slug(&slug)));
        let by_id = || (0..self.sources.len()).find_map(|source| self.names.get(&Name::id(source, key)));
        by_slug().or_else(by_id).and_then(|&place| self.at(place)).cloned()
    }

    fn at(&self, place: usize) -> Option<&Rc<Article>> {
        self.stories.get(place)?.as_ref()
    }

    /// All stories, newest first.
    pub fn newest(&self) -> impl Iterator<Item = &Rc<Article>> + Clone {
        self.order.iter().filter_map(|&place| self.at(place))
    }

    /// The stories of a section, newest first.
    pub fn in_section(&self, id: &Slug) -> impl Iterator<Item = &Rc<Article>> {
        self.newest().filter(move |article| article.section.as_ref().is_some_and(|section| section.id == *id))
    }

    /// The stories about a topic, newest first.
    pub fn about(&self, tag: &Slug) -> impl Iterator<Item = &Rc<Article>> {
        self.newest().filter(move |article| article.tags.iter().any(|own| own.id == *tag))
    }

    /// The topic with this id, with the name its newest story gives it.
    pub fn topic(&self, id: &Slug) -> Option<Tag> {
        self.newest().flat_map(|article| &article.tags).find(|tag| tag.id == *id).cloned()
    }

    /// The sections of the loaded stories, the one with most stories first.
    pub fn sections(&self) -> Vec<Section> {
        let mut counted: Vec<(Section, usize)> = Vec::new();
        for section in self.newest().filter_map(|article| article.section.as_ref()) {
            match counted.iter_mut().find(|(known, _)| known.id == section.id) {
                Some((_, count)) => *count += 1,
                None => counted.push((section.clone(), 1)),
            }
        }
        // Few, so the simplest order does: each goes behind those with as many stories or more.
        let mut ordered: Vec<(Section, usize)> = Vec::with_capacity(counted.len());
        for entry in counted {
            let place = ordered.partition_point(|(_, count)| *count >= entry.1);
            ordered.insert(place, entry);
        }
        ordered.into_iter().map(|(section, _)| section).collect()
    }

    /// The newest story that breaks.
    pub fn breaking(&self) -> Option<&Rc<Article>> {
        self.newest().find(|article| article.breaking)
    }

    /// How many stories are loaded.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether nothing is loaded.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many stories there are in all, where every source says so or has been read to its end.
    pub fn total(&self) -> Option<usize> {
        if self.next_pages().next().is_none() {
            return Some(self.len());
        }
        self.sources
            .iter()
            .map(|source| source.total.and_then(|total| usize::try_from(total).ok()))
            .sum::<Option<usize>>()
            .filter(|total| *total > self.len())
    }

    /// The next page of each source that has one: the number of the source and the address.
    pub fn next_pages(&self) -> impl Iterator<Item = (usize, &SafeUrl)> {
        self.sources.iter().enumerate().filter_map(|(index, source)| Some((index, source.next.as_ref()?)))
    }

    /// `true` if the story is new.
    fn add(&mut self, source: usize, mut article: Article) -> bool {
        let place = self.place(source, &article);
        let known = place.and_then(|place| self.at(place)).cloned();
        article.slug =
            known.as_ref().map_or_else(|| self.free_slug(&article.slug), |known| known.slug.clone());
        let place = place.unwrap_or(self.stories.len());
        self.names.insert(Name::slug(&article.slug), place);
        self.names.insert(Name::id(source, &article.id), place);
        if let Some(url) = &article.url {
            self.names.insert(Name::address(url), place);
        }
        let article = Rc::new(match &known {
            Some(known) => merged(known, article),
            None => article,
        });
        if known.is_some() {
            self.order.retain(|&other| other != place);
        }
        let date = article.dated();
        let at =
            self.order.partition_point(|&other| self.at(other).is_some_and(|other| other.dated() >= date));
        self.order.insert(at, place);
        match self.stories.get_mut(place) {
            Some(story) => *story = Some(article),
            None => self.stories.push(Some(article)),
        }
        known.is_none()
    }

    /// The place of the same story: same id of the same source, or same address.
    fn place(&self, source: usize, article: &Article) -> Option<usize> {
        let by_id = self.names.get(&Name::id(source, &article.id));
        let by_address = || self.names.get(&Name::address(article.url.as_ref()?));
        by_id.or_else(by_address).copied()
    }

    fn withdraw(&mut self, source: usize, article: &Article) {
        if let Some(place) = self.place(source, article) {
            self.order.retain(|&other| other != place);
            if let Some(story) = self.stories.get_mut(place) {
                *story = None;
            }
        }
    }

    fn free_slug(&self, slug: &Slug) -> Slug {
        let is_free = |slug: &Slug| !self.names.contains_key(&Name::slug(slug));
        if is_free(slug) {
            return slug.clone();
        }
        // There are fewer stories than that, so one is free.
        let mut suffixes = 2..u32::MAX;
        suffixes
            .find_map(|suffix| Some(slug.with_suffix(suffix)).filter(is_free))
            .unwrap_or_else(|| slug.clone())
    }
}

/// The newer of two states of a story; a body that is here already is kept if the other has none.
fn merged(known: &Article, new: Article) -> Article {
    let newer = new.updated.or(new.published) >= known.updated.or(known.published);
    let (mut winner, loser) = if newer { (new, known.clone()) } else { (known.clone(), new) };
    let has_text = |body: &Body| matches!(body, Body::Blocks(_) | Body::Unparsed(_));
    let same_state = winner.updated == loser.updated;
    if has_text(&loser.body)
        && (!has_text(&winner.body) || same_state && matches!(loser.body, Body::Blocks(_)))
    {
        winner.body = loser.body;
    }
    winner
}

#[cfg(test)]
mod tests;
