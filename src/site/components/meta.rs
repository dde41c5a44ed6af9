//! The meta line below a headline: time, and reading time or access.

#[cfg(feature = "site")]
use crate::article::Access;
#[cfg(feature = "whole-stories")]
use crate::article::Article;
use crate::article::Timestamp;
#[cfg(feature = "whole-stories")]
use crate::article::reading_minutes;
use crate::element::{El, el};
use crate::site::state::Site;
#[cfg(feature = "whole-stories")]
use crate::site::words::fill;

#[cfg(feature = "site")]
/// How long an update is called one, in seconds.
const NEWS_FOR: i64 = 24 * 3600;

#[cfg(feature = "site")]
/// Time and reading time, or that the story is for subscribers; `None` if neither is known.
pub fn meta(site: &Site, story: &Article) -> Option<El> {
    let minutes = match story.access {
        Access::Locked => Some(site.words.for_subscribers.to_owned()),
        _ => story.words.and_then(|words| reading_time(site, words)),
    };
    // An old update is no news: then the day is that of publication.
    let now = site.clock.now().seconds();
    let update = story.shown_update().filter(|at| now - at.seconds() < NEWS_FOR);
    let shown = update.or(story.dated());
    if shown.is_none() && minutes.is_none() {
        return None;
    }
    let is_foreign = differs(site, story);
    let mut line = if is_foreign { in_the_sites_language(site, el("bdi")) } else { el("p").class("meta") };
    if let Some(at) = shown {
        if update.is_some() || story.published.is_none() {
            line = line.text(&format!("{} ", site.words.updated));
        }
        line = line.child(time(at, &site.clock.brief(at.milliseconds())));
    }
    let line = match minutes {
        Some(minutes) if shown.is_some() => line.text(&format!(" · {minutes}")),
        Some(minutes) => line.text(&minutes),
        None => line,
    };
    Some(if is_foreign { el("p").class("meta").child(line) } else { line })
}

#[cfg(feature = "whole-stories")]
/// Whether a story is set in another language or direction than the site's own words.
pub fn differs(site: &Site, story: &Article) -> bool {
    let own = &site.config.language;
    let of_story = story.language.as_ref();
    of_story.is_some_and(|other| !other.is_same_language(own) || other.direction() != own.direction())
}

/// Marks the site's own words inside of such a story: "14 September · 1 min read" is garbled when it
/// runs from right to left.
pub fn in_the_sites_language(site: &Site, element: El) -> El {
    let own = &site.config.language;
    element.attr("lang", own.tag()).attr("dir", own.direction().as_str())
}

#[cfg(feature = "whole-stories")]
/// "3 min read", where the text has that many words and is long enough.
pub fn reading_time(site: &Site, words: u32) -> Option<String> {
    reading_minutes(words)
        .map(|minutes| fill(site.words.minutes, &[("minutes", &site.count(minutes as usize))]))
}

/// A time for readers and for programs.
pub fn time(at: Timestamp, words: &str) -> El {
    el("time").attr("datetime", &at.to_string()).text(words)
}
