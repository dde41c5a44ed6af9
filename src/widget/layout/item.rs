//! One story in a list: headline, time and section, picture. The pieces are those of the site's cards.

use super::parts::story_link;
use crate::article::{Access, Article};
use crate::element::{El, el};
use crate::site::components::picture::{self, Slot};
#[cfg(feature = "widget-stories")]
use crate::site::components::reason;
use crate::site::components::{labels, meta};
use crate::widget::choice::Chosen;
use crate::widget::newsroom::Newsroom;
use crate::widget::settings::{Layout, Settings};

/// The story as a row, a card, a turn of the ticker, or large.
pub fn item(newsroom: &Newsroom, settings: &Settings, chosen: &Chosen) -> El {
    let (site, story) = (&newsroom.site, &*chosen.story);
    let is_lead = settings.layout == Layout::Lead;
    let headline = story_link(newsroom, settings, story).class("title").attr("part", "headline");
    let kicker = labels::kicker(site, story).filter(|_| is_lead);
    let standfirst = story.standfirst.as_deref().filter(|_| is_lead);
    let text = labels::in_its_language(site, story, el("div").class("text"))
        .children(kicker.map(|kicker| el("span").class("kicker").attr("part", "kicker").text(kicker)))
        .child(headline.text(&story.headline))
        .children(standfirst.map(|words| el("p").class("dek").attr("part", "standfirst").text(words)))
        .child(line(newsroom, chosen));
    let slot = match settings.layout {
        Layout::List | Layout::Article => Some(Slot::WidgetThumb),
        Layout::Cards => Some(Slot::WidgetCard),
        Layout::Lead => Some(Slot::Body),
        Layout::Ticker => None,
    };
    let image = story.hero.as_ref().zip(slot);
    let image = image.map(|(image, slot)| {
        el("div")
            .class("pic")
            .attr("part", "picture")
            .attr("data-failed", site.words.picture_unavailable)
            .child(picture::picture(site, image, slot))
    });
    el(if is_lead { "div" } else { "li" }).class("item").attr("part", "item").child(text).children(image)
}

/// "18:20 · Climate"
fn line(newsroom: &Newsroom, chosen: &Chosen) -> El {
    let (site, story) = (&newsroom.site, &*chosen.story);
    // The page around it, or the story, may run the other way.
    let mut line = meta::in_the_sites_language(site, el("span").class("meta").attr("part", "meta"));
    let time =
        story.dated().map(|at| meta::time(at, &site.clock.brief(at.milliseconds())).attr("part", "time"));
    #[cfg(feature = "widget-stories")]
    let why = chosen.reason.as_ref().map(|why| reason::words_of(site, why));
    #[cfg(not(feature = "widget-stories"))]
    let why = None;
    let about = why.or_else(|| section(newsroom, story));
    let locked = (story.access == Access::Locked).then(|| site.words.for_subscribers.to_owned());
    let has_time = time.is_some();
    line = line.children(time);
    for (at, words) in about.into_iter().chain(locked).enumerate() {
        let dot = if has_time || at > 0 { " · " } else { "" };
        line = line.child(el("span").class("sec").attr("part", "section").text(&format!("{dot}{words}")));
    }
    line
}

fn section(newsroom: &Newsroom, story: &Article) -> Option<String> {
    story.section.as_ref().map(|section| newsroom.site.section_name(section))
}
