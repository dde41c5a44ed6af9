//! Sharing the page: the system's sheet, else the clipboard, else the reader is told where the link is.

use crate::browser::page::{self, Voice};
use crate::browser::share::{self, Shared};
use crate::site::words::Words;

/// Shares the page's address and says what came of it.
pub async fn share(words: &'static Words, headline: String) {
    match share::share(&headline).await {
        Shared::Sheet => {}
        Shared::Copied => page::say(Voice::Polite, words.link_copied.to_owned()),
        Shared::Impossible => page::say(Voice::Urgent, words.share_failed.to_owned()),
    }
}
