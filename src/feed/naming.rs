//! Fallbacks for the headline and the slug of a story.

use super::fields::Fields;
use super::note::Note;
#[cfg(feature = "quirks")]
use crate::article::{Block, Image};
use crate::article::{Markup, SafeUrl, Slug, Timestamp, identity, shortened};
use crate::body;

/// Length of a headline taken from a longer text, in characters.
const MAX_HEADLINE_FROM_TEXT: usize = 90;

/// Longest text that becomes its own headline, in characters: a short post would otherwise be printed twice.
const MAX_POST_AS_HEADLINE: usize = 140;

/// Markup that a headline cannot have: a text with it is shown below the headline as well.
const MORE_THAN_WORDS: [&str; 7] = ["<img", "<a ", "<video", "<audio", "<iframe", "<table", "<blockquote"];

/// A headline for a story without one: from its summary, its text, its picture, its date. A text that the
/// headline repeats in full is removed.
pub(super) fn headline(
    summary: Option<&str>,
    text: &mut Option<Markup>,
    base: &SafeUrl,
    published: Option<Timestamp>,
    fields: &Fields,
) -> Option<String> {
    if let Some(summary) = summary {
        fields.note("", || Note::HeadlineFromText);
        return Some(shortened(summary, MAX_HEADLINE_FROM_TEXT));
    }
    #[cfg(feature = "quirks")]
    if text.is_none() && HOLD_FILES.iter().any(|name| fields.has(name)) {
        return titled_file(fields).or_else(|| day_of(published, fields));
    }
    let markup = text.as_ref()?;
    let words = body::plain(markup);
    if !words.is_empty() {
        fields.note("", || Note::HeadlineFromText);
        if words.chars().count() > MAX_POST_AS_HEADLINE {
            return Some(shortened(&words, MAX_HEADLINE_FROM_TEXT));
        }
        let holds_more =
            matches!(markup, Markup::Html(html) if MORE_THAN_WORDS.iter().any(|tag| html.contains(tag)));
        if !holds_more {
            *text = None;
        }
        return Some(words);
    }
    let seen = seen_in(markup, base);
    if seen.is_some() {
        fields.note("", || Note::HeadlineFromPicture);
        return seen;
    }
    day_of(published, fields)
}

fn day_of(published: Option<Timestamp>, fields: &Fields) -> Option<String> {
    let day = published?.to_string();
    fields.note("", || Note::HeadlineFromDate);
    day.get(..10).map(str::to_owned)
}

/// Fields with pictures and other files, which may be the only content of a story.
#[cfg(feature = "quirks")]
const HOLD_FILES: [&str; 3] = ["attachments", "image", "banner_image"];

/// Placeholders for a missing headline.
#[cfg(feature = "quirks")]
const NO_HEADLINES: [&str; 3] = ["(untitled)", "(no title)", "[untitled]"];

/// Whether a headline is a placeholder.
#[cfg(feature = "quirks")]
pub(super) fn is_none(headline: &str) -> bool {
    NO_HEADLINES.iter().any(|none| none.eq_ignore_ascii_case(headline))
}

/// The title of the first attachment that has one.
#[cfg(feature = "quirks")]
fn titled_file(fields: &Fields) -> Option<String> {
    let title = fields.objects("attachments").iter().find_map(|file| file.plain("title"))?;
    fields.note("", || Note::HeadlineFromPicture);
    Some(title)
}

/// The description of the first picture of a text. Not needed for editions that `press` wrote, in which every
/// story has a headline.
#[cfg(not(feature = "quirks"))]
fn seen_in(_: &Markup, _: &SafeUrl) -> Option<String> {
    None
}

/// The description of the first picture, or the title of the first embed, of a text.
#[cfg(feature = "quirks")]
fn seen_in(markup: &Markup, base: &SafeUrl) -> Option<String> {
    body::parse(markup, Some(base)).blocks.iter().find_map(|block| match block {
        Block::Figure(image) => words_of(image),
        Block::Gallery { images, .. } => images.iter().find_map(words_of),
        Block::Embed(embed) => embed.title.clone(),
        _ => None,
    })
}

#[cfg(feature = "quirks")]
fn words_of(image: &Image) -> Option<String> {
    image.alt.clone().or_else(|| image.caption.clone()).filter(|words| !words.is_empty())
}

/// The slug: the story's own, else that of its address, else that of its headline with a hash suffix, as a
/// headline may recur every day.
pub(super) fn slug(own: Option<&str>, url: Option<&SafeUrl>, headline: &str, id: &str) -> Slug {
    own.and_then(Slug::of_own)
        .or_else(|| Slug::of_address(url?))
        .or_else(|| {
            let slug = Slug::from_text(headline)?;
            let is_id = Slug::from_text(id).as_ref() == Some(&slug);
            Some(if is_id { slug } else { slug.with_hash(identity(id, None)) })
        })
        .or_else(|| Slug::from_text(id))
        .unwrap_or_else(|| Slug::numbered(id))
}
