//! The tools of a story: share it, print it, change the size of its text.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{icon, sharing};
use crate::browser::page;
use crate::browser::timer::spawn;
use crate::element::{El, div, el};
use crate::site::state::Site;

/// The group of buttons beside a story.
pub fn story_tools(site: &Site, headline: &str) -> El {
    let words = site.words;
    let headline = headline.to_owned();
    // Not in the supplement: the system's sheet opens only shortly after a press.
    let share = tool("#i-share", words.share)
        .on("click", move |_| spawn(Box::pin(sharing::share(words, headline.clone()))));
    let print = tool("#i-print", words.print).on("click", |_| page::print());
    let size = tool("#i-text", words.text_size).attr("data-open-display", "").on("click", |_| open_display());
    let group = div("acts").attr("role", "group").attr("aria-label", words.story_tools);
    group.child(share).child(print).child(size)
}

fn tool(symbol: &str, label: &str) -> El {
    el("button").class("tool").attr("type", "button").child(icon(symbol)).child(el("span").text(label))
}

/// Opens the display panel of the masthead, with the focus on the text size that is set.
fn open_display() {
    let Some(panel) = page::find(".display") else { return };
    drop(panel.set_attribute("open", ""));
    page::scroll_to(0.0);
    let chosen = panel.query_selector("input[name=text]:checked").ok().flatten();
    if let Some(chosen) = chosen.and_then(|chosen| chosen.dyn_into::<HtmlElement>().ok()) {
        page::focus(&chosen);
    }
}
