//! Stories that are not loaded yet: their number, their pages and the search indexes.

use super::page_cursor::PageCursor;
use super::stories::Edition;
use crate::article::{SafeUrl, Slug};

impl Edition {
    /// The total number of stories, if every source gives one or was read to its end.
    pub fn total(&self) -> Option<usize> {
        self.total_of(None)
    }

    /// The number of stories of `section`, or of all stories, as in [`Edition::total`].
    pub fn total_of(&self, section: Option<&Slug>) -> Option<usize> {
        let loaded = section.map_or(self.len(), |section| self.in_section(section).count());
        if self.next_pages_of(section).next().is_none() {
            return Some(loaded);
        }
        let mut total = 0_usize;
        for cursor in self.cursors.iter().filter(|cursor| self.serves(cursor, section)) {
            // The total of the pages of all stories covers every section, not only this one.
            let count = cursor.total.filter(|_| section.is_none() || cursor.section.is_some())?;
            total = total.saturating_add(count as usize);
        }
        Some(total).filter(|total| *total > loaded)
    }

    /// The next page of each source that has one: the number of the source and the address.
    pub fn next_pages(&self) -> impl Iterator<Item = (usize, &SafeUrl)> {
        self.next_pages_of(None)
    }

    /// Whether the first page of a source is read: before that, only stories that were opened by their
    /// addresses are loaded.
    pub fn has_first_page(&self) -> bool {
        self.cursors.iter().any(|cursor| cursor.section.is_none() && cursor.has_read_any())
    }

    /// Whether the first page of this source is read.
    pub fn has_first_page_of(&self, source: usize) -> bool {
        let mut own = self.cursors.iter().filter(|cursor| cursor.source == source);
        own.any(|cursor| cursor.section.is_none() && cursor.has_read_any())
    }

    /// The search indexes of older stories: the number of the source and the root of its index.
    pub fn search_indexes(&self) -> impl Iterator<Item = (usize, &SafeUrl)> {
        self.cursors.iter().filter_map(|cursor| Some((cursor.source, cursor.search.as_ref()?)))
    }

    /// Whether there are stories that are neither loaded nor in a search index.
    pub fn has_unsearched(&self) -> bool {
        let mut cursors = self.cursors.iter();
        cursors.any(|cursor| cursor.section.is_none() && cursor.search.is_none() && cursor.next().is_some())
    }

    /// The next page of each source for the list of `section`, or of all stories. For a source without
    /// pages for the section it is the next page of all its stories.
    pub fn next_pages_of<'a>(
        &'a self,
        section: Option<&'a Slug>,
    ) -> impl Iterator<Item = (usize, &'a SafeUrl)> {
        let serving = self.cursors.iter().filter(move |cursor| self.serves(cursor, section));
        serving.filter_map(|cursor| Some((cursor.source, cursor.next()?)))
    }

    /// Whether the list of `section`, or of all stories, continues with this cursor.
    fn serves(&self, cursor: &PageCursor, section: Option<&Slug>) -> bool {
        let own = self.own_cursor(cursor.source, section);
        match &cursor.section {
            None => own.is_none(),
            Some(section) => own.and_then(|own| own.section.as_ref()) == Some(section),
        }
    }

    /// The cursor of the source for `section`, if it has pages for it.
    pub(super) fn own_cursor(&self, source: usize, section: Option<&Slug>) -> Option<&PageCursor> {
        let is_own = |cursor: &&PageCursor| {
            cursor.source == source
                && cursor.section.as_ref().is_some_and(|own| Some(&own.id) == section)
                && cursor.has_pages()
        };
        self.cursors.iter().find(is_own)
    }
}
