//! A search under way: what the reader has typed and chosen, asked of the finder, and what came.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{count_words, title};
use crate::browser::fetch::Visit;
use crate::browser::head as document_head;
use crate::browser::page::{self, Voice};
use crate::browser::timer::{self, spawn};
use crate::finder::told::Found;
use crate::ranking::search::{Filters, Request, TIMES};
use crate::route::Route;
use crate::route::search::Inquiry;
use crate::site::app::Newsroom;
use crate::site::live::Live;
use crate::site::words::fill;
use crate::site::{head, now, reader};

/// How many stories are shown, and how many more each time.
const PAGE: usize = 20;
/// How many letters are worth looking for.
const FEWEST_LETTERS: usize = 2;
/// How long the reader has not typed when the address and the choices follow, in milliseconds.
const PAUSE: i32 = 150;
/// How long "Nothing found" waits, in milliseconds: the next letter may find something.
const NOTHING_AFTER: i32 = 400;
/// How long the reader has not typed when the count is said, in milliseconds.
const SAY_AFTER: i32 = 1_000;
/// Id of the field.
pub const FIELD: &str = "search-q";

/// What there is to show.
#[derive(Clone)]
pub enum Outcome {
    /// Too little was typed.
    Nothing,
    /// What matched, and what was looked for.
    Found(Rc<Found>, Rc<str>),
    /// The finder cannot run in this browser.
    Lost,
}

/// A search while its page is shown.
pub struct Looking {
    pub newsroom: Newsroom,
    pub inquiry: RefCell<Inquiry>,
    /// The visit that the page is of. The field is found by its id: listeners must not hold a node.
    visit: u32,
    /// Counts what the reader does, so that an answer that comes late is known to be late.
    number: Cell<u32>,
    /// How many stories are wanted.
    pub wanted: Cell<usize>,
    pub outcome: Live<Outcome>,
    /// For which words the sources were asked themselves, and what came of that.
    asked: RefCell<Option<(String, String)>>,
    /// Requests for older stories; they end with the next key.
    pub fetching: RefCell<Option<Visit>>,
    /// Whether the search index of older stories could not be read.
    pub index_failed: Cell<bool>,
    /// Whether older stories are on their way.
    pub is_busy: Live<bool>,
    /// The answer that says what there is to choose from.
    pub choices: Live<Rc<Found>>,
}

fn field() -> Option<HtmlInputElement> {
    page::by_id(FIELD)?.dyn_into().ok()
}

impl Looking {
    /// What was found for this inquiry before stands at once, so that Back finds its place.
    pub fn begin(newsroom: &Newsroom, inquiry: &Inquiry) -> Rc<Looking> {
        let looking = Rc::new(Looking {
            newsroom: newsroom.clone(),
            inquiry: RefCell::new(inquiry.clone()),
            visit: newsroom.navigator.visit.peek().number,
            number: Cell::new(0),
            wanted: Cell::new(PAGE),
            outcome: Live::new(Outcome::Nothing),
            asked: RefCell::default(),
            fetching: RefCell::default(),
            index_failed: Cell::new(false),
            is_busy: Live::new(false),
            choices: Live::new(Rc::default()),
        });
        let query = inquiry.query();
        if let Some((wanted, found)) = newsroom.finding.kept_search(&query) {
            looking.wanted.set(wanted);
            looking.choices.set(Rc::clone(&found));
            looking.outcome.set(Outcome::Found(found, inquiry.typed.trim().into()));
        } else if !query.is_empty() {
            looking.look(false);
        }
        looking
    }

    /// The reader has typed, or sent the form.
    pub fn typed(self: &Rc<Self>, is_sent: bool) {
        let Some(field) = field() else { return };
        field.value().clone_into(&mut self.inquiry.borrow_mut().typed);
        self.wanted.set(PAGE);
        if is_sent {
            reader::remember_words(self.inquiry.borrow().typed.trim());
        }
        self.look(is_sent);
    }

    /// Clears the words; what was chosen stays, as the page shows it.
    pub fn clear(self: &Rc<Self>) {
        if let Some(field) = field() {
            field.set_value("");
        }
        self.typed(false);
    }

    /// Another choice of section, topic, author, time or order.
    pub fn choose(self: &Rc<Self>, choose: impl FnOnce(&mut Inquiry)) {
        choose(&mut self.inquiry.borrow_mut());
        self.wanted.set(PAGE);
        self.look(true);
    }

    /// More of what matched, with the focus on the first of it.
    pub fn more(self: &Rc<Self>) {
        self.wanted.set(self.wanted.get() + PAGE);
        let looking = Rc::clone(self);
        let number = self.next();
        self.write_address();
        spawn(Box::pin(async move {
            let shown = looking.shown().len();
            let Some(found) = looking.ask(true).await else { return };
            let found = looking.with_older(Rc::new(found), true).await;
            if let Some(found) = found.filter(|_| looking.is_current(number)) {
                let first_new =
                    found.hits.get(shown).map(|hit| looking.newsroom.site.story_href(&hit.article));
                looking.show(found);
                // The list is built in a later task.
                timer::sleep(0).await;
                if let Some(link) = first_new.as_deref().and_then(page::find_link) {
                    page::focus(&link);
                }
            }
        }));
    }

