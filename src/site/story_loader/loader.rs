//! Loads stories from the network, or from the offline cache, into the edition.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::AbortSignal;

use super::errors::LoadError;
use super::loaded_page::{LoadedPage, PendingPage, all_that_loaded};
use super::notice::Notice;
use crate::article::Slug;
use crate::browser::timer::{self, Shared, Work, spawn};
use crate::edition::{self, Front};
use crate::element::Live;
use crate::site::state::Site;

/// How long the network may take before the cached copy is shown, in milliseconds.
pub(super) const PATIENCE: i32 = 2_500;

/// Loads stories into the edition.
pub struct StoryLoader {
    pub(super) site: Rc<Site>,
    /// The notice above the page.
    pub notice: Live<Option<Notice>>,
    /// Counts up when the first page of the edition has come in, and when newer ones are shown.
    pub arrived: Live<u32>,
    /// The front page as it was laid out last: it changes only when the reader asks.
    front: RefCell<Option<Rc<Front>>>,
    /// How many attempts to load have failed in a row.
    tries: Cell<usize>,
    /// How many bytes of pages have come in.
    page_bytes: Cell<usize>,
    /// The notice that was announced last.
    said: RefCell<Option<Notice>>,
    first_pages_under_way: RefCell<Option<Shared<Result<(), LoadError>>>>,
}

impl StoryLoader {
    pub fn new(site: Rc<Site>) -> Rc<StoryLoader> {
        Rc::new(StoryLoader {
            site,
            notice: Live::new(None),
            arrived: Live::new(0),
            front: RefCell::default(),
            tries: Cell::new(0),
            page_bytes: Cell::new(0),
            said: RefCell::default(),
            first_pages_under_way: RefCell::default(),
        })
    }

    /// Makes sure that the first page of a source is loaded. A story that was opened by its address is not
    /// enough: a list of the stories that happen to be loaded would pass for all of the edition.
    ///
    /// If the network takes longer than [`PATIENCE`] or fails, the cached copy is shown and labelled.
    /// Calls while the pages are loading wait for the same answers.
    ///
    /// # Errors
    /// The reason why not a single source could be read.
    pub async fn first_pages(self: &Rc<Self>) -> Result<(), LoadError> {
        // An empty edition is asked for again.
        let is_here = {
            let edition = self.site.edition.borrow();
            edition.has_first_page() && !edition.is_empty()
        };
        if is_here {
            return Ok(());
        }
        if self.site.config.sources.is_empty() {
            return Err(LoadError::NoSource);
        }
        let loading = {
            let loader = Rc::clone(self);
            let mut under_way = self.first_pages_under_way.borrow_mut();
            let start = || Shared::start(Box::pin(async move { loader.load_first_pages().await }));
            under_way.get_or_insert_with(start).wait()
        };
        let result = loading.await;
        self.first_pages_under_way.replace(None);
        result.unwrap_or(Err(LoadError::Left))
    }

    async fn load_first_pages(self: Rc<Self>) -> Result<(), LoadError> {
        let loader = Rc::clone(&self);
        let mut fresh: Work<'static, _> = Box::pin(async move { loader.fetch_first_pages().await });
        match timer::within(&mut fresh, PATIENCE).await {
            Some(Ok(pages)) => {
                self.merge_pages(pages);
                self.notice.set(self.what_is_missing().await);
            }
            Some(Err(error)) => match self.show_kept().await {
                Some(at) => self.notice.set(Some(Notice::because(&error, at))),
                None => return Err(error),
            },
            None => match self.show_kept().await {
                Some(at) => {
                    self.notice.set(Some(Notice::Loading(at)));
                    spawn(Box::pin(async move { self.arrive_late(fresh.await, at) }));
                }
                None => {
                    self.merge_pages(fresh.await?);
                    self.notice.set(self.what_is_missing().await);
                }
            },
        }
        Ok(())
    }

    /// The notice if some sources could be read and others could not; cached copies of the latter are shown.
    async fn what_is_missing(&self) -> Option<Notice> {
        self.is_incomplete().then_some(())?;
        Some(self.show_kept().await.map_or(Notice::Incomplete, Notice::Silent))
    }

    /// Whether the first page of any source is not loaded.
    pub fn is_incomplete(&self) -> bool {
        let edition = self.site.edition.borrow();
        (0..self.site.config.sources.len()).any(|source| !edition.has_first_page_of(source))
    }

