//! Sends the stories of the edition to the search worker, and queries it. Part of the supplement.

use std::cell::RefCell;
use std::rc::Rc;

use crate::article::Article;
use crate::browser::search_worker::{self, WorkerError};
use crate::browser::timer::{self, Work};
use crate::ranking::search::Request;
use crate::ranking::{Related, add_by_tags, chosen_by_editor};
use crate::search_worker::indexed_stories::{FoundStories, IndexedStories};
use crate::site::state::Site;

/// The most stories that are related to one.
const MAX_RELATED: usize = 5;
/// How long related stories wait for the worker, in milliseconds; then they are found by tags.
const MAX_WAIT_FOR_WORKER: i32 = 2_000;

/// The stories related to one, best first.
pub type RelatedStories = Rc<[Related]>;

/// Queries the search worker for stories of the edition.
pub struct WorkerClient {
    site: Rc<Site>,
    indexed: RefCell<IndexedStories>,
}

impl WorkerClient {
    pub fn new(site: Rc<Site>) -> Rc<WorkerClient> {
        // Where each story has a file of its own, only the texts of those that were opened are here.
        let with_texts = site.config.sources.iter().all(|source| source.article.is_none());
        let indexed = RefCell::new(IndexedStories::new(site.config.language.tag(), with_texts));
        Rc::new(WorkerClient { site, indexed })
    }

    /// Sends the loaded stories to the worker.
    #[inline(never)]
    pub fn prepare(self: Rc<Self>) -> Work<'static, ()> {
        // If there is no worker, the next query reports it.
        Box::pin(async move { self.send_stories().await.unwrap_or_default() })
    }

    /// The related stories that the story's file names; else the editor's own list, then the worker's
    /// results, or stories with the same tags if the worker does not answer in time.
    #[inline(never)]
    pub fn related(self: Rc<Self>, story: Rc<Article>) -> Work<'static, RelatedStories> {
        Box::pin(async move {
            // The publishing tool has searched the whole edition.
            if !story.found.is_empty() {
                return story.found.as_slice().into();
            }
            let mut related = chosen_by_editor(&story, &self.site.edition.borrow().newest());
            let answer = {
                let mut asking: Work<_> = Box::pin(self.ask_related(&story, &related));
                timer::within(&mut asking, MAX_WAIT_FOR_WORKER).await
            };
            let edition = self.site.edition.borrow();
            if let Some(Ok(Some(answer))) = answer {
                related.append(&mut self.indexed.borrow().read_related(&edition, &answer));
            } else {
                add_by_tags(&mut related, &story, edition.newest(), MAX_RELATED);
            }
            related.truncate(MAX_RELATED);
            related.into()
        })
    }

    async fn ask_related(&self, story: &Article, chosen: &[Related]) -> Result<Option<String>, WorkerError> {
        self.send_stories().await?;
        let is_shown = |other: &Article| chosen.iter().any(|chosen| chosen.article.slug == other.slug);
        let message = self.indexed.borrow().related_message(&self.site.edition.borrow(), story, &is_shown);
        search_worker::ask(&message).await
    }

    /// The stories that `request` asks for; `None` if a newer request has overtaken this one.
    ///
    /// # Errors
    /// The reason why the worker does not answer.
    pub async fn search(&self, request: &Request<'_>) -> Result<Option<FoundStories>, WorkerError> {
        self.send_stories().await?;
        let message = self.indexed.borrow().search_message(&self.site.edition.borrow(), request);
        let Some(answer) = search_worker::ask(&message).await? else { return Ok(None) };
        Ok(Some(self.indexed.borrow().read_results(&self.site.edition.borrow(), &answer)))
    }

    /// Sends the worker the stories that it does not have yet, a message at a time, so that the page can
    /// do something else in between.
    async fn send_stories(&self) -> Result<(), WorkerError> {
        loop {
            let next = self.indexed.borrow_mut().next_message(&self.site.edition.borrow());
            let Some(message) = next else { return Ok(()) };
            if let Err(error) = search_worker::ask(&message).await {
                // A worker that could not load has none of them.
                self.indexed.borrow_mut().clear();
                return Err(error);
            }
        }
    }
}
