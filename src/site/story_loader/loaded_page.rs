//! A page of stories as a source sent it.

use super::errors::LoadError;
use crate::article::SafeUrl;
use crate::browser::timer::{self, Work};
use crate::feed::{self, FeedPage};

/// A page of stories, and where it came from.
pub struct LoadedPage {
    /// Which source of the configuration was asked.
    pub source: usize,
    pub address: SafeUrl,
    /// The length of its text, in bytes.
    pub bytes: usize,
    pub page: FeedPage,
}

/// A pending answer. Boxed here, so that the futures that wait for it do not each contain it.
pub type PendingPage<'a> = Work<'a, Result<LoadedPage, LoadError>>;

/// The answers that came; if none did, the first error.
pub async fn all_that_loaded(works: Vec<PendingPage<'_>>) -> Result<Vec<LoadedPage>, LoadError> {
    let mut answers = Vec::new();
    let mut failed = None;
    for result in timer::all(works).await {
        match result {
            Ok(answer) => answers.push(answer),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    match failed {
        Some(error) if answers.is_empty() => Err(error),
        _ => Ok(answers),
    }
}

/// The page, if its file is exact. With the feature `quirks` the reader of all feeds is loaded in any case,
/// and reads these as well.
pub fn exact(source: usize, address: &SafeUrl, text: &str) -> Option<LoadedPage> {
    if cfg!(feature = "quirks") {
        return None;
    }
    let page = feed::read_exact(text, address)?;
    Some(LoadedPage { source, address: address.clone(), bytes: text.len(), page })
}
