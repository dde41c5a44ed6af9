//! What a reader can do with a story: share it, print it, change the size of its text.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{icon, sharing};
use crate::browser::page::{self, Voice};
use crate::browser::supplement;
use crate::browser::timer::{Work, spawn};
use crate::site::Site;
use crate::site::element::{El, div, el};
use crate::site::words::Words;

/// The group of buttons beside a story.
pub fn story_tools(site: &Site, headline: &str) -> El {
    let words = site.words;
    let headline = headline.to_owned();
    let share =
        tool("#i-share", words.share).on("click", move |_| spawn(Box::pin(share(words, headline.clone()))));
    let print = tool("#i-print", words.print).on("click", |_| page::print());
    let size = tool("#i-text", words.text_size).attr("data-open-display", "").on("click", |_| open_display());
    let group = div("acts").attr("role", "group").attr("aria-label", words.story_tools);
    group.child(share).child(print).child(size)
}

fn tool(symbol: &str, label: &str) -> El {
    el("button").class("tool").attr("type", "button").child(icon(symbol)).child(el("span").text(label))
}

/// Sharing is in the supplement: nobody shares what has not been painted.
async fn share(words: &'static Words, headline: String) {
    if supplement::fetched().await.is_ok() {
        let work: Work<_> = Box::pin(sharing::share(words, headline));
        work.await;
    } else {
        page::say(Voice::Urgent, words.share_failed.to_owned());
    }
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
