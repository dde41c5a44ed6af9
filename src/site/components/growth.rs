//! What a press of "Load more" does to a list: in the supplement, for no list grows by itself.

use std::rc::Rc;

use web_sys::HtmlElement;

use super::load_more::{Growth, State};
use crate::browser::page::{self, Voice};
use crate::edition::PAGE_OF_STORIES;
use crate::route::Route;
use crate::site::desk::LoadError;
use crate::site::words::fill;

/// How many pages of the edition one press reads to find more of a section.
const PAGES_FOR_ONE_PRESS: usize = 3;

/// One press: stories that were shown stay as they are, new ones are added behind them.
pub async fn grow(growth: Rc<Growth>, place: HtmlElement) {
    let words = growth.newsroom.site.words;
    let wanted = growth.wanted.get() + PAGE_OF_STORIES;
    let failed = fetch(&growth, wanted).await.is_err();
    // The button is itself again before the focus moves on.
    growth.is_busy.set(false);
    // The reader may have left the page.
    if !place.is_connected() {
        return;
    }
    let listing = (growth.list.listing)(&growth.newsroom, wanted);
    let shown = growth.state.peek().shown - growth.list.above;
    let new = listing.stories.get(shown..).unwrap_or_default();
    if new.is_empty() && failed {
        page::say(Voice::Urgent, words.more_failed.to_owned());
        return;
    }
    let state = State::of(&growth.newsroom, &growth.list, &listing);
    let counted = state.words(&growth.newsroom.site);
    let said = fill(words.more_loaded, &[("added", &new.len().to_string()), ("count", &counted)]);
    let first_new = new.first().map(|story| growth.newsroom.site.story_href(story));
    for card in growth.cards(new) {
        card.append_to(&place);
    }
    growth.wanted.set(wanted);
    growth.state.set(state);
    #[expect(clippy::cast_possible_truncation, reason = "pages are few")]
    let presses = ((wanted - growth.list.first) / PAGE_OF_STORIES) as u32;
    growth.newsroom.navigator.grow(&growth.list.route.with_page(page_of(&growth.list.route) + presses));
    if let Some(link) = first_new.as_deref().and_then(page::find_link) {
        page::focus(&link);
    }
    page::say(Voice::Polite, said);
}

async fn fetch(growth: &Growth, wanted: usize) -> Result<(), LoadError> {
    for _ in 0..PAGES_FOR_ONE_PRESS {
        let has_enough = (growth.list.listing)(&growth.newsroom, wanted).stories.len() >= wanted;
        if has_enough || !growth.newsroom.desk.next_pages(growth.list.section.as_ref(), None).await? {
            break;
        }
    }
    Ok(())
}

fn page_of(route: &Route) -> u32 {
    match route {
        Route::Front { page } | Route::Section { page, .. } | Route::Topic { page, .. } => *page,
        Route::Article { .. } | Route::Search { .. } | Route::NotFound => 1,
    }
}
