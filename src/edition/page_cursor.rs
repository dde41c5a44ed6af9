//! The progress of reading a paginated list.

use crate::article::{SafeUrl, Section, Timestamp};

/// A cursor over the pages of all stories of a source or, where it has such, of one of its sections.
///
/// A reloaded first page may link to pages that were written since. They are read first; at the first
/// page that was read before, reading continues where it had stopped.
#[derive(Clone)]
pub(super) struct PageCursor {
    /// The number of the source.
    pub source: usize,
    /// `None`: all stories.
    pub section: Option<Section>,
    /// The number of stories, where the source gives one.
    pub total: Option<u32>,
    /// The root of the source's search index.
    pub search: Option<SafeUrl>,
    /// Known pages that are not read yet; the next one is last.
    ahead: Vec<Ahead>,
    read: Vec<SafeUrl>,
}

/// A page that is not read yet.
#[derive(Clone)]
struct Ahead {
    page: SafeUrl,
    /// The date of the oldest story on the page that linked to it.
    covered_until: Option<Timestamp>,
}

impl PageCursor {
    pub(super) fn new(source: usize, section: Option<Section>) -> PageCursor {
        PageCursor { source, section, total: None, search: None, ahead: Vec::new(), read: Vec::new() }
    }

    /// The next page.
    pub(super) fn next(&self) -> Option<&SafeUrl> {
        self.ahead.last().map(|ahead| &ahead.page)
    }

    /// The date down to which no story is missing. `None`: down to the oldest story.
    pub(super) fn covered_until(&self) -> Option<Timestamp> {
        self.ahead.last()?.covered_until
    }

    /// Whether the source has any pages for it.
    pub(super) fn has_pages(&self) -> bool {
        !self.ahead.is_empty() || !self.read.is_empty()
    }

    /// Whether any of its pages was read.
    pub(super) fn has_read_any(&self) -> bool {
        !self.read.is_empty()
    }

    /// Remembers that `page` was read. A page is never read again, so a loop ends.
    pub(super) fn mark_read(&mut self, page: &SafeUrl) {
        if self.next() == Some(page) {
            self.ahead.pop();
        }
        if !self.read.contains(page) {
            self.read.push(page.clone());
        }
    }

    /// Adds `page` as the next one, with stories older than `covered_until`, unless it is known already.
    pub(super) fn push_next(&mut self, page: SafeUrl, covered_until: Option<Timestamp>) {
        if !self.read.contains(&page) && !self.ahead.iter().any(|ahead| ahead.page == page) {
            self.ahead.push(Ahead { page, covered_until });
        }
    }

    /// Sets the first page of a section; once any of its pages was read, adds it as the next one.
    pub(super) fn set_first(&mut self, page: SafeUrl, covered_until: Option<Timestamp>) {
        if self.read.is_empty() {
            self.ahead.clear();
        }
        self.push_next(page, covered_until);
    }
}
