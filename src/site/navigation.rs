//! Moving between pages: real links, the browser's history, scroll positions.
//!
//! A router of our own, of one small file: see `docs/decisions/0001-own-router.md`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use crate::browser::page;
use crate::browser::storage::{self, Key};
use crate::element::Live;
use crate::route::Route;

/// A visit to a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The page.
    pub route: Route,
    /// The kind of arrival.
    pub arrival: Arrival,
    /// Counts the visits, so that a page that is late is recognised.
    pub number: u32,
}

/// How a reader arrived.
#[derive(Clone, Debug, PartialEq)]
pub enum Arrival {
    /// The document was loaded; after a reload with the position it had.
    Loaded(Option<f64>),
    /// A link was followed.
    Followed,
    /// Back or Forward, to this position and the link that had been followed from there.
    Returned { scroll: f64, followed: Option<String> },
}

/// Listens to links and to the history.
pub struct Navigator {
    base: String,
    /// The current visit.
    pub visit: Live<Visit>,
    entry: Cell<u32>,
    last_entry: Cell<u32>,
    memory: RefCell<Vec<Remembered>>,
    /// Whether the links of the page are followed here, and not by the browser.
    takes_links: Cell<bool>,
}

/// The remembered state of an entry of the history.
#[derive(Clone)]
struct Remembered {
    entry: u32,
    scroll: f64,
    followed: Option<String>,
}

impl Navigator {
    /// Starts listening; to links only if `takes_links`, else after [`Navigator::take_links`]. Lives as long as the
    /// document.
    pub fn start(base: &str, takes_links: bool) -> Rc<Navigator> {
        page::restore_scrolling_ourselves();
        let (path, query) = page::address();
        let route = Route::read(&path, &query, base).unwrap_or(Route::NotFound);
        let memory = positions_of_this_session();
        let entry = page::history_key();
        let of_entry = |remembered: &&Remembered| Some(remembered.entry) == entry;
        let scroll = memory.iter().find(of_entry).map(|remembered| remembered.scroll);
        let last =
            memory.iter().map(|remembered| remembered.entry).max().unwrap_or(0).max(entry.unwrap_or(0));
        let entry = entry.unwrap_or(last + 1);
        page::replace(None, entry);
        let navigator = Rc::new(Navigator {
            base: base.to_owned(),
            visit: Live::new(Visit { route, arrival: Arrival::Loaded(scroll), number: 0 }),
            entry: Cell::new(entry),
            last_entry: Cell::new(last.max(entry)),
            memory: RefCell::new(memory),
            takes_links: Cell::new(takes_links),
        });
        listen(&navigator, "click", Navigator::on_click);
        listen(&navigator, "popstate", |navigator, _| navigator.on_history());
        listen(&navigator, "pagehide", |navigator, _| navigator.keep_positions());
        navigator
    }

    /// From now on the links of the page are followed here.
    pub fn take_links(&self) {
        self.takes_links.set(true);
    }

    /// Follows a link to `route`.
    pub fn follow(&self, route: Route) {
        let href = route.href(&self.base);
        let (path, query) = page::address();
        if href == format!("{path}{query}") {
            page::replace(Some(&href), self.entry.get());
        } else {
            self.remember(Some(href.clone()));
            let entry = self.last_entry.get() + 1;
            self.last_entry.set(entry);
            self.entry.set(entry);
            page::push(&href, entry);
        }
        self.arrive(route, Arrival::Followed);
    }

    /// Sets another address for the page that is shown, as its list has grown.
    pub fn grow(&self, route: &Route) {
        page::replace(Some(&route.href(&self.base)), self.entry.get());
    }

    /// Visits the current page again.
    pub fn arrive_again(&self) {
        self.arrive(self.visit.get_untracked().route, Arrival::Followed);
    }

    fn arrive(&self, route: Route, arrival: Arrival) {
        let number = self.visit.get_untracked().number + 1;
        self.visit.set(Visit { route, arrival, number });
    }

    fn on_click(&self, event: &Event) {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if !self.takes_links.get() || modified || click.button() != 0 || click.default_prevented() {
            return;
        }
        let target = click.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        let leaves = !matches!(link.target().as_str(), "" | "_self") || link.has_attribute("download");
        if leaves || link.origin() != page::origin() || !link.hash().is_empty() {
            return;
        }
        // Addresses below our base that are no pages of ours (a feed, a picture) are left to the browser.
        match Route::read(&link.pathname(), &link.search(), &self.base) {
            None | Some(Route::NotFound) => {}
            Some(route) => {
                click.prevent_default();
                self.follow(route);
            }
        }
    }

    fn on_history(&self) {
        let (path, query) = page::address();
        let route = Route::read(&path, &query, &self.base).unwrap_or(Route::NotFound);
        let Some(entry) = page::history_key() else {
            // A link to a fragment of this page was followed: the entry is new, the page is not.
            self.remember(None);
            let entry = self.last_entry.get() + 1;
            self.last_entry.set(entry);
            self.entry.set(entry);
            page::replace(None, entry);
            return;
        };
        self.remember(None);
        self.entry.set(entry);
        let remembered = self.memory.borrow().iter().find(|remembered| remembered.entry == entry).cloned();
        let (scroll, followed) = remembered.map_or((0.0, None), |there| (there.scroll, there.followed));
        self.arrive(route, Arrival::Returned { scroll, followed });
    }

    /// Remembers the scroll position before the entry is left.
    fn remember(&self, followed: Option<String>) {
        let scroll = page::scroll_position();
        let entry = self.entry.get();
        let mut memory = self.memory.borrow_mut();
        let before =
            memory.iter().position(|remembered| remembered.entry == entry).map(|at| memory.remove(at));
        let followed = followed.or_else(|| before.and_then(|before| before.followed));
        memory.push(Remembered { entry, scroll, followed });
    }

    fn keep_positions(&self) {
        /// A tab's history has at most 50 entries in every browser.
        const MAX_ENTRIES: usize = 50;
        self.remember(None);
        let memory = self.memory.borrow();
        let mut lines = String::new();
        for remembered in memory.iter().rev().take(MAX_ENTRIES) {
            #[expect(clippy::cast_possible_truncation, reason = "a page is not that long")]
            let scroll = remembered.scroll as i32;
            lines.push_str(&format!("{}:{scroll},", remembered.entry));
        }
        storage::set(Key::ScrollPositions, Some(&lines));
    }
}

fn positions_of_this_session() -> Vec<Remembered> {
    let kept = storage::get(Key::ScrollPositions).unwrap_or_default();
    let mut memory = Vec::new();
    for (entry, scroll) in kept.split(',').filter_map(|line| line.split_once(':')) {
        if let (Ok(entry), Ok(scroll)) = (entry.parse::<u32>(), scroll.parse::<i32>()) {
            memory.push(Remembered { entry, scroll: scroll.into(), followed: None });
        }
    }
    memory
}

fn listen(navigator: &Rc<Navigator>, event: &str, then: fn(&Navigator, &Event)) {
    let Some(window) = crate::browser::window() else { return };
    let navigator = Rc::clone(navigator);
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| then(&navigator, &event));
    drop(window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()));
    // The listener lives as long as the document.
    closure.forget();
}
