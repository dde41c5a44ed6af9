//! Finds stories that are not loaded: by the search index of a large edition, by a source's own search, or a
//! page at a time.

use std::rc::Rc;

use super::archive::{ArchiveError, ArchiveRequest};
use super::session::{Outcome, PAGE_SIZE, SearchSession, field};
use crate::browser::fetch::RequestScope;
use crate::browser::page::{self, Politeness};
use crate::route::search::SearchParams;
use crate::search_worker::indexed_stories::{FoundStories, FoundStory};
use crate::site::words::fill;

/// How many stories of an index are wanted for a page of results: with those that are loaded they fill
/// it, and the files of their cards keep the largest query below 100 kB.
const ARCHIVE_PAGE_SIZE: usize = 8;
/// How often more stories of an index are asked for, until one comes that is not shown yet.
const MAX_TRIES: usize = 4;

impl SearchSession {
    /// Whether a source has a search index.
    pub fn has_index(&self) -> bool {
        self.context.site.edition.borrow().search_indexes().next().is_some()
    }

    /// The results that the worker has `found`, and those of the search indexes. Results that the page
    /// `keeps`, or that have the focus, stay above the new ones. If an index cannot be read, the page says so
    /// and shows what it has. `None`: a newer search than the one with this `number` has followed.
    pub async fn with_older(
        &self,
        found: Rc<FoundStories>,
        number: u32,
        keeps: bool,
    ) -> Option<Rc<FoundStories>> {
        if !self.has_index() {
            return Some(self.below_what_is_read(found));
        }
        let params = self.params.borrow().clone();
        let typed = typed_for_index(&params);
        let (mut tries, mut has_refreshed) = (0, false);
        loop {
            let fetching = RequestScope::begin();
            let signal = fetching.signal();
            self.fetching.replace(Some(fetching));
            let request = ArchiveRequest {
                typed: &typed,
                count: self.wanted.get() / PAGE_SIZE * ARCHIVE_PAGE_SIZE,
                // The first results are then within the time that was chosen.
                is_newest_first: params.is_newest_first || params.within.is_some(),
            };
            let older =
                self.context.search_client.archives.search(&self.context.loader, request, signal).await;
            if !self.is_current(number) {
                return None;
            }
            self.older_failed.set(older.is_err());
            let older = match older {
                Ok(older) => older?,
                Err(ArchiveError::Unread) => {
                    // The edition may have been published again since, and with it the index.
                    let has_other = !has_refreshed && self.refresh_indexes().await;
                    has_refreshed = true;
                    if !self.is_current(number) {
                        return None;
                    }
                    if has_other {
                        continue;
                    }
                    return Some(found);
                }
                Err(ArchiveError::Worker(error)) => {
                    self.outcome.set(Outcome::Failed(error));
                    return None;
                }
            };
            // The worker has the new stories: it orders and marks them with the others.
            let mut found = self.query_worker(true).await?;
            let shown = if keeps || is_being_read() { self.shown() } else { Vec::new() };
            found.has_more |= older.has_more;
            found.is_cut = older.is_cut || found.has_more;
            if found.has_more && !params.has_choice() {
                found.total = found.total.max(older.total);
            }
            found.hits = behind(&shown, found.hits);
            tries += 1;
            let has_new = found.hits.len() > shown.len();
            if !has_new && tries == MAX_TRIES {
                // So many of the best results are shown already: there are no more to show.
                found.has_more = false;
                found.total = u32::try_from(shown.len()).unwrap_or(u32::MAX);
            }
            if has_new || !found.has_more {
                return Some(Rc::new(found));
            }
            self.wanted.set(self.wanted.get() + PAGE_SIZE);
        }
    }

    /// Asks the sources again. Returns whether they name other search indexes now.
    async fn refresh_indexes(&self) -> bool {
        let roots = || {
            let edition = self.context.site.edition.borrow();
            edition.search_indexes().map(|(_, root)| root.clone()).collect::<Vec<_>>()
        };
        let before = roots();
        self.context.loader.refresh().await.is_ok() && roots() != before
    }

    /// The results of a search that runs again by itself, when more stories were loaded: a reader whose focus
    /// is in the results keeps that place.
    fn below_what_is_read(&self, mut found: Rc<FoundStories>) -> Rc<FoundStories> {
        if is_being_read() {
            let all = Rc::make_mut(&mut found);
            all.hits = behind(&self.shown(), core::mem::take(&mut all.hits));
        }
        found
    }

    /// Whether the edition has stories that are not searched.
    pub fn has_older(&self) -> bool {
        self.older_failed.get() || self.context.site.edition.borrow().has_unsearched()
    }

    /// A line about the results of the sources' own search for the words that are typed now.
    pub fn what_came(&self) -> Option<String> {
        let asked = self.asked.borrow();
        let (_, came) = asked.as_ref().filter(|(typed, _)| typed == self.params.borrow().typed.trim())?;
        Some(came.clone())
    }

    /// Loads older stories: those that a source's own search finds, else the next page of each source.
    pub async fn fetch_older(self: Rc<Self>) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        let words = self.context.site.words;
        let typed = self.params.borrow().typed.trim().to_owned();
        let loader = &self.context.loader;
        let is_new = self.what_came().is_none();
        let has_unsearched = || self.context.site.edition.borrow().has_unsearched();
        if self.older_failed.get() && self.has_index() {
            // There may be another index by now. If the feed cannot be read, the request below says so.
            drop(loader.refresh().await);
        }
        let asked = if is_new { loader.search_sources(&typed).await } else { Ok(None) };
        let came = match asked {
            Ok(None) if !has_unsearched() => Ok(true),
            Ok(Some((hosts, count))) => {
                let came = fill(words.came_from, &[("count", &count.to_string()), ("host", &hosts)]);
                self.asked.replace(Some((typed, came)));
                Ok(true)
            }
            Ok(None) => loader.next_pages(None, None).await,
            Err(error) => Err(error),
        };
        self.is_busy.set(false);
        if came.is_ok() && !self.has_index() {
            self.older_failed.set(false);
        }
        if self.context.navigator.visit.get_untracked().number != self.visit {
            return;
        }
        if came.is_err() {
            page::notify(Politeness::Assertive, words.more_failed);
        }
        // The button disappears when all is searched.
        if !has_unsearched()
            && let Some(field) = field()
        {
            page::focus(&field);
        }
        self.search(true);
    }

    /// The results that the page shows now.
    pub fn shown(&self) -> Vec<FoundStory> {
        match self.outcome.get_untracked() {
            Outcome::Found(found, _) => found.hits.clone(),
            Outcome::Nothing | Outcome::Failed(_) => Vec::new(),
        }
    }
}

/// Whether the focus is in the results.
fn is_being_read() -> bool {
    page::find("main article a:focus").is_some()
}

/// The results that are `shown`, then the others that were `found`.
fn behind(shown: &[FoundStory], found: Vec<FoundStory>) -> Vec<FoundStory> {
    let mut hits = shown.to_vec();
    for hit in found {
        if shown.iter().all(|known| known.article.slug != hit.article.slug) {
            hits.push(hit);
        }
    }
    hits
}

/// The query for a search index, which has the words of names, but no whole names: the names that were chosen
/// come first, in quotes, as none of them is a prefix.
fn typed_for_index(params: &SearchParams) -> String {
    let mut typed = String::new();
    for name in [&params.section, &params.tag, &params.author] {
        if !name.is_empty() {
            typed.push('"');
            typed.extend(name.chars().filter(|letter| *letter != '"'));
            typed.push_str("\" ");
        }
    }
    typed + &params.typed
}
