//! Every page, printed on the host from the components that the browser runs, against golden HTML.
//!
//! A golden file is written anew by `UPDATE_GOLDENS=1 cargo test --test pages`; look at the difference
//! before committing it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod documents;
mod golden;
mod languages;
mod parsed;
mod passages;
mod safety;

use dateline::article::{SafeUrl, Timestamp};
use dateline::feed::{self, Format};
use dateline::route::Route;
use dateline::site::print::{LoadError, PrintedPage, Printer};
use safety::HOSTILE;

const ADDRESS: &str = "https://news.example/courier/";
const FEED: &str = "https://news.example/courier/edition/feed.json";

const CONFIG: &str = r#"{
  "name": "Cour|ier", "language": "en", "timeZone": "UTC",
  "sources": [{ "url": "edition/feed.json" }],
  "sections": [
    { "id": "world", "name": "World", "form": "feature" },
    { "id": "climate", "name": "Climate", "form": "quad" },
    { "id": "culture", "name": "Culture", "form": "duo", "description": "Books, stages and screens." },
    { "id": "sport", "name": "Sport", "form": "quad" },
    { "id": "opinion", "name": "Opinion", "form": "text" }
  ],
  "homeSections": ["world", "climate", "culture", "sport", "opinion"],
  "links": [{ "label": "About us", "url": "https://news.example/about" }],
  "legal": "The Courier is invented."
}"#;
const CONFIG_RTL: &str = r#"{ "name": "الساعي", "language": "ar", "timeZone": "UTC", "sources": [{ "url": "edition/feed.json" }] }"#;

/// A printer with the stories of a feed; it is 2023-09-17, 21:00 UTC.
fn printer(config: &str, json: &str) -> Printer {
    let address = SafeUrl::web(ADDRESS, None).unwrap();
    let now = Timestamp::from_civil(2023, 9, 17, 21, 0, 0).unwrap();
    let (printer, problems) = Printer::new(config, &address, now);
    assert!(problems.is_empty(), "{problems:?}");
    let feed_address = SafeUrl::web(FEED, None).unwrap();
    printer.merge_page(0, &feed_address, feed::read(json, &feed_address, Format::Auto).unwrap());
    printer
}

fn english() -> Printer {
    printer(CONFIG, include_str!("edition.json"))
}

fn arabic() -> Printer {
    printer(CONFIG_RTL, include_str!("edition-rtl.json"))
}

fn page(printer: &Printer, path: &str) -> PrintedPage {
    let (path, query) =
        path.split_once('?').map_or((path, String::new()), |(path, query)| (path, format!("?{query}")));
    let route = Route::read(&format!("/courier{path}"), &query, "/courier/").unwrap();
    printer.page(&route).unwrap_or_else(|| panic!("{path} needs stories that are not there"))
}

#[test]
fn front_page_with_a_strip_of_each_form() {
    golden::check("front", &page(&english(), "/").site);
}

#[test]
fn front_page_from_right_to_left() {
    golden::check("front-rtl", &page(&arabic(), "/").site);
}

#[test]
fn section_page() {
    golden::check("section", &page(&english(), "/section/culture").main);
}

#[test]
fn topic_page() {
    golden::check("topic", &page(&english(), "/topic/weather").main);
}

#[test]
fn story_with_each_kind_of_block() {
    golden::check("story", &page(&english(), "/article/world-1").main);
}

#[test]
fn story_of_plain_text_without_picture() {
    golden::check("story-plain", &page(&english(), "/article/climate-1").main);
}

#[test]
fn story_with_a_portrait_and_a_focus() {
    golden::check("story-portrait", &page(&english(), "/article/culture-1").main);
}

#[test]
fn story_of_which_only_the_beginning_is_here() {
    golden::check("story-preview", &page(&english(), "/article/opinion-1").main);
}

#[test]
fn story_from_right_to_left() {
    golden::check("story-rtl", &page(&arabic(), "/article/qissa-0").main);
}

