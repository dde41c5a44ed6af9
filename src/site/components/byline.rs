//! The byline of a story.

use super::labels::words_of_story;
use crate::article::Article;
use crate::element::{El, el, text};
use crate::site::state::Site;

/// "By A, B and C", each name a link where there is one.
pub fn byline(site: &Site, story: &Article) -> Option<El> {
    let words = site.words;
    let last = story.authors.len().checked_sub(1)?;
    let mut line = el("p").class("byline").text(words.by).text(" ");
    for (index, author) in story.authors.iter().enumerate() {
        line = match index {
            0 => line,
            _ if index == last => line.text(&format!(" {} ", words.and)),
            _ => line.text(", "),
        };
        let name = match &author.url {
            Some(url) => el("a").link(url).text(&author.name),
            None => text(&author.name),
        };
        // The line is in the site's language, and the name in that of the story.
        line = line.child(words_of_story(site, story, el("b")).child(name));
        if let Some(role) = &author.role {
            line = line.text(", ").child(words_of_story(site, story, el("bdi")).text(role));
        }
    }
    Some(line)
}
