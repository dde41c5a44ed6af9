//! JSON Feed 1.0 and 1.1 as publishers write it, through the door that the site uses.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

use dateline::article::{Access, Article, Body, Reason, SafeUrl, Status};
use dateline::feed::{self, FeedError, FeedPage, Format, SkipReason};

fn address(path: &str) -> SafeUrl {
    SafeUrl::web(&format!("https://paper.example/{path}"), None).unwrap()
}

fn read(text: &str) -> FeedPage {
    feed::read(text, &address("feeds/feed.json"), Format::Auto).unwrap()
}

fn items(items: &str) -> FeedPage {
    read(&format!(r#"{{"version": "https://jsonfeed.org/version/1.1", "items": [{items}]}}"#))
}

fn item(fields: &str) -> Article {
    let page = items(&format!("{{{fields}}}"));
    assert!(page.skipped.is_empty(), "{:?}", page.skipped);
    page.articles.into_iter().next().unwrap()
}

#[test]
fn a_story_of_version_one_names_its_author_alone() {
    let page = read(
        r#"{"version": "https://jsonfeed.org/version/1", "author": {"name": "The desk"},
            "items": [{"id": 1, "title": "A", "author": {"name": "Jo Doe", "url": "/jo"}}, {"id": 2, "title": "B"}]}"#,
    );
    let names: Vec<_> = page.articles.iter().map(|story| story.authors[0].name.as_str()).collect();
    assert_eq!(names, ["Jo Doe", "The desk"]);
    assert_eq!(page.articles[0].authors[0].url, Some(address("jo")));
}

#[test]
fn a_story_without_a_title_takes_its_headline_from_what_there_is() {
    for (fields, headline) in [
        (r#""id": "1", "title": " A title ", "summary": "A summary""#, "A title"),
        (r#""id": "1", "summary": "A summary", "content_text": "A text""#, "A summary"),
        (r#""id": "1", "content_text": "A text""#, "A text"),
        (r#""id": "1", "content_html": "<p>A <b>bold</b> text</p>""#, "A bold text"),
        (r#""id": "1", "url": "/story""#, "https://paper.example/story"),
        (r#""id": "Letter of the week""#, "Letter of the week"),
    ] {
        assert_eq!(item(fields).headline, headline, "{fields}");
    }
}

#[test]
fn a_story_that_nothing_can_point_to_or_show_is_skipped_and_named() {
    let page = items(
        r#"{"id": "1", "title": "Good"}, 7, {"title": "No id"}, {"id": "x1"}, {"id": "2", "title": "\q"}"#,
    );
    assert_eq!(page.articles.len(), 1);
    let skipped: Vec<_> = page.skipped.iter().map(|story| (story.pointer.as_str(), &story.reason)).collect();
    assert!(
        matches!(
            skipped.as_slice(),
            [
                ("/items/1", SkipReason::NotAnObject),
                ("/items/2", SkipReason::NoId),
                ("/items/3", SkipReason::NothingToShow),
                ("/items/4", SkipReason::Broken(_)),
            ]
        ),
        "{skipped:?}"
    );
}

#[test]
fn a_wrong_field_costs_that_field_only_and_is_named() {
    let page = items(
        r#"{"id": 4, "title": "A", "date_published": "soon", "tags": {"a": 1}, "image": "javascript:alert(1)",
            "authors": [null, {"name": 3}], "_dateline": {"priority": "high", "image": []}}"#,
    );
    let story = &page.articles[0];
    assert_eq!((story.published, story.hero.as_ref(), story.priority), (None, None, None));
    assert_eq!(story.authors[0].name, "3");
    let named: Vec<_> = page.warnings.iter().map(|warning| warning.pointer.as_str()).collect();
    for pointer in ["/items/0/date_published", "/items/0/image", "/items/0/_dateline/priority"] {
        assert!(named.contains(&pointer), "{pointer} is not among {named:?}");
    }
}

#[test]
fn a_date_that_is_missing_is_not_made_up() {
    let story = item(r#""id": "1", "title": "A""#);
    assert_eq!((story.published, story.updated, story.dated()), (None, None, None));
}

#[test]
fn addresses_are_relative_to_the_story_and_in_our_own_files_to_the_file() {
    let theirs = item(r#""id": "1", "title": "A", "url": "https://blog.example/2020/a/", "image": "a.jpg""#);
    assert_eq!(theirs.hero.unwrap().url.as_str(), "https://blog.example/2020/a/a.jpg");
    let ours = item(
        r#""id": "1", "title": "A", "url": "https://blog.example/2020/a/", "image": "a.jpg", "_dateline": {"slug": "a"}"#,
    );
    assert_eq!(ours.hero.unwrap().url.as_str(), "https://paper.example/feeds/a.jpg");
}

#[test]
fn the_icon_of_the_site_is_no_picture_of_a_story() {
    let page = read(
        r#"{"version": "https://jsonfeed.org/version/1.1", "icon": "/icon.png",
            "items": [{"id": "1", "title": "A", "image": "/icon.png"}]}"#,
    );
    assert!(page.articles[0].hero.is_none());
}

#[test]
fn a_picture_that_nobody_can_see_is_none() {
    for size in [r#""width": 1, "height": 1"#, r#""width": 600, "height": 1"#, r#""width": "1px""#] {
        let story = item(&format!(
            r#""id": "1", "title": "A", "image": "https://counts.example/a.gif", "_dateline": {{"image": {{{size}}}}}"#
        ));
        assert!(story.hero.is_none(), "{size}");
    }
}

#[test]
fn a_picture_keeps_its_sizes_caption_and_credit() {
    let story = item(
        r#""id": "1", "title": "A", "image": "a-1280.jpg", "_dateline": {"image": {"width": "1280", "height": 853,
            "caption": "Fog over the bay. (Image source: AFP)", "focus": [40, 30],
            "srcset": [{"url": "a-640.jpg", "width": 640, "type": "image/jpeg"}, {"url": "data:x", "width": 1}]}}"#,
    );
    let hero = story.hero.unwrap();
    assert_eq!((hero.width, hero.height, hero.focus), (Some(1280), Some(853), Some((40, 30))));
    assert_eq!(hero.caption.as_deref(), Some("Fog over the bay."));
    assert_eq!(hero.credit.unwrap().text, "AFP");
    assert_eq!(hero.renditions.len(), 1);
}

#[test]
fn a_credit_survives_without_a_caption() {
    let story = item(
        r#""id": "1", "title": "A", "image": "a.jpg", "_dateline": {"image": {"credit": "Photo: Jo Doe"}}"#,
    );
    let hero = story.hero.unwrap();
    assert_eq!((hero.caption, hero.credit.unwrap().text.as_str()), (None, "Jo Doe"));
}

#[test]
fn the_next_page_is_found_and_one_that_is_the_same_page_is_none() {
    let next = |next: &str| {
        read(&format!(
            r#"{{"version": "https://jsonfeed.org/version/1.1", "next_url": "{next}", "items": []}}"#
        ))
        .next
    };
    assert_eq!(next("feed-2.json"), Some(address("feeds/feed-2.json")));
    assert_eq!(next("feed.json"), None);
    assert_eq!(next("javascript:1"), None);
}

#[test]
fn a_search_index_is_one_of_the_feeds_own_origin() {
    let search = |of: &str| {
        read(&format!(r#"{{"version": "https://jsonfeed.org/version/1.1", "items": [], "_dateline": {{"search": "{of}"}}}}"#)).search
    };
    assert_eq!(search("q/1.bin").as_ref().map(SafeUrl::as_str), Some(address("feeds/q/1.bin").as_str()));
    for foreign in
        ["https://evil.example/q/1.bin", "//evil.example/q", "javascript:alert(1)", "http://blog.example:81/"]
    {
        assert_eq!(search(foreign), None, "{foreign}");
    }
}

#[test]
fn a_card_says_where_its_text_is_and_a_text_of_its_own_comes_first() {
    let card = item(r#""id": "1", "title": "A", "_dateline": {"article": "articles/a.json"}"#);
    assert_eq!(card.body, Body::Elsewhere(address("feeds/articles/a.json")));
    let whole = item(
        r#""id": "1", "title": "A", "content_html": "<p>x", "_dateline": {"article": "articles/a.json"}"#,
    );
    assert!(matches!(whole.body, Body::Unparsed(_)));
}

#[test]
fn what_may_not_be_shown_says_so() {
    let story = item(r#""id": "1", "title": "A", "_dateline": {"status": "cancelled", "access": "locked"}"#);
    assert_eq!((story.status, story.access), (Status::Cancelled, Access::Locked));
}

#[test]
fn an_answer_that_is_no_feed_says_what_it_is() {
    let refused = |text: &str| feed::read(text, &address(""), Format::Auto).unwrap_err();
    assert!(matches!(refused("<!doctype html>"), FeedError::NotJson { line: 1, column: 1, .. }));
    assert!(matches!(
        refused(r#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "#),
        FeedError::NotJson { .. }
    ));
    assert!(matches!(refused(r#"{"hello": 1}"#), FeedError::UnknownFormat { .. }));
    assert!(matches!(
        refused(r#"{"version": "https://jsonfeed.org/version/1.1", "items": {}}"#),
        FeedError::WrongField { .. }
    ));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let page = read(
        "\u{feff}{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": 1, \"title\": \"A\"}]}",
    );
    assert_eq!(page.articles.len(), 1);
}

#[test]
fn what_was_found_to_belong_to_a_story_comes_with_its_reason() {
    let story = item(
        r#""id": "1", "title": "A", "_dateline": {"section": "Sport", "found": [
            {"id": "2", "title": "B", "reason": "topic", "about": "Korea", "image": "b.jpg",
             "_dateline": {"slug": "b", "found": [{"id": "9", "title": "Z", "reason": "editor"}]}},
            {"id": "3", "title": "C", "reason": "section"}, {"id": "4", "title": "D", "reason": "same-story"},
            {"id": "5", "title": "E", "reason": "editor"}, {"id": "6", "title": "F", "reason": "topic"},
            {"id": "7", "title": "G"}, {"title": "H", "reason": "editor"}, 8]}"#,
    );
    let found: Vec<_> = story
        .found
        .iter()
        .map(|related| (related.article.headline.as_str(), related.reason.clone()))
        .collect();
    assert_eq!(
        found,
        [
            ("B", Some(Reason::About("Korea".into()))),
            ("C", Some(Reason::Section("Sport".into()))),
            ("D", Some(Reason::SameStory)),
            ("E", Some(Reason::Editor)),
            ("G", None),
        ]
    );
    assert_eq!(story.found[0].article.hero.as_ref().unwrap().url, address("feeds/b.jpg"));
    assert!(story.found[0].article.found.is_empty(), "the cards of a card are nobody's");
}
