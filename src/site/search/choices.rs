//! The filters of a search (section, topic, author, time) and its order.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

use super::session::SearchSession;
use crate::element::{El, div, el};
use crate::ranking::search::{FacetChoice, Facets};
use crate::route::search::SearchParams;
use crate::site::words::Words;

/// A kind of choice.
struct FacetKind {
    id: &'static str,
    label: fn(&Words) -> &'static str,
    choices: fn(&Facets) -> &[FacetChoice],
    chosen: fn(&mut SearchParams) -> &mut String,
}

const KINDS: [FacetKind; 3] = [
    FacetKind {
        id: "search-section",
        label: |words| words.section,
        choices: |facets| &facets.sections,
        chosen: |params| &mut params.section,
    },
    FacetKind {
        id: "search-tag",
        label: |words| words.topic,
        choices: |facets| &facets.tags,
        chosen: |params| &mut params.tag,
    },
    FacetKind {
        id: "search-author",
        label: |words| words.author,
        choices: |facets| &facets.authors,
        chosen: |params| &mut params.author,
    },
];

/// The choices; hidden as long as nothing was found and nothing is chosen.
pub fn view(session: &Rc<SearchSession>) -> El {
    let hiding = Rc::clone(session);
    let is_hidden = move || {
        let facets = &hiding.choices.get().facets;
        let params = hiding.params.borrow();
        let typed = SearchParams { typed: params.typed.clone(), ..SearchParams::default() };
        (facets.times == [0; 4] && facets.sections.is_empty() && *params == typed).then(String::new)
    };
    div("search__choices")
        .live_attr("hidden", is_hidden)
        .children(KINDS.iter().map(|kind| of_kind(session, kind)))
        .child(time(session))
        .child(order(session))
}

fn of_kind(session: &Rc<SearchSession>, kind: &'static FacetKind) -> El {
    let words = session.context.site.words;
    let shown = Rc::clone(session);
    let options = move || {
        let facets = &shown.choices.get().facets;
        let chosen = (kind.chosen)(&mut shown.params.borrow_mut()).clone();
        let mut options = vec![option("", words.any, chosen.is_empty())];
        let mut is_there = chosen.is_empty();
        for choice in (kind.choices)(facets) {
            is_there |= choice.name == chosen;
            let label = label(&shown, &choice.name, choice.stories);
            options.push(option(&choice.name, &label, choice.name == chosen));
        }
        if !is_there {
            options.push(option(&chosen, &chosen, true));
        }
        options
    };
    let choosing = Rc::clone(session);
    select(kind.id, (kind.label)(words))(el("select").live(options).on("change", move |event| {
        let value = value_of(&event);
        choosing.choose(|params| *(kind.chosen)(params) = value);
    }))
}

fn time(session: &Rc<SearchSession>) -> El {
    let words = session.context.site.words;
    let shown = Rc::clone(session);
    let options = move || {
        let facets = &shown.choices.get().facets;
        let chosen = shown.params.borrow().within;
        let mut options = vec![option("", words.any, chosen.is_none())];
        for (place, (name, stories)) in words.within.iter().zip(facets.times).enumerate() {
            if stories > 0 || chosen == Some(place) {
                let label = label(&shown, name, stories);
                options.push(option(&place.to_string(), &label, chosen == Some(place)));
            }
        }
        options
    };
    let choosing = Rc::clone(session);
    select("search-time", words.time)(el("select").live(options).on("change", move |event| {
        let value = value_of(&event).parse().ok();
        choosing.choose(|params| params.within = value);
    }))
}

fn order(session: &Rc<SearchSession>) -> El {
    let words = session.context.site.words;
    let is_newest_first = session.params.borrow().is_newest_first;
    let choosing = Rc::clone(session);
    let orders = el("select").child(option("", words.best_first, !is_newest_first)).child(option(
        "newest",
        words.newest_first,
        is_newest_first,
    ));
    select("search-order", words.order)(orders.on("change", move |event| {
        let is_newest_first = !value_of(&event).is_empty();
        choosing.choose(|params| params.is_newest_first = is_newest_first);
    }))
}

fn select(id: &'static str, label: &'static str) -> impl Fn(El) -> El {
    move |select| {
        let label = el("label").attr("for", id).text(label);
        div("search__choice").child(label).child(select.attr("id", id))
    }
}

/// A choice, with the number of stories that it leaves; without it if there is a search index, which has no
/// such counts.
fn label(session: &SearchSession, name: &str, stories: u32) -> String {
    if session.has_index() {
        name.to_owned()
    } else {
        format!("{name} ({})", session.context.site.count(stories as usize))
    }
}

fn option(value: &str, label: &str, is_chosen: bool) -> El {
    el("option").attr("value", value).maybe("selected", is_chosen.then_some("")).text(label)
}

fn value_of(event: &Event) -> String {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    target.map(|select| select.value()).unwrap_or_default()
}
