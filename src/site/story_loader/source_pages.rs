//! Pages of a source: fetched, read as configured, and cached for offline use.

use web_sys::AbortSignal;

use super::any_feed;
use super::errors::LoadError;
use super::loaded_page::{self, LoadedPage, PendingPage};
use super::loader::StoryLoader;
use crate::article::SafeUrl;
use crate::browser::fetch::{self, FetchError};
use crate::browser::part::{self, ProgramPart};
use crate::browser::timer::spawn;
use crate::browser::{clock, console, offline_cache};
use crate::feed::{self, Format};

impl StoryLoader {
    /// Fetches the file at `address`, and caches it if it could be read.
    pub(super) fn file(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> PendingPage<'_> {
        self.file_for(source, address, visit, true)
    }

    /// Fetches the file at `address`, and caches it if `is_kept`.
    pub(in crate::site) fn file_for(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
        is_kept: bool,
    ) -> PendingPage<'_> {
        Box::pin(async move {
            let fetched = fetch::text(address.as_str(), feed::MAX_BYTES, visit).await;
            let fetched = fetched.map_err(|error| LoadError::of(&address, &error))?;
            let text = fetched.text;
            // A host with a rewrite rule answers with the site's own page where there is no file.
            let is_feed = self.site.config.sources.iter().any(|source| source.url == address);
            if !is_feed && text.trim_start().starts_with('<') {
                return Err(LoadError::of(&address, &FetchError::Status(404)));
            }
            let answer = self.read(source, address, &text).await?;
            #[cfg(feature = "source-queries")]
            let answer = answer.with_counts(fetched.counts);
            if is_kept {
                let address = answer.address.as_str().to_owned();
                spawn(Box::pin(async move { offline_cache::put(&address, &text, clock::now()).await }));
            }
            Ok(answer)
        })
    }

    /// Reads the answer `text` of a source as configured. A feed that is not exact needs a part of the
    /// program, which is loaded for it.
    pub(super) async fn read(
        &self,
        source: usize,
        address: SafeUrl,
        text: &str,
    ) -> Result<LoadedPage, LoadError> {
        let setting = self.site.config.sources.get(source);
        let format = setting.map_or(Format::Auto, |source| source.format);
        let mut answer = match loaded_page::exact(source, &address, text) {
            Some(page) => page,
            None => {
                part::load(ProgramPart::Feeds).await?;
                any_feed::read(source, address, text, format)?
            }
        };
        let is_allowed = |address: &SafeUrl| self.site.config.may_be_asked(address, &self.site.address);
        for refused in answer.page.keep_allowed(&is_allowed) {
            let refused = refused.as_str();
            console::warn(
                &["Dateline: not asked, for no source in index.html is at its origin: ", refused].concat(),
            );
        }
        if let Some(section) = setting.and_then(|source| source.section.as_ref()) {
            answer.page.put_into(section);
        }
        Ok(answer)
    }

    /// Shows the cached first pages of sources whose first page is not loaded; returns the time of the
    /// oldest.
    pub(super) async fn show_kept(&self) -> Option<f64> {
        let mut answers = Vec::new();
        let mut oldest = f64::INFINITY;
        for (index, source) in self.site.config.sources.iter().enumerate() {
            if self.site.edition.borrow().has_first_page_of(index) {
                continue;
            }
            if let Some(kept) = offline_cache::get(source.url.as_str()).await
                && let Ok(answer) = self.read(index, source.url.clone(), &kept.text).await
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
        self.merge_pages(answers);
        Some(oldest)
    }
}
