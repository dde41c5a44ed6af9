//! A list that grows when the reader asks: never by itself, and never under the reader's eyes.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::card::{self, Variant};
use super::growth;
use crate::article::{Article, Slug};
use crate::browser::page::{self, Voice};
use crate::browser::supplement;
use crate::browser::timer::{Work, spawn};
use crate::edition::Listing;
use crate::route::Route;
use crate::site::Site;
use crate::site::app::Newsroom;
use crate::site::element::{El, div, el, text};
use crate::site::live::Live;
use crate::site::words::fill;

/// The first so many stories of a list, from what is loaded.
type List = Box<dyn Fn(&Newsroom, usize) -> Listing>;

/// What a growing list needs to know.
pub struct GrowingList {
    /// The address of the page; it takes the number of pages.
    pub route: Route,
    /// Stories of the same list that stand above it.
    pub above: usize,
    /// The first so many stories of the list.
    pub listing: List,
    /// How many are shown at first.
    pub first: usize,
    /// The section that the list is of; its pages are asked for.
    pub section: Option<Slug>,
    /// Whether the list is of all stories or of a section, whose total is its total.
    pub knows_total: bool,
    /// The form of the cards.
    pub variant: Variant,
    /// The class of the list.
    pub class: &'static str,
}

/// The list and its button.
pub fn view(newsroom: &Newsroom, list: GrowingList) -> Vec<El> {
    let words = newsroom.site.words;
    let listing = (list.listing)(newsroom, list.first);
    let growth = Rc::new(Growth {
        state: Live::new(State::of(newsroom, &list, &listing)),
        is_busy: Live::new(false),
        wanted: Cell::new(list.first),
        newsroom: newsroom.clone(),
        list,
    });
    let cards = div(growth.list.class).children(growth.cards(&listing.stories));
    let count = {
        let growth = Rc::clone(&growth);
        move || vec![text(&growth.state.get().words(&growth.newsroom.site))]
    };
    let is_busy = growth.is_busy.clone();
    let state = growth.state.clone();
    let button = move || {
        if state.get().is_all {
            return Vec::new();
        }
        let growth = Rc::clone(&growth);
        let (waits, says) = (is_busy.clone(), is_busy.clone());
        let button = el("button").class("btn").attr("type", "button");
        let button = button.live_attr("aria-disabled", move || waits.get().then(|| "true".to_owned()));
        let button =
            button.live(move || vec![text(if says.get() { words.loading } else { words.load_more })]);
        vec![button.on("click", move |event| {
            if let Some(place) = list_above(&event).filter(|_| !growth.is_busy.peek()) {
                spawn(Box::pin(press(Rc::clone(&growth), place)));
            }
        })]
    };
    vec![cards, div("loadmore").child(el("p").class("meta").live(count)).live(button)]
}

/// What a press does is in the supplement.
async fn press(growth: Rc<Growth>, place: HtmlElement) {
    growth.is_busy.set(true);
    let is_here = supplement::load().await.is_ok();
    if is_here {
        let work: Work<_> = Box::pin(growth::grow(Rc::clone(&growth), place));
        work.await;
    }
    growth.is_busy.set(false);
    if !is_here {
        page::say(Voice::Urgent, growth.newsroom.site.words.more_failed.to_owned());
    }
}

/// The list that stands above the button.
fn list_above(press: &Event) -> Option<HtmlElement> {
    let button = press.current_target()?.dyn_into::<Element>().ok()?;
    button.parent_element()?.previous_element_sibling()?.dyn_into().ok()
}

/// A list while it is on the page.
pub struct Growth {
    pub newsroom: Newsroom,
    pub list: GrowingList,
    pub state: Live<State>,
    pub is_busy: Live<bool>,
    /// How many stories have been asked for.
    pub wanted: Cell<usize>,
}

impl Growth {
    pub fn cards<'a>(&'a self, stories: &'a [Rc<Article>]) -> impl Iterator<Item = El> + 'a {
        stories.iter().map(|story| card::card(&self.newsroom.site, story, self.list.variant))
    }
}

/// What the line above the button says.
#[derive(Clone)]
pub struct State {
    pub shown: usize,
    total: Option<usize>,
    is_all: bool,
}

impl State {
    pub fn of(newsroom: &Newsroom, list: &GrowingList, listing: &Listing) -> State {
        let edition = newsroom.site.edition.borrow();
        let shown = list.above + listing.stories.len();
        let section = list.section.as_ref();
        let is_all = !listing.more_loaded && edition.next_pages_of(section).next().is_none();
        let total = if is_all { Some(shown) } else { edition.total_of(section).filter(|_| list.knows_total) };
        State { shown, total, is_all }
    }

    pub fn words(&self, site: &Site) -> String {
        let shown = site.count(self.shown);
        match self.total.map(|total| site.count(total)) {
            Some(total) if self.is_all => fill(site.words.all_shown, &[("total", &total)]),
            Some(total) => fill(site.words.showing_of, &[("shown", &shown), ("total", &total)]),
            None => fill(site.words.showing, &[("shown", &shown)]),
        }
    }
}
