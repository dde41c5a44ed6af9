//! Search: a field, the stories that match while the reader types, and what to choose from.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use super::{Page, Prepared};
use crate::browser::page::{self, Voice};
use crate::browser::timer::{self, spawn};
use crate::browser::{clock, head as document_head};
use crate::finder::told::Found;
use crate::ranking::search::{Facets, Filters, Request, TIMES};
use crate::route::Route;
use crate::route::search::Inquiry;
use crate::site::app::Newsroom;
use crate::site::components::{found, oxford, search_choices};
use crate::site::element::{El, div, el, text};
use crate::site::live::Live;
use crate::site::words::fill;
use crate::site::{Site, head, reader};

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
const FIELD: &str = "search-q";
const HINT: &str = "search-hint";

/// What the reader looks for.
pub struct SearchPage {
    inquiry: Inquiry,
}

/// The search page; the edition has to be there.
#[inline(never)]
pub fn prepared(site: &Site, query: &str) -> Prepared {
    let inquiry = Inquiry::read(query);
    let head = head::of_message(site, &title(site, &inquiry));
    Prepared::new(head, Page::Search(Rc::new(SearchPage { inquiry })))
}

fn title(site: &Site, inquiry: &Inquiry) -> String {
    match inquiry.typed.trim() {
        "" => site.words.search.to_owned(),
        typed => fill(site.words.search_for, &[("words", typed)]),
    }
}

#[inline(never)]
pub fn view(newsroom: &Newsroom, page: &SearchPage) -> Vec<El> {
    let words = newsroom.site.words;
    let looking = Rc::new(Looking {
        newsroom: newsroom.clone(),
        inquiry: RefCell::new(page.inquiry.clone()),
        visit: newsroom.navigator.visit.peek().number,
        number: Cell::new(0),
        wanted: Cell::new(PAGE),
        outcome: Live::new(Outcome::Nothing),
        asked: RefCell::default(),
        came: Live::new(String::new()),
        facets: Live::new(Rc::default()),
    });
    looking.begin();
    let heading = div("pagehead").child(oxford()).child(el("h1").attr("tabindex", "-1").text(words.search));
    let outcome = Rc::clone(&looking);
    vec![
        heading,
        form(&looking, field(&page.inquiry.typed)),
        search_choices::view(&looking),
        div("search__found").live(move || outcome.view()),
    ]
}

fn field(typed: &str) -> El {
    el("input")
        .attr("id", FIELD)
        .attr("type", "search")
        .attr("name", "q")
        .attr("value", typed)
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("aria-describedby", HINT)
}

fn input_field() -> Option<HtmlInputElement> {
    page::by_id(FIELD)?.dyn_into().ok()
}

fn form(looking: &Rc<Looking>, input: El) -> El {
    let words = looking.newsroom.site.words;
    let (typing, leaving, sending) = (Rc::clone(looking), Rc::clone(looking), Rc::clone(looking));
    let input = input.on("input", move |_| typing.typed(false)).on("keydown", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            leaving.clear();
        }
    });
    let label = el("label").attr("for", FIELD).text(words.search_stories);
    let hint = el("p").class("meta").attr("id", HINT).text(words.search_hint);
    el("form")
        .class("search")
        .attr("role", "search")
        .attr("aria-label", words.search_stories)
        .on("submit", move |event: Event| {
            event.prevent_default();
            sending.typed(true);
        })
        .child(div("field").child(label).child(input).child(hint))
}

/// What there is to show.
#[derive(Clone)]
enum Outcome {
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
    wanted: Cell<usize>,
    outcome: Live<Outcome>,
    /// The words for which the sources were asked themselves.
    asked: RefCell<String>,
    /// What came of that.
    came: Live<String>,
    /// What there is to choose from.
    pub facets: Live<Rc<Facets>>,
}

