//! The parts that pages are laid out from: plain functions from data to elements.

pub mod blocks;
pub mod caption;
pub mod card;
pub mod embed;
pub mod footer;
pub mod latest;
pub mod load_more;
pub mod masthead;
pub mod meta;
pub mod notice;
pub mod picture;
pub mod sharing;
pub mod strip;
pub mod tools;
pub mod wire;

use super::state::Site;
use super::words::fill;
use crate::element::{El, div, el, svg};

/// The thick and thin rule that opens a part of a page.
pub fn oxford() -> El {
    div("oxford")
}

/// An icon of the sprite in `index.html`.
pub fn icon(id: &str) -> El {
    svg("svg").class("icon").attr("aria-hidden", "true").child(svg("use").attr("href", id))
}

/// A part of a page that is labelled by its own heading.
pub fn section(class: &str, heading_id: &str) -> El {
    el("section").class(class).attr("aria-labelledby", heading_id)
}

/// The head of a strip: its name, and a link to all of it.
pub fn strip_head(site: &Site, id: &str, name: &str, all: Option<&str>) -> El {
    let more = all.map(|href| {
        let label = fill(site.words.all_of, &[("section", name)]);
        el("a").class("more").attr("href", href).text(&label)
    });
    div("strip__head oxford").child(el("h2").attr("id", id).text(name)).children(more)
}
