//! A report in an editor's words.

use std::fmt;

use super::report::{FeedSummary, Report, StoryFindings};
use crate::body::Loss;
use crate::feed::Log;

/// Names of elements, and an editor's words for one of them and for several.
const ELEMENTS: [(&str, &str, &str); 23] = [
    ("a", "link of which only the words stay", "links of which only the words stay"),
    ("img", "picture without an address that can be shown", "pictures without an address that can be shown"),
    ("iframe", "frame that is no known player", "frames that are no known players"),
    ("script", "script", "scripts"),
    ("style", "style sheet", "style sheets"),
    ("form", "form", "forms"),
    ("input", "field of a form", "fields of forms"),
    ("button", "button", "buttons"),
    ("svg", "drawing in the text (svg)", "drawings in the text (svg)"),
    ("canvas", "drawing by a script (canvas)", "drawings by scripts (canvas)"),
    ("video", "film without an address that can be played", "films without an address that can be played"),
    (
        "audio",
        "recording without an address that can be played",
        "recordings without an address that can be played",
    ),
    ("object", "object of a plug-in", "objects of plug-ins"),
    ("embed", "object of a plug-in (embed)", "objects of plug-ins (embed)"),
    ("noscript", "part for browsers without scripts", "parts for browsers without scripts"),
    ("hidden", "hidden part", "hidden parts"),
    ("boilerplate", "button or list of a theme or plug-in", "buttons or lists of themes and plug-ins"),
    ("shortcode", "shortcode that nothing has replaced", "shortcodes that nothing has replaced"),
    ("graphic", "graphic; a line says that it is missing", "graphics; a line says that each is missing"),
    ("table", "table of which the rest is too large", "tables of which the rest is too large"),
    (
        "text",
        "text that is too long for a page: a line says that the rest is missing",
        "texts that are too long for a page: a line says that the rest is missing",
    ),
    (
        "marks",
        "text with more accents than a letter can have",
        "texts with more accents than a letter can have",
    ),
    (
        "markup",
        "text too large or too deep, of which only the words stay",
        "texts too large or too deep, of which only the words stay",
    ),
];

/// `count` elements called `name`, as an editor calls them.
pub(super) fn elements(name: &str, count: u32) -> String {
    let known = ELEMENTS.iter().find(|(known, ..)| *known == name);
    match (known, count) {
        (Some((_, one, _)), 1) => format!("1 {one}"),
        (Some((_, _, more)), count) => format!("{count} {more}"),
        (None, count) if name.contains(' ') => format!("{count} × {name}"),
        (None, 1) => format!("1 <{name}> element"),
        (None, count) => format!("{count} <{name}> elements"),
    }
}

/// The most places that are named for one story.
const MAX_PLACES: usize = 8;

/// Where in the text something was left out.
fn places_of(losses: &[Loss]) -> Option<String> {
    let told: Vec<String> = losses.iter().take(MAX_PLACES).map(ToString::to_string).collect();
    let more = losses.len().saturating_sub(told.len());
    let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
    (!told.is_empty()).then(|| format!("where: {}{rest}", told.join("; ")))
}

/// The findings of a story, a sentence each.
pub(super) fn sentences(story: &StoryFindings) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(story.skipped.as_ref().map(|why| format!("skipped: {why}")));
    sentences.extend(story.held.map(|why| format!("held back: {why}")));
    sentences.extend(story.not_shown.map(|why| format!("not shown: {why}")));
    let dropped = story.dropped.iter().map(|(name, count)| elements(name, *count));
    sentences.extend(dropped.map(|what| format!("left out of the text: {what}")));
    sentences.extend(places_of(&story.losses));
    sentences.extend(story.fields.iter().cloned());
    sentences
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        let summary = match &self.result {
            Ok(summary) => summary,
            Err(error) => return write!(formatter, "{path}: {error}"),
        };
        write!(formatter, "{path}: {}", line(summary))?;
        if !summary.dropped.is_empty() {
            let dropped: Vec<String> =
                summary.dropped.iter().map(|(name, count)| elements(name, *count)).collect();
            write!(formatter, "\n  left out of the texts: {}", dropped.join(", "))?;
        }
        for story in &summary.findings {
            match (story.headline.as_str(), story.id.as_str()) {
                ("", "") if story.pointer.is_none() => write!(formatter, "\n  the file")?,
                ("", "") => write!(formatter, "\n  {}", story.pointer.as_deref().unwrap_or_default())?,
                ("", id) => write!(formatter, "\n  ({})", id.escape_debug())?,
                (headline, "") => write!(formatter, "\n  {headline:?}")?,
                (headline, id) => write!(formatter, "\n  {headline:?} ({})", id.escape_debug())?,
            }
            for sentence in sentences(story) {
                write!(formatter, "\n    {}", printable(&sentence))?;
            }
        }
        if summary.is_cut {
            write!(formatter, "\n  there may be more: only {} fields are named", Log::MAX)?;
        }
        Ok(())
    }
}

/// Format and counts of the feed, in one line.
fn line(summary: &FeedSummary) -> String {
    let counted = |number: usize, one: &str, more: &str| {
        let noun = if number == 1 { one } else { more };
        format!("{number} {noun}")
    };
    let mut line = vec![
        summary.format.to_owned(),
        counted(summary.stories, "story", "stories"),
        counted(summary.pictures, "picture", "pictures"),
        counted(summary.captions, "caption", "captions"),
        counted(summary.credits, "credit", "credits"),
    ];
    for (number, one, more) in [
        (summary.held, "held back", "held back"),
        (summary.repeated, "other state of a story", "other states of stories"),
        (summary.listed, "address of a story", "addresses of stories"),
        (summary.skipped, "skipped", "skipped"),
    ] {
        if number > 0 {
            line.push(counted(number, one, more));
        }
    }
    line.join(", ")
}

/// Words of a feed go to a terminal, where some characters are commands.
fn printable(sentence: &str) -> String {
    sentence.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}
