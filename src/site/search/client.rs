//! The answers of the search worker to pages of this visit, kept so that Back shows them again. Part of the
//! first page's program; the code that talks to the worker is in the supplement.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use super::archive::ArchiveClient;
use super::worker_client::{RelatedStories, WorkerClient};
use crate::article::{Article, Slug};
use crate::browser::part::{self, ProgramPart};
use crate::browser::timer::spawn;
use crate::element::Live;
use crate::search_worker::indexed_stories::FoundStories;
use crate::site::state::Site;

/// Related stories and search results of this visit.
pub struct SearchClient {
    site: Rc<Site>,
    /// Its code is in the supplement, so it is made once that is loaded.
    worker: OnceCell<Rc<WorkerClient>>,
    is_started: Cell<bool>,
    /// The related stories of each opened story; `None` while the worker is queried.
    related: RefCell<Vec<(Slug, Option<RelatedStories>)>>,
    /// The last search: its query, how many stories were wanted, and the results.
    last_search: RefCell<Option<(String, usize, Rc<FoundStories>)>>,
    /// The search indexes of large editions.
    pub archives: ArchiveClient,
    /// How many bytes of older pages were loaded for search without being asked for.
    pub bytes_for_search: Cell<usize>,
    /// Counts the answers; effects that read it run again with each.
    answered: Live<u32>,
}

impl SearchClient {
    pub fn new(site: &Rc<Site>) -> Rc<SearchClient> {
        Rc::new(SearchClient {
            site: Rc::clone(site),
            worker: OnceCell::new(),
            is_started: Cell::new(false),
            related: RefCell::default(),
            last_search: RefCell::default(),
            archives: ArchiveClient::new(site),
            bytes_for_search: Cell::new(0),
            answered: Live::new(0),
        })
    }

    /// Talks to the search worker. Only for code in the supplement.
    pub fn worker(&self) -> Rc<WorkerClient> {
        Rc::clone(self.worker.get_or_init(|| WorkerClient::new(Rc::clone(&self.site))))
    }

    /// Loads the supplement and the search worker, and sends it the stories of the edition, so that it
    /// can answer at once. Called when the first page is shown; nothing is loaded before.
    pub async fn start(&self) {
        self.is_started.set(true);
        self.notify_pages();
        if part::load(ProgramPart::Lists).await.is_ok() {
            self.worker().prepare().await;
        }
    }

    /// The stories related to `story`; `None` until they are known. An effect that calls this runs
    /// again with the answer, which stays the same from then on.
    pub fn related(self: &Rc<Self>, story: &Rc<Article>) -> Option<RelatedStories> {
        self.answered.get();
        let mut known = self.related.borrow_mut();
        if let Some((_, related)) = known.iter().find(|(slug, _)| *slug == story.slug) {
            return related.clone();
        }
        if self.is_started.get() {
            known.push((story.slug.clone(), None));
            let (client, story) = (Rc::clone(self), Rc::clone(story));
            spawn(Box::pin(async move {
                let slug = story.slug.clone();
                let answer = match part::load(ProgramPart::Lists).await {
                    Ok(()) => client.worker().related(story).await,
                    // The rest of the page does not wait for related stories.
                    Err(_) => Rc::default(),
                };
                client.keep_related(&slug, &answer);
            }));
        }
        None
    }

    /// The stories related to `story` are known before anybody asks: its file names them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn know_related(&self, story: &Article) {
        self.related.replace(vec![(story.slug.clone(), Some(story.found.as_slice().into()))]);
    }

    fn keep_related(&self, story: &Slug, answer: &RelatedStories) {
        for (slug, known) in self.related.borrow_mut().iter_mut() {
            if slug == story {
                *known = Some(Rc::clone(answer));
            }
        }
        self.notify_pages();
    }

    fn notify_pages(&self) {
        self.answered.set(self.answered.get_untracked() + 1);
    }

    /// Keeps the results of the search with this `query` in its address, and how many stories were
    /// wanted, so that Back shows them again.
    pub fn keep_search(&self, query: String, wanted: usize, found: Rc<FoundStories>) {
        self.last_search.replace(Some((query, wanted, found)));
    }

    /// The results that [`SearchClient::keep_search`] kept, if they are of this query.
    pub fn kept_search(&self, query: &str) -> Option<(usize, Rc<FoundStories>)> {
        let kept = self.last_search.borrow();
        let (_, wanted, found) = kept.as_ref().filter(|(known, ..)| known == query)?;
        Some((*wanted, Rc::clone(found)))
    }
}
