//! What a paper has beyond what is loaded: how many stories, on which pages, in which index.

use super::Edition;
use super::chain::Chain;
use crate::article::{SafeUrl, Slug};

impl Edition {
    /// How many stories there are in all, where every source says so or has been read to its end.
    pub fn total(&self) -> Option<usize> {
        self.total_of(None)
    }

    /// How many stories `section` has, or there are in all, as [`Edition::total`].
    pub fn total_of(&self, section: Option<&Slug>) -> Option<usize> {
        let loaded = section.map_or(self.len(), |section| self.in_section(section).count());
        if self.next_pages_of(section).next().is_none() {
            return Some(loaded);
        }
        let mut total = 0_usize;
        for chain in self.chains.iter().filter(|chain| self.serves(chain, section)) {
            // Pages of all stories say how many there are of all sections.
            let count = chain.total.filter(|_| section.is_none() || chain.section.is_some())?;
            total = total.saturating_add(count as usize);
        }
        Some(total).filter(|total| *total > loaded)
    }

    /// The next page of each source that has one: the number of the source and the address.
    pub fn next_pages(&self) -> impl Iterator<Item = (usize, &SafeUrl)> {
        self.next_pages_of(None)
    }

    /// The search indexes of older stories: the number of the source and the root of its index.
    pub fn search_indexes(&self) -> impl Iterator<Item = (usize, &SafeUrl)> {
        self.chains.iter().filter_map(|chain| Some((chain.source, chain.search.as_ref()?)))
    }

    /// Whether there are stories that are neither loaded nor in a search index.
    pub fn has_unsearched(&self) -> bool {
        let mut chains = self.chains.iter();
        chains.any(|chain| chain.section.is_none() && chain.search.is_none() && chain.next().is_some())
    }

    /// The next page of each source for the list of `section`, or of all stories. Where a source
    /// has no pages for the section, its stories are looked for among all.
    pub fn next_pages_of<'a>(
        &'a self,
        section: Option<&'a Slug>,
    ) -> impl Iterator<Item = (usize, &'a SafeUrl)> {
        let serving = self.chains.iter().filter(move |chain| self.serves(chain, section));
        serving.filter_map(|chain| Some((chain.source, chain.next()?)))
    }

    /// Whether the list of `section`, or of all stories, goes on with this chain.
    fn serves(&self, chain: &Chain, section: Option<&Slug>) -> bool {
        let own = self.own_chain(chain.source, section);
        match &chain.section {
            None => own.is_none(),
            Some(section) => own.and_then(|own| own.section.as_ref()) == Some(section),
        }
    }

    /// The pages that the source has for `section`.
    pub(super) fn own_chain(&self, source: usize, section: Option<&Slug>) -> Option<&Chain> {
        let is_own = |chain: &&Chain| {
            chain.source == source
                && chain.section.as_ref().is_some_and(|own| Some(&own.id) == section)
                && chain.has_pages()
        };
        self.chains.iter().find(is_own)
    }
}