#[test]
fn search_page() {
    golden::check("search", &page(&english(), "/search?q=harbour+%22bread%22").main);
}

#[test]
fn page_that_does_not_exist() {
    golden::check("not-found", &page(&english(), "/nothing/here").main);
}

#[test]
fn message_of_each_error() {
    let errors = [
        LoadError::Offline,
        LoadError::NotAnswering,
        LoadError::NotAFeed,
        LoadError::Blocked("https://feeds.example".to_owned()),
        LoadError::NoSource,
        LoadError::NewRelease,
        LoadError::NoSuchStory,
    ];
    let mut pages = String::new();
    for error in &errors {
        pages.push_str(&format!("<!-- {error:?} -->{}\n", english().error_page(error).main));
    }
    golden::check("messages", &pages);
}

/// Services that show shared links draw no SVG.
#[test]
fn a_shared_picture_is_a_raster_file() {
    let config = CONFIG.replacen('{', r#"{ "shareImage": "icons/share.png","#, 1);
    let shared = |image: &str| {
        let feed = format!(
            r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
                {{"id": "a", "title": "A", "content_html": "<p>x</p>", "_dateline": {{"slug": "a", "image": {{"alt": "Alt"}}}} {image}}}]}}"#
        );
        let head = page(&printer(&config, &feed), "/article/a").head;
        (head.image, head.image_alt)
    };
    let own = Some("https://news.example/courier/icons/share.png".to_owned());
    assert_eq!(shared(r#", "image": "drawing.svg?v=2""#), (own.clone(), None));
    assert_eq!(shared(""), (own.clone(), None));
    let photo = "https://news.example/courier/edition/photo.jpg".to_owned();
    assert_eq!(shared(r#", "image": "photo.jpg""#), (Some(photo), Some("Alt".to_owned())));
    assert_eq!(page(&printer(&config, include_str!("edition.json")), "/").head.image, own);
    assert_eq!(page(&english(), "/").head.image, None);
}

#[test]
fn skeleton_of_the_browser_is_not_printed() {
    let route = Route::Front { page: 1 };
    assert_eq!(english().loading_page(&route).main, "");
}

#[test]
fn head_of_each_page_says_what_it_is() {
    let heads = ["/", "/section/culture", "/topic/weather", "/article/world-1", "/nothing"]
        .map(|path| format!("{path}\n{:#?}\n", page(&english(), path).head));
    golden::check_text("heads", &heads.concat());
}

#[test]
fn a_page_without_its_stories_is_none() {
    let address = SafeUrl::web(ADDRESS, None).unwrap();
    let (printer, _) = Printer::new(CONFIG, &address, Timestamp::EPOCH);
    assert!(printer.page(&Route::Front { page: 1 }).is_none());
}

/// `press split` writes a link to a story of its edition as one to the story's file.
#[test]
fn a_link_to_a_file_of_the_edition_is_one_to_the_storys_page() {
    let file = |slug: &str| {
        let slug = dateline::article::Slug::from_text(slug).unwrap();
        dateline::route::article_file(dateline::route::EDITION_FILE, &slug)
    };
    let html = format!(
        "<p><a href='{edition}{own}'>Own</a> <a href='https://cdn.example/{own}'>Other</a> <a href='{edition}a/00/{name}.json'>Wrong</a></p>\
         <figure><a href='{edition}{own}'><img src='p.jpg' alt='x' width='600' height='400'></a></figure>",
        edition = "https://news.example/courier/edition/",
        own = file("harbour-opens"),
        name = "harbour-opens",
    );
    let feed = format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
          {{"id": "1", "title": "Linking", "url": "https://old.example/linking", "content_html": {html:?}}}]}}"#
    );
    let main = page(&printer(CONFIG, &feed), "/article/linking").main;
    assert_eq!(main.matches(r#"href="/courier/article/harbour-opens""#).count(), 2, "{main}");
    assert_eq!(main.matches("harbour-opens.json").count(), 2, "{main}");
}
