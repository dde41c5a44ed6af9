//! Appends stories to a list when "Load more" is pressed: in the supplement, as no list grows by itself.

use std::rc::Rc;

use web_sys::HtmlElement;

use super::list::{CountLine, LoadMore};
use crate::browser::page::{self, Politeness};
use crate::edition::PAGE_OF_STORIES;
use crate::route::Route;
use crate::site::story_loader::LoadError;
use crate::site::words::fill;

/// How many pages of the edition one press reads to find more of a section.
const PAGES_FOR_ONE_PRESS: usize = 3;

/// One press: stories that are shown stay as they are, new ones are added after them.
pub async fn append(load_more: Rc<LoadMore>, place: HtmlElement) {
    let words = load_more.context.site.words;
    let wanted = load_more.wanted.get() + PAGE_OF_STORIES;
    let failed = fetch(&load_more, wanted).await.is_err();
    // The button is no longer busy before the focus moves on.
    load_more.is_busy.set(false);
    // The reader may have left the page.
    if !place.is_connected() {
        return;
    }
    let listing = (load_more.list.listing)(&load_more.context, wanted);
    let shown = load_more.state.get_untracked().shown - load_more.list.above;
    let new = listing.stories.get(shown..).unwrap_or_default();
    if new.is_empty() && failed {
        page::notify(Politeness::Assertive, words.more_failed);
        return;
    }
    let state = CountLine::of(&load_more.context, &load_more.list, &listing);
    let counted = state.words(&load_more.context.site);
    let said = fill(words.more_loaded, &[("added", &new.len().to_string()), ("count", &counted)]);
    let first_new = new.first().map(|story| load_more.context.site.story_href(story));
    for card in load_more.cards(new) {
        drop(card.append_to(&place));
    }
    load_more.wanted.set(wanted);
    load_more.state.set(state);
    #[expect(clippy::cast_possible_truncation, reason = "pages are few")]
    let presses = ((wanted - load_more.list.first) / PAGE_OF_STORIES) as u32;
    load_more
        .context
        .navigator
        .grow(&load_more.list.route.with_page(page_of(&load_more.list.route) + presses));
    if let Some(link) = first_new.as_deref().and_then(page::find_link) {
        page::focus_in_view(&link);
    }
    page::announce(Politeness::Polite, said);
}

async fn fetch(load_more: &LoadMore, wanted: usize) -> Result<(), LoadError> {
    for _ in 0..PAGES_FOR_ONE_PRESS {
        let has_enough = (load_more.list.listing)(&load_more.context, wanted).stories.len() >= wanted;
        if has_enough || !load_more.context.loader.next_pages(load_more.list.section.as_ref(), None).await? {
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
