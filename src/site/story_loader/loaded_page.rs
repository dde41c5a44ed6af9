//! A page of stories as a source sent it; the publisher is told in the console what is wrong with it.

use super::errors::LoadError;
use crate::article::SafeUrl;
use crate::browser::console;
use crate::browser::timer::{self, Work};
use crate::feed::{self, FeedError, FeedPage, Format};

/// A page of stories, and where it came from.
pub struct LoadedPage {
    /// Which source of the configuration was asked.
    pub source: usize,
    pub address: SafeUrl,
    /// How long its text is.
    pub bytes: usize,
    pub page: FeedPage,
}

/// An answer on its way. Boxed here, so that those who wait for it do not each contain it.
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

pub fn read(source: usize, address: SafeUrl, text: &str, format: Format) -> Result<LoadedPage, LoadError> {
    const MAX_NAMED: usize = 10;
    let page = feed::read(text, &address, format).map_err(|error: FeedError| {
        console::error(&format!("Dateline: {} {error}.", address.as_str()));
        LoadError::NotAFeed
    })?;
    let named =
        page.skipped.iter().map(ToString::to_string).chain(page.warnings.iter().map(ToString::to_string));
    let named: Vec<String> = named.collect();
    if !named.is_empty() {
        let rest = named.len().saturating_sub(MAX_NAMED);
        let listed = named.iter().take(MAX_NAMED).fold(String::new(), |list, line| list + "\n  " + line);
        let rest = if rest > 0 { format!("\n  and {rest} more") } else { String::new() };
        console::warn(&format!(
            "Dateline: {}: {} of {} stories were skipped, {} fields were dropped.{listed}{rest}",
            address.as_str(),
            page.skipped.len(),
            page.skipped.len() + page.articles.len(),
            page.warnings.len(),
        ));
    }
    Ok(LoadedPage { source, address, bytes: text.len(), page })
}
