//! What a reader can choose from of what was found: section, topic, author, time, and the order.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

use crate::ranking::search::{Choice, Facets};
use crate::route::search::Inquiry;
use crate::site::element::{El, div, el};
use crate::site::pages::Looking;
use crate::site::words::Words;

/// A kind of choice.
struct Kind {
    id: &'static str,
    label: fn(&Words) -> &'static str,
    choices: fn(&Facets) -> &[Choice],
    chosen: fn(&mut Inquiry) -> &mut String,
}

const KINDS: [Kind; 3] = [
    Kind {
        id: "search-section",
        label: |words| words.section,
        choices: |facets| &facets.sections,
        chosen: |inquiry| &mut inquiry.section,
    },
    Kind {
        id: "search-tag",
        label: |words| words.topic,
        choices: |facets| &facets.tags,
        chosen: |inquiry| &mut inquiry.tag,
    },
    Kind {
        id: "search-author",
        label: |words| words.author,
        choices: |facets| &facets.authors,
        chosen: |inquiry| &mut inquiry.author,
    },
];

/// The choices; hidden as long as nothing was found and nothing is chosen.
pub fn view(looking: &Rc<Looking>) -> El {
    let hiding = Rc::clone(looking);
    let is_hidden = move || {
        let facets = &hiding.choices.get().facets;
        let inquiry = hiding.inquiry.borrow();
        let typed = Inquiry { typed: inquiry.typed.clone(), ..Inquiry::default() };
        (facets.times == [0; 4] && facets.sections.is_empty() && *inquiry == typed).then(String::new)
    };
    div("search__choices")
        .live_attr("hidden", is_hidden)
        .children(KINDS.iter().map(|kind| of_kind(looking, kind)))
        .child(time(looking))
        .child(order(looking))
}

fn of_kind(looking: &Rc<Looking>, kind: &'static Kind) -> El {
    let words = looking.newsroom.site.words;
    let shown = Rc::clone(looking);
    let options = move || {
        let facets = &shown.choices.get().facets;
        let chosen = (kind.chosen)(&mut shown.inquiry.borrow_mut()).clone();
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
    let choosing = Rc::clone(looking);
    select(kind.id, (kind.label)(words))(el("select").live(options).on("change", move |event| {
        let value = value_of(&event);
        choosing.choose(|inquiry| *(kind.chosen)(inquiry) = value);
    }))
}

fn time(looking: &Rc<Looking>) -> El {
    let words = looking.newsroom.site.words;
    let shown = Rc::clone(looking);
    let options = move || {
        let facets = &shown.choices.get().facets;
        let chosen = shown.inquiry.borrow().within;
        let mut options = vec![option("", words.any, chosen.is_none())];
        for (place, (name, stories)) in words.within.iter().zip(facets.times).enumerate() {
            if stories > 0 || chosen == Some(place) {
                let label = label(&shown, name, stories);
                options.push(option(&place.to_string(), &label, chosen == Some(place)));
            }
        }
        options
    };
    let choosing = Rc::clone(looking);
    select("search-time", words.time)(el("select").live(options).on("change", move |event| {
        let value = value_of(&event).parse().ok();
        choosing.choose(|inquiry| inquiry.within = value);
    }))
}

fn order(looking: &Rc<Looking>) -> El {
    let words = looking.newsroom.site.words;
    let is_newest_first = looking.inquiry.borrow().is_newest_first;
    let choosing = Rc::clone(looking);
    let orders = el("select").child(option("", words.best_first, !is_newest_first)).child(option(
        "newest",
        words.newest_first,
        is_newest_first,
    ));
    select("search-order", words.order)(orders.on("change", move |event| {
        let is_newest_first = !value_of(&event).is_empty();
        choosing.choose(|inquiry| inquiry.is_newest_first = is_newest_first);
    }))
}

fn select(id: &'static str, label: &'static str) -> impl Fn(El) -> El {
    move |select| {
        let label = el("label").attr("for", id).text(label);
        div("search__choice").child(label).child(select.attr("id", id))
    }
}

/// A choice with how many stories it leaves. Nobody knows that of an index, so then there is no count.
fn label(looking: &Looking, name: &str, stories: u32) -> String {
    if looking.has_index() {
        name.to_owned()
    } else {
        format!("{name} ({})", looking.newsroom.site.count(stories as usize))
    }
}

fn option(value: &str, label: &str, is_chosen: bool) -> El {
    el("option").attr("value", value).maybe("selected", is_chosen.then_some("")).text(label)
}

fn value_of(event: &Event) -> String {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    target.map(|select| select.value()).unwrap_or_default()
}
