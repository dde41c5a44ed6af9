//! A story that was found, with what was looked for marked in it.

use crate::element::{El, el, text};
use crate::ranking::search::Span;
use crate::search_worker::indexed_stories::FoundStory;
use crate::site::components::card;
use crate::site::state::Site;

/// A row of the results.
pub fn view(site: &Site, found: &FoundStory) -> El {
    let story = &found.article;
    let whole = Span { start: 0, end: story.headline.len() };
    let standfirst = story.standfirst.as_deref().unwrap_or_default();
    let dek = (!standfirst.is_empty()).then(|| {
        let is_cut = (found.extract.start > 0, found.extract.end < standfirst.len());
        el("p")
            .class("dek")
            .children(is_cut.0.then(|| text("…")))
            .children(marked(standfirst, found.extract, &found.standfirst))
            .children(is_cut.1.then(|| text("…")))
    });
    card::found(site, story, marked(&story.headline, whole, &found.headline), dek)
}

/// The part `shown` of a text, with marks; what is no part of the text is left out.
fn marked(words: &str, shown: Span, marks: &[Span]) -> Vec<El> {
    let mut parts = Vec::new();
    let mut at = shown.start;
    for mark in marks {
        parts.extend(words.get(at..mark.start).map(text));
        parts.extend(words.get(mark.start..mark.end).map(|marked| el("mark").text(marked)));
        at = mark.end;
    }
    parts.extend(words.get(at..shown.end).map(text));
    parts
}
