//! Story by story: from a text of a source to the text of its file. A story that has not changed since the last run is
//! taken as it was written then; of every other the text of its file waits on the disk, and only its card stays.

use std::rc::Rc;

use serde_json::Value;

use super::article_path;
use super::files::{Folder, text_of};
use super::last_run::{KeptLink, KeptPicture, LastRun};
use super::links::OwnPages;
use super::pictures::StoryPictures;
use super::places::{RelatedPlace, StoryPlaces};
use super::spool::SpoolPlace;
use super::stories::{SpooledStory, Texts};
use super::text::opening_of;
use crate::article::{Article, Body, word_count};
use crate::body;
use crate::press::PressError;
use crate::press::native::format::RelatedItem;
use crate::press::native::{self, Addresses, Content};

/// Where files of stories lie.
pub(super) const ADDRESSES: Addresses = Addresses { depth: 2 };

/// A story that is about to be written.
pub(super) struct PreparedStory {
    /// Without its text.
    pub card: Rc<Article>,
    pub file: StoryFile,
    /// Related news of the last run, without the editor's choice, if they may stay.
    pub kept: Option<Vec<RelatedPlace>>,
    pub key: u64,
    pub opening: SpoolPlace,
    pub links: Vec<KeptLink>,
    pub pictures: Vec<KeptPicture>,
}

/// The file of a story.
#[derive(Clone, Copy)]
pub(super) enum StoryFile {
    /// As the last run wrote it, with the hash of the related news in it, and of the whole file with its length.
    Present { found_key: u64, file: (u64, u64) },
    /// Its text, without related news.
    Spooled(SpoolPlace),
}

/// Prepares stories of one edition.
pub(super) struct Preparation<'a, 'p> {
    pub title: &'a str,
    pub folder: &'a Folder,
    pub texts: &'a mut Texts,
    pub last: &'a mut LastRun,
    /// Counts the elements that were left out of texts.
    pub dropped: &'a mut Vec<(String, u32)>,
    pub pictures: StoryPictures<'p>,
}

impl Preparation<'_, '_> {
    pub(super) fn all(
        &mut self,
        stories: Vec<SpooledStory>,
        places: &StoryPlaces,
    ) -> Result<Vec<PreparedStory>, PressError> {
        let pages = OwnPages::of(&stories);
        let mut prepared = Vec::with_capacity(stories.len());
        for mut story in stories {
            let hero = self.pictures.complete(story.article.hero.as_mut())?;
            prepared.push(match self.unchanged(&story, hero.as_ref(), places, &pages) {
                Some(known) => known.of(story.article),
                None => self.parsed(story, hero, places, &pages)?,
            });
        }
        Ok(prepared)
    }

    /// The story as the last run wrote it, if nothing of it has changed and its file is there.
    fn unchanged(
        &mut self,
        story: &SpooledStory,
        hero: Option<&KeptPicture>,
        places: &StoryPlaces,
        pages: &OwnPages,
    ) -> Option<UnchangedStory> {
        let slug = &story.article.slug;
        let known = self.last.stories.get(&story.article.id)?;
        let is_same = known.key == story.key
            && known.slug == slug.as_str()
            && known.links.iter().all(|link| pages.is_same(*link))
            && hero.is_none_or(|hero| known.pictures.contains(hero))
            && self.pictures.are_same(&known.pictures)
            && self.folder.length(&article_path(slug)) == Some(known.file.1);
        if !is_same {
            return None;
        }
        let known = self.last.stories.remove(&story.article.id)?;
        let list = known.found.iter().map(|(slug, reason)| Some((places.of_slug(slug)?, reason.reason())));
        Some(UnchangedStory {
            kept: list.collect(),
            words: known.words,
            key: known.key,
            opening: known.opening,
            links: known.links,
            pictures: known.pictures,
            file: StoryFile::Present { found_key: known.found_key, file: known.file },
        })
    }

    fn parsed(
        &mut self,
        story: SpooledStory,
        hero: Option<KeptPicture>,
        places: &StoryPlaces,
        pages: &OwnPages,
    ) -> Result<PreparedStory, PressError> {
        let text = self.texts.of(&story)?;
        let SpooledStory { mut article, key, .. } = story;
        let (mut links, mut words, mut opening) = (Vec::new(), None, String::new());
        let mut pictures = Vec::from_iter(hero);
        if let Some(mut parsed) = body::of_story(&article, &text) {
            self.count(body::left_out(&text, &parsed));
            links = pages.keep_within(&mut parsed.blocks);
            pictures.extend(self.pictures.in_text(&mut parsed.blocks)?);
            words = Some(word_count(&parsed.blocks)).filter(|words| *words > 0);
            opening = opening_of(&parsed.blocks);
            article.body = Body::Blocks(parsed.blocks.into());
        }
        article.pictures.clear();
        article.found.clear();
        let item = native::item(&article, Content::Whole, ADDRESSES);
        let mut file = native::marked(native::file(self.title, vec![item]));
        let path = article_path(&article.slug);
        let before = self.folder.present(&path).and_then(|file| places.before(file, &article));
        // What is there with the same content was compared by the run that wrote it, which takes longer than all else.
        let (is_exact, kept) = match before {
            Some((written, is_exact, kept))
                if serde_json::to_value(file.items.first()).is_ok_and(|own| own == written) =>
            {
                (Some(is_exact), kept)
            }
            _ => (None, None),
        };
        file = match is_exact {
            Some(true) => file,
            Some(false) => native::unmarked(file),
            None => native::exactly(file, ADDRESSES),
        };
        let file = StoryFile::Spooled(self.texts.put(&text_of(&file))?);
        article.body = Body::None;
        article.words = article.words.or(words);
        let opening = self.last.put(&opening)?;
        Ok(PreparedStory { card: Rc::new(article), file, kept, key, opening, links, pictures })
    }

    fn count(&mut self, dropped: Vec<(String, u32)>) {
        for (name, count) in dropped {
            match self.dropped.iter_mut().find(|(known, _)| *known == name) {
                Some((_, sum)) => *sum = sum.saturating_add(count),
                None => self.dropped.push((name, count)),
            }
        }
    }
}

struct UnchangedStory {
    kept: Option<Vec<RelatedPlace>>,
    words: Option<u32>,
    key: u64,
    opening: SpoolPlace,
    links: Vec<KeptLink>,
    pictures: Vec<KeptPicture>,
    file: StoryFile,
}

impl UnchangedStory {
    fn of(self, mut article: Article) -> PreparedStory {
        let UnchangedStory { kept, words, key, opening, links, pictures, file } = self;
        article.pictures.clear();
        article.found.clear();
        article.words = article.words.or(words);
        article.body = Body::None;
        PreparedStory { card: Rc::new(article), file, kept, key, opening, links, pictures }
    }
}

/// The text of a file with these related news in it.
pub(super) fn with_related(text: &str, related: &[RelatedItem]) -> String {
    let Ok(mut file) = serde_json::from_str::<Value>(text) else { return text.to_owned() };
    if let Some(extension) = file.pointer_mut("/items/0/_dateline").and_then(Value::as_object_mut) {
        match serde_json::to_value(related) {
            Ok(found) if !related.is_empty() => extension.insert("found".to_owned(), found),
            _ => extension.remove("found"),
        };
    }
    text_of(&file)
}
