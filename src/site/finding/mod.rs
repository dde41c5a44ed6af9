//! What belongs to a story, and what a reader looks for, by the finder.

mod archive;
mod asker;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use web_sys::AbortSignal;

use super::Site;
use super::desk::Desk;
use super::live::Live;
use crate::article::{Article, Slug};
use crate::browser::supplement;
use crate::browser::timer::spawn;
use crate::finder::told::Found;
use crate::ranking::Related;
use crate::ranking::search::Request;
use asker::Asker;

use archive::CardFiles;

pub use archive::{Older, Unread, Wanted};
pub use asker::Unsearched;

/// What belongs to a story, best first.
type Answer = Rc<[Related]>;

/// What was found for the pages of this visit.
pub struct Finding {
    site: Rc<Site>,
    /// In the supplement, so it is made when that is here.
    asker: OnceCell<Rc<Asker>>,
    is_open: Cell<bool>,
    /// What belongs to the stories that were opened; `None` while it is being found out.
    related: RefCell<Vec<(Slug, Option<Answer>)>>,
    /// The last search: its address, how many stories it wanted, and what it found.
    last_search: RefCell<Option<(String, usize, Rc<Found>)>>,
    /// What of the indexes has come into the edition.
    read_cards: CardFiles,
    /// Counts up with each answer.
    answered: Live<u32>,
}

impl Finding {
    pub fn new(site: &Rc<Site>) -> Rc<Finding> {
        Rc::new(Finding {
            site: Rc::clone(site),
            asker: OnceCell::new(),
            is_open: Cell::new(false),
            related: RefCell::default(),
            last_search: RefCell::default(),
            read_cards: CardFiles::default(),
            answered: Live::new(0),
        })
    }

    fn asker(&self) -> Rc<Asker> {
        Rc::clone(self.asker.get_or_init(|| Asker::new(Rc::clone(&self.site))))
    }

    /// From now on the rest of the program and the finder may be asked for: the first page stands.
    /// The finder is told of the edition, so that it can answer at once.
    pub async fn open(&self) {
        self.is_open.set(true);
        self.tell_pages();
        if supplement::fetched().await.is_ok() {
            self.asker().prepare().await;
        }
    }

    /// The stories that belong to `story`; `None` as long as nobody knows. Asked for in an effect,
    /// it runs again with the answer, which stays the same from then on.
    pub fn related(self: &Rc<Self>, story: &Rc<Article>) -> Option<Answer> {
        self.answered.get();
        let mut known = self.related.borrow_mut();
        if let Some((_, related)) = known.iter().find(|(slug, _)| *slug == story.slug) {
            return related.clone();
        }
        if self.is_open.get() {
            known.push((story.slug.clone(), None));
            let (finding, story) = (Rc::clone(self), Rc::clone(story));
            spawn(Box::pin(async move {
                let slug = story.slug.clone();
                let answer = match supplement::fetched().await {
                    Ok(()) => finding.asker().related(story).await,
                    // Nothing that could find any; the rest of the page does not wait for it.
                    Err(_) => Rc::default(),
                };
                finding.keep(&slug, &answer);
            }));
        }
        None
    }

    fn keep(&self, story: &Slug, answer: &Answer) {
        for (slug, known) in self.related.borrow_mut().iter_mut() {
            if slug == story {
                *known = Some(Rc::clone(answer));
            }
        }
        self.tell_pages();
    }

    fn tell_pages(&self) {
        self.answered.set(self.answered.peek() + 1);
    }

    /// The stories that `request` asks for, of those that are loaded; `None` if a newer request
    /// has overtaken this one. The request's own exclusions do not matter. Only for what is in the
    /// supplement.
    ///
    /// # Errors
    /// [`Unsearched`]: this browser cannot search, or not now.
    pub async fn search(&self, request: &Request<'_>) -> Result<Option<Found>, Unsearched> {
        self.asker().search(request).await
    }

    /// The older stories that are `wanted`, by the search indexes of the edition's sources; `None`:
    /// the reader has gone on to other words. Only for what is in the supplement.
    ///
    /// # Errors
    /// [`Unread`]: an index could not be read.
    pub async fn older(
        &self,
        desk: &Desk,
        wanted: Wanted<'_>,
        visit: Option<AbortSignal>,
    ) -> Result<Option<Older>, Unread> {
        archive::look(&self.site, desk, &self.read_cards, wanted, visit).await
    }

    /// Keeps what the search at the address `query` found, with how many stories it wanted, so that
    /// Back finds its place.
    pub fn keep_search(&self, query: String, wanted: usize, found: Rc<Found>) {
        self.last_search.replace(Some((query, wanted, found)));
    }

    /// What [`Finding::keep_search`] kept, if it was of this address.
    pub fn kept_search(&self, query: &str) -> Option<(usize, Rc<Found>)> {
        let kept = self.last_search.borrow();
        let (_, wanted, found) = kept.as_ref().filter(|(known, ..)| known == query)?;
        Some((*wanted, Rc::clone(found)))
    }
}
