//! The reader's last searches: kept on this device, and only if the reader has opted in.

use crate::browser::storage::{self, Key};
use crate::site::state::Site;

/// How many searches are remembered.
const MAX_SEARCHES: usize = 8;

/// The last searches, newest first; `None` if they are not to be remembered.
pub fn remembered_words(site: &Site) -> Option<Vec<String>> {
    let kept = site.platform.stored(Key::SearchWords)?;
    Some(kept.lines().filter(|line| !line.is_empty()).take(MAX_SEARCHES).map(str::to_owned).collect())
}

/// Begins to remember searches, or stops and forgets them.
pub fn set_remembering(is_on: bool) {
    storage::set(Key::SearchWords, is_on.then_some(""));
}

/// Remembers a search, if the reader wants that.
pub fn remember_words(site: &Site, words: &str) {
    let Some(mut kept) = remembered_words(site).filter(|_| !words.is_empty()) else { return };
    kept.retain(|known| known != words);
    kept.insert(0, words.replace('\n', " "));
    kept.truncate(MAX_SEARCHES);
    storage::set(Key::SearchWords, Some(&kept.join("\n")));
}
