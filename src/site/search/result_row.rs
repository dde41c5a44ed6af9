//! A search result: the words are highlighted in it, or it names the place where they are.

use crate::element::{El, el, text};
use crate::ranking::search::{MatchedIn, Span};
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
    let below = dek.into_iter().chain(reason(site, &found.matched_in));
    card::found(site, story, marked(&story.headline, whole, &found.headline), below)
}

/// Why a story was found in which nothing is highlighted.
fn reason(site: &Site, matched_in: &MatchedIn) -> Option<El> {
    let words = site.words;
    let (label, name) = match matched_in {
        MatchedIn::Highlights => return None,
        MatchedIn::Body => (words.found_in_text, None),
        MatchedIn::Tag(name) => (words.topic, Some(name)),
        MatchedIn::Section(name) => (words.section, Some(name)),
        MatchedIn::Name(name) => (words.author, Some(name)),
    };
    let reason = el("p").class("meta found-in").text(label);
    Some(match name {
        Some(name) => reason.text(": ").child(el("b").text(name)),
        None => reason,
    })
}

/// The part `shown` of a text, with marks; marks outside of the text are left out.
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
