//! Related news, computed while the whole edition is at hand: the browser of a reader who comes by a deep
//! link has loaded sixty stories of a hundred thousand.
//!
//! A list is made when its story is new or has changed, and left as it is afterwards, so that one more story
//! changes few files. There are two exceptions: a list that names a story which is gone, and the lists of the
//! stories most related to a new one.

use std::collections::HashMap;
use std::num::NonZero;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::Value;

use super::article_path;
use super::files::Folder;
use super::intake::Story;
use super::text::Text;
use crate::article::{Article, Body, Reason, Related, Slug};
use crate::press::native::{self, Addresses, Content};
use crate::ranking::index::Index;
use crate::ranking::related::{self, Options};

/// How many stories are named at most; as many as a page shows.
const MAX_RELATED: usize = 5;

/// A related story, by its place in the edition, and the reason, if it is known.
type RelatedPlace = (usize, Option<Reason>);

/// Fills in the related news of each story; `folder` has the edition of the last run.
pub(super) fn fill(stories: &mut [Story], folder: &Folder) {
    for story in stories.iter_mut() {
        story.article.found = Vec::new();
    }
    let places = StoryPlaces::of(stories);
    let chosen: Vec<Vec<usize>> = stories.iter().map(|story| places.chosen_for(&story.article)).collect();
    let mut lists: Vec<Option<Vec<RelatedPlace>>> =
        stories.iter().map(|story| places.kept(&story.article, folder)).collect();
    let missing: Vec<usize> = numbers_of(&lists, Option::is_none).collect();
    if !missing.is_empty() {
        let finder = RelatedFinder::of(stories);
        let made = finder.lists(&missing, &chosen);
        // The lists of these stories are made again as well: they would miss the new stories, which are
        // related.
        let mut beside: Vec<usize> = made.iter().flatten().map(|(place, _)| *place).collect();
        beside.sort_unstable();
        beside.dedup();
        beside.retain(|place| missing.binary_search(place).is_err());
        let beside_made = finder.lists(&beside, &chosen);
        for (place, list) in missing.into_iter().zip(made).chain(beside.into_iter().zip(beside_made)) {
            if let Some(known) = lists.get_mut(place) {
                *known = Some(list);
            }
        }
    }
    let cards: Vec<Rc<Article>> = stories.iter().map(|story| Rc::new(card(&story.article))).collect();
    for ((story, chosen), list) in stories.iter_mut().zip(chosen).zip(lists) {
        let chosen = chosen.into_iter().map(|place| (place, Some(Reason::Editor)));
        // Stories that the editor has chosen come first, and only once.
        let mut found: Vec<RelatedPlace> = chosen.collect();
        for place in list.into_iter().flatten() {
            if found.iter().all(|(known, _)| *known != place.0) {
                found.push(place);
            }
        }
        found.truncate(MAX_RELATED);
        let related = found
            .into_iter()
            .filter_map(|(place, reason)| Some(Related { article: Rc::clone(cards.get(place)?), reason }));
        story.article.found = related.collect();
    }
}

fn numbers_of<T>(list: &[T], is_wanted: impl Fn(&T) -> bool) -> impl Iterator<Item = usize> {
    list.iter().enumerate().filter(move |(_, entry)| is_wanted(entry)).map(|(number, _)| number)
}

/// A story without its text.
fn card(article: &Article) -> Article {
    Article { body: Body::None, ..article.clone() }
}

/// The index of each story, by its slug and by its id.
struct StoryPlaces {
    slugs: HashMap<Slug, usize>,
    ids: HashMap<String, usize>,
}

impl StoryPlaces {
    fn of(stories: &[Story]) -> StoryPlaces {
        let articles = || stories.iter().map(|story| &story.article).enumerate();
        StoryPlaces {
            slugs: articles().map(|(place, article)| (article.slug.clone(), place)).collect(),
            ids: articles().map(|(place, article)| (article.id.clone(), place)).collect(),
        }
    }

