//! Unknown empty elements: components of the publisher's own page, of which nothing is shown. For the
//! publisher's tools; a page does not count them.

#[cfg(feature = "quirks")]
use super::boxes;
use super::elements::{DroppedContent, Fate};
use super::lexer::{HtmlToken, Lexer};
use super::links;
use super::names::look_up;
use super::parsed::Parsed;
use crate::article::{Body, Markup};

/// HTML elements that mean nothing by themselves, and are often empty.
const SAY_NOTHING: [&str; 27] = [
    "abbr", "acronym", "bdi", "bdo", "big", "body", "col", "colgroup", "data", "font", "html", "ins",
    "label", "map", "mark", "nobr", "param", "rb", "rp", "rt", "rtc", "ruby", "s", "time", "track", "u",
    "wbr",
];

/// Most names that are counted separately.
const MAX_NAMES: usize = 50;

/// Replaces invalid names, and those beyond [`MAX_NAMES`].
const UNNAMED: &str = "an unknown element";

/// The dropped elements of `text`, by name, with counts: those of `parsed`, unknown empty elements with
/// attributes, and as `a` the links whose target is lost but whose text is kept.
pub fn left_out(text: &Body, parsed: &Parsed) -> Vec<(String, u32)> {
    let mut names = parsed.dropped.clone();
    if let Body::Unparsed(manuscript) = text
        && let Markup::Html(html) = &manuscript.markup
    {
        leaves(html, &mut names);
        for _ in 0..links::lost(html, &manuscript.base, &parsed.blocks) {
            add("a", &mut names);
        }
    }
    names
}

fn leaves(html: &str, names: &mut Vec<(String, u32)>) {
    let mut lexer = Lexer::new(html);
    // An unknown element that was just opened and is still empty.
    let mut begun: Option<&str> = None;
    // The element being dropped with its content, and the nesting depth within it.
    let mut inside: Option<(&str, u32)> = None;
    while let Some(token) = lexer.next() {
        if let Some((outer, depth)) = &mut inside {
            match token {
                HtmlToken::Start { name, self_closing: false, .. } if name.eq_ignore_ascii_case(outer) => {
                    *depth += 1;
                }
                HtmlToken::End(name) if name.eq_ignore_ascii_case(outer) => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                inside = None;
            }
            continue;
        }
        match token {
            HtmlToken::Nothing => {}
            HtmlToken::Text(text) if text.trim().is_empty() => {}
            HtmlToken::Text(_) => begun = None,
            HtmlToken::End(name) => {
                if let Some(begun) = begun.take().filter(|begun| name.eq_ignore_ascii_case(begun)) {
                    add(begun, names);
                }
            }
            HtmlToken::Start { name, mut attributes, self_closing } => {
                begun = None;
                #[cfg(feature = "quirks")]
                if boxes::custom_player(name, attributes.clone()).is_some() {
                    continue;
                }
                match look_up(name) {
                    ("", _) if attributes.next().is_some() && !says_nothing(name) => {
                        if self_closing || name.eq_ignore_ascii_case("area") {
                            add(name, names);
                        } else {
                            begun = Some(name);
                        }
                    }
                    // Without an end tag it extends to the end of the text, so the rest is not checked.
                    (known, Fate::Drop(DroppedContent::Raw)) if lexer.raw_text(known).is_none() => return,
                    (known, Fate::Drop(DroppedContent::Nested | DroppedContent::Foreign))
                        if !self_closing =>
                    {
                        inside = Some((known, 1));
                    }
                    _ => {}
                }
            }
        }
    }
}

fn says_nothing(name: &str) -> bool {
    SAY_NOTHING.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Counts one `name`; it is untrusted and will be printed to a terminal.
fn add(name: &str, names: &mut Vec<(String, u32)>) {
    let name = name.to_ascii_lowercase();
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-:._".contains(&byte));
    let is_known = names.iter().any(|(known, _)| *known == name);
    let fits = is_name && name.len() <= 40 && (is_known || names.len() < MAX_NAMES);
    let name = if fits { name } else { UNNAMED.to_owned() };
    match names.iter_mut().find(|(known, _)| *known == name) {
        Some((_, count)) => *count = count.saturating_add(1),
        None => names.push((name, 1)),
    }
}
