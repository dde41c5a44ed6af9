//! How far a list of pages has been read.

use crate::article::{SafeUrl, Section, Timestamp};

/// The pages of all stories of a source or, where it has such, of one of its sections.
///
/// A head that is asked for again may name pages that were written since. They are read first;
/// where they meet what has been read, reading goes on where it had stopped.
pub(super) struct PageCursor {
    /// The number of the source.
    pub source: usize,
    /// `None`: all stories.
    pub section: Option<Section>,
    /// How many stories it has, where the source says so.
    pub total: Option<u32>,
    /// The root of the source's search index.
    pub search: Option<SafeUrl>,
    /// Pages that are known and not read; the next one at the end.
    ahead: Vec<Ahead>,
    read: Vec<SafeUrl>,
}

/// A page that is not read.
struct Ahead {
    page: SafeUrl,
    /// The date of the oldest story before it.
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

    /// The date down to which no story is missing. `None`: as far as there are stories.
    pub(super) fn covered_until(&self) -> Option<Timestamp> {
        self.ahead.last()?.covered_until
    }

    /// Whether the source has pages for it.
    pub(super) fn has_pages(&self) -> bool {
        !self.ahead.is_empty() || !self.read.is_empty()
    }

    /// Whether a page of it was read.
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

    /// `page` is the next one, behind a story of the date `covered_until`, unless it is known already.
    pub(super) fn push_next(&mut self, page: SafeUrl, covered_until: Option<Timestamp>) {
        if !self.read.contains(&page) && !self.ahead.iter().any(|ahead| ahead.page == page) {
            self.ahead.push(Ahead { page, covered_until });
        }
    }

    /// The first page of a section is `page`, as far as nothing of it is read.
    pub(super) fn set_first(&mut self, page: SafeUrl, covered_until: Option<Timestamp>) {
        if self.read.is_empty() {
            self.ahead.clear();
        }
        self.push_next(page, covered_until);
    }
}