    /// The stories that the editor has chosen, if they are in the edition.
    fn chosen_for(&self, article: &Article) -> Vec<usize> {
        let mut chosen = Vec::new();
        for key in &article.related {
            let by_slug = Slug::from_text(key).and_then(|slug| self.slugs.get(&slug));
            let Some(place) = by_slug.or_else(|| self.ids.get(key)).copied() else { continue };
            if self.slugs.get(&article.slug) != Some(&place) && !chosen.contains(&place) {
                chosen.push(place);
            }
        }
        chosen.truncate(MAX_RELATED);
        chosen
    }

    /// The list of the last run, without the editor's choice; `None` if there is none, or if it is out of date.
    fn kept(&self, article: &Article, folder: &Folder) -> Option<Vec<RelatedPlace>> {
        let mut file = folder.present(&article_path(&article.slug))?;
        let item = file.pointer_mut("/items/0")?;
        // A story without related stories has no list either, and is queried again: a run that was killed
        // leaves files whose list was not made yet.
        let Value::Array(found) = item.pointer_mut("/_dateline")?.as_object_mut()?.remove("found")? else {
            return None;
        };
        let as_written = native::item(article, Content::Whole, Addresses { depth: 2 });
        let is_unchanged = serde_json::to_value(as_written).is_ok_and(|as_written| *item == as_written);
        let section = article.section.as_ref().map(|section| section.name.as_str());
        let mut list = Vec::new();
        for card in found.iter().filter(|_| is_unchanged) {
            let slug = Slug::from_text(card.pointer("/_dateline/slug")?.as_str()?)?;
            let place = *self.slugs.get(&slug)?;
            let reason = match card.get("reason").and_then(Value::as_str) {
                Some("editor") => continue,
                None => None,
                Some("same-story") => Some(Reason::SameStory),
                Some("section") => Some(Reason::Section(section?.to_owned())),
                Some(_) => Some(Reason::About(card.get("about")?.as_str()?.to_owned())),
            };
            list.push((place, reason));
        }
        is_unchanged.then_some(list)
    }
}

/// The index of the whole edition, and the texts to query it with.
struct RelatedFinder {
    texts: Vec<Text>,
    index: Index,
}

impl RelatedFinder {
    fn of(stories: &[Story]) -> RelatedFinder {
        let texts: Vec<Text> = stories.iter().map(|story| Text::of(&story.article)).collect();
        let mut index = Index::default();
        for text in &texts {
            text.with_document(|document| index.add(document));
        }
        while !index.seal_slice(u32::MAX) {}
        RelatedFinder { texts, index }
    }

    /// The related news of each of `wanted`, without the stories that the editor has `chosen`; in their
    /// order. A query takes milliseconds in a large edition, so all processors work.
    fn lists(&self, wanted: &[usize], chosen: &[Vec<usize>]) -> Vec<Vec<RelatedPlace>> {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let turn = next.fetch_add(1, Ordering::Relaxed);
                let Some(story) = wanted.get(turn).copied() else { return done };
                done.push((turn, self.list(story, chosen.get(story).map_or(&[], Vec::as_slice))));
            }
        };
        let mut lists = vec![Vec::new(); wanted.len()];
        thread::scope(|scope| {
            let workers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let own = work();
            let theirs = workers.into_iter().filter_map(|worker| worker.join().ok()).flatten();
            for (turn, list) in own.into_iter().chain(theirs) {
                if let Some(place) = lists.get_mut(turn) {
                    *place = list;
                }
            }
        });
        lists
    }

    fn list(&self, story: usize, chosen: &[usize]) -> Vec<RelatedPlace> {
        let Some(text) = self.texts.get(story) else { return Vec::new() };
        let excluded: Vec<u32> =
            chosen.iter().chain([&story]).filter_map(|place| u32::try_from(*place).ok()).collect();
        let options = Options { count: MAX_RELATED, excluded: &excluded, ..Options::default() };
        let matches = text.with_document(|document| related::related(&self.index, document, &options));
        let found =
            matches.into_iter().filter_map(|found| Some((usize::try_from(found.number).ok()?, found.reason)));
        found.collect()
    }
}
