//! A list that grows when the reader asks: never by itself, and never under the reader's eyes.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlElement;

use super::card::{self, Variant};
use crate::article::{Article, Slug};
use crate::browser::page::{self, Voice};
use crate::browser::timer::spawn;
use crate::edition::{Listing, PAGE_OF_STORIES};
use crate::route::Route;
use crate::site::Site;
use crate::site::app::Newsroom;
use crate::site::desk::LoadError;
use crate::site::element::{El, div, el, text};
use crate::site::live::Live;
use crate::site::words::fill;

/// How many pages of the edition one press reads to find more of a section.
const PAGES_FOR_ONE_PRESS: usize = 3;

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
    let place = cards.handle();
    let is_busy = growth.is_busy.clone();
    let state = growth.state.clone();
    let button = move || {
        if state.get().is_all {
            return Vec::new();
        }
        let (growth, place) = (Rc::clone(&growth), place.clone());
        let (waits, says) = (is_busy.clone(), is_busy.clone());
        let button = el("button").class("btn").attr("type", "button");
        let button = button.live_attr("aria-disabled", move || waits.get().then(|| "true".to_owned()));
        let button =
            button.live(move || vec![text(if says.get() { words.loading } else { words.load_more })]);
        vec![button.on("click", move |_| {
            if let Some(place) = place.clone().filter(|_| !growth.is_busy.peek()) {
                spawn(Box::pin(Rc::clone(&growth).grow(place)));
            }
        })]
    };
    vec![cards, div("loadmore").child(el("p").class("meta").live(count)).live(button)]
}

/// A list while it is on the page.
struct Growth {
    newsroom: Newsroom,
    list: GrowingList,
    state: Live<State>,
    is_busy: Live<bool>,
    /// How many stories have been asked for.
    wanted: Cell<usize>,
}

impl Growth {
    fn cards<'a>(&'a self, stories: &'a [Rc<Article>]) -> impl Iterator<Item = El> + 'a {
        stories.iter().map(|story| card::card(&self.newsroom.site, story, self.list.variant))
    }

    /// One press: stories that were shown stay as they are, new ones are added behind them.
    async fn grow(self: Rc<Self>, place: HtmlElement) {
        let words = self.newsroom.site.words;
        self.is_busy.set(true);
        let wanted = self.wanted.get() + PAGE_OF_STORIES;
        let failed = self.fetch(wanted).await.is_err();
        self.is_busy.set(false);
        // The reader may have left the page.
        if !place.is_connected() {
            return;
        }
        let listing = (self.list.listing)(&self.newsroom, wanted);
        let shown = self.state.peek().shown - self.list.above;
        let new = listing.stories.get(shown..).unwrap_or_default();
        if new.is_empty() && failed {
            page::say(Voice::Urgent, words.more_failed.to_owned());
            return;
        }
        let state = State::of(&self.newsroom, &self.list, &listing);
        let counted = state.words(&self.newsroom.site);
        let said = fill(words.more_loaded, &[("added", &new.len().to_string()), ("count", &counted)]);
        let first_new = new.first().map(|story| self.newsroom.site.story_href(story));
        for card in self.cards(new) {
            card.append_to(&place);
        }
        self.wanted.set(wanted);
        self.state.set(state);
        #[expect(clippy::cast_possible_truncation, reason = "pages are few")]
        let presses = ((wanted - self.list.first) / PAGE_OF_STORIES) as u32;
        self.newsroom.navigator.grow(&self.list.route.with_page(page_of(&self.list.route) + presses));
        if let Some(link) = first_new.as_deref().and_then(page::find_link) {
            page::focus(&link);
        }
        page::say(Voice::Polite, said);
    }

    async fn fetch(&self, wanted: usize) -> Result<(), LoadError> {
        for _ in 0..PAGES_FOR_ONE_PRESS {
            let has_enough = (self.list.listing)(&self.newsroom, wanted).stories.len() >= wanted;
            if has_enough || !self.newsroom.desk.next_pages(self.list.section.as_ref(), None).await? {
                break;
            }
        }
        Ok(())
    }
}

fn page_of(route: &Route) -> u32 {
    match route {
        Route::Front { page } | Route::Section { page, .. } | Route::Topic { page, .. } => *page,
        Route::Article { .. } | Route::NotFound => 1,
    }
}

/// What the line above the button says.
#[derive(Clone)]
struct State {
    shown: usize,
    total: Option<usize>,
    is_all: bool,
}

impl State {
    fn of(newsroom: &Newsroom, list: &GrowingList, listing: &Listing) -> State {
        let edition = newsroom.site.edition.borrow();
        let shown = list.above + listing.stories.len();
        let section = list.section.as_ref();
        let is_all = !listing.more_loaded && edition.next_pages_of(section).next().is_none();
        let total = if is_all { Some(shown) } else { edition.total_of(section).filter(|_| list.knows_total) };
        State { shown, total, is_all }
    }

    fn words(&self, site: &Site) -> String {
        let shown = self.shown.to_string();
        match self.total.map(|total| total.to_string()) {
            Some(total) if self.is_all => fill(site.words.all_shown, &[("total", &total)]),
            Some(total) => fill(site.words.showing_of, &[("shown", &shown), ("total", &total)]),
            None => fill(site.words.showing, &[("shown", &shown)]),
        }
    }
}
