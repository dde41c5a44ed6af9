//! The line below the navigation: breaking news, else the newest story. It is always there, so
//! that news never pushes the page, and it changes only when the page does.

use super::{card, icon, labels, meta};
use crate::article::Article;
use crate::browser::page::{self, Politeness};
use crate::element::Live;
use crate::element::{El, div, el};
use crate::site::context::AppContext;
use crate::site::reader;
use crate::site::state::Site;

/// The line.
pub fn wire(context: &AppContext) -> El {
    let shown = context.shown.clone();
    let (arrived, dismissed) = (context.loader.arrived.clone(), Live::new(0_u32));
    let context = context.clone();
    div("wire__place").live(move || {
        // A new page, the first stories, or the reader's own press.
        shown.get();
        arrived.get();
        dismissed.get();
        let site = &context.site;
        let edition = site.edition.borrow();
        if context.is_printed && !edition.has_first_page() {
            return Vec::new();
        }
        vec![match reader::wire_story(site, &edition) {
            Some((story, true)) => breaking_line(site, story, dismissed.clone()),
            Some((story, false)) => {
                let label = el("p").class("wire__label").text(site.words.latest);
                line(
                    el("section").class("wire").attr("aria-label", site.words.newest_story),
                    label,
                    words(site, story),
                    None,
                )
            }
            None => empty_line(),
        }]
    })
}

fn breaking_line(site: &Site, story: &Article, dismissed: Live<u32>) -> El {
    let id = story.id.clone();
    let said = site.words.breaking_dismissed;
    let dismiss = el("button")
        .class("tool")
        .attr("type", "button")
        .attr("aria-label", site.words.dismiss_breaking)
        .child(icon("#i-close"))
        .on("click", move |_| {
            reader::dismiss(&id);
            dismissed.set(dismissed.get_untracked() + 1);
            // The button disappears; reading continues from here.
            page::notify(Politeness::Polite, said);
            page::focus_main();
        });
    let frame = el("section").class("wire wire--breaking").attr("aria-label", site.words.breaking_news);
    let label = el("p").class("wire__label").text(site.words.breaking);
    line(frame, label, words(site, story), Some(dismiss))
}

/// Takes the room of a line until there is news.
fn empty_line() -> El {
    let space = "\u{a0}";
    let label = el("p").class("wire__label").text(space);
    line(div("wire").attr("aria-hidden", "true"), label, el("p").class("wire__text").text(space), None)
}

fn line(frame: El, label: El, words: El, dismiss: Option<El>) -> El {
    frame.child(div("wrap").child(label).child(words).children(dismiss))
}

fn words(site: &Site, story: &Article) -> El {
    let text = labels::in_its_language(site, story, el("p").class("wire__text"));
    let text = text.child(card::headline_link(site, story));
    match story.dated() {
        Some(at) => text.text(" ").child(meta::time(at, &site.clock.brief(at.milliseconds()))),
        None => text,
    }
}
