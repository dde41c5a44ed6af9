//! A search while its page is shown: what the reader has typed and chosen, and the results.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::phrases::{count_words, title};
use crate::browser::fetch::RequestScope;
use crate::browser::head as document_head;
use crate::browser::page::{self, Politeness};
use crate::browser::search_worker::WorkerError;
use crate::browser::timer::{self, spawn};
use crate::element::Live;
use crate::ranking::search::{Filters, Request, TIMES};
use crate::route::Route;
use crate::route::search::SearchParams;
use crate::search_worker::indexed_stories::FoundStories;
use crate::site::context::AppContext;
use crate::site::{head, reader};

/// How many stories are shown, and how many more each time.
pub const PAGE_SIZE: usize = 20;
/// How many letters are searched for at least.
const MIN_LETTERS: usize = 2;
/// The pause in typing after which the address and the choices are updated, in milliseconds.
const ADDRESS_DELAY: i32 = 150;
/// The pause after which "Nothing found" is shown, in milliseconds: the next letter may find something.
const NOTHING_FOUND_DELAY: i32 = 400;
/// The pause in typing after which the count is announced, in milliseconds.
const ANNOUNCE_DELAY: i32 = 1_000;
/// Id of the search field.
pub const FIELD: &str = "search-q";
/// Id of the button for more results.
pub const MORE: &str = "search-more";

/// The outcome of a search, shown below the field.
#[derive(Clone)]
pub enum Outcome {
    /// Too little was typed.
    Nothing,
    /// The results, and the words they are for.
    Found(Rc<FoundStories>, Rc<str>),
    /// The worker does not answer.
    Failed(WorkerError),
}

/// A search while its page is shown.
pub struct SearchSession {
    pub context: AppContext,
    pub params: RefCell<SearchParams>,
    /// The number of the visit that shows this page. The field is found by its id: listeners must not
    /// hold a node.
    pub visit: u32,
    /// Counts the searches, so that an answer to an earlier one is known to be late.
    number: Cell<u32>,
    /// How many stories are wanted.
    pub wanted: Cell<usize>,
    pub outcome: Live<Outcome>,
    /// The words that the sources' own search was asked for, and the line about its results.
    pub asked: RefCell<Option<(String, String)>>,
    /// Requests for older stories; the next key ends them.
    pub fetching: RefCell<Option<RequestScope>>,
    /// Whether older stories are still searched or loaded, so that the results are not final.
    pub is_waiting: Cell<bool>,
    /// Whether the rest of a small edition is being loaded.
    pub is_loading: Cell<bool>,
    /// Whether older stories could not be searched: their index, or their pages, could not be read.
    pub older_failed: Cell<bool>,
    /// Whether older stories are on their way.
    pub is_busy: Live<bool>,
    /// The results with the facets to choose from.
    pub choices: Live<Rc<FoundStories>>,
}

pub fn field() -> Option<HtmlInputElement> {
    page::by_id(FIELD)?.dyn_into().ok()
}

impl SearchSession {
    /// Starts the search of these parameters; kept results are shown at once, so that Back finds its scroll
    /// position.
    pub fn start(context: &AppContext, params: &SearchParams) -> Rc<SearchSession> {
        let session = Rc::new(SearchSession {
            context: context.clone(),
            params: RefCell::new(params.clone()),
            visit: context.navigator.visit.get_untracked().number,
            number: Cell::new(0),
            wanted: Cell::new(PAGE_SIZE),
            outcome: Live::new(Outcome::Nothing),
            asked: RefCell::default(),
            fetching: RefCell::default(),
            is_waiting: Cell::new(false),
            is_loading: Cell::new(false),
            older_failed: Cell::new(false),
            is_busy: Live::new(false),
            choices: Live::new(Rc::default()),
        });
        session.load_whole_edition();
        let query = params.query();
        if let Some((wanted, found)) = context.search_client.kept_search(&query) {
            session.wanted.set(wanted);
            session.choices.set(Rc::clone(&found));
            session.outcome.set(Outcome::Found(found, params.typed.trim().into()));
        } else if query.is_empty() {
            session.preload();
        } else {
            session.search(false);
        }
        session
    }

