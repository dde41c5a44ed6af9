//! Loads stories from the network, or from the offline cache, into the edition.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::AbortSignal;

use super::errors::LoadError;
use super::loaded_page::{LoadedPage, PendingPage, all_that_loaded};
use super::notice::Notice;
use crate::article::Slug;
use crate::browser::timer::{self, Work, spawn};
use crate::edition::{self, Front};
use crate::element::Live;
use crate::site::state::Site;

/// How long the network may take before what was kept is shown, in milliseconds.
const PATIENCE: i32 = 2_500;

/// Gets stories in.
pub struct StoryLoader {
    pub(super) site: Rc<Site>,
    /// What is to be said above the page.
    pub notice: Live<Option<Notice>>,
    /// Counts up when the first page of the edition has come in, and when newer ones are shown.
    pub arrived: Live<u32>,
    /// The front page as it was laid out last: it changes only when the reader asks.
    front: RefCell<Option<Rc<Front>>>,
    /// How often in a row loading has failed.
    tries: Cell<usize>,
    /// How many bytes of pages have come in.
    page_bytes: Cell<usize>,
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
        })
    }

    /// Makes sure that the first page of each source is in.
    ///
    /// If the network takes longer than [`PATIENCE`] or fails, what was kept is shown and labelled.
    ///
    /// # Errors
    /// The reason why not a single source could be read.
    pub async fn first_pages(self: &Rc<Self>) -> Result<(), LoadError> {
        if !self.site.edition.borrow().is_empty() {
            return Ok(());
        }
        if self.site.config.sources.is_empty() {
            return Err(LoadError::NoSource);
        }
        let loader = Rc::clone(self);
        let mut fresh: Work<'static, _> = Box::pin(async move { loader.fetch_first_pages().await });
        let in_time = timer::within(&mut fresh, PATIENCE).await;
        if let Some(Ok(answers)) = in_time {
            self.notice.set(None);
            self.merge_pages(answers);
            return Ok(());
        }
        let kept = self.show_kept().await;
        match (in_time, kept) {
            (Some(Err(error)), Some(at)) => self.notice.set(Some(Notice::because(&error, at))),
            (None, Some(at)) => {
                self.notice.set(Some(Notice::Loading(at)));
                let loader = Rc::clone(self);
                spawn(Box::pin(async move { loader.arrive_late(fresh.await, at) }));
            }
            (Some(Err(error)), None) => return Err(error),
            (_, None) => self.merge_pages(fresh.await?),
            (Some(Ok(_)), Some(_)) => {}
        }
        Ok(())
    }

    /// Asks all sources again, now that the edition may be old. New stories are taken in.
    ///
    /// # Errors
    /// As [`StoryLoader::first_pages`].
    pub async fn refresh(&self) -> Result<(), LoadError> {
        let answers = self.fetch_first_pages().await?;
        self.merge_pages(answers);
        self.lay_out_again();
        Ok(())
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

    /// How often loading has failed before this time; starts again when something comes in.
    pub fn count_try(&self) -> usize {
        self.tries.replace(self.tries.get() + 1)
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

    /// Lets the next front page show what has come in since.
    pub fn lay_out_again(&self) {
        self.front.replace(None);
        self.notice.set(None);
        self.arrived.set(self.arrived.get_untracked() + 1);
    }

    async fn fetch_first_pages(&self) -> Result<Vec<LoadedPage>, LoadError> {
        let sources = self.site.config.sources.iter().enumerate();
        let first = sources.map(|(index, source)| self.page(index, source.url.clone(), None));
        // A feed that is not there is not a story that is not there.
        all_that_loaded(first.collect()).await.map_err(|error| match error {
            LoadError::NoSuchStory => LoadError::NotAnswering,
            error => error,
        })
    }

    /// Fresh stories have come after what was kept has been shown: they wait for the reader.
    fn arrive_late(&self, answers: Result<Vec<LoadedPage>, LoadError>, kept_at: f64) {
        match answers {
            Ok(answers) => {
                let before = self.site.edition.borrow().len();
                self.merge_pages(answers);
                let new = self.site.edition.borrow().len().saturating_sub(before);
                self.notice.set((new > 0).then_some(Notice::NewStories(new)));
            }
            Err(error) => self.notice.set(Some(Notice::because(&error, kept_at))),
        }
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
