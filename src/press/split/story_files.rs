//! The files of stories: what has changed of them, in an order in which no link leads to what is not there.

use std::fmt::Write;

use super::article_path;
use super::files::Folder;
use super::last_run::{KeptReason, KeptStory};
use super::places::RelatedPlace;
use super::prepared::{ADDRESSES, PreparedStory, StoryFile, with_related};
use super::related;
use super::stories::Texts;
use crate::press::PressError;
use crate::press::native;
use crate::text::hash::{Fnv64, fnv1a_64};

/// A file as this run leaves it.
#[derive(Clone, Copy)]
pub(super) struct StoryHashes {
    found_key: u64,
    /// A hash of the whole file, and its length.
    pub file: (u64, u64),
}

/// Writes the files of all stories; returns their hashes.
pub(super) fn write(
    stories: &[PreparedStory],
    lists: &[Vec<RelatedPlace>],
    texts: &mut Texts,
    folder: &mut Folder,
) -> Result<Vec<StoryHashes>, PressError> {
    let mut hashes = Vec::with_capacity(stories.len());
    // Stories whose related stories have no file yet: a link to them would lead nowhere if this run ended now.
    let mut incomplete = Vec::new();
    for (place, (story, list)) in stories.iter().zip(lists).enumerate() {
        let path = article_path(&story.card.slug);
        let found_key = found_key(list, stories);
        if let StoryFile::Present { found_key: before, file } = story.file
            && before == found_key
        {
            folder.keep(&path);
            hashes.push(StoryHashes { found_key, file });
            continue;
        }
        let related = related::cards(list, stories);
        let items = native::related_items(&related, ADDRESSES);
        let bare = match story.file {
            StoryFile::Spooled(place) => texts.text(place)?,
            StoryFile::Present { .. } => folder.text(&path)?,
        };
        let whole = if list.is_empty() && matches!(story.file, StoryFile::Spooled(_)) {
            bare.clone()
        } else {
            with_related(&bare, &items)
        };
        hashes.push(StoryHashes { found_key, file: (fnv1a_64(whole.as_bytes()), whole.len() as u64) });
        let is_there = |(related, _): &RelatedPlace| {
            stories.get(*related).is_none_or(|related| folder.has(&article_path(&related.card.slug)))
        };
        if list.iter().all(is_there) {
            folder.write_text(&path, &whole)?;
        } else {
            folder.write_text(&path, &bare)?;
            incomplete.push(place);
        }
    }
    folder.flush()?;
    for place in incomplete {
        let (Some(story), Some(list)) = (stories.get(place), lists.get(place)) else { continue };
        let path = article_path(&story.card.slug);
        let bare = folder.text(&path)?;
        let related = related::cards(list, stories);
        folder.complete(&path, &with_related(&bare, &native::related_items(&related, ADDRESSES)))?;
    }
    folder.flush().map(|()| hashes)
}

/// A number that changes with what is written of related news.
fn found_key(list: &[RelatedPlace], stories: &[PreparedStory]) -> u64 {
    let mut key = Fnv64::default();
    for (place, reason) in list {
        if let Some(PreparedStory { key: of_story, card, .. }) = stories.get(*place) {
            // Writing into a number never fails.
            let sizes = card.hero.as_ref().map(|hero| &hero.renditions);
            _ = writeln!(key, "{of_story:x} {} {} {reason:?} {sizes:?}", card.id, card.slug);
        }
    }
    key.value()
}

/// What the next run needs to know of a story.
pub(super) fn kept(
    story: &PreparedStory,
    list: &[RelatedPlace],
    hashes: StoryHashes,
    stories: &[PreparedStory],
) -> KeptStory {
    let found = list.iter().filter_map(|(place, reason)| {
        let reason = KeptReason::of(reason.as_ref())?;
        Some((stories.get(*place)?.card.slug.as_str().to_owned(), reason))
    });
    KeptStory {
        key: story.key,
        slug: story.card.slug.as_str().to_owned(),
        words: story.card.words,
        opening: story.opening,
        links: story.links.clone(),
        pictures: story.pictures.clone(),
        found: found.collect(),
        found_key: hashes.found_key,
        file: hashes.file,
    }
}