    /// Searches for nothing, so that the code of search is loaded when the first letter is typed.
    fn preload(&self) {
        let worker = self.context.search_client.worker();
        // A later search reports its own failure.
        spawn(Box::pin(async move { drop(worker.search(&Request::default()).await) }));
    }

    /// Handles input in the field, or the submission of the form.
    pub fn typed(self: &Rc<Self>, is_sent: bool) {
        let Some(field) = field() else { return };
        field.value().clone_into(&mut self.params.borrow_mut().typed);
        self.wanted.set(PAGE_SIZE);
        if is_sent {
            reader::remember_words(&self.context.site, self.params.borrow().typed.trim());
        }
        self.search(is_sent);
    }

    /// Searches once more, with the focus in the field: the button disappears.
    pub fn retry(self: &Rc<Self>) {
        if let Some(field) = field() {
            page::focus(&field);
        }
        self.search(true);
    }

    /// Clears the words; the filters stay, as the page shows them.
    pub fn clear(self: &Rc<Self>) {
        if let Some(field) = field() {
            field.set_value("");
        }
        self.typed(false);
    }

    /// Sets another section, topic, author, time or order.
    pub fn choose(self: &Rc<Self>, choose: impl FnOnce(&mut SearchParams)) {
        choose(&mut self.params.borrow_mut());
        self.wanted.set(PAGE_SIZE);
        self.search(true);
    }

    /// Shows more results, with the focus on the first new one.
    pub fn more(self: &Rc<Self>) {
        if !self.is_busy.get_untracked() {
            let number = self.next();
            self.write_address();
            self.is_busy.set(true);
            spawn(Box::pin(Rc::clone(self).find_more(number)));
        }
    }

    async fn find_more(self: Rc<Self>, number: u32) {
        let shown = self.shown().len();
        self.wanted.set(self.wanted.get() + PAGE_SIZE);
        let found = match self.query_worker(true).await {
            Some(found) => self.with_older(Rc::new(found), number, true).await,
            None => None,
        };
        self.is_busy.set(false);
        let Some(found) = found.filter(|_| self.is_current(number)) else { return };
        let first_new = found.hits.get(shown).map(|hit| self.context.site.story_href(&hit.article));
        if first_new.is_none() {
            page::announce(Politeness::Polite, self.counted(&found));
        }
        self.show_results(found);
        // The list is rendered in a later task.
        timer::sleep(0).await;
        let link = first_new.as_deref().and_then(page::find_link);
        let place =
            link.or_else(|| page::find(&format!("#{MORE}"))).or_else(|| page::find(&format!("#{FIELD}")));
        if let Some(place) = place {
            page::focus_in_view(&place);
        }
    }

    fn next(&self) -> u32 {
        self.fetching.replace(None);
        self.number.set(self.number.get() + 1);
        self.number.get()
    }

    /// Whether no newer search has followed the one with this number.
    pub fn is_current(&self, number: u32) -> bool {
        self.number.get() == number && self.is_shown()
    }

    /// Whether the reader is still on this page.
    pub fn is_shown(&self) -> bool {
        self.context.navigator.visit.get_untracked().number == self.visit
    }

    /// Searches: results at once, facets and older stories when the reader pauses.
    pub fn search(self: &Rc<Self>, is_sent: bool) {
        let number = self.next();
        self.is_waiting.set(self.has_index() || self.is_loading.get());
        spawn(Box::pin(Rc::clone(self).run_search(number, is_sent)));
    }

