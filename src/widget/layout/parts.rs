//! What the layouts are made of.

use crate::article::Article;
use crate::element::{El, el, svg};
use crate::widget::newsroom::Newsroom;
use crate::widget::settings::Settings;

/// The id of the heading, within the element's own shadow root.
pub const HEADING: &str = "heading";

/// The section around everything, labelled by its heading.
pub fn frame(newsroom: &Newsroom, class: &str) -> El {
    let language = &newsroom.site.config.language;
    el("section")
        .class(&format!("w {class}"))
        .attr("part", "container")
        .attr("aria-labelledby", HEADING)
        .attr("lang", language.tag())
}

/// A button of the ticker.
pub fn button(turn: &'static str, label: &str, path: &str) -> El {
    let arrow = svg("svg").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true");
    el("button")
        .attr("type", "button")
        .attr("part", "button")
        .attr("data-turn", turn)
        .attr("aria-label", label)
        .child(arrow.child(svg("path").attr("d", path)))
}

/// A heading's element.
pub fn heading(level: u8) -> El {
    el(match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    })
}

/// A link to a story's page, with what `dateline-open` tells; without a page only the words.
pub fn story_link(newsroom: &Newsroom, settings: &Settings, story: &Article) -> El {
    match newsroom.page_of(story) {
        Some((href, is_own)) => {
            // Our own page may know where its reader comes from; another's need not.
            let rel = if is_own { "noopener" } else { "noopener noreferrer" };
            el("a")
                .attr("href", &href)
                .maybe("target", settings.opening.target())
                .attr("rel", rel)
                .attr("data-slug", story.slug.as_str())
        }
        None => el("span"),
    }
}
