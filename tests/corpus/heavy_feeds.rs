//! Feeds, captions, addresses and the like that are built to take long, in any size.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::too_many_lines,
    clippy::format_collect,
    reason = "not every user needs all of it; may fail loudly; a table; short"
)]

use dateline::article::{SafeUrl, Slug, Timestamp};
use dateline::config::Config;
use dateline::credit;
use dateline::edition::Edition;
use dateline::feed::{self, Format, date};

/// Something that takes long if it is read badly.
pub struct Case {
    /// What it is.
    pub name: &'static str,
    /// Text of so many units.
    pub make: fn(usize) -> String,
    /// Reads it.
    pub read: fn(&str),
}

impl Case {
    /// How many units make about a megabyte.
    pub fn units_of_a_megabyte(&self) -> usize {
        let bytes = (self.make)(2_000).len() - (self.make)(1_000).len();
        1_000_000 * 1_000 / bytes.max(1)
    }
}

fn address() -> SafeUrl {
    SafeUrl::web("https://paper.example/2026/feed.json", None).unwrap()
}

/// A feed as the site takes it in, whatever format it shows.
fn feed(text: &str) {
    if let Ok(page) = feed::read(text, &address(), Format::Auto) {
        let mut edition = Edition::default();
        edition.merge_page(0, &address(), page, Timestamp::EPOCH);
        edition.sections();
        edition.total();
    }
}

fn caption(text: &str) {
    credit::split_caption(text);
    credit::choose(credit::Evidence {
        field: Some(text),
        photographer: Some(text),
        source: Some(text),
        caption: Some(text),
        copyright_notice: Some(text),
        ..credit::Evidence::default()
    });
}

fn other(text: &str) {
    date::parse(text);
    Slug::from_text(text);
    Slug::of_own(text);
    SafeUrl::parse(text, Some(&address())).as_ref().and_then(Slug::of_address);
}

fn config(text: &str) {
    Config::read(text, &address());
}

fn items(item: &str, count: usize) -> String {
    let items: Vec<String> = (0..count).map(|number| item.replace("{n}", &number.to_string())).collect();
    format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{}]}}",
        items.join(",")
    )
}

fn one(item: &str) -> String {
    format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{item}]}}")
}