    async fn run_search(self: Rc<Self>, number: u32, is_sent: bool) {
        let is_asked = self.params.borrow().typed.trim().chars().count() >= MIN_LETTERS;
        let first = if is_asked { self.query_worker(false).await } else { None };
        let has_answer = first.is_some();
        if !is_asked {
            self.outcome.set(Outcome::Nothing);
            self.choices.set(Rc::default());
        } else if let Some(found) = first.filter(|found| found.total > 0)
            && self.is_current(number)
        {
            self.show_results(Rc::new(found));
        }
        timer::sleep(ADDRESS_DELAY).await;
        if !self.is_current(number) {
            return;
        }
        self.write_address();
        if !has_answer {
            return;
        }
        let Some(found) = self.query_worker(true).await.filter(|_| self.is_current(number)) else { return };
        let found = Rc::new(found);
        self.choices.set(Rc::clone(&found));
        if found.total > 0 || self.is_waiting.get() {
            self.show_results(Rc::clone(&found));
        }
        let found = self.with_older(found, number, false).await.filter(|_| self.is_current(number));
        let Some(found) = found else { return };
        if self.is_loading.get() {
            // The loaded stories are shown; the search runs again when the rest is loaded.
            return;
        }
        self.is_waiting.set(false);
        let counted = self.counted(&found);
        self.choices.set(Rc::clone(&found));
        let (found, nothing) = if found.total > 0 { (Some(found), None) } else { (None, Some(found)) };
        let wait = if nothing.is_some() { NOTHING_FOUND_DELAY } else { ANNOUNCE_DELAY };
        if let Some(found) = found {
            self.show_results(found);
        }
        timer::sleep(if is_sent { 0 } else { wait - ADDRESS_DELAY }).await;
        if self.is_current(number) {
            if let Some(nothing) = nothing {
                self.show_results(nothing);
            }
            page::announce(Politeness::Polite, counted);
        }
    }

    /// Searches the loaded stories. `None`: a newer search has followed, or the worker does not answer, which
    /// the page then shows.
    pub async fn query_worker(&self, wants_facets: bool) -> Option<FoundStories> {
        let number = self.number.get();
        let params = self.params.borrow().clone();
        let now = i32::try_from(self.context.site.clock.now().seconds() / 60).ok();
        let back = params.within.and_then(|within| TIMES.get(within));
        let since = now.zip(back).map(|(now, minutes)| now - minutes);
        let SearchParams { typed, section, tag, author, is_newest_first, .. } = &params;
        let request = Request {
            typed,
            filters: Filters { section, tag, author, since, before: None },
            is_newest_first: *is_newest_first,
            offset: 0,
            count: self.wanted.get(),
            wants_facets,
            now,
            ..Request::default()
        };
        match self.context.search_client.worker().search(&request).await {
            Ok(found) => found,
            Err(reason) => {
                if self.is_current(number) {
                    self.outcome.set(Outcome::Failed(reason));
                }
                None
            }
        }
    }

    fn show_results(&self, found: Rc<FoundStories>) {
        let focused = page::find("main article a:focus").and_then(|link| link.get_attribute("href"));
        if let Some(href) = focused {
            // The list is rendered again in a later task.
            spawn(Box::pin(async move {
                timer::sleep(0).await;
                if let Some(link) = page::find_link(&href) {
                    page::focus(&link);
                }
            }));
        }
        let params = self.params.borrow();
        if !self.is_waiting.get() {
            self.context.search_client.keep_search(params.query(), self.wanted.get(), Rc::clone(&found));
        }
        self.outcome.set(Outcome::Found(found, params.typed.trim().into()));
    }

    fn counted(&self, found: &FoundStories) -> String {
        count_words(&self.context.site, self.is_waiting.get(), found, self.params.borrow().typed.trim())
    }

    fn write_address(&self) {
        let params = self.params.borrow();
        self.context.navigator.grow(&Route::Search { query: params.query() });
        let site = &self.context.site;
        document_head::write(&head::of_message(site, &title(site, &params)));
    }
}
