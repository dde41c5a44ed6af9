//! Which format an answer is in.

use super::envelope::Envelope;
#[cfg(feature = "source-queries")]
use crate::article::SafeUrl;
use crate::json::{self, RawMember};

/// The formats a source can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Recognised from the answer.
    #[default]
    Auto,
    /// JSON Feed 1.0 or 1.1, with or without `_dateline`.
    JsonFeed,
    /// `wp/v2/posts` of `WordPress`.
    WordPress,
    /// Ghost's Content API.
    Ghost,
    /// IPTC ninjs 1.x to 3.x, also as Superdesk writes it.
    Ninjs,
    /// The Guardian's open platform.
    Guardian,
}

/// How many entries of a list are looked at: the first may be broken.
const LOOKED_AT: usize = 8;

impl Format {
    /// The names a publisher may write in the configuration.
    pub const NAMES: [(&'static str, Format); 6] = [
        ("auto", Format::Auto),
        ("json-feed", Format::JsonFeed),
        ("wordpress", Format::WordPress),
        ("ghost", Format::Ghost),
        ("ninjs", Format::Ninjs),
        ("guardian", Format::Guardian),
    ];

    /// The format called `name` in the configuration.
    pub fn named(name: &str) -> Option<Format> {
        Format::NAMES.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }

    /// The name of this format in the configuration.
    pub fn name(self) -> &'static str {
        Format::NAMES.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| *name)
    }

    /// The format that `text` is in, as far as its outline shows.
    pub fn of(text: &str) -> Option<Format> {
        Format::Auto.or_detected(&Envelope::open(text).ok()?)
    }

    #[cfg(feature = "source-queries")]
    /// The format to expect at `address`: the one that was set, else the one whose interface has
    /// addresses of this form.
    pub(super) fn or_expected(self, address: &SafeUrl) -> Format {
        let whole = address.as_str();
        if self != Format::Auto {
            self
        } else if whole.contains("/wp/v2/") || whole.contains("rest_route=") {
            Format::WordPress
        } else if whole.contains("/ghost/api/") {
            Format::Ghost
        } else if address.host() == Some("content.guardianapis.com") {
            Format::Guardian
        } else {
            Format::Auto
        }
    }

    /// The format to read with: the one that was set, else the one that `envelope` shows.
    pub(super) fn or_detected(self, envelope: &Envelope) -> Option<Format> {
        match self {
            Format::Auto => detect(envelope),
            set => Some(set),
        }
    }
}

fn detect(envelope: &Envelope) -> Option<Format> {
    if envelope.is_list() {
        let mut entries = envelope.members.iter().take(LOOKED_AT);
        // An empty list is what WordPress answers where it has nothing.
        return if envelope.members.is_empty() {
            Some(Format::WordPress)
        } else {
            entries.find_map(|entry| of_entry(entry.raw))
        };
    }
    let mark = b"jsonfeed.org";
    let is_json_feed = envelope
        .field("version")
        .is_some_and(|version| version.raw.as_bytes().windows(mark.len()).any(|part| part == mark));
    if is_json_feed {
        return Some(Format::JsonFeed);
    }
    if envelope.has("posts", '[') {
        return Some(Format::Ghost);
    }
    if envelope.has("response", '{') {
        return Some(Format::Guardian);
    }
    for name in ["items", "_items"] {
        if let Ok(Some(list)) = envelope.inner(name)
            && list.is_list()
        {
            let mut entries = list.members.iter().take(LOOKED_AT);
            let is_ninjs = entries.find_map(|entry| of_entry(entry.raw)) == Some(Format::Ninjs);
            return Some(if is_ninjs { Format::Ninjs } else { Format::JsonFeed });
        }
    }
    of_story(&envelope.members)
}

fn of_entry(raw: &str) -> Option<Format> {
    match raw.as_bytes().first() {
        // The addresses of items.
        Some(b'"') => Some(Format::Ninjs),
        Some(b'{') => of_story(&json::members(raw, 0).ok()?.0),
        _ => None,
    }
}

/// The format of a story that stands by itself.
fn of_story(fields: &[RawMember]) -> Option<Format> {
    let has = |names: &[&str]| fields.iter().any(|field| names.contains(&field.name.as_str()));
    let is_object = |name: &str| fields.iter().any(|field| field.name == name && field.raw.starts_with('{'));
    if has(&["date_gmt", "modified_gmt", "_links"]) && has(&["title", "content", "slug"])
        || is_object("title")
    {
        Some(Format::WordPress)
    } else if has(&["uri", "guid"])
        && has(&[
            "versioncreated",
            "versionCreated",
            "pubstatus",
            "pubStatus",
            "headline",
            "headlines",
            "bodies",
            "firstcreated",
            "firstCreated",
        ])
    {
        Some(Format::Ninjs)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Format;
    use crate::article::SafeUrl;

    #[test]
    fn each_format_is_known_by_its_outline() {
        for (text, format) in [
            (r#"{"version": "https://jsonfeed.org/version/1", "items": []}"#, Some(Format::JsonFeed)),
            (r#"{"items": [{"id": 1, "content_text": "x"}]}"#, Some(Format::JsonFeed)),
            (r#"{"items": []}"#, Some(Format::JsonFeed)),
            ("[]", Some(Format::WordPress)),
            (r#"[null, {"id": 1, "date_gmt": "x", "slug": "a"}]"#, Some(Format::WordPress)),
            (r#"{"id": 1, "title": {"rendered": "x"}}"#, Some(Format::WordPress)),
            (r#"{"posts": [], "meta": {}}"#, Some(Format::Ghost)),
            (r#"{"response": {"results": []}}"#, Some(Format::Guardian)),
            (r#"{"response": {"content": {}}}"#, Some(Format::Guardian)),
            (r#"{"uri": "urn:x", "versionCreated": "2020"}"#, Some(Format::Ninjs)),
            (r#"[{"guid": "urn:x", "versioncreated": "2020"}]"#, Some(Format::Ninjs)),
            (r#"["a.json", "b.json"]"#, Some(Format::Ninjs)),
            (r#"{"items": ["a.json"]}"#, Some(Format::Ninjs)),
            (r#"{"_items": [{"uri": "x", "headline": "y", "pubstatus": "usable"}]}"#, Some(Format::Ninjs)),
            (r#"{"code": "rest_no_route", "message": "none", "data": {"status": 404}}"#, None),
            ("[1, 2]", None),
            ("{}", None),
        ] {
            assert_eq!(Format::of(text), format, "{text}");
        }
    }

    #[cfg(feature = "source-queries")]
    #[test]
    fn interfaces_are_known_by_their_addresses() {
        for (address, format) in [
            ("https://news.example/wp-json/wp/v2/posts?_embed", Format::WordPress),
            ("https://news.example/?rest_route=/wp/v2/posts", Format::WordPress),
            ("https://g.example/ghost/api/content/posts/?key=1", Format::Ghost),
            ("https://content.guardianapis.com/search?q=x", Format::Guardian),
            ("https://news.example/feed.json", Format::Auto),
        ] {
            assert_eq!(Format::Auto.or_expected(&SafeUrl::web(address, None).unwrap()), format, "{address}");
        }
    }
}
