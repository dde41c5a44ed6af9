//! The places of stories in an edition, by which lists of related news name them.

use std::collections::HashMap;

use serde_json::Value;

use super::stories::SpooledStory;
use crate::article::{Article, Reason, Slug};

/// How many stories are named at most; as many as a page shows.
pub(super) const MAX_RELATED: usize = 5;

/// A related story, by its place in the edition, and the reason, if it is known.
pub(super) type RelatedPlace = (usize, Option<Reason>);

/// The index of each story, by its slug and by its id.
pub(super) struct StoryPlaces {
    slugs: HashMap<String, usize>,
    ids: HashMap<String, usize>,
}

impl StoryPlaces {
    pub(super) fn of(stories: &[SpooledStory]) -> StoryPlaces {
        let articles = || stories.iter().map(|story| &story.article).enumerate();
        StoryPlaces {
            slugs: articles().map(|(place, article)| (article.slug.as_str().to_owned(), place)).collect(),
            ids: articles().map(|(place, article)| (article.id.clone(), place)).collect(),
        }
    }

    /// The place of the story with this slug.
    pub(super) fn of_slug(&self, slug: &str) -> Option<usize> {
        self.slugs.get(slug).copied()
    }

    /// The stories that the editor has chosen, if they are in the edition.
    pub(super) fn chosen_for(&self, article: &Article) -> Vec<usize> {
        let mut chosen = Vec::new();
        for key in &article.related {
            let by_slug = Slug::from_text(key).and_then(|slug| self.of_slug(slug.as_str()));
            let Some(place) = by_slug.or_else(|| self.ids.get(key).copied()) else { continue };
            if self.of_slug(article.slug.as_str()) != Some(place) && !chosen.contains(&place) {
                chosen.push(place);
            }
        }
        chosen.truncate(MAX_RELATED);
        chosen
    }

    /// What stands in a file of an earlier run: the story without its related news, whether the file is exact, and the
    /// related news without the editor's choice; these are `None` if there are none, or if they are out of date.
    pub(super) fn before(
        &self,
        mut file: Value,
        article: &Article,
    ) -> Option<(Value, bool, Option<Vec<RelatedPlace>>)> {
        let is_exact = file.pointer("/_dateline/exact").and_then(Value::as_bool).unwrap_or_default();
        let item = file.pointer_mut("/items/0")?;
        // A story without related stories has no list either, and is queried again: a run that was killed
        // leaves files whose list was not made yet.
        let found = item.pointer_mut("/_dateline")?.as_object_mut()?.remove("found");
        let item = item.take();
        let Some(Value::Array(found)) = found else { return Some((item, is_exact, None)) };
        let section = article.section.as_ref().map(|section| section.name.as_str());
        let cards = found.iter().filter(|card| card.get("reason").and_then(Value::as_str) != Some("editor"));
        let list = cards.map(|card| self.related_card(card, section)).collect();
        Some((item, is_exact, list))
    }

    fn related_card(&self, card: &Value, section: Option<&str>) -> Option<RelatedPlace> {
        let place = self.of_slug(card.pointer("/_dateline/slug")?.as_str()?)?;
        let reason = match card.get("reason").and_then(Value::as_str) {
            None => None,
            Some("same-story") => Some(Reason::SameStory),
            Some("section") => Some(Reason::Section(section?.to_owned())),
            Some(_) => Some(Reason::About(card.get("about")?.as_str()?.to_owned())),
        };
        Some((place, reason))
    }
}
