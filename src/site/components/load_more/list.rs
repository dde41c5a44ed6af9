//! A list with a button for more, and the number of stories shown.

use std::cell::Cell;
use std::rc::Rc;

use crate::article::{Article, Slug};
use crate::edition::Listing;
use crate::element::El;
use crate::element::Live;
use crate::route::Route;
use crate::site::components::card::{self, Variant};
use crate::site::context::AppContext;
use crate::site::state::Site;
use crate::site::words::fill;

/// The first so many stories of a list, from the loaded ones.
type FirstStories = Box<dyn Fn(&AppContext, usize) -> Listing>;

/// The settings of a growing list.
pub struct GrowingList {
    /// The address of the page; it takes the number of pages.
    pub route: Route,
    /// How many stories of the same list are above it.
    pub above: usize,
    /// The first so many stories of the list.
    pub listing: FirstStories,
    /// How many are shown at first.
    pub first: usize,
    /// The section of the list, whose pages are loaded.
    pub section: Option<Slug>,
    /// Whether the list is of all stories or of a section, so that the edition knows its total.
    pub knows_total: bool,
    /// The form of the cards.
    pub variant: Variant,
    /// The class of the list.
    pub class: &'static str,
}

/// A list while it is on the page.
pub struct LoadMore {
    pub context: AppContext,
    pub list: GrowingList,
    pub state: Live<CountLine>,
    pub is_busy: Live<bool>,
    /// How many stories are wanted.
    pub wanted: Cell<usize>,
}

impl LoadMore {
    pub fn cards<'a>(&'a self, stories: &'a [Rc<Article>]) -> impl Iterator<Item = El> + 'a {
        stories.iter().map(|story| card::card(&self.context.site, story, self.list.variant))
    }
}

/// The numbers in the line above the button.
#[derive(Clone)]
pub struct CountLine {
    pub shown: usize,
    pub total: Option<usize>,
    pub is_all: bool,
}

impl CountLine {
    pub fn of(context: &AppContext, list: &GrowingList, listing: &Listing) -> CountLine {
        let edition = context.site.edition.borrow();
        let shown = list.above + listing.stories.len();
        let section = list.section.as_ref();
        let is_all = !listing.more_loaded && edition.next_pages_of(section).next().is_none();
        let total = if is_all { Some(shown) } else { edition.total_of(section).filter(|_| list.knows_total) };
        CountLine { shown, total, is_all }
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
