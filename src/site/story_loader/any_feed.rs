//! Reads feeds of any supported format, and reports their problems to the publisher in the console. A part of
//! the program of its own, which editions that `press` wrote do not need.

use super::errors::LoadError;
use super::loaded_page::LoadedPage;
use crate::article::SafeUrl;
use crate::browser::console;
use crate::feed::{self, FeedError, Format};

/// Reads the page in `text`.
///
/// # Errors
/// [`LoadError::NotAFeed`], which is reported in the console.
#[inline(never)]
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
