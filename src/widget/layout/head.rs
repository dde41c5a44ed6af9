//! The head of a widget, whose news it is and of what, and the way to more of it.

use super::parts::{HEADING, heading};
use crate::article::Slug;
use crate::element::{El, el};
use crate::route::Route;
use crate::site::components::with_name;
use crate::site::words::fill;
use crate::widget::newsroom::Newsroom;
use crate::widget::settings::Settings;

/// The heading: the newsroom's name and the list's, or the partner's own words.
pub fn head(newsroom: &Newsroom, settings: &Settings) -> El {
    let title = heading(settings.heading_level).class("head").attr("id", HEADING).attr("part", "heading");
    if let Some(own) = &settings.heading {
        return title.child(el("span").class("name").attr("part", "name").text(own));
    }
    // In its own direction, whatever the language of the list is: so its mark stands where it belongs.
    let name = el("span").class("name").attr("part", "name").attr("dir", "auto");
    let name = with_name(name, &newsroom.site.config.name);
    title
        .child(name)
        .text(" ")
        .child(el("span").class("topic").attr("part", "topic").text(&topic(newsroom, settings)))
}

/// What the list is of.
fn topic(newsroom: &Newsroom, settings: &Settings) -> String {
    let words = newsroom.site.words;
    #[cfg(feature = "widget-stories")]
    if settings.related_to.is_some() {
        return words.related_news.to_owned();
    }
    let is_called = |id: &Slug, wanted: &str| Slug::from_text(wanted).as_ref() == Some(id);
    let named = |wanted: &str| {
        let mut tags = newsroom.stories.newest().flat_map(|story| &story.tags);
        tags.find(|tag| is_called(&tag.id, wanted)).map_or_else(|| wanted.to_owned(), |tag| tag.name.clone())
    };
    let of_topic = settings.topic.as_deref().map(named);
    let named = |wanted: &str| {
        let mut sections = newsroom.stories.newest().filter_map(|story| story.section.as_ref());
        let found = sections.find(|section| is_called(&section.id, wanted));
        found.map_or_else(|| wanted.to_owned(), |section| section.name.clone())
    };
    let of_section = settings.section.as_deref().map(named);
    of_topic.or(of_section).unwrap_or_else(|| words.latest_news.to_owned())
}

/// "More from" the newsroom, leading to the same list there.
pub fn more(newsroom: &Newsroom, settings: &Settings) -> Option<El> {
    let id = |wanted: &Option<String>| wanted.as_deref().and_then(Slug::from_text);
    let route = match (id(&settings.topic), id(&settings.section)) {
        (Some(id), _) => Route::Topic { id, page: 1 },
        (None, Some(id)) => Route::Section { id, page: 1 },
        (None, None) => Route::Front { page: 1 },
    };
    let href = newsroom.list(&route)?;
    let label = fill(newsroom.site.words.more_from, &[("section", &newsroom.site.name())]);
    let link = el("a")
        .class("more")
        .attr("part", "more")
        .attr("href", &href)
        .maybe("target", settings.opening.target())
        .attr("rel", "noopener");
    Some(el("p").class("foot").child(link.text(&label)))
}
