//! A list that grows when the reader asks: never by itself, and never under the reader's eyes.

mod append;
mod list;

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::browser::later_file::LaterFileError;
use crate::browser::page::{self, Politeness};
use crate::browser::part::{self, ProgramPart};
use crate::browser::timer::{Work, spawn};
use crate::element::Live;
use crate::element::{El, div, el, text};
use crate::site::context::AppContext;
use list::{CountLine, LoadMore};

pub use list::GrowingList;

/// The list and its button.
pub fn view(context: &AppContext, list: GrowingList) -> Vec<El> {
    let words = context.site.words;
    let listing = (list.listing)(context, list.first);
    let load_more = Rc::new(LoadMore {
        state: Live::new(CountLine::of(context, &list, &listing)),
        is_busy: Live::new(false),
        wanted: Cell::new(list.first),
        context: context.clone(),
        list,
    });
    let cards = div(load_more.list.class).children(load_more.cards(&listing.stories));
    let count = {
        let load_more = Rc::clone(&load_more);
        move || vec![text(&load_more.state.get().words(&load_more.context.site))]
    };
    let is_busy = load_more.is_busy.clone();
    let state = load_more.state.clone();
    let button = move || {
        if state.get().is_all {
            return Vec::new();
        }
        let load_more = Rc::clone(&load_more);
        let (waits, says) = (is_busy.clone(), is_busy.clone());
        let button = el("button").class("btn").attr("type", "button");
        let button = button.live_attr("aria-disabled", move || waits.get().then(|| "true".to_owned()));
        let button =
            button.live(move || vec![text(if says.get() { words.loading } else { words.load_more })]);
        vec![button.on("click", move |event| {
            if let Some(place) = list_above(&event).filter(|_| !load_more.is_busy.get_untracked()) {
                spawn(Box::pin(press(Rc::clone(&load_more), place)));
            }
        })]
    };
    vec![cards, div("loadmore").child(el("p").class("meta").live(count)).live(button)]
}

/// Loads the code for a press, which is in a part of the program of its own, and runs it.
async fn press(load_more: Rc<LoadMore>, place: HtmlElement) {
    load_more.is_busy.set(true);
    let loaded = part::load(ProgramPart::Lists).await;
    if loaded.is_ok() {
        let work: Work<_> = Box::pin(append::append(Rc::clone(&load_more), place));
        work.await;
    }
    load_more.is_busy.set(false);
    if let Err(error) = loaded {
        let words = load_more.context.site.words;
        let why =
            if error == LaterFileError::NewRelease { words.new_release.text } else { words.more_failed };
        page::notify(Politeness::Assertive, why);
    }
}

/// The list above the button.
fn list_above(press: &Event) -> Option<HtmlElement> {
    let button = press.current_target()?.dyn_into::<Element>().ok()?;
    button.parent_element()?.previous_element_sibling()?.dyn_into().ok()
}
