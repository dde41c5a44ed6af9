//! Caption and credit of a picture: one `figcaption`, one label.

use crate::article::{Credit, Image};
use crate::credit::carries_its_own_label;
use crate::element::{El, el, text};
use crate::site::state::Site;

/// Caption, then the credit in brackets. A credit shows without a caption too; neither: nothing.
pub fn figcaption(site: &Site, image: &Image) -> Option<El> {
    let caption = image.caption.as_deref();
    let credit = image.credit.as_ref().map(|credit| credit_view(site, credit, caption.is_some()));
    (caption.is_some() || credit.is_some()).then(|| {
        let pieces = image.caption_pieces().into_iter().map(|(words, url)| match url {
            Some(url) => el("a").link(url).text(words),
            None => text(words),
        });
        let space = (caption.is_some() && credit.is_some()).then(|| text(" "));
        el("figcaption").children(pieces).children(space).children(credit)
    })
}

fn credit_view(site: &Site, credit: &Credit, after_caption: bool) -> El {
    // "Illustration: Dateline" already has a label.
    let own_label = carries_its_own_label(&credit.text);
    let pattern = if own_label { site.words.credit_alone } else { site.words.image_source };
    let (before, after) = pattern.split_once("{credit}").unwrap_or((pattern, ""));
    let name = match &credit.url {
        Some(url) => el("a").link(url).text(&credit.text),
        None => text(&credit.text),
    };
    let (open, close) = if after_caption { ("(", ")") } else { ("", "") };
    // Our label is in our language, also below a picture of a story in another.
    let line = if own_label { el("span") } else { el("bdi").attr("lang", site.config.language.tag()) };
    line.class("credit").text(&format!("{open}{before}")).child(name).text(&format!("{after}{close}"))
}
