//! The parts that pages are laid out from: plain functions from data to elements.

#[cfg(feature = "whole-stories")]
pub mod access;
#[cfg(feature = "whole-stories")]
pub mod blocks;
#[cfg(feature = "whole-stories")]
pub mod byline;
#[cfg(feature = "whole-stories")]
pub mod caption;
#[cfg(feature = "site")]
pub mod card;
#[cfg(feature = "whole-stories")]
pub mod corrections;
#[cfg(feature = "whole-stories")]
pub mod embed;
#[cfg(feature = "site")]
pub mod footer;
pub mod labels;
#[cfg(feature = "site")]
pub mod latest;
#[cfg(feature = "site")]
pub mod load_more;
#[cfg(feature = "site")]
pub mod masthead;
pub mod meta;
#[cfg(feature = "site")]
pub mod notice;
pub mod picture;
#[cfg(feature = "whole-stories")]
pub mod reason;
#[cfg(feature = "site")]
pub mod sharing;
#[cfg(feature = "site")]
pub mod strip;
#[cfg(feature = "site")]
pub mod tools;
#[cfg(feature = "site")]
pub mod wire;

#[cfg(feature = "site")]
use super::state::Site;
#[cfg(feature = "site")]
use super::words::fill;
use crate::element::{El, el};
#[cfg(feature = "site")]
use crate::element::{div, svg};

#[cfg(feature = "site")]
/// The thick and thin rule that opens a part of a page.
pub fn oxford() -> El {
    div("oxford")
}

#[cfg(feature = "site")]
/// An icon of the sprite in `index.html`.
pub fn icon(id: &str) -> El {
    svg("svg").class("icon").attr("aria-hidden", "true").child(svg("use").attr("href", id))
}

#[cfg(feature = "whole-stories")]
/// A part of a page that is labelled by its own heading.
pub fn section(class: &str, heading_id: &str) -> El {
    el("section").class(class).attr("aria-labelledby", heading_id)
}

#[cfg(feature = "site")]
/// The head of a strip: its name, and a link to all of it.
pub fn strip_head(site: &Site, id: &str, name: &str, all: Option<&str>) -> El {
    let more = all.map(|href| {
        let label = fill(site.words.all_of, &[("section", name)]);
        el("a").class("more").attr("href", href).text(&label)
    });
    div("strip__head oxford").child(el("h2").attr("id", id).text(name)).children(more)
}

/// `element` with the name of the paper; a bar in it marks the meridian.
pub fn with_name(element: El, name: &str) -> El {
    let (before, after) = match name.split_once('|') {
        Some((before, after)) => (before, Some(after)),
        None => (name, None),
    };
    element.text(before).children(after.map(|after| el("b").text(after)))
}
