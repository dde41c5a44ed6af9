//! The reader's preferences, kept on this device only.

mod display;
mod search_words;

pub use display::{TextSize, Theme, announce_direction, set_text_size, set_theme, text_size, theme};

pub use search_words::{remember_words, remembered_words, set_remembering};

use std::rc::Rc;

use crate::article::Article;
use crate::browser::storage::{self, Key};
use crate::edition::Edition;
use crate::site::state::Site;

/// Whether the reader has closed the breaking line of this story.
fn has_dismissed(site: &Site, story_id: &str) -> bool {
    site.platform.stored(Key::DismissedBreaking).as_deref() == Some(story_id)
}

/// Remembers that the reader has closed the breaking line of this story.
pub fn dismiss(story_id: &str) {
    storage::set(Key::DismissedBreaking, Some(story_id));
}

/// The story of the line below the navigation, and whether it is breaking news that the reader has not closed;
/// else it is the newest, once the first page is there.
pub fn wire_story<'a>(site: &Site, edition: &'a Edition) -> Option<(&'a Rc<Article>, bool)> {
    let breaking = edition.breaking(site.clock.now()).filter(|story| !has_dismissed(site, &story.id));
    let newest = || edition.newest().next().filter(|_| edition.has_first_page());
    breaking.map(|story| (story, true)).or_else(|| Some((newest()?, false)))
}
