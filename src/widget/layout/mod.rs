//! What the layouts look like, as elements. Their style is `public/widget/widget.css`.
//!
//! The classes are the widget's own business; the parts (`part="…"`) are what partners may style, and are listed in
//! `docs/WIDGET.md`.

#[cfg(feature = "widget-stories")]
pub mod article;
mod head;
mod item;
mod parts;

use parts::{button, frame};

use super::choice::Chosen;
use super::newsroom::Newsroom;
use super::settings::{Layout, Settings};
use crate::element::{El, el};

/// Stories in one of the layouts for lists.
pub fn stories(newsroom: &Newsroom, settings: &Settings, chosen: &[Chosen]) -> Vec<El> {
    let class = match settings.layout {
        Layout::List | Layout::Article => "list",
        Layout::Cards => "cards",
        Layout::Ticker => "ticker",
        Layout::Lead => "lead",
    };
    let head = head::head(newsroom, settings);
    let items = chosen.iter().map(|chosen| item::item(newsroom, settings, chosen));
    let list = match settings.layout {
        Layout::Lead => el("div").class("rows").children(items),
        // `list-style: none` takes the role of a list away in Safari.
        _ => el("ol").class("rows").attr("role", "list").children(items),
    };
    // What is held for more stories does not come between these.
    let is_short = settings.layout != Layout::Lead && chosen.len() < settings.count;
    let frame = frame(newsroom, &if is_short { format!("{class} few") } else { class.to_owned() });
    if settings.layout == Layout::Ticker {
        let words = newsroom.site.words;
        let buttons = el("div")
            .class("turn")
            .child(button("previous", words.previous_story, "m15 5-7 7 7 7"))
            .child(button("next", words.next_story, "m9 5 7 7-7 7"));
        let status = el("p").class("hidden").attr("role", "status");
        return vec![
            frame.child(el("div").class("bar").child(head).child(list).child(buttons)).child(status),
        ];
    }
    vec![frame.child(head).child(list).children(head::more(newsroom, settings))]
}
