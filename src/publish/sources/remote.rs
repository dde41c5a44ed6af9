//! A source at an address: its pages, and items that are in files of their own.

use std::collections::HashSet;

use super::fetch::{FetchedSource, Fetcher};
use super::{SourceText, read};
use crate::article::SafeUrl;
use crate::feed::FeedPage;
use crate::publish::project::ProjectSource;

/// The most pages of one source that are read.
const MAX_PAGES: usize = 1_000;
/// The most items in files of their own (ninjs).
const MAX_ITEMS: usize = 2_000;

/// A source while it is read.
pub(super) struct RemoteSource<'a> {
    source: &'a ProjectSource,
    fetcher: &'a Fetcher,
    /// The pages, each with its address for people.
    pub pages: Vec<(String, FeedPage)>,
    /// What somebody should know.
    pub notes: Vec<String>,
    asked: HashSet<String>,
    ids: HashSet<String>,
}

impl<'a> RemoteSource<'a> {
    pub(super) fn new(source: &'a ProjectSource, fetcher: &'a Fetcher) -> RemoteSource<'a> {
        let (pages, notes) = (Vec::new(), Vec::new());
        RemoteSource { source, fetcher, pages, notes, asked: HashSet::new(), ids: HashSet::new() }
    }

    /// Reads a page and those that it names as next.
    pub(super) fn read(&mut self) -> Result<(), String> {
        let Some(first) = SafeUrl::web(&self.source.place, None) else {
            return Err("is no address".to_owned());
        };
        let mut next = Some(first.clone());
        while let Some(address) = next.take().filter(|next| self.asked.len() < MAX_PAGES && self.is_new(next))
        {
            let Some(page) = self.page(&address)? else {
                // WordPress says so behind its last page.
                return if self.pages.is_empty() { Err("is not there".to_owned()) } else { Ok(()) };
            };
            // A server that ignores the number of the page sends the same again and again.
            let ids = page.articles.iter().map(|article| article.id.clone());
            let has_new = ids.filter(|id| self.ids.insert(id.clone())).count() > 0 || !page.listed.is_empty();
            next = page.next.clone().filter(|next| has_new && next.is_same_origin(&first));
            let listed = page.listed.clone();
            self.pages.push((address.as_str().to_owned(), page));
            self.items(&first, &listed)?;
        }
        Ok(())
    }

    fn is_new(&mut self, address: &SafeUrl) -> bool {
        self.asked.insert(address.as_str().to_owned())
    }

    fn page(&mut self, address: &SafeUrl) -> Result<Option<FeedPage>, String> {
        // The parts of a list are named by fragments, which no server sees.
        let asked = address.as_str().split('#').next().unwrap_or_default();
        let Some(FetchedSource { text, stale }) = self.fetcher.get(asked)? else { return Ok(None) };
        if let Some(why) = stale {
            self.notes.push(format!("{asked} {why}; what it sent the last time is used"));
        }
        let document = SourceText { name: asked.to_owned(), address: address.clone(), text };
        read(&document, self.source).map(Some)
    }

    /// Items that a page lists by their addresses. One that is not there is a note.
    fn items(&mut self, first: &SafeUrl, listed: &[SafeUrl]) -> Result<(), String> {
        for address in listed.iter().filter(|address| address.is_same_origin(first)) {
            if self.ids.len() > MAX_ITEMS || !self.is_new(address) {
                continue;
            }
            match self.page(address)? {
                Some(page) => {
                    self.ids.extend(page.articles.iter().map(|article| article.id.clone()));
                    self.pages.push((address.as_str().to_owned(), page));
                }
                None => self.notes.push(format!("{} is not there", address.as_str())),
            }
        }
        Ok(())
    }
}
