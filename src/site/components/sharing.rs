//! Sharing the page: the system's sheet, else the clipboard, else the reader is told where the link is.

use crate::browser::page::{self, Politeness};
use crate::browser::share::{self, Shared};
use crate::site::words::Words;

/// Shares the page's address and says what came of it.
pub async fn share(words: &'static Words, headline: String) {
    match share::share(&headline).await {
        Shared::Sheet => {}
        Shared::Copied => page::notify(Politeness::Polite, words.link_copied),
        Shared::Impossible => page::notify(Politeness::Assertive, words.share_failed),
    }
}
