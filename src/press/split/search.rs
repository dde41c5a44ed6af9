//! The search index of a large edition, and the cards of the stories in it.

use std::rc::Rc;

use super::files::{Folder, text_of};
use super::pages::card;
use super::text::Text;
use crate::article::Article;
use crate::press::PressError;
use crate::press::native::format::FeedFile;
use crate::press::native::{self, Addresses};
use crate::ranking::index::Index;
use crate::ranking::shards::{CARDS_A_FILE, CARDS_A_FOLDER, file_name, files, generations, name_of, root};

/// The depth of the folders with cards.
const FOLDERS: usize = 3;

/// An edition with fewer stories is searched in memory: its cards are soon loaded.
const MIN_STORIES: usize = 1_000;

/// Writes the index of `stories`, oldest first: the path of its root; `None` if they are too few.
pub(super) fn write(
    title: &str,
    stories: &[Rc<Article>],
    folder: &mut Folder,
) -> Result<Option<String>, PressError> {
    if stories.len() < MIN_STORIES {
        return Ok(None);
    }
    let mut made = Vec::new();
    for range in generations(u32::try_from(stories.len()).unwrap_or(u32::MAX)) {
        let mut index = Index::default();
        for story in stories.get(range.start as usize..range.end as usize).unwrap_or_default() {
            Text::of(story, "").with_document(|document| index.add(document));
        }
        while !index.seal_slice(u32::MAX) {}
        let files = files(&index);
        for file in &files {
            folder.write_bytes(&format!("q/{}", file_name(name_of(&file.bytes))), &file.bytes)?;
        }
        made.push((range, files));
    }
    let indexed = made.last().map_or(0, |(range, _)| range.end as usize);
    let folders = write_cards(title, stories.get(..indexed).unwrap_or_default(), folder)?;
    let root = root(&made, &folders);
    let path = format!("q/{}", file_name(name_of(&root)));
    folder.write_bytes(&path, &root)?;
    Ok(Some(path))
}

/// Writes the cards, a few in each file, in the format of pages: the site ranks, filters, shows and opens
/// results by them. Returns the names of the folders.
fn write_cards(title: &str, stories: &[Rc<Article>], folder: &mut Folder) -> Result<Vec<u64>, PressError> {
    let mut names = Vec::new();
    let addresses = Addresses { depth: FOLDERS };
    for stories in stories.chunks(CARDS_A_FOLDER as usize) {
        let made: Vec<FeedFile> = stories
            .chunks(CARDS_A_FILE as usize)
            .map(|stories| {
                let cards = stories.iter().map(|story| card(story, addresses, false)).collect();
                native::marked(native::file(title, cards))
            })
            .collect();
        let mut files: Vec<String> = made.iter().map(text_of).collect();
        let mut name = name_of(files.concat().as_bytes());
        // Files that are there as they would be marked were compared by the run that wrote them.
        if !folder.has(&format!("q/c/{name:012x}/0.json")) {
            files = made.into_iter().map(|file| text_of(&native::exactly(file, addresses))).collect();
            name = name_of(files.concat().as_bytes());
        }
        for (number, file) in files.iter().enumerate() {
            folder.write_bytes(&format!("q/c/{name:012x}/{number}.json"), file.as_bytes())?;
        }
        names.push(name);
    }
    Ok(names)
}
