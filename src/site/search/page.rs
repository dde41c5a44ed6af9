//! Search: a field, the stories that match while the reader types, and filters.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::phrases::{count_words, title};
use super::session::{FIELD, MORE, Outcome, SearchSession};
use super::{choices, result_row};
use crate::browser::head::DocumentHead;
use crate::browser::later_file::LaterFileError;
use crate::browser::page;
use crate::browser::search_worker::WorkerError;
use crate::browser::timer::spawn;
use crate::element::{El, div, el, text};
use crate::route::Route;
use crate::route::search::SearchParams;
use crate::search_worker::indexed_stories::FoundStories;
use crate::site::components::oxford;
use crate::site::context::AppContext;
use crate::site::state::Site;
use crate::site::words::fill;
use crate::site::{head, reader};

const HINT: &str = "search-hint";

/// A search page, by the parameters in its address.
pub struct SearchPage {
    params: SearchParams,
}

/// The page for the query of an address, and the document's head. The edition has to be loaded.
#[inline(never)]
pub fn prepare(site: &Site, query: &str) -> (DocumentHead, SearchPage) {
    let params = SearchParams::read(query);
    (head::of_message(site, &title(site, &params)), SearchPage { params })
}

#[inline(never)]
pub fn view(context: &AppContext, searched: &SearchPage) -> Vec<El> {
    let words = context.site.words;
    let session = SearchSession::start(context, &searched.params);
    let heading = div("pagehead").child(oxford()).child(el("h1").attr("tabindex", "-1").text(words.search));
    let outcome = Rc::clone(&session);
    let found = div("search__found").live(move || outcome_view(&outcome)).child(only_loaded(&session));
    vec![heading, form(&session, field(&searched.params.typed)), choices::view(&session), found]
}

fn field(typed: &str) -> El {
    el("input")
        .attr("id", FIELD)
        .attr("type", "search")
        .attr("name", "q")
        .attr("dir", "auto")
        .attr("value", typed)
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("aria-describedby", HINT)
}

fn form(session: &Rc<SearchSession>, input: El) -> El {
    let words = session.context.site.words;
    let (typing, leaving, sending) = (Rc::clone(session), Rc::clone(session), Rc::clone(session));
    let input = input.on("input", move |_| typing.typed(false)).on("keydown", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            // Some browsers clear the field themselves, which would be a second search.
            event.prevent_default();
            leaving.clear();
        }
    });
    let label = el("label").attr("for", FIELD).text(words.search_stories);
    let hint = el("p").class("meta").attr("id", HINT).text(words.search_hint);
    let send = el("button").class("btn btn--solid").attr("type", "submit").text(words.search);
    el("form")
        .class("search")
        .attr("role", "search")
        .attr("aria-label", words.search_stories)
        // Without the program, on a page that was rendered before, Enter leads to the results.
        .attr("action", &session.context.site.href(&Route::Search { query: String::new() }))
        .on("submit", move |event: Event| {
            event.prevent_default();
            sending.typed(true);
        })
        .child(div("field").child(label).child(div("field__line").child(input).child(send)).child(hint))
}

fn outcome_view(session: &Rc<SearchSession>) -> Vec<El> {
    let site = &session.context.site;
    let words = site.words;
    match session.outcome.get() {
        Outcome::Nothing => vec![recent(session)],
        Outcome::Failed(WorkerError::Lost) => vec![failed(words.search_impossible)],
        Outcome::Failed(WorkerError::File(LaterFileError::NewRelease)) => {
            let button = el("button").class("btn").attr("type", "button").text(words.load_again);
            vec![failed(words.new_release.text), button.on("click", |_| page::reload())]
        }
        Outcome::Failed(WorkerError::File(LaterFileError::NotLoaded)) => {
            let again = Rc::clone(session);
            let button = el("button").class("btn").attr("type", "button").text(words.try_again);
            vec![failed(words.search_not_loaded), button.on("click", move |_| again.retry())]
        }
        Outcome::Found(found, typed) => {
            let counted =
                el("p").class("status").text(&count_words(site, session.is_waiting.get(), &found, &typed));
            let results = (!session.is_waiting.get()).then(|| nothing(site, &found, &typed));
            let results = if found.total == 0 {
                results
            } else {
                let heading = el("h2").class("vh").attr("id", "results-h").text(words.results);
                let rows = found.hits.iter().map(|hit| result_row::view(site, hit));
                let list = div("cards rows").children(rows);
                Some(el("section").attr("aria-labelledby", "results-h").child(heading).child(list))
            };
            let more = (found.has_more && !session.is_waiting.get()).then(|| more_button(session));
            let all = searched_all(session);
            [counted].into_iter().chain(all).chain(results).chain(more).collect()
        }
    }
}