/// All cases.
pub fn cases() -> Vec<Case> {
    vec![
        Case {
            name: "feed: stories",
            make: |n| items(r#"{"id":{n},"title":"Story {n}","date_published":"2023-09-17"}"#, n),
            read: feed,
        },
        Case {
            name: "feed: stories of one name",
            make: |n| items(r#"{"id":{n},"title":"Same"}"#, n),
            read: feed,
        },
        Case { name: "feed: the same story", make: |n| items(r#"{"id":1,"title":"Same"}"#, n), read: feed },
        Case { name: "feed: stories of no use", make: |n| items("{}", n), read: feed },
        Case {
            name: "feed: a section each",
            make: |n| items(r#"{"id":{n},"title":"T{n}","_dateline":{"section":"S{n}"}}"#, n),
            read: feed,
        },
        Case {
            name: "feed: oldest first",
            make: |n| {
                let item = |number: usize| {
                    let moment = Timestamp::from_seconds(i64::try_from(number).unwrap() * 60).unwrap();
                    format!(r#"{{"id":{number},"title":"T{number}","date_published":"{moment}"}}"#)
                };
                one(&(0..n).map(item).collect::<Vec<_>>().join(","))
            },
            read: feed,
        },
        Case {
            name: "feed: tags",
            make: |n| one(&format!(r#"{{"id":1,"title":"T","tags":[{}]}}"#, vec!["\"tag\""; n].join(","))),
            read: feed,
        },
        Case {
            name: "feed: wrong tags",
            make: |n| one(&format!(r#"{{"id":1,"title":"T","tags":[{}]}}"#, vec!["[1]"; n].join(","))),
            read: feed,
        },
        Case {
            name: "feed: corrections",
            make: |n| {
                one(&format!(
                    r#"{{"id":1,"title":"T","_dateline":{{"corrections":[{}]}}}}"#,
                    vec![r#"{"text":"x"}"#; n].join(",")
                ))
            },
            read: feed,
        },
        Case {
            name: "feed: sizes",
            make: |n| {
                one(&format!(
                    r#"{{"id":1,"title":"T","image":"i","_dateline":{{"image":{{"srcset":[{}]}}}}}}"#,
                    vec![r#"{"url":"a","width":1}"#; n].join(",")
                ))
            },
            read: feed,
        },
        Case {
            name: "feed: authors",
            make: |n| {
                one(&format!(
                    r#"{{"id":1,"title":"T","authors":[{}]}}"#,
                    vec![r#"{"name":"x"}"#; n].join(",")
                ))
            },
            read: feed,
        },
        Case {
            name: "feed: sections",
            make: |n| {
                format!(
                    r#"{{"title":"T","items":[],"_dateline":{{"sections":[{}]}}}}"#,
                    (0..n)
                        .map(|number| format!(r#"{{"name":"S{number}","feed":"s/{number}"}}"#))
                        .collect::<Vec<_>>()
                        .join(",")
                )
            },
            read: feed,
        },
        Case {
            name: "feed: fields at the top",
            make: |n| {
                format!(
                    "{{{}\"items\":[]}}",
                    (0..n).map(|number| format!("\"f{number}\":1,")).collect::<String>()
                )
            },
            read: feed,
        },
        Case { name: "feed: nested lists", make: |n| "[".repeat(n), read: feed },
        Case { name: "feed: nested items", make: |n| one(&("[".repeat(n) + &"]".repeat(n))), read: feed },
        Case {
            name: "feed: escapes",
            make: |n| one(&format!(r#"{{"id":1,"title":"{}"}}"#, "\\u00e9".repeat(n))),
            read: feed,
        },
        Case {
            name: "feed: backslashes",
            make: |n| format!("{{\"items\":\"{}", "\\\\".repeat(n)),
            read: feed,
        },
        Case { name: "feed: white space", make: |n| format!("{{{}", " \n".repeat(n)), read: feed },
        Case {
            name: "feed: a long number",
            make: |n| one(&format!(r#"{{"id":{}}}"#, "1".repeat(n))),
            read: feed,
        },
        Case { name: "caption: brackets", make: |n| "(".repeat(n), read: caption },
        Case { name: "caption: closed brackets", make: |n| "(Photo: x) ".repeat(n), read: caption },
        Case { name: "caption: labels", make: |n| "Photo: ".repeat(n), read: caption },
        Case { name: "caption: agencies", make: |n| "AFP/Reuters via ".repeat(n), read: caption },
        Case { name: "caption: sentences", make: |n| "A quay. ".repeat(n), read: caption },
        Case { name: "caption: copyright", make: |n| "© 2023 ".repeat(n), read: caption },
        Case { name: "caption: white space", make: |n| " \u{a0}".repeat(n), read: caption },
        Case { name: "caption: one word", make: |n| "x".repeat(n), read: caption },
        Case { name: "text: digits", make: |n| "2023-09-17T".repeat(n), read: other },
        Case { name: "text: folders", make: |n| "../".repeat(n), read: other },
        Case { name: "text: hyphens", make: |n| "-'".repeat(n), read: other },
        Case { name: "text: nothing that is a letter", make: |n| "?".repeat(n), read: other },
        Case { name: "text: letters that grow", make: |n| "İ".repeat(n), read: other },
        Case {
            name: "config: unknown settings",
            make: |n| {
                format!(
                    "{{{}\"name\":1}}",
                    (0..n).map(|number| format!("\"s{number}\":1,")).collect::<String>()
                )
            },
            read: config,
        },
        Case {
            name: "config: sources",
            make: |n| format!(r#"{{"sources":[{}]}}"#, vec![r#"{"url":"/f"}"#; n].join(",")),
            read: config,
        },
        Case {
            name: "config: sections",
            make: |n| format!(r#"{{"sections":[{}]}}"#, vec![r#""World""#; n].join(",")),
            read: config,
        },
    ]
}
