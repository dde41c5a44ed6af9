//! The foot of every page.

use std::rc::Rc;

use super::masthead::{brand, sections};
use super::oxford;
use crate::browser::page;
use crate::element::{El, div, el};
use crate::route::Route;
use crate::site::context::AppContext;

/// All sections, the publisher's links, the feeds, and the way back up.
pub fn footer(context: &AppContext) -> El {
    let site = Rc::clone(&context.site);
    let words = site.words;
    let arrived = context.loader.arrived.clone();
    let links = site.config.links.iter().map(|link| el("a").link(&link.url).text(&link.label));
    let links = column(words.about, words.about, links.collect());
    let feeds = site.config.feed.iter().map(|feed| {
        let name = feed.as_str().strip_prefix(site.address.as_str()).unwrap_or(feed.as_str());
        el("a").link(feed).text(name)
    });
    let feeds = column(words.feeds, words.feeds, feeds.collect());
    let legal = el("p").text(site.config.legal.as_deref().unwrap_or_default());
    let to_top = el("a").attr("href", "#top").text(words.back_to_top).on("click", |event| {
        event.prevent_default();
        page::scroll_to(0.0);
        page::focus_heading();
    });
    let all_sections = move || {
        let section_link = |section: crate::article::Section| {
            let href = site.href(&Route::Section { id: section.id, page: 1 });
            el("a").attr("href", &href).text(&section.name)
        };
        let links = sections(&site, &arrived).into_iter().map(section_link).collect();
        column(words.all_sections, words.sections, links).into_iter().collect()
    };
    let columns = div("footer__cols").live(all_sections).children(links).children(feeds);
    el("footer")
        .class("footer wrap")
        .child(oxford())
        .child(brand(context))
        .child(columns)
        .child(div("legal").child(legal).child(el("p").child(to_top)))
}

fn column(label: &str, heading: &str, links: Vec<El>) -> Option<El> {
    (!links.is_empty()).then(|| {
        let items = links.into_iter().map(|link| el("li").child(link));
        let heading = el("h2").class("label").text(heading);
        el("nav").attr("aria-label", label).child(heading).child(el("ul").children(items))
    })
}