    /// Asks all sources again, now that the edition may be old. New stories are taken in.
    ///
    /// # Errors
    /// As [`StoryLoader::first_pages`].
    pub async fn refresh(&self) -> Result<(), LoadError> {
        let answers = self.fetch_first_pages().await?;
        self.merge_pages(answers);
        self.lay_out_again();
        self.notice.set(self.is_incomplete().then_some(Notice::Incomplete));
        Ok(())
    }

    /// Asks all sources again without moving anything under the reader's eyes: new stories wait until
    /// the reader wants to see them.
    pub async fn refresh_behind(&self) {
        if let Ok(pages) = self.fetch_first_pages().await {
            self.offer(pages);
        }
    }

    /// The next page of every source that has one, of `section` or of all stories. `false`: there
    /// was none.
    ///
    /// # Errors
    /// The reason why not a single one could be read.
    pub async fn next_pages(
        &self,
        section: Option<&Slug>,
        visit: Option<AbortSignal>,
    ) -> Result<bool, LoadError> {
        let next: Vec<PendingPage> = self
            .site
            .edition
            .borrow()
            .next_pages_of(section)
            .map(|(source, address)| self.older_page(source, address.clone(), visit.clone()))
            .collect();
        if next.is_empty() {
            return Ok(false);
        }
        self.merge_pages(all_that_loaded(next).await?);
        Ok(true)
    }

    /// How many bytes of pages have come in.
    pub fn page_bytes(&self) -> usize {
        self.page_bytes.get()
    }

    /// How many attempts to load have failed before this one; starts again at 0 when something is loaded.
    pub fn count_try(&self) -> usize {
        self.tries.replace(self.tries.get() + 1)
    }

    /// Whether `notice` is another than the one that was announced last.
    pub fn is_unsaid(&self, notice: &Notice) -> bool {
        self.said.replace(Some(notice.clone())).as_ref() != Some(notice)
    }

    /// The layout of the front page; made once, and again after [`StoryLoader::lay_out_again`].
    pub fn front(&self) -> Rc<Front> {
        let mut kept = self.front.borrow_mut();
        Rc::clone(
            kept.get_or_insert_with(|| {
                Rc::new(edition::front(&self.site.edition.borrow(), &self.site.config))
            }),
        )
    }

    /// Lets the next front page show the stories that were loaded since.
    pub fn lay_out_again(&self) {
        self.front.replace(None);
        self.notice.set(None);
        self.arrived.set(self.arrived.get_untracked() + 1);
    }

    async fn fetch_first_pages(&self) -> Result<Vec<LoadedPage>, LoadError> {
        let sources = self.site.config.sources.iter().enumerate();
        let first = sources.map(|(index, source)| self.page(index, source.url.clone(), None));
        // A missing feed is not a missing story.
        all_that_loaded(first.collect()).await.map_err(|error| match error {
            LoadError::NoSuchStory => LoadError::NotAnswering,
            error => error,
        })
    }

    /// New stories were loaded after the cached copy was shown: they wait for the reader.
    fn arrive_late(&self, answers: Result<Vec<LoadedPage>, LoadError>, kept_at: f64) {
        match answers {
            Ok(pages) => self.offer(pages),
            Err(error) => self.notice.set(Some(Notice::because(&error, kept_at))),
        }
    }

    /// Merges `pages` and offers the new stories.
    fn offer(&self, pages: Vec<LoadedPage>) {
        let before = self.site.edition.borrow().len();
        self.merge_pages(pages);
        let new = self.site.edition.borrow().len().saturating_sub(before);
        let missing = self.is_incomplete().then_some(Notice::Incomplete);
        self.notice.set(if new > 0 { Some(Notice::NewStories(new)) } else { missing });
    }

    pub(super) fn merge_pages(&self, answers: Vec<LoadedPage>) {
        self.tries.set(0);
        for answer in answers {
            self.page_bytes.set(self.page_bytes.get().saturating_add(answer.bytes));
            let mut edition = self.site.edition.borrow_mut();
            edition.merge_page(answer.source, &answer.address, answer.page, self.site.clock.now());
        }
        if self.arrived.get_untracked() == 0 {
            self.arrived.set(self.arrived.get_untracked() + 1);
        }
    }
}
