//! A whole story.

use std::rc::Rc;

use super::parts::{HEADING, frame, heading, story_link};
use crate::article::{Article, Block, Body, word_count};
use crate::body;
use crate::element::{El, el};
use crate::site::components::caption::figcaption;
use crate::site::components::picture::{self, Slot};
use crate::site::components::{access, blocks, byline, corrections, labels, meta};
use crate::site::words::fill;
use crate::widget::newsroom::Newsroom;
use crate::widget::settings::Settings;

/// The story with its picture and text; `None` if there is neither.
pub fn article(
    newsroom: &Newsroom,
    settings: &Settings,
    story: &Rc<Article>,
    text: &Body,
) -> Option<Vec<El>> {
    let site = &newsroom.site;
    let mut blocks = blocks_of(story, text);
    newsroom.lead_to_pages(&mut blocks);
    let (hero, repeated) = body::lead_picture(story, &blocks);
    if blocks.is_empty() && hero.is_none() && story.standfirst.is_none() {
        return None;
    }
    let title = heading(settings.heading_level)
        .class("title")
        .attr("id", HEADING)
        .attr("part", "heading")
        .child(story_link(newsroom, settings, story).attr("part", "headline").text(&story.headline));
    let kicker =
        labels::kicker(site, story).map(|kicker| el("p").class("kicker").attr("part", "kicker").text(kicker));
    let standfirst = story.standfirst.as_deref().filter(|words| !body::is_opening(words, &blocks));
    let standfirst = standfirst.map(|words| el("p").class("dek").attr("part", "standfirst").text(words));
    let time =
        story.dated().map(|at| meta::time(at, &site.clock.full(at.milliseconds())).attr("part", "time"));
    let line = meta::in_the_sites_language(site, el("div").class("meta").attr("part", "meta"))
        .children(byline::byline(site, story).map(|line| line.attr("part", "byline")))
        .children(time)
        .children(meta::reading_time(site, word_count(&blocks)).map(|words| el("span").text(&words)));
    let figure = hero.as_ref().map(|hero| {
        let frame = el("div")
            .class("pic")
            .attr("part", "picture")
            .attr("data-failed", site.words.picture_unavailable);
        el("figure")
            .child(frame.child(picture::picture(site, hero, Slot::Body)))
            .children(figcaption(site, hero).map(|caption| caption.attr("part", "caption")))
    });
    let prose = el("div")
        .class("prose")
        .attr("part", "text")
        .children(blocks::text_of(site, &blocks, repeated, story.place.as_deref()))
        .children(access::notice(site, story, blocks.is_empty()))
        .children(corrections::corrections(site, story));
    let label = fill(site.words.more_from, &[("section", &site.name())]);
    let more = newsroom.list(&crate::route::Route::Front { page: 1 }).map(|href| {
        let link = el("a").class("more").attr("part", "more").attr("href", &href).attr("rel", "noopener");
        el("p").class("foot").child(link.maybe("target", settings.opening.target()).text(&label))
    });
    let whole = labels::in_its_language(site, story, el("div").class("story"))
        .children(kicker)
        .child(title)
        .children(standfirst)
        .child(line)
        .children(figure)
        .child(prose);
    Some(vec![frame(newsroom, "article").child(whole).children(more)])
}

fn blocks_of(story: &Article, text: &Body) -> Vec<Block> {
    if let Some(blocks) = body::exact_text(story, text) {
        return blocks;
    }
    match text {
        Body::Blocks(blocks) => blocks.to_vec(),
        #[cfg(feature = "widget-feeds")]
        other => body::of_story(story, other).map(|parsed| parsed.blocks).unwrap_or_default(),
        #[cfg(not(feature = "widget-feeds"))]
        _ => Vec::new(),
    }
}
