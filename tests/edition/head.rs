//! The bundled edition: its head is what the publishing tool makes of its articles, and every
//! story in it can be read without a complaint.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use dateline::article::{Block, Body, SafeUrl};
use dateline::feed::{self, Format};
use dateline::press::{head_pages, native};
use dateline::{body, credit};

fn edition() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/public/edition"))
}

fn address(file: &str) -> SafeUrl {
    SafeUrl::parse(&format!("https://paper.example/edition/{file}"), None).unwrap()
}

#[test]
fn the_head_is_what_press_makes_of_the_articles() {
    for (name, page) in head_pages(edition()).unwrap() {
        let written = std::fs::read_to_string(edition().join(&name)).unwrap();
        assert_eq!(
            written,
            format!("{page}\n"),
            "{name} is old: cargo run --bin dateline -- head public/edition"
        );
    }
}

#[test]
fn every_story_is_read_without_a_complaint_and_no_markup_is_lost() {
    let mut stories = 0;
    for entry in std::fs::read_dir(edition().join("articles")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let page = feed::read(&text, &address("articles/story.json"), Format::Auto).unwrap();
        assert!(
            page.skipped.is_empty() && page.warnings.is_empty(),
            "{}: {:?}",
            path.display(),
            page.warnings
        );
        for article in page.articles {
            let Body::Unparsed(manuscript) = &article.body else { panic!("{} has no text", article.slug) };
            let parsed = body::parse(&manuscript.markup, Some(&manuscript.base));
            assert!(parsed.dropped.is_empty(), "{}: {:?}", article.slug, parsed.dropped);
            assert!(parsed.blocks.len() > 2, "{} is too short", article.slug);
            stories += 1;
        }
    }
    assert!(stories >= 30, "only {stories} stories");
}

/// What a first story needs of the program depends on it.
#[test]
fn nearly_all_files_are_exact_and_each_that_says_so_is() {
    let (mut exact, mut others) = (0, Vec::new());
    for folder in ["", "articles"] {
        for entry in std::fs::read_dir(edition().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(edition()).unwrap().display().to_string();
            if text.contains("\"exact\"") {
                assert!(native::is_exact(&text, &address(&name)), "{name} says that it is exact and is not");
                exact += 1;
            } else {
                others.push(name);
            }
        }
    }
    // A player and a gallery are read by the reader of all HTML.
    assert_eq!(
        others,
        [
            "articles/the-film-that-gave-away-its-own-workshop.json",
            "articles/why-our-pictures-are-drawings.json"
        ],
        "beside {exact} exact files"
    );
}

#[test]
fn the_stories_exercise_every_block() {
    let mut kinds = BTreeSet::new();
    for entry in std::fs::read_dir(edition().join("articles")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let page = feed::read(&text, &address("articles/story.json"), Format::Auto).unwrap();
        let Body::Unparsed(manuscript) = &page.articles[0].body else { continue };
        for block in body::parse(&manuscript.markup, Some(&manuscript.base)).blocks {
            kinds.insert(match block {
                Block::Paragraph(_) => "paragraph",
                Block::Heading { .. } => "heading",
                Block::List { .. } => "list",
                Block::Quote { .. } => "quote",
                Block::PullQuote(_) => "pull quote",
                Block::Figure(_) => "figure",
                Block::Gallery { .. } => "gallery",
                Block::Table(_) => "table",
                Block::Code(_) => "code",
                Block::Rule => "rule",
                Block::Embed(_) => "embed",
                Block::Passage { .. } => "passage",
                Block::Omission(_) => "omission",
            });
        }
    }
    assert_eq!(kinds.len(), 11, "{kinds:?}");
}

#[test]
fn no_drawing_is_credited_to_an_agency() {
    for (_, page) in head_pages(edition()).unwrap() {
        let page = feed::read(&page.to_string(), &address("feed.json"), Format::Auto).unwrap();
        for credit in page.articles.iter().filter_map(|story| story.hero.as_ref()?.credit.as_ref()) {
            assert_eq!(credit.text, "Illustration: Dateline");
            assert!(credit::carries_its_own_label(&credit.text));
        }
    }
}