impl Looking {
    /// What was found here before stands at once, so that Back finds its place.
    fn begin(self: &Rc<Self>) {
        let query = self.inquiry.borrow().query();
        if let Some((wanted, found)) = self.newsroom.finding.kept_search(&query) {
            self.wanted.set(wanted);
            self.facets.set(Rc::new(found.facets.clone()));
            self.outcome.set(Outcome::Found(found, self.inquiry.borrow().typed.as_str().into()));
        } else if !query.is_empty() {
            self.look(false);
        }
    }

    fn typed(self: &Rc<Self>, is_sent: bool) {
        let Some(field) = input_field() else { return };
        field.value().clone_into(&mut self.inquiry.borrow_mut().typed);
        self.wanted.set(PAGE);
        if is_sent {
            reader::remember_words(self.inquiry.borrow().typed.trim());
        }
        self.look(is_sent);
    }

    fn clear(self: &Rc<Self>) {
        if let Some(field) = input_field() {
            field.set_value("");
        }
        *self.inquiry.borrow_mut() = Inquiry::default();
        self.typed(false);
    }

    /// Another choice of section, topic, author, time or order.
    pub fn choose(self: &Rc<Self>, choose: impl FnOnce(&mut Inquiry)) {
        choose(&mut self.inquiry.borrow_mut());
        self.wanted.set(PAGE);
        self.look(true);
    }

