//! The stories nearest to one.

use std::rc::Rc;

use super::newsroom::Newsroom;
use crate::article::{Article, Related};
use crate::ranking::index::Index;
use crate::ranking::related::{Options, related};
use crate::ranking::{Indexed, add_by_tags, chosen_by_editor, with_document};

/// How much of the index is worked on at a time; there is no reader to make room for.
const SLICE: u32 = 1_000_000;

/// The stories of the feed that are nearest to `reading`, best first: the editor's own choice, what `press` found in
/// the whole edition, the nearest by their words, and if these are few, by topic and section.
#[inline(never)]
pub fn related_to(newsroom: &Newsroom, reading: &Rc<Article>, count: usize) -> Vec<Related> {
    let language = newsroom.site.config.language.tag();
    let indexed = Indexed { language, ..Indexed::default() };
    let stories: Vec<&Rc<Article>> = newsroom.stories.newest().collect();
    let mut index = Index::default();
    for story in &stories {
        with_document(story, indexed, &mut |document| {
            index.add(document);
        });
    }
    while !index.seal_slice(SLICE) {}
    let own: Vec<u32> = (0..)
        .zip(&stories)
        .filter(|(_, story)| story.slug == reading.slug)
        .map(|(number, _)| number)
        .collect();
    let options = Options { excluded: &own, ..Options::default() };
    let matches = with_document(reading, indexed, &mut |document| related(&index, document, &options));
    let nearest = matches.into_iter().filter_map(|found| {
        let article = Rc::clone(stories.get(found.number as usize)?);
        Some(Related { article, reason: found.reason })
    });
    let mut all = chosen_by_editor(reading, &newsroom.stories.newest());
    for found in reading.found.iter().cloned().chain(nearest) {
        if all.iter().all(|known| known.article.slug != found.article.slug) {
            all.push(found);
        }
    }
    all.truncate(count);
    add_by_tags(&mut all, reading, newsroom.stories.newest(), count);
    all
}
