//! The reader's preferences, kept on this device only.

mod display;
mod search_words;

pub use display::{TextSize, Theme, announce_direction, set_text_size, set_theme, text_size, theme};

pub use search_words::{remember_words, remembered_words, set_remembering};

use crate::browser::storage::{self, Key};
use crate::site::state::Site;

/// Whether the reader has closed the breaking line of this story.
pub fn has_dismissed(site: &Site, story_id: &str) -> bool {
    site.platform.stored(Key::DismissedBreaking).as_deref() == Some(story_id)
}

/// Remembers that the reader has closed the breaking line of this story.
pub fn dismiss(story_id: &str) {
    storage::set(Key::DismissedBreaking, Some(story_id));
}
