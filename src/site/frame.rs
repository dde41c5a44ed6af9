//! The frame of every page: the skip link, the masthead, the wire, the footer.

use super::components::{footer, masthead, notice, wire};
use super::context::AppContext;
use crate::element::{El, div, el};

/// The whole page, with a live part in `<main>` that follows the page that is shown.
pub fn frame(context: &AppContext) -> El {
    let (shown, handle) = (context.shown.clone(), context.clone());
    let page = move || shown.get().map(|prepared| prepared.view(&handle)).unwrap_or_default();
    let skip = el("a").class("skip").attr("href", "#main").text(context.site.words.skip_to_content);
    let main = el("main").class("wrap").attr("id", "main").attr("tabindex", "-1");
    div("site")
        .child(skip)
        .child(masthead::masthead(context))
        .child(wire::wire(context))
        .child(main.child(notice::notice(context)).live(page))
        .child(footer::footer(context))
}
