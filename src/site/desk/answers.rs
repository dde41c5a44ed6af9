//! What a source answers: asked for, read, and the publisher told in the console what is wrong
//! with it.

use web_sys::AbortSignal;

use super::{Desk, LoadError};
use crate::article::SafeUrl;
use crate::browser::fetch::{self, FetchError};
use crate::browser::timer::{self, Work, spawn};
use crate::browser::{clock, console, kept};
use crate::feed::{self, FeedError, FeedPage, Format};

/// A page of stories, and where it came from.
pub struct Answer {
    /// Which source of the configuration was asked.
    pub source: usize,
    pub address: SafeUrl,
    pub page: FeedPage,
}

/// An answer on its way. Boxed here, so that those who wait for it do not each contain it.
pub type Reading<'a> = Work<'a, Result<Answer, LoadError>>;

impl Desk {
    /// Asks for the file at `address`. What could be read is kept for the time without a network.
    pub(super) fn file(&self, source: usize, address: SafeUrl, visit: Option<AbortSignal>) -> Reading<'_> {
        self.file_for(source, address, visit, true)
    }

    /// Asks for the file at `address`, to be kept or not.
    pub(in crate::site) fn file_for(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
        is_kept: bool,
    ) -> Reading<'_> {
        Box::pin(async move {
            let fetched = fetch::text(address.as_str(), feed::MAX_BYTES, visit).await;
            let fetched = fetched.map_err(|error| LoadError::of(&address, &error))?;
            let text = fetched.text;
            // A host with a rewrite rule answers with the site's own page where there is no file.
            let is_feed = self.site.config.sources.iter().any(|source| source.url == address);
            if !is_feed && text.trim_start().starts_with('<') {
                return Err(LoadError::of(&address, &FetchError::Status(404)));
            }
            let answer = self.read(source, address, &text)?;
            #[cfg(feature = "source-queries")]
            let answer = answer.heeding(fetched.counts);
            if is_kept {
                let address = answer.address.as_str().to_owned();
                spawn(Box::pin(async move { kept::keep(&address, &text, clock::now()).await }));
            }
            Ok(answer)
        })
    }

    /// The answer `text` of a source, read as the configuration says.
    pub(super) fn read(&self, source: usize, address: SafeUrl, text: &str) -> Result<Answer, LoadError> {
        let setting = self.site.config.sources.get(source);
        let format = setting.map_or(Format::Auto, |source| source.format);
        let mut answer = read(source, address, text, format)?;
        if let Some(section) = setting.and_then(|source| source.section.as_ref()) {
            answer.page.put_into(section);
        }
        Ok(answer)
    }

    /// Takes in what was kept of the first pages; the time of the oldest of them.
    pub(super) async fn show_kept(&self) -> Option<f64> {
        let mut answers = Vec::new();
        let mut oldest = f64::INFINITY;
        for (index, source) in self.site.config.sources.iter().enumerate() {
            if let Some(kept) = kept::get(source.url.as_str()).await
                && let Ok(answer) = self.read(index, source.url.clone(), &kept.text)
            {
                #[cfg(feature = "source-queries")]
                let answer = self.with_kept_items(answer).await;
                oldest = oldest.min(kept.at);
                answers.push(answer);
            }
        }
        if answers.is_empty() {
            return None;
        }
        self.take_in(answers);
        Some(oldest)
    }
}

/// The answers that came; if none did, the first error.
pub async fn all_that_came(works: Vec<Reading<'_>>) -> Result<Vec<Answer>, LoadError> {
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

fn read(source: usize, address: SafeUrl, text: &str, format: Format) -> Result<Answer, LoadError> {
    const MOST_NAMED: usize = 10;
    let page = feed::read(text, &address, format).map_err(|error: FeedError| {
        console::error(&format!("Dateline: {} {error}.", address.as_str()));
        LoadError::NotAFeed
    })?;
    let named =
        page.skipped.iter().map(ToString::to_string).chain(page.warnings.iter().map(ToString::to_string));
    let named: Vec<String> = named.collect();
    if !named.is_empty() {
        let rest = named.len().saturating_sub(MOST_NAMED);
        let listed = named.iter().take(MOST_NAMED).fold(String::new(), |list, line| list + "\n  " + line);
        let rest = if rest > 0 { format!("\n  and {rest} more") } else { String::new() };
        console::warn(&format!(
            "Dateline: {}: {} of {} stories were skipped, {} fields were dropped.{listed}{rest}",
            address.as_str(),
            page.skipped.len(),
            page.skipped.len() + page.articles.len(),
            page.warnings.len(),
        ));
    }
    Ok(Answer { source, address, page })
}