    fn next(&self) -> u32 {
        self.fetching.replace(None);
        self.number.set(self.number.get() + 1);
        self.number.get()
    }

    fn is_current(&self, number: u32) -> bool {
        self.number.get() == number && self.newsroom.navigator.visit.peek().number == self.visit
    }

    /// Looks for what the inquiry says: the stories at once, the rest when the reader pauses.
    fn look(self: &Rc<Self>, is_sent: bool) {
        let number = self.next();
        spawn(Box::pin(Rc::clone(self).look_up(number, is_sent)));
    }

    async fn look_up(self: Rc<Self>, number: u32, is_sent: bool) {
        let is_asked = self.inquiry.borrow().typed.trim().chars().count() >= FEWEST_LETTERS;
        if !is_asked {
            self.outcome.set(Outcome::Nothing);
            self.choices.set(Rc::default());
        } else if let Some(found) = self.ask(false).await.filter(|found| found.total > 0)
            && self.is_current(number)
        {
            self.show(Rc::new(found));
        }
        timer::sleep(PAUSE).await;
        if !self.is_current(number) {
            return;
        }
        self.write_address();
        if !is_asked {
            return;
        }
        let Some(found) = self.ask(true).await.filter(|_| self.is_current(number)) else { return };
        let found = Rc::new(found);
        if found.total > 0 {
            self.show(Rc::clone(&found));
        }
        let found = self.with_older(found, false).await.filter(|_| self.is_current(number));
        let Some(found) = found else { return };
        let counted = count_words(&self.newsroom.site, &found, self.inquiry.borrow().typed.trim());
        self.choices.set(Rc::clone(&found));
        let (found, nothing) = if found.total > 0 { (Some(found), None) } else { (None, Some(found)) };
        let wait = if nothing.is_some() { NOTHING_AFTER } else { SAY_AFTER };
        if let Some(found) = found {
            self.show(found);
        }
        timer::sleep(if is_sent { 0 } else { wait - PAUSE }).await;
        if self.is_current(number) {
            if let Some(nothing) = nothing {
                self.show(nothing);
            }
            page::say(Voice::Polite, counted);
        }
    }

    /// `None`: a newer search has followed, or the finder is lost, which is shown.
    pub async fn ask(&self, wants_facets: bool) -> Option<Found> {
        let inquiry = self.inquiry.borrow().clone();
        let now = i32::try_from(now().seconds() / 60).ok();
        let back = inquiry.within.and_then(|within| TIMES.get(within));
        let since = now.zip(back).map(|(now, minutes)| now - minutes);
        let Inquiry { typed, section, tag, author, is_newest_first, .. } = &inquiry;
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
        match self.newsroom.finding.search(&request).await {
            Ok(found) => found,
            Err(_) => {
                self.outcome.set(Outcome::Lost);
                None
            }
        }
    }

    fn show(&self, found: Rc<Found>) {
        let inquiry = self.inquiry.borrow();
        self.newsroom.finding.keep_search(inquiry.query(), self.wanted.get(), Rc::clone(&found));
        self.outcome.set(Outcome::Found(found, inquiry.typed.trim().into()));
    }

    fn write_address(&self) {
        let inquiry = self.inquiry.borrow();
        self.newsroom.navigator.grow(&Route::Search { query: inquiry.query() });
        let site = &self.newsroom.site;
        document_head::write(&head::of_message(site, &title(site, &inquiry)));
    }

    /// Whether the edition has stories that are not searched.
    pub fn has_older(&self) -> bool {
        self.index_failed.get() || self.newsroom.site.edition.borrow().has_unsearched()
    }

    /// What came of asking the sources for the words that are typed now, in words.
    pub fn what_came(&self) -> Option<String> {
        let asked = self.asked.borrow();
        let (_, came) = asked.as_ref().filter(|(typed, _)| typed == self.inquiry.borrow().typed.trim())?;
        Some(came.clone())
    }

    /// Gets older stories in: those that a source finds itself, else the next page of each.
    pub async fn fetch_older(self: Rc<Self>) {
        if self.is_busy.peek() {
            return;
        }
        self.is_busy.set(true);
        let words = self.newsroom.site.words;
        let typed = self.inquiry.borrow().typed.trim().to_owned();
        let desk = &self.newsroom.desk;
        let is_new = self.what_came().is_none();
        let has_unsearched = self.newsroom.site.edition.borrow().has_unsearched();
        let asked = if is_new { desk.search_sources(&typed).await } else { Ok(None) };
        let came = match asked {
            // The index is asked again below.
            Ok(None) if !has_unsearched => Ok(true),
            Ok(Some((hosts, count))) => {
                let came = fill(words.came_from, &[("count", &count.to_string()), ("host", &hosts)]);
                self.asked.replace(Some((typed, came)));
                Ok(true)
            }
            Ok(None) => desk.next_pages(None, None).await,
            Err(error) => Err(error),
        };
        self.is_busy.set(false);
        if self.newsroom.navigator.visit.peek().number != self.visit {
            return;
        }
        if came.is_err() {
            page::say(Voice::Urgent, words.more_failed.to_owned());
        }
        if !self.has_older()
            && let Some(field) = field()
        {
            page::focus(&field);
        }
        self.look(true);
    }
}
