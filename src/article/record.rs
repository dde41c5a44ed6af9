//! Stories in the publisher's own record of the last run: everything but text, attached pictures and related news.
//!
//! Whoever can write that file is no reader's friend, so addresses, slugs, languages and moments are checked again.

use std::fmt;

use super::{Body, Language, SafeUrl, Slug, Timestamp};

/// A value of a record is not one that the model can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRecord;

impl fmt::Display for BadRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the record of the last run is damaged: remove it, and it is made again")
    }
}

impl std::error::Error for BadRecord {}

impl TryFrom<String> for SafeUrl {
    type Error = BadRecord;

    fn try_from(text: String) -> Result<SafeUrl, BadRecord> {
        SafeUrl::parse(&text, None).filter(|url| url.as_str() == text).ok_or(BadRecord)
    }
}

impl TryFrom<String> for Slug {
    type Error = BadRecord;

    fn try_from(text: String) -> Result<Slug, BadRecord> {
        Slug::of_own(&text).filter(|slug| slug.as_str() == text).ok_or(BadRecord)
    }
}

impl TryFrom<String> for Language {
    type Error = BadRecord;

    fn try_from(text: String) -> Result<Language, BadRecord> {
        Language::parse(&text).filter(|language| language.tag() == text).ok_or(BadRecord)
    }
}

impl TryFrom<i64> for Timestamp {
    type Error = BadRecord;

    fn try_from(seconds: i64) -> Result<Timestamp, BadRecord> {
        Timestamp::from_seconds(seconds).ok_or(BadRecord)
    }
}

/// The text of a story in a record.
pub(super) fn no_body() -> Body {
    Body::None
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, SafeUrl, Tag, Timestamp};

    #[test]
    fn a_story_comes_back_and_an_unsafe_address_does_not() {
        let mut story = Article::titled("A ferry & a bridge");
        story.url = SafeUrl::web("https://paper.example/a?b=1#c", None);
        story.published = Timestamp::from_civil(2026, 11, 28, 8, 0, 0);
        story.tags = vec![Tag::named("Ships").unwrap()];
        let record = serde_json::to_string(&story).unwrap();
        assert_eq!(serde_json::from_str::<Article>(&record).unwrap(), story);
        for (good, bad) in [
            ("https://paper.example/a?b=1#c", "javascript:alert(1)"),
            ("https://paper.example/a?b=1#c", "https://paper.example/\\\"><script>"),
            ("a-ferry-a-bridge", "../../etc"),
        ] {
            let changed = record.replace(good, bad);
            assert!(changed != record && serde_json::from_str::<Article>(&changed).is_err(), "{bad}");
        }
    }
}
