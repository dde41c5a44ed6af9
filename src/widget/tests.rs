//! The widget on the host: from attributes and a feed to HTML.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

use std::rc::Rc;

use super::{FeedOptions, Newsroom, Settings, Showing, WidgetError, show};
use crate::article::{SafeUrl, Timestamp};
use crate::browser::storage::Key;
use crate::site::platform::{DateForm, Host, Platform};
use crate::site::words::{self, Words};

const FEED: &str = include_str!("../../public/edition/feed.json");
const STORY: &str = include_str!("../../public/edition/articles/the-hill-towns-that-own-their-wind.json");
const ADDRESS: &str = "https://news.example/edition/feed.json";

/// A page of somebody else, as a host has it.
struct PageOfAnother(Host, &'static Words);

impl Platform for PageOfAnother {
    fn now(&self) -> f64 {
        self.0.now()
    }

    fn date(&self, form: DateForm, at: f64) -> String {
        self.0.date(form, at)
    }

    fn count(&self, count: usize) -> String {
        self.0.count(count)
    }

    fn names_today(&self) -> bool {
        false
    }

    fn is_page_of_another(&self) -> bool {
        true
    }

    fn words(&self, _tag: &str) -> &'static Words {
        self.1
    }

    fn stored(&self, _key: Key) -> Option<String> {
        None
    }
}

fn newsroom_of(feed: &str, options: &str) -> Newsroom {
    let now = Timestamp::from_civil(2023, 9, 17, 20, 0, 0).unwrap();
    let options = FeedOptions::read(options).unwrap();
    let page = PageOfAnother(Host { now }, options.words);
    Newsroom::open_on(Rc::new(page), feed, options).unwrap()
}

