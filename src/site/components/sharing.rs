//! Sharing the page: the system's sheet, else the clipboard, else the reader is told where the link is.

use crate::browser::page::{self, Politeness};
use crate::browser::share::{self, ShareOutcome};
use crate::site::words::Words;

/// Shares the page's address and announces the outcome.
pub async fn share(words: &'static Words, headline: String) {
    match share::share(&headline).await {
        ShareOutcome::Sheet => {}
        ShareOutcome::Copied => page::notify(Politeness::Polite, words.link_copied),
        ShareOutcome::Impossible => page::notify(Politeness::Assertive, words.share_failed),
    }
}
