//! What is valid, and is then changed.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::feed::{self, Format};

use super::promises::home;
use super::{generated, hostile, same_json, shapes};

/// Longer fixtures cost rounds and find nothing that shorter ones do not.
const MOST_BYTES: usize = 24_000;

/// Feeds of every format: all JSON files of the bundled edition and below `tests`, of a usable length.
pub fn feeds() -> Vec<String> {
    let root = Path::new(crate::ROOT);
    let mut files = Vec::new();
    collect(&root.join("public/edition"), &mut files);
    collect(&root.join("tests"), &mut files);
    files.sort();
    let mut feeds: Vec<String> = files
        .iter()
        // One is in the encoding of an old system.
        .filter_map(|file| fs::read_to_string(file).ok())
        .filter(|text| text.len() <= MOST_BYTES && feed::read(text, &home(), Format::Auto).is_ok())
        .collect();
    feeds.extend([generated::feed(0..2), EVERYTHING.to_owned(), PLAIN.to_owned()]);
    assert!(feeds.len() > 30);
    feeds
}

/// Those of the feeds that can be read as `format`.
pub fn feeds_of(format: Format) -> Vec<String> {
    let mut feeds = feeds();
    feeds.retain(|feed| feed::read(feed, &home(), format).is_ok_and(|page| !page.articles.is_empty()));
    assert!(!feeds.is_empty());
    feeds
}

/// Short texts with all there is in JSON, and some feeds.
pub fn json() -> Vec<String> {
    texts(&same_json::TEXTS).into_iter().chain(feeds().into_iter().step_by(4)).collect()
}

/// These.
pub fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
}

/// Bodies: the corpora of the gate.
pub fn bodies() -> Vec<String> {
    let shapes = shapes::CORPUS.iter().map(|(_, html)| *html);
    let hostile = hostile::HOSTILE.iter().copied();
    shapes.chain(hostile).map(str::to_owned).filter(|html| html.len() <= MOST_BYTES).collect()
}

/// Configurations with every setting.
pub fn configurations() -> Vec<String> {
    vec![
        r#"{"name": "Campus|Courier", "language": "en-GB", "sources": [{"url": "https://campus.example/feed.json"}]}"#.to_owned(),
        r#"{"sources": [{"url": "edition/feed.json", "format": "json-feed", "article": "edition/a/{hash}/{slug}.json"}, {"url": "//b.example/f"}],
            "sections": ["World", {"id": "opinion", "name": "Opinion", "description": "What we think", "form": "text"}],
            "homeSections": ["opinion"], "timeZone": "Europe/Berlin", "url": "https://paper.example/", "embeds": ["vimeo"],
            "links": [{"label": "Imprint", "url": "mailto:desk@paper.example"}], "legal": "All ours"}"#.to_owned(),
    ]
}

/// Every field that there is.
const EVERYTHING: &str = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Record", "language": "en",
 "icon": "https://x.example/i.png", "favicon": "f.ico", "next_url": "feed-2.json",
 "author": {"name": "Desk"}, "_dateline": {"total": 7, "sections": [
   {"id": "politics", "name": "Politics", "count": 4, "feed": "s/politics/1.json"}, {"name": "Sport", "count": "3"}]},
 "items": [{"id": 5, "url": "https://x.example/2026/né.html", "title": "A &amp; B", "summary": "In short", "language": "ar",
   "content_html": "<p>One <b>two</b></p><figure><img src=a.jpg><figcaption>Quay (Photo: Jo Doe)</figcaption></figure>",
   "image": "i.jpg", "date_published": "2023-09-17T18:20:00+02:00", "date_modified": "Sun, 17 Sep 2023 20:20:00 GMT",
   "authors": [{"name": "Jo Doe", "url": "/jo", "_role": "Columnist"}], "tags": ["Tides", "Tides", 4],
   "_dateline": {"slug": "né-1", "section": "Politics", "kicker": "K", "place": "Port Ansel", "breaking": 1, "featured": "true",
     "priority": "2", "related": ["a", 5], "corrections": [{"date": "2023-09-18", "text": "Was wrong"}, {"text": "Too"}],
     "access": "preview", "status": "usable", "embargo_until": "2020-01-01", "words": 120, "article": "a/1.json",
     "image": {"width": "1200px", "height": 800.0, "alt": "", "caption": "Seen (c) Jo", "photographer": "Jo", "agency": "AFP",
       "credit_url": "https://afp.example/", "focus": [50, 20], "srcset": [{"url": "i-300.webp", "width": 300, "type": "image/webp"}]}}}]}"#;

/// A feed of another system.
const PLAIN: &str = r#"{"version": "https://jsonfeed.org/version/1", "title": "Blog", "author": {"name": "Jo"}, "items": [
 {"id": "https://blog.example/1", "content_text": "One\n\ntwo", "banner_image": "//cdn.example/b.jpg"},
 {"id": "2", "external_url": "https://other.example/", "summary": "Only this"}, null, {"id": ""}, 7]}"#;
