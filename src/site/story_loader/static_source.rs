//! Sources that are files: nothing can be asked of them, and a page has all its stories in it.

use web_sys::AbortSignal;

use super::errors::LoadError;
use super::loaded_page::PendingPage;
use super::loader::StoryLoader;
use crate::article::SafeUrl;

impl StoryLoader {
    /// Whether a source has a search of its own: none has.
    #[expect(clippy::unused_self, reason = "others have to be asked")]
    pub fn has_queryable_source(&self) -> bool {
        false
    }

    /// No source has a search of its own.
    #[expect(clippy::unused_async, reason = "others have to be waited for")]
    pub async fn search_sources(&self, _typed: &str) -> Result<Option<(String, usize)>, LoadError> {
        Ok(None)
    }

    /// A page with all its stories.
    pub(super) fn page(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> PendingPage<'_> {
        self.file(source, address, visit)
    }

    /// A page after the first.
    pub(super) fn older_page(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> PendingPage<'_> {
        self.file(source, address, visit)
    }
}
