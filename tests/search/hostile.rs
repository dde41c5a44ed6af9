//! Whatever comes in is searched, in time that grows no faster than the texts.

use dateline::ranking::index::Document;

use crate::paper::Paper;

#[test]
fn stories_without_any_text_are_never_found_and_stop_nothing() {
    let mut paper = Paper::of(&["", "", "Ferry"]);
    assert_eq!(paper.found("ferry"), ["Ferry"]);
    assert_eq!(Paper::default().search("ferry").total, 0);
}

#[test]
fn a_headline_of_a_megabyte_is_kept_short_and_found() {
    let headline = "harbour é".repeat(100_000);
    let mut paper = Paper::of(&[&headline, "Ferry"]);
    let results = paper.search("harbour");
    assert_eq!(results.total, 1);
    assert!(results.hits[0].headline.iter().all(|mark| mark.end <= 1_000));
    let endless = "x".repeat(1 << 20);
    assert_eq!(Paper::of(&[&endless]).search(&endless).total, 1);
}

#[test]
fn a_million_tags_cost_no_more_than_their_reading() {
    let names: Vec<String> = (0..1_000_000).map(|number| format!("tag {number}")).collect();
    let tags: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut paper = Paper::default();
    paper.add(&Document { headline: "Ferry", tags: &tags, ..Document::default() });
    assert_eq!(paper.search("ferry").total, 1);
}

#[test]
fn every_query_is_answered() {
    let mut paper = Paper::of(&["Ferry 🙂 fog", "北京 and Москва", "\u{0}\u{7}", "الميناء"]);
    let parts = [
        "ferry",
        "\"",
        "-",
        "-\"",
        "🙂",
        "👩‍👩‍👧",
        "\u{0}",
        "\u{202e}",
        "\u{200f}",
        "北",
        "Москва",
        "الميناء",
        "e\u{301}",
        "’s",
        "a",
        "ab",
        "\u{10ffff}",
        "\u{e000}",
        "«",
        "ﬁ",
        "ไทย",
        "1,000",
        "U.S.",
        "\n",
        "'",
        "\\",
        "%00",
    ];
    for part in parts {
        for again in [1, 2, 10_000] {
            for between in ["", " "] {
                let typed = format!("{part}{between}").repeat(again);
                let results = paper.search(&typed);
                assert!(results.hits.len() <= 4, "{part:?}");
            }
        }
        for other in parts {
            paper.search(&format!("{part}{other} {other}{part}"));
        }
    }
}

#[test]
fn pages_beyond_the_end_are_empty() {
    let mut paper = Paper::of(&["Ferry"]);
    for (offset, count) in [(1, 10), (usize::MAX, usize::MAX), (0, 0)] {
        let request =
            dateline::ranking::search::Request { typed: "ferry", offset, count, ..Default::default() };
        let results = paper.ask(&request);
        assert_eq!((results.total, results.hits.len()), (1, 0));
    }
}
