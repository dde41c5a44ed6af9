//! What the check says of files, and how bad it calls them.

#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::path::Path;

use dateline::check::{Report, Verdict, check, check_text};

#[test]
fn pictures_credits_and_what_is_left_out_are_counted() {
    let text = std::fs::read_to_string("tests/fixtures/ghost/posts-1.json").unwrap();
    let found = check_text(&text).unwrap();
    assert_eq!((found.format, found.stories, found.pictures, found.credits), ("ghost", 3, 4, 2));
    assert!(found.dropped.contains(&("button".to_owned(), 2)), "{:?}", found.dropped);
}

#[test]
fn a_picture_above_the_story_and_in_its_text_is_one() {
    let text = r#"{"items": [{"id": 1, "url": "https://a.example/1", "title": "A", "image": "/p.jpg",
        "content_html": "<p>x</p><figure><img src='/p-300x200.jpg'><figcaption>B. (Photo by Jo Doe)</figcaption></figure>"}]}"#;
    let found = check_text(text).unwrap();
    assert_eq!((found.pictures, found.credits), (1, 1));
}

#[test]
fn what_is_held_back_is_no_story() {
    let [report] = check(Path::new("tests/fixtures/ninjs/items/held.json")).try_into().unwrap();
    let found = report.result.unwrap();
    assert_eq!((found.stories, found.held), (0, 1));
}

#[test]
fn skipped_stories_are_faults_and_other_files_unreadable() {
    let verdict = |path: &str| check(Path::new(path)).iter().map(Report::verdict).max();
    assert_eq!(verdict("tests/fixtures/wordpress/posts-1.json"), Some(Verdict::Good));
    assert_eq!(verdict("tests/fixtures/json-feed"), Some(Verdict::Faulty));
    assert_eq!(verdict("Cargo.toml"), Some(Verdict::Unreadable));
    assert_eq!(verdict("nowhere.json"), Some(Verdict::Unreadable));
    assert_eq!((Verdict::Good as u8, Verdict::Faulty as u8, Verdict::Unreadable as u8), (0, 1, 2));
}

#[test]
fn a_report_names_the_place_of_what_was_skipped() {
    let [report] = check(Path::new("tests/fixtures/ninjs/list.json")).try_into().unwrap();
    let text = report.to_string();
    assert!(text.contains("ninjs, 3 stories, 6 pictures, 6 credits"), "{text}");
    assert!(text.contains("story skipped: /2: has neither"), "{text}");
}
