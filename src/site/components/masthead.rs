//! Name, date, tools and the sections: the same on every page.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::article::Section;
use crate::browser::page;
use crate::element::{El, Live, div, el};
use crate::route::Route;
use crate::site::components::{icon, with_name};
use crate::site::context::AppContext;
use crate::site::reader::{self, TextSize, Theme};
use crate::site::state::Site;
use crate::site::words::fill;

/// How many sections fit a navigation when the publisher names none.
const MAX_FOUND_SECTIONS: usize = 10;

/// The header of every page.
pub fn masthead(context: &AppContext) -> El {
    let site = &context.site;
    let date = el("time").attr("datetime", &today(site)).text(&site.clock.today());
    let bar = div("wrap masthead__bar")
        .child(el("p").class("masthead__date").child(date))
        .child(brand(context))
        .child(div("tools").child(search_link(site)).child(display_panel(site)));
    el("header").child(bar).child(navigation(context))
}

fn search_link(site: &Site) -> El {
    let href = site.href(&Route::Search { query: String::new() });
    let name = el("span").text(site.words.search);
    el("a").class("tool").attr("href", &href).child(icon("#i-search")).child(name)
}

fn today(site: &Site) -> String {
    site.clock.now().to_string().get(..10).unwrap_or_default().to_owned()
}

/// The name of the paper, leading to its front page.
pub fn brand(context: &AppContext) -> El {
    let site = &context.site;
    let label = fill(site.words.name_front_page, &[("name", &site.name())]);
    let shown = context.shown.clone();
    let link = el("a")
        .class("brand")
        .attr("href", &site.href(&Route::Front { page: 1 }))
        .attr("aria-label", &label)
        .live_attr("aria-current", move || {
            shown.get().is_some_and(|page| page.is_front).then(|| "page".to_owned())
        });
    with_name(link, &site.config.name)
}

/// The sections that the publisher names, else those found in the edition.
pub fn sections(site: &Site, arrived: &Live<u32>) -> Vec<Section> {
    if site.config.sections.is_empty() {
        // They come with the edition.
        arrived.get();
        let edition = site.edition.borrow();
        // A story that was opened by its address names one of them.
        let mut found = if edition.has_first_page() { edition.sections() } else { Vec::new() };
        found.truncate(MAX_FOUND_SECTIONS);
        found
    } else {
        site.config.sections.iter().map(|setting| setting.section.clone()).collect()
    }
}

fn navigation(context: &AppContext) -> El {
    let (shown, arrived) = (context.shown.clone(), context.loader.arrived.clone());
    let (site, is_printed) = (Rc::clone(&context.site), context.is_printed);
    let items = move || {
        let items: Vec<El> =
            sections(&site, &arrived)
                .into_iter()
                .map(|section| {
                    let href = site.href(&Route::Section { id: section.id.clone(), page: 1 });
                    let link = el("a").attr("href", &href).text(&section.name);
                    let shown = shown.clone();
                    el("li").child(link.live_attr("aria-current", move || {
                        shown.get()?.current(&section.id).map(str::to_owned)
                    }))
                })
                .collect();
        if items.is_empty() && !is_printed {
            vec![el("li").class("nav__rest").attr("aria-hidden", "true").text("\u{a0}")]
        } else {
            items
        }
    };
    let list = el("ul").class("wrap").live(items);
    el("nav").class("nav").attr("aria-label", context.site.words.sections).child(list)
}

/// Theme and text size. A native `details` opens and closes it; Escape and a press elsewhere close it.
fn display_panel(site: &Site) -> El {
    let words = site.words;
    let themes = Theme::ALL.into_iter().zip([words.theme_auto, words.theme_light, words.theme_dark]).map(
        |(theme, label)| {
            let input =
                radio("theme", theme == reader::theme(site)).on("change", move |_| reader::set_theme(theme));
            el("label").child(input).text(label)
        },
    );
    let size_words = [words.text_small, words.text_medium, words.text_large, words.text_extra_large];
    let sizes = TextSize::ALL.into_iter().zip(size_words).map(|(size, label)| {
        let input =
            radio("text", size == reader::text_size(site)).on("change", move |_| reader::set_text_size(size));
        el("label")
            .child(input)
            .child(el("span").attr("aria-hidden", "true").text(words.text_sample))
            .child(el("span").class("vh").text(label))
    });
    let summary = el("summary")
        .class("tool")
        .child(el("span").class("tool__aa").attr("aria-hidden", "true").text("Aa"))
        .child(el("span").class("vh").text(words.display_settings));
    let panel = div("display__panel")
        .child(choice(words.theme, themes))
        .child(choice(words.text_size, sizes).class("sizes"));
    let details = el("details").class("display").child(summary).child(panel);
    page::on_window("click", close_unless_inside);
    details.on("keydown", |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            close_and_focus(&event);
        }
    })
}

fn choice(legend: &str, labels: impl Iterator<Item = El>) -> El {
    el("fieldset").child(el("legend").text(legend)).child(div("choice").children(labels))
}

fn radio(name: &str, is_checked: bool) -> El {
    el("input").attr("type", "radio").attr("name", name).maybe("checked", is_checked.then_some(""))
}

fn close_unless_inside(event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let inside = target.and_then(|target| target.closest(".display, [data-open-display]").ok().flatten());
    if inside.is_none()
        && let Some(details) = page::find(".display[open]")
    {
        drop(details.remove_attribute("open"));
    }
}

fn close_and_focus(event: &Event) {
    let details = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some(details) = details.filter(|details| details.has_attribute("open")) else { return };
    drop(details.remove_attribute("open"));
    let summary = details.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        page::focus(&summary);
    }
}