/// A line that all of a small edition was searched. In an edition with a search index, the newest stories may
/// be neither loaded nor indexed, so there is no such line.
fn searched_all(session: &SearchSession) -> Option<El> {
    let site = &session.context.site;
    let is_all = !session.is_waiting.get() && !session.has_index() && !session.has_older();
    let count = site.count(site.edition.borrow().len());
    is_all.then(|| el("p").class("meta").text(&fill(site.words.searched_all, &[("count", &count)])))
}

fn failed(why: &str) -> El {
    el("p").class("status").attr("role", "alert").text(why)
}

fn more_button(session: &Rc<SearchSession>) -> El {
    let words = session.context.site.words;
    let (waits, says) = (session.is_busy.clone(), session.is_busy.clone());
    let pressing = Rc::clone(session);
    let button = el("button")
        .class("btn")
        .attr("id", MORE)
        .attr("type", "button")
        .live_attr("aria-disabled", move || waits.get().then(|| "true".to_owned()))
        .live(move || vec![text(if says.get() { words.loading } else { words.more_results })]);
    div("loadmore").child(button.on("click", move |_| pressing.more()))
}

fn nothing(site: &Site, found: &FoundStories, typed: &str) -> El {
    let words = site.words;
    let better = found.did_you_mean.as_deref().map(|better| {
        let params = SearchParams { typed: better.to_owned(), ..SearchParams::default() };
        let href = site.href(&Route::Search { query: params.query() });
        el("p").text(words.did_you_mean).text(" ").child(el("a").attr("href", &href).text(better))
    });
    div("msg")
        .child(el("h2").text(&fill(words.nothing_found, &[("words", typed)])))
        .children(better)
        .child(el("p").text(words.nothing_found_text))
}

/// A notice that only loaded stories are searched: for an edition that has more pages and no search index
/// that can be read. Its button stays while results come and go, and the focus on it.
fn only_loaded(session: &Rc<SearchSession>) -> El {
    let words = session.context.site.words;
    let (hiding, counting, pressing) = (Rc::clone(session), Rc::clone(session), Rc::clone(session));
    let is_hidden = move || {
        // Read in any case, so that this runs again with the next results.
        let is_found = matches!(hiding.outcome.get(), Outcome::Found(..));
        (!is_found || hiding.is_loading.get() || !hiding.has_older()).then(String::new)
    };
    let line = move || {
        counting.outcome.get();
        let site = &counting.context.site;
        let loaded = site.count(site.edition.borrow().len());
        let came = counting.what_came().map(|came| text(&format!(" {came}")));
        let failed = counting.older_failed.get().then(|| text(&format!("{} ", words.older_failed)));
        let searched = text(&fill(words.only_loaded, &[("count", &loaded)]));
        failed.into_iter().chain([searched]).chain(came).collect()
    };
    let is_busy = session.is_busy.clone();
    let button = el("button")
        .class("btn")
        .attr("type", "button")
        .live_attr("aria-disabled", move || is_busy.get().then(|| "true".to_owned()))
        .text(words.search_older)
        .on("click", move |_| spawn(Box::pin(Rc::clone(&pressing).fetch_older())));
    div("notice").live_attr("hidden", is_hidden).child(el("p").live(line)).child(button)
}

/// The reader's last searches, if they are to be remembered.
fn recent(session: &Rc<SearchSession>) -> El {
    let site = &session.context.site;
    let words = site.words;
    let remembered = reader::remembered_words(site);
    let again = Rc::clone(session);
    let check = el("input").attr("type", "checkbox").maybe("checked", remembered.is_some().then_some("")).on(
        "change",
        move |_| {
            let is_on = reader::remembered_words(&again.context.site).is_some();
            reader::set_remembering(!is_on);
            again.outcome.set(Outcome::Nothing);
        },
    );
    let links = remembered.unwrap_or_default().into_iter().map(|typed| {
        let query = SearchParams { typed: typed.clone(), ..SearchParams::default() }.query();
        let href = site.href(&Route::Search { query });
        el("li").child(el("a").attr("href", &href).text(&typed))
    });
    div("search__recent")
        .child(el("label").child(check).child(text(" ")).child(text(words.remember_searches)))
        .child(el("ul").children(links))
}