    fn more(self: &Rc<Self>) {
        let shown = self.wanted.get();
        self.wanted.set(shown + PAGE);
        let looking = Rc::clone(self);
        let number = self.next();
        self.write_address();
        spawn(Box::pin(async move {
            let found = looking.ask(true).await;
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
        let mut found = if is_asked { self.ask(false).await } else { None };
        if self.is_current(number) && !is_asked {
            self.outcome.set(Outcome::Nothing);
            self.facets.set(Rc::default());
        }
        if let Some(found) = found.take_if(|found| found.total > 0 && self.is_current(number)) {
            self.show(found);
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
        let counted = count_words(&self.newsroom.site, found.total, self.inquiry.borrow().typed.trim());
        self.facets.set(Rc::new(found.facets.clone()));
        let wait = if found.total == 0 { NOTHING_AFTER } else { SAY_AFTER };
        if found.total > 0 {
            self.show(found);
            timer::sleep(if is_sent { 0 } else { wait - PAUSE }).await;
        } else {
            timer::sleep(if is_sent { 0 } else { wait - PAUSE }).await;
            if self.is_current(number) {
                self.show(found);
            }
        }
        if self.is_current(number) {
            page::say(Voice::Polite, counted);
        }
    }

    /// `None`: a newer search has followed, or the finder is lost, which is shown.
    async fn ask(&self, wants_facets: bool) -> Option<Found> {
        let inquiry = self.inquiry.borrow().clone();
        #[expect(clippy::cast_possible_truncation, reason = "minutes since 1970 fit for 4,000 years")]
        let now = (clock::now() / 60_000.0) as i32;
        let since = inquiry.within.and_then(|within| TIMES.get(within)).map(|minutes| now - minutes);
        let Inquiry { typed, section, tag, author, is_newest_first, .. } = &inquiry;
        let request = Request {
            typed,
            filters: Filters { section, tag, author, since, before: None },
            is_newest_first: *is_newest_first,
            offset: 0,
            count: self.wanted.get(),
            wants_facets,
            now: Some(now),
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

    fn show(&self, found: Found) {
        let found = Rc::new(found);
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

    fn view(self: &Rc<Self>) -> Vec<El> {
        let site = &self.newsroom.site;
        let words = site.words;
        match self.outcome.get() {
            Outcome::Nothing => vec![recent(self)],
            Outcome::Lost => vec![el("p").class("status").text(words.search_impossible)],
            Outcome::Found(found, typed) => {
                let counted = el("p").class("status").text(&count_words(site, found.total, &typed));
                let results = if found.total == 0 {
                    nothing(site, &found, &typed)
                } else {
                    let heading = el("h2").class("vh").attr("id", "results-h").text(words.results);
                    let rows = found.hits.iter().map(|hit| found::row(site, hit));
                    let list = div("cards rows").children(rows);
                    el("section").attr("aria-labelledby", "results-h").child(heading).child(list)
                };
                let more = (found.hits.len() < found.total as usize).then(|| {
                    let looking = Rc::clone(self);
                    let button = el("button").class("btn").attr("type", "button").text(words.more_results);
                    div("loadmore").child(button.on("click", move |_| looking.more()))
                });
                [counted, results].into_iter().chain(more).chain(only_loaded(self)).collect()
            }
        }
    }
}

fn count_words(site: &Site, total: u32, typed: &str) -> String {
    let pattern = match total {
        0 => site.words.no_match,
        1 => site.words.one_match,
        _ => site.words.matches,
    };
    fill(pattern, &[("count", &total.to_string()), ("words", typed)])
}

fn nothing(site: &Site, found: &Found, typed: &str) -> El {
    let words = site.words;
    let better = found.did_you_mean.as_deref().map(|better| {
        let inquiry = Inquiry { typed: better.to_owned(), ..Inquiry::default() };
        let href = site.href(&Route::Search { query: inquiry.query() });
        el("p").text(words.did_you_mean).text(" ").child(el("a").attr("href", &href).text(better))
    });
    div("msg")
        .child(el("h2").text(&fill(words.nothing_found, &[("words", typed)])))
        .children(better)
        .child(el("p").text(words.nothing_found_text))
}

/// An edition that has more pages has more stories than are searched, and says so.
fn only_loaded(looking: &Rc<Looking>) -> Option<El> {
    let site = &looking.newsroom.site;
    let edition = site.edition.borrow();
    edition.next_pages().next()?;
    let mut line = fill(site.words.only_loaded, &[("count", &edition.len().to_string())]);
    let came = looking.came.get();
    if !came.is_empty() {
        line = format!("{line} {came}");
    }
    let older = Rc::clone(looking);
    let button = el("button").class("btn").attr("type", "button").text(site.words.search_older);
    let button = button.on("click", move |_| {
        let older = Rc::clone(&older);
        spawn(Box::pin(async move { older.fetch_older().await }));
    });
    Some(div("notice").child(el("p").text(&line)).child(button))
}

impl Looking {
    /// Gets older stories in: those that a source finds itself, else the next page of each.
    async fn fetch_older(self: Rc<Self>) {
        let words = self.newsroom.site.words;
        let typed = self.inquiry.borrow().typed.trim().to_owned();
        let desk = &self.newsroom.desk;
        let is_new = *self.asked.borrow() != typed;
        let asked = if is_new { desk.search_sources(&typed).await } else { Ok(None) };
        let came = match asked {
            Ok(Some((hosts, count))) => {
                let came = fill(words.came_from, &[("count", &count.to_string()), ("host", &hosts)]);
                self.came.set(came);
                self.asked.replace(typed);
                Ok(true)
            }
            Ok(None) => desk.next_pages(None, None).await,
            Err(error) => Err(error),
        };
        if came.is_err() {
            page::say(Voice::Urgent, words.more_failed.to_owned());
        }
        self.look(true);
    }
}

/// What the reader has looked for before, if it is to be remembered.
fn recent(looking: &Rc<Looking>) -> El {
    let site = &looking.newsroom.site;
    let words = site.words;
    let remembered = reader::remembered_words();
    let again = Rc::clone(looking);
    let check = el("input").attr("type", "checkbox").maybe("checked", remembered.is_some().then_some("")).on(
        "change",
        move |_| {
            reader::set_remembering(reader::remembered_words().is_none());
            again.outcome.set(Outcome::Nothing);
        },
    );
    let links = remembered.unwrap_or_default().into_iter().map(|typed| {
        let query = Inquiry { typed: typed.clone(), ..Inquiry::default() }.query();
        let href = site.href(&Route::Search { query });
        el("li").child(el("a").attr("href", &href).text(&typed))
    });
    div("search__recent")
        .child(el("label").child(check).child(text(" ")).child(text(words.remember_searches)))
        .child(el("ul").children(links))
}
