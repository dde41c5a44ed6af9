//! What is said above a story, and the language of its words.

use crate::article::Article;
use crate::element::El;
use crate::site::state::Site;

/// The kicker; an opinion without one says that it is an opinion.
pub fn kicker<'a>(site: &'a Site, story: &'a Article) -> Option<&'a str> {
    story.kicker.as_deref().or_else(|| site.opinion_section(story))
}

/// Gives `element` the language and direction of a story that is not in the site's.
pub fn in_its_language(site: &Site, story: &Article, element: El) -> El {
    let Some(own) = &story.language else { return element };
    let site = &site.config.language;
    let lang = (!own.is_same_language(site)).then(|| own.tag());
    let dir = (own.direction() != site.direction()).then(|| own.direction().as_str());
    element.maybe("lang", lang).maybe("dir", dir)
}
