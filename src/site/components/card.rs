//! A story in a list: headline first, the rest if there is any.

use std::rc::Rc;

use super::labels::{in_its_language, kicker_line, site_words};
use super::meta;
use super::picture::{self, Slot};
use crate::article::Article;
use crate::element::{El, div, el};
use crate::site::state::Site;

/// The forms of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Beside the lead.
    Secondary,
    /// Large, with standfirst.
    Big,
    /// One of four.
    Quad,
    /// Headline and a small picture at the end of the line.
    Row,
    /// An opinion: no picture, its author's role above.
    Voice,
}

impl Variant {
    fn class(self) -> &'static str {
        match self {
            Variant::Secondary | Variant::Quad => "card",
            Variant::Big => "card card--big",
            Variant::Row => "card card--row",
            Variant::Voice => "card card--voice",
        }
    }

    fn slot(self) -> Option<Slot> {
        match self {
            Variant::Secondary | Variant::Quad => Some(Slot::Card),
            Variant::Big => Some(Slot::Feature),
            Variant::Row => Some(Slot::Thumb),
            Variant::Voice => None,
        }
    }

    /// Whether the card has a standfirst: big cards and rows always, some others in the place of a picture.
    fn has_dek(self, has_picture: bool) -> bool {
        match self {
            Variant::Big | Variant::Row => true,
            Variant::Quad | Variant::Secondary => !has_picture,
            Variant::Voice => false,
        }
    }
}

/// One card.
pub fn card(site: &Site, story: &Article, variant: Variant) -> El {
    let media = variant.slot().and_then(|slot| media(site, story, slot));
    let dek = story.card_standfirst().filter(|_| variant.has_dek(media.is_some()));
    let dek = dek.map(|dek| el("p").class("dek").text(&dek));
    let above = el("span");
    let above = if variant == Variant::Voice { role(story, above) } else { kicker_line(site, story, above) };
    let speaker = story.authors.first().filter(|_| variant == Variant::Voice);
    let speaker = speaker.map(|author| el("p").class("byline").text(&author.name));
    let below = dek.into_iter().chain(speaker).chain(meta::meta(site, story));
    framed(site, story, variant, heading(site, story, above), below, media)
}

/// A row of related news, with its reason.
pub fn related(site: &Site, story: &Article, reason: Option<String>) -> El {
    let reason = reason.map(|reason| el("p").class("meta").text(&reason));
    let media = media(site, story, Slot::Thumb);
    framed(site, story, Variant::Row, heading(site, story, None), reason, media)
}

/// A search result: its section, the headline, and the elements below it.
pub fn found(site: &Site, story: &Article, headline: Vec<El>, below: impl IntoIterator<Item = El>) -> El {
    let section = story.section.as_ref();
    let section =
        section.map(|section| el("span").class("kicker").child(site_words(site, story, &section.name)));
    let link = el("a").attr("href", &site.story_href(story)).children(headline);
    let below = below.into_iter().chain(meta::meta(site, story));
    let media = media(site, story, Slot::Thumb);
    framed(site, story, Variant::Row, heading_of(section, link), below, media)
}

fn framed(
    site: &Site,
    story: &Article,
    variant: Variant,
    heading: El,
    below: impl IntoIterator<Item = El>,
    media: Option<El>,
) -> El {
    let text = in_its_language(site, story, div("card__text")).child(heading).children(below);
    el("article").class(variant.class()).child(text).children(media)
}

fn media(site: &Site, story: &Article, slot: Slot) -> Option<El> {
    story.hero.as_ref().map(|hero| div("card__media").child(picture::picture(site, hero, slot)))
}

/// The headline as the only link, below a kicker that is read with it.
pub fn heading(site: &Site, story: &Article, kicker: Option<El>) -> El {
    heading_of(kicker, headline_link(site, story))
}

fn heading_of(kicker: Option<El>, link: El) -> El {
    let mut heading = el("h3");
    if let Some(kicker) = kicker {
        heading = heading.child(kicker).text(" ");
    }
    heading.child(link)
}

/// The headline, leading to the story.
pub fn headline_link(site: &Site, story: &Article) -> El {
    el("a").attr("href", &site.story_href(story)).text(&story.headline)
}

/// One big card and rows beside it.
pub fn feature(site: &Site, stories: &[Rc<Article>]) -> El {
    let (first, rest) = stories.split_at(stories.len().min(1));
    let big = first.iter().map(|story| card(site, story, Variant::Big));
    let rows = rest.iter().map(|story| card(site, story, Variant::Row));
    let rows = (!rest.is_empty()).then(|| div("cards rows").children(rows));
    div("feature").children(big).children(rows)
}

/// The role of the author of an opinion.
fn role(story: &Article, element: El) -> Option<El> {
    let role = story.authors.first().and_then(|author| author.role.as_deref()).or(story.kicker.as_deref());
    role.map(|role| element.class("kicker").text(role))
}
