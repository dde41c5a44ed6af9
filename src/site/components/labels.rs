//! What is said above a story, and the language of its words.

#[cfg(feature = "whole-stories")]
use super::meta::{differs, in_the_sites_language};
use crate::article::Article;
use crate::element::El;
#[cfg(feature = "whole-stories")]
use crate::element::{el, text};
use crate::site::state::Site;

/// The kicker; an opinion without one says that it is an opinion.
pub fn kicker<'a>(site: &'a Site, story: &'a Article) -> Option<&'a str> {
    story.kicker.as_deref().or_else(|| site.opinion_section(story))
}

/// `element` with the kicker.
#[cfg(feature = "site")]
pub fn kicker_line(site: &Site, story: &Article, element: El) -> Option<El> {
    let kicker = kicker(site, story)?;
    let words = if story.kicker.is_some() { text(kicker) } else { site_words(site, story, kicker) };
    Some(element.class("kicker").child(words))
}

/// The site's own words within a story: marked as such, and apart from the words around them, if it is in another language.
#[cfg(feature = "whole-stories")]
#[inline(never)]
pub fn site_words(site: &Site, story: &Article, words: &str) -> El {
    if differs(site, story) { in_the_sites_language(site, el("bdi")).text(words) } else { text(words) }
}

/// An element of the site's own words within a story.
#[cfg(feature = "whole-stories")]
#[inline(never)]
pub fn of_the_site(site: &Site, story: &Article, element: El) -> El {
    if differs(site, story) { in_the_sites_language(site, element) } else { element }
}

/// Gives `element` the language and direction of a story that is not in the site's.
pub fn in_its_language(site: &Site, story: &Article, element: El) -> El {
    let Some(own) = &story.language else { return element };
    let site = &site.config.language;
    let lang = (!own.is_same_language(site)).then(|| own.tag());
    let dir = (own.direction() != site.direction()).then(|| own.direction().as_str());
    element.maybe("lang", lang).maybe("dir", dir)
}

/// An element with the story's words, within a line of the site's.
#[cfg(feature = "whole-stories")]
#[inline(never)]
pub fn words_of_story(site: &Site, story: &Article, element: El) -> El {
    match &story.language {
        Some(own) if differs(site, story) => element.attr("lang", own.tag()).attr("dir", "auto"),
        _ => element,
    }
}
