//! Why a story is related to another, in words.

use crate::article::Reason;
use crate::site::state::Site;
use crate::site::words::fill;

/// The words below a related story.
pub fn words_of(site: &Site, reason: &Reason) -> String {
    let words = site.words;
    match reason {
        Reason::Editor => words.chosen_by_editor.to_owned(),
        Reason::SameStory => words.same_story.to_owned(),
        Reason::About(topic) => fill(words.also_about, &[("topic", topic)]),
        Reason::Section(section) => fill(words.more_from, &[("section", section)]),
    }
}
