//! Quadratic time: a piece of something comes again and again. Here it must be read at all; `make fuzz`
//! reports what takes more than a second.

use std::sync::OnceLock;

use dateline::article::Markup;
use dateline::body;
use serde_json::Value;

use super::generated::Chance;
use super::promises::home;
use super::{checks, fixtures, json, text};

/// How long it becomes, in bytes; what is quadratic takes more than a second for less.
const LENGTH: usize = 300_000;
/// The pieces that are repeated.
const LONGEST_PIECE: usize = 60;

static FEEDS: OnceLock<Vec<String>> = OnceLock::new();
static BODIES: OnceLock<Vec<String>> = OnceLock::new();

/// Reads a feed, body, caption, address or configuration that has one piece many times.
pub fn anything_long_is_read(chance: &mut Chance) {
    match chance.below(6) {
        0 | 1 => {
            let feeds = FEEDS.get_or_init(fixtures::feeds);
            let feed = chance.of(feeds);
            let long = if chance.below(2) == 0 {
                long_value(chance, feed)
            } else {
                long_text(chance, feed, &text::JSON)
            };
            checks::long_feed(&long);
        }
        2 | 3 => {
            let bodies = BODIES.get_or_init(fixtures::bodies);
            let body = chance.of(bodies);
            let html = text::shuffled_markup(chance, body, bodies);
            let long = long_text(chance, &html, &text::MARKUP_PARTS);
            body::plain(&long);
            body::parse(&Markup::Html(long), Some(&home()));
        }
        4 => {
            let caption = *chance.of(&text::CAPTIONS);
            checks::caption(&long_text(chance, caption, &text::CAPTION_PARTS));
        }
        _ => {
            let address = *chance.of(&text::ADDRESSES);
            let long = long_text(chance, address, &text::ADDRESS_PARTS);
            checks::address(&long);
            checks::slug(&long);
            checks::date(&long);
            checks::config(&long);
        }
    }
}

/// `text` with some changes and one piece of it many times, and perhaps other pieces as often behind it.
fn long_text(chance: &mut Chance, text: &str, parts: &[&str]) -> String {
    let text = text::edited(chance, text, parts);
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let start = *chance.of(&places);
    let end = text.floor_char_boundary(start + 1 + chance.below(LONGEST_PIECE)).max(start);
    let piece = match &text[start..end] {
        "" => text::word(chance, parts),
        piece => piece.to_owned(),
    };
    let (times, more) = (LENGTH / piece.len(), text::word(chance, parts));
    let behind =
        if chance.below(3) == 0 { more.repeat(times.min(LENGTH / more.len())) } else { String::new() };
    [&text[..end], &piece.repeat(times), &behind, &text[end..]].concat()
}

/// The feed with one entry of a list many times, or one text as long as many.
fn long_value(chance: &mut Chance, feed: &str) -> String {
    let mut value: Value = serde_json::from_str(feed).unwrap();
    match json::somewhere(chance, &mut value) {
        Value::Array(entries) => {
            let entry = entries.first().cloned().unwrap_or_default();
            let times = LENGTH / entry.to_string().len();
            let is_numbered = chance.below(2) == 0;
            entries.extend(
                (0..times).map(|number| if is_numbered { numbered(&entry, number) } else { entry.clone() }),
            );
        }
        Value::Object(fields) => {
            let entry = fields.values().next().cloned().unwrap_or_default();
            let times = LENGTH / (entry.to_string().len() + 8);
            fields.extend((0..times).map(|number| (format!("f{number}"), entry.clone())));
        }
        Value::String(text) => *text = long_text(chance, text, &text::MARKUP_PARTS),
        other => *other = Value::String(long_text(chance, "1", &text::JSON)),
    }
    value.to_string()
}

/// With another text and another id than all others.
fn numbered(entry: &Value, number: usize) -> Value {
    match entry {
        Value::Object(fields) => {
            let mut fields = fields.clone();
            for name in ["id", "uri", "slug", "url"].into_iter().filter(|name| entry.get(name).is_some()) {
                fields.insert(name.to_owned(), number.to_string().into());
            }
            fields.into()
        }
        Value::String(text) => format!("{text}{number}").into(),
        other => other.clone(),
    }
}
