//! Related news, computed while the whole edition is at hand: the browser of a reader who comes by a deep
//! link has loaded sixty stories of a hundred thousand.
//!
//! A list is made when its story is new or has changed, and left as it is afterwards, so that one more story
//! changes few files. There are two exceptions: a list that names a story which is gone, and the lists of the
//! stories most related to a new one.

use std::num::NonZero;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::last_run::LastRun;
use super::places::{MAX_RELATED, RelatedPlace, StoryPlaces};
use super::prepared::PreparedStory;
use super::text::Text;
use crate::article::{Reason, Related};
use crate::press::PressError;
use crate::ranking::index::Index;
use crate::ranking::related::{self, Options};

/// The related news of each story while they are made.
pub(super) struct RelatedLists {
    /// What the editor has chosen for each.
    chosen: Vec<Vec<usize>>,
    /// What the last run found for each, if that may stay.
    lists: Vec<Option<Vec<RelatedPlace>>>,
    /// The stories without.
    missing: Vec<usize>,
}

impl RelatedLists {
    pub(super) fn of(stories: &mut [PreparedStory], places: &StoryPlaces) -> RelatedLists {
        let chosen = stories.iter().map(|story| places.chosen_for(&story.card)).collect();
        let lists: Vec<_> = stories.iter_mut().map(|story| story.kept.take()).collect();
        let missing = lists.iter().enumerate().filter(|(_, list)| list.is_none()).map(|(place, _)| place);
        RelatedLists { chosen, missing: missing.collect(), lists }
    }

    /// Whether most lists stay.
    pub(super) fn are_few(&self) -> bool {
        self.missing.len() * 2 < self.lists.len()
    }

    /// The texts to find related news with; `None` if no list is missing.
    ///
    /// # Errors
    /// When an opening cannot be read again.
    pub(super) fn texts(
        &self,
        stories: &[PreparedStory],
        last: &mut LastRun,
    ) -> Result<Option<Vec<Text>>, PressError> {
        if self.missing.is_empty() {
            return Ok(None);
        }
        let text = |story: &PreparedStory| Ok(Text::of(&story.card, &last.opening(story.opening)?));
        stories.iter().map(text).collect::<Result<Vec<Text>, PressError>>().map(Some)
    }

    /// The lists, those that the editor has chosen first.
    pub(super) fn finish(mut self, finder: Option<RelatedFinder>) -> Vec<Vec<RelatedPlace>> {
        if let Some(finder) = finder {
            let made = finder.lists(&self.missing, &self.chosen);
            // The lists of these stories are made again as well: they would miss the new stories, which are
            // related.
            let mut beside: Vec<usize> = made.iter().flatten().map(|(place, _)| *place).collect();
            beside.sort_unstable();
            beside.dedup();
            beside.retain(|place| self.missing.binary_search(place).is_err());
            let beside_made = finder.lists(&beside, &self.chosen);
            for (place, list) in self.missing.into_iter().zip(made).chain(beside.into_iter().zip(beside_made))
            {
                if let Some(known) = self.lists.get_mut(place) {
                    *known = Some(list);
                }
            }
        }
        let lists = self.chosen.into_iter().zip(self.lists);
        lists.map(|(chosen, list)| joined(chosen, list.unwrap_or_default())).collect()
    }
}

/// Stories that the editor has chosen come first, and only once.
fn joined(chosen: Vec<usize>, list: Vec<RelatedPlace>) -> Vec<RelatedPlace> {
    let mut found: Vec<RelatedPlace> =
        chosen.into_iter().map(|place| (place, Some(Reason::Editor))).collect();
    for place in list {
        if found.iter().all(|(known, _)| *known != place.0) {
            found.push(place);
        }
    }
    found.truncate(MAX_RELATED);
    found
}

/// These related news, to be written.
pub(super) fn cards(list: &[RelatedPlace], stories: &[PreparedStory]) -> Vec<Related> {
    list.iter()
        .filter_map(|(place, reason)| {
            Some(Related { article: Rc::clone(&stories.get(*place)?.card), reason: reason.clone() })
        })
        .collect()
}

/// The index of the whole edition, and the texts to query it with.
pub(super) struct RelatedFinder {
    texts: Vec<Text>,
    index: Index,
}

impl RelatedFinder {
    pub(super) fn of(texts: Vec<Text>) -> RelatedFinder {
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
