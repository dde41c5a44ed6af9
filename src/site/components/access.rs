//! The notice below a story of which a reader gets a part only.

use super::labels::of_the_site;
use crate::article::{Access, Article};
use crate::element::{El, el};
use crate::site::state::Site;
use crate::site::words::fill;

/// A notice that this is not all of the story, with a link to the rest; `is_empty`: there is no text at all.
pub fn notice(site: &Site, story: &Article, is_empty: bool) -> Option<El> {
    let words = site.words;
    let what = match story.access {
        Access::Locked => words.locked,
        Access::Preview => words.preview,
        Access::Full if is_empty => words.no_text,
        Access::Full => return None,
    };
    let link = story.url.as_ref().filter(|url| url.is_web()).map(|url| {
        let host = url.host_name();
        el("a").link(url).text(&fill(words.read_at, &[("host", host)]))
    });
    Some(of_the_site(site, story, el("p").class("notice")).text(&format!("{what} ")).children(link))
}
