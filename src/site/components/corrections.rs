//! The corrections of a story.

use super::labels::{of_the_site, site_words};
use super::{meta, section};
use crate::article::Article;
use crate::element::{El, el};
use crate::site::state::Site;

/// The corrections, with date and heading; `None` if there are none.
pub fn corrections(site: &Site, story: &Article) -> Option<El> {
    let lines = story.corrections.iter().map(|correction| {
        let line = el("p");
        let line = match correction.date {
            Some(at) => {
                let time = meta::time(at, &site.clock.full(at.milliseconds()));
                line.child(of_the_site(site, story, time)).text(": ")
            }
            None => line,
        };
        line.text(&correction.text)
    });
    let heading = el("h2").class("label").attr("id", "corr-h");
    let heading = heading.child(site_words(site, story, site.words.corrections));
    (!story.corrections.is_empty()).then(|| section("corr", "corr-h").child(heading).children(lines))
}
