//! Detecting the format of a response.

use super::envelope::Envelope;
use super::format::Format;
#[cfg(feature = "source-queries")]
use crate::article::SafeUrl;
use crate::json::{self, RawMember};

/// How many entries of a list are checked: the first may be malformed.
const LOOKED_AT: usize = 8;

impl Format {
    /// The format of `text`, detected from its outline.
    pub fn of(text: &str) -> Option<Format> {
        Format::Auto.or_detected(&Envelope::open(text).ok()?)
    }

    #[cfg(feature = "source-queries")]
    /// The format to expect at `address`: the configured one, else the one whose API has addresses of this
    /// form.
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

    /// The format to read with: the configured one, else the one detected from `envelope`.
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
        // WordPress responds with an empty list if it has no posts.
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
    if let Ok(Some(posts)) = envelope.inner("posts")
        && posts.is_list()
    {
        let mut entries = posts.members.iter().take(LOOKED_AT);
        // Ghost responds with an empty list if it has no posts.
        return if posts.members.is_empty() {
            Some(Format::Ghost)
        } else {
            entries.find_map(|entry| of_post(entry.raw))
        };
    }
    if envelope.has("response", '{') {
        return Some(Format::Guardian);
    }
    for name in ["items", "_items", "item"] {
        if let Ok(Some(list)) = envelope.inner(name)
            && list.is_list()
        {
            let mut entries = list.members.iter().take(LOOKED_AT);
            let is_ninjs = entries.find_map(|entry| of_entry(entry.raw)) == Some(Format::Ninjs);
            if is_ninjs {
                return Some(Format::Ninjs);
            }
            if name != "item" {
                return Some(Format::JsonFeed);
            }
        }
    }
    of_story(&envelope.members)
}

/// The format of an entry of a list `posts`, a name that many systems use.
fn of_post(raw: &str) -> Option<Format> {
    let fields = json::members(raw, 0).ok()?.0;
    let has = |names: &[&str]| fields.iter().any(|field| names.contains(&field.name.as_str()));
    if has(&["site_ID", "short_URL", "global_ID"]) && has(&["ID"]) {
        Some(Format::WordPress)
    } else if has(&[
        "uuid",
        "html",
        "published_at",
        "feature_image",
        "primary_author",
        "custom_excerpt",
        "mobiledoc",
    ]) {
        Some(Format::Ghost)
    } else {
        None
    }
}

fn of_entry(raw: &str) -> Option<Format> {
    match raw.as_bytes().first() {
        // An index: a list of addresses of items.
        Some(b'"') => Some(Format::Ninjs),
        Some(b'{') => of_story(&json::members(raw, 0).ok()?.0),
        _ => None,
    }
}

/// The format of a single story.
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
    #[cfg(feature = "source-queries")]
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
            (r#"{"posts": [{"id": "1", "uuid": "u", "html": ""}]}"#, Some(Format::Ghost)),
            (r#"{"posts": [{"ID": 1, "site_ID": 9, "title": "x"}]}"#, Some(Format::WordPress)),
            (r#"{"posts": [{"title": "x", "text": "y"}]}"#, None),
            (r#"{"db": [{"data": {"posts": []}}]}"#, None),
            (r#"{"item": [{"uri": "x", "headline": "y"}]}"#, Some(Format::Ninjs)),
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
