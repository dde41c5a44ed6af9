//! Sources that are files: nothing can be asked of them, and a page has all its stories in it.

use web_sys::AbortSignal;

use super::Desk;
use super::answers::Reading;
use crate::article::SafeUrl;

impl Desk {
    /// A page with all its stories.
    pub(super) fn page(&self, source: usize, address: SafeUrl, visit: Option<AbortSignal>) -> Reading<'_> {
        self.file(source, address, visit)
    }

    /// A page behind the first.
    pub(super) fn older_page(
        &self,
        source: usize,
        address: SafeUrl,
        visit: Option<AbortSignal>,
    ) -> Reading<'_> {
        self.file(source, address, visit)
    }
}