fn newsroom() -> Newsroom {
    let options = format!(r#"{{"src": "{ADDRESS}", "home": "https://news.example/", "name": "Date|line"}}"#);
    newsroom_of(FEED, &options)
}

fn html(newsroom: &Newsroom, attributes: &str) -> String {
    match show(newsroom, &Settings::read(attributes).unwrap()) {
        Ok(Showing::Elements(elements, _)) => elements.iter().map(crate::element::El::html).collect(),
        Ok(Showing::Needs(address)) => format!("needs {}", address.as_str()),
        Err(error) => panic!("{error}"),
    }
}

fn error(attributes: &str) -> WidgetError {
    let settings = Settings::read(attributes);
    match settings.and_then(|settings| show(&newsroom(), &settings)) {
        Err(error) => error,
        Ok(_) => panic!("{attributes} shows something"),
    }
}

#[test]
fn a_list_of_one_story() {
    assert_eq!(
        html(&newsroom(), r#"{"count": "1"}"#),
        concat!(
            r#"<section class="w list" part="container" aria-labelledby="heading" lang="en">"#,
            r#"<h2 class="head" id="heading" part="heading"><span class="name" part="name" dir="auto">Date<b>line</b></span>"#,
            r#" <span class="topic" part="topic">Latest news</span></h2>"#,
            r#"<ol class="rows" role="list"><li class="item" part="item"><div class="text">"#,
            r#"<a href="https://news.example/article/ferries-to-the-outer-islands-resume-as-fog-lifts" "#,
            r#"target="_top" rel="noopener" data-slug="ferries-to-the-outer-islands-resume-as-fog-lifts" "#,
            r#"class="title" part="headline">Ferries to the outer islands resume as fog lifts</a>"#,
            r#"<span class="meta" part="meta" lang="en" dir="ltr"><time datetime="2023-09-17T18:42:00Z" part="time">18:42</time>"#,
            r#"<span class="sec" part="section"> · Current affairs</span></span></div>"#,
            r#"<div class="pic" part="picture" data-failed="Picture unavailable"><img alt="" width="1200" height="800" "#,
            r#"loading="lazy" decoding="async" referrerpolicy="no-referrer" data-focus-y="5" src="https://news.example/edition/pictures/ferry.svg">"#,
            r#"</div></li></ol>"#,
            r#"<p class="foot"><a class="more" part="more" href="https://news.example/" target="_top" "#,
            r#"rel="noopener">More from Dateline</a></p></section>"#
        )
    );
}

#[test]
fn a_ticker_has_buttons_and_a_status_line() {
    let html = html(&newsroom(), r#"{"layout": "ticker", "heading-level": "4", "heading": "Local <news>"}"#);
    assert!(html.contains(r#"<span class="name" part="name">Local &lt;news&gt;</span></h4>"#), "{html}");
    assert!(html.contains(r#"data-turn="previous" aria-label="Previous story"><svg"#), "{html}");
    assert!(html.ends_with(r#"<p class="hidden" role="status"></p></section>"#), "{html}");
    assert!(!html.contains("<img"), "{html}");
    assert_eq!(html.matches("<li ").count(), 5);
}

#[test]
fn a_section_is_meant_by_its_id_or_its_name() {
    let newsroom = newsroom();
    for section in ["climate", "Climate"] {
        let html = html(&newsroom, &format!(r#"{{"section": "{section}", "layout": "cards"}}"#));
        assert!(html.contains(r#"part="topic">Climate</span>"#), "{html}");
        assert!(html.contains(r#"href="https://news.example/section/climate""#), "{html}");
        assert!(!html.contains("Current affairs"), "{html}");
        assert!(
            html.contains(r#"sizes="(min-width:480px) 300px, 100vw""#) || html.contains("<img"),
            "{html}"
        );
    }
}

#[test]
fn cards_are_stories_with_pictures_while_there_are_such() {
    let newsroom = newsroom();
    let html = html(&newsroom, r#"{"layout": "cards", "count": "4"}"#);
    assert_eq!(html.matches("part=\"picture\"").count(), 4, "{html}");
    let stories = newsroom.stories.newest();
    assert!(stories.take(4).any(|story| story.hero.is_none()), "the newest have one without");
}

#[test]
fn the_lead_is_one_story_with_its_picture() {
    let html = html(&newsroom(), r#"{"layout": "lead"}"#);
    assert_eq!(html.matches("part=\"headline\"").count(), 1);
    assert!(html.contains("part=\"picture\""), "{html}");
    assert!(html.contains("part=\"standfirst\""), "{html}");
}

#[test]
fn a_story_asks_for_its_file_and_shows_its_text() {
    let mut newsroom = newsroom();
    let attributes = r#"{"layout": "article", "slug": "the-hill-towns-that-own-their-wind"}"#;
    let file = "https://news.example/edition/articles/the-hill-towns-that-own-their-wind.json";
    assert_eq!(html(&newsroom, attributes), format!("needs {file}"));
    newsroom.add_story(STORY, &SafeUrl::web(file, None).unwrap()).unwrap();
    let html = html(&newsroom, attributes);
    assert!(html.contains("<figcaption part=\"caption\">"), "{html}");
    assert!(html.contains("class=\"credit\""), "{html}");
    assert!(html.matches("<p>").count() > 3, "{html}");
}

#[test]
fn related_news_are_without_the_story_itself() {
    let slug = "the-hill-towns-that-own-their-wind";
    let html = html(
        &newsroom(),
        &format!(r#"{{"related-to": "https://news.example/article/{slug}", "count": "3"}}"#),
    );
    assert!(html.contains("part=\"topic\">Related news"), "{html}");
    assert!(!html.contains(&format!("data-slug=\"{slug}\"")), "{html}");
    assert_eq!(html.matches("<li ").count(), 3, "{html}");
}

#[test]
fn where_a_story_opens() {
    let newsroom = newsroom();
    let with = |open: &str| html(&newsroom, &format!(r#"{{"count": "1", "open": "{open}"}}"#));
    assert!(with("new").contains(r#"target="_blank" rel="noopener""#));
    assert!(!with("same").contains("target="));
    assert!(!with("event").contains("target="));
}

#[test]
fn a_wrong_attribute_is_named() {
    for (attributes, code, attribute) in [
        (r#"{"count": "-1"}"#, "attribute", "count"),
        (r#"{"count": "many"}"#, "attribute", "count"),
        (r#"{"count": "31"}"#, "attribute", "count"),
        (r#"{"layout": "carousel"}"#, "attribute", "layout"),
        (r#"{"theme": "blue"}"#, "attribute", "theme"),
        (r#"{"heading-level": "7"}"#, "attribute", "heading-level"),
        (r#"{"open": "popup"}"#, "attribute", "open"),
        (r#"{"layout": "article"}"#, "attribute", "slug"),
        (r#"{"layout": "article", "slug": "none"}"#, "no-such-story", "slug"),
        (r#"{"related-to": "none"}"#, "no-such-story", "related-to"),
        (r#"{"section": "chess"}"#, "no-stories", "section"),
        (r#"{"topic": "chess"}"#, "no-stories", "topic"),
    ] {
        let error = error(attributes);
        assert_eq!((error.code(), error.attribute()), (code, attribute), "{attributes}");
        let data: serde_json::Value = serde_json::from_str(&error.data()).unwrap();
        assert_eq!(data["error"], code);
    }
}

#[test]
fn a_text_that_is_no_feed_is_named() {
    let options = FeedOptions::read(&format!(r#"{{"src": "{ADDRESS}"}}"#)).unwrap();
    let now = Timestamp::from_civil(2023, 9, 17, 20, 0, 0).unwrap();
    let error = Newsroom::open_on(
        Rc::new(PageOfAnother(Host { now }, words::words("en"))),
        "<!doctype html>",
        options,
    )
    .err()
    .unwrap();
    assert_eq!((error.code(), error.attribute()), ("not-a-feed", "src"));
}

#[test]
fn options_that_are_wrong_are_named() {
    for (options, attribute) in [
        ("{}", "src"),
        (r#"{"src": "javascript:alert(1)"}"#, "src"),
        (r#"{"src": "https://a.example/f", "format": "atom"}"#, "format"),
        (r#"{"src": "https://a.example/f", "lang": "?"}"#, "lang"),
    ] {
        assert_eq!(FeedOptions::read(options).unwrap_err().attribute(), attribute, "{options}");
    }
}

#[test]
fn nothing_of_a_feed_becomes_markup_or_a_script() {
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "<b>A</b> & B", "items": [
        {"id": "1", "title": "<img src=x onerror=alert(1)>\"'", "url": "javascript:alert(1)", "summary": "</a><script>"},
        {"id": "2", "title": "Two", "url": "https://a.example/two?a=1&b=\"onclick=alert(1)",
         "image": "javascript:alert(1)", "tags": ["\"><script>"]}
    ]}"#;
    let newsroom = newsroom_of(feed, r#"{"src": "https://a.example/feed.json"}"#);
    for layout in ["list", "cards", "ticker", "lead"] {
        let html = html(&newsroom, &format!(r#"{{"layout": "{layout}"}}"#));
        assert!(!html.contains("<script") && !html.contains("javascript:"), "{html}");
        assert!(!html.contains("onerror=alert") && !html.contains("\"onclick"), "{html}");
    }
    // A story without an address of its own is no link.
    assert!(html(&newsroom, "{}").contains(r#"<span class="title" part="headline">"#));
}

/// `press` writes a link to a story of its edition as one to the story's file.
#[test]
fn links_of_a_whole_story_lead_to_pages_of_the_newsroom() {
    let slug = crate::article::Slug::from_text("harbour opens").unwrap();
    let file = crate::route::article_file(crate::route::EDITION_FILE, &slug);
    let feed = format!(
        r#"{{"_dateline":{{"exact":true}},"items":[{{"_dateline":{{"slug":"one"}},
           "content_html":"<p><a href=\"{file}\">Own</a> and <a href=\"https://b.example/a\">other</a></p>",
           "id":"1","title":"One"}}],"title":"T","version":"https://jsonfeed.org/version/1.1"}}"#
    );
    let options = format!(r#"{{"src": "{ADDRESS}", "home": "https://news.example/"}}"#);
    let html = html(&newsroom_of(&feed, &options), r#"{"layout": "article", "slug": "one"}"#);
    assert!(html.contains(r#"href="https://news.example/article/harbour-opens""#), "{html}");
    assert!(html.contains(r#"href="https://b.example/a""#), "{html}");
}

#[test]
fn without_a_site_links_of_a_story_lead_where_readers_can_go_or_nowhere() {
    let file = |slug: &str| {
        let slug = crate::article::Slug::from_text(slug).unwrap();
        crate::route::article_file(crate::route::EDITION_FILE, &slug)
    };
    let (known, unknown) = (file("two"), file("three"));
    let feed = format!(
        r#"{{"_dateline":{{"exact":true}},"items":[{{"_dateline":{{"slug":"one"}},
           "content_html":"<p><a href=\"{known}\">Two</a>, <a href=\"{unknown}\">the <b>third</b></a>, <a href=\"https://b.example/a\">other</a></p>",
           "id":"1","tags":["Piers"],"title":"One"}},{{"_dateline":{{"slug":"two"}},"id":"2","tags":["Piers"],"title":"Two","url":"https://paper.example/two"}}],
           "title":"T","version":"https://jsonfeed.org/version/1.1"}}"#
    );
    let newsroom = newsroom_of(&feed, &format!(r#"{{"src": "{ADDRESS}"}}"#));
    let story = html(&newsroom, r#"{"layout": "article", "slug": "one"}"#);
    assert!(
        story.contains(r#"<a href="https://paper.example/two" rel="noopener noreferrer">Two</a>"#),
        "{story}"
    );
    assert!(story.contains("<span>the <strong>third</strong></span>"), "{story}");
    assert!(story.contains(r#"href="https://b.example/a""#), "{story}");
    for attributes in
        [r#"{"layout": "article", "slug": "one"}"#, "{}", r#"{"related-to": "one"}"#, r#"{"layout": "lead"}"#]
    {
        let html = html(&newsroom, attributes);
        assert!(!html.contains(".json\""), "{attributes}: {html}");
    }
}

#[test]
fn the_words_are_those_of_a_table_and_english_where_it_has_none() {
    let options = format!(
        r#"{{"src": "{ADDRESS}", "lang": "de", "words": {{"latest_news": "Neueste Nachrichten", "next_story": 7}}}}"#
    );
    let newsroom = newsroom_of(FEED, &options);
    assert!(html(&newsroom, "{}").contains(r#"part="topic">Neueste Nachrichten</span>"#));
    assert!(html(&newsroom, r#"{"layout": "ticker"}"#).contains(r#"aria-label="Next story""#));
}
