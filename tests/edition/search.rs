//! The search index of a large edition, from the press to the cards of what was found.

use std::fs;

use dateline::article::{Article, Body, SafeUrl};
use dateline::ranking::shards::Shards;
use dateline::search_worker::SearchWorker;
use dateline::search_worker::archive::{decode_archive_answer, encode_archive_search};

use super::{Folder, address, generated};

/// The address of the root that the head names.
fn root(folder: &Folder) -> Option<SafeUrl> {
    let head: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.edition().join("feed.json")).unwrap()).unwrap();
    Some(address(head.pointer("/_dateline/search")?.as_str()?))
}

#[test]
fn what_a_query_finds_has_a_card() {
    let folder = Folder::new("search");
    folder.pressed(&generated::feed(0..1_030));
    assert!(root(&folder).is_some());
    let root = root(&folder).unwrap();
    let beside = |name: &str| SafeUrl::web(name, Some(&root)).unwrap();
    let path = |address: &SafeUrl| {
        folder.edition().join(address.as_str().strip_prefix("https://paper.example/edition/").unwrap())
    };
    let mut shards = Shards::open(&fs::read(path(&root)).unwrap()).unwrap();
    // The last thirty are not sealed.
    assert_eq!(shards.stories(), 1_000);
    let typed = "lighthuose orchestra";
    loop {
        let needed = shards.needs(typed);
        if needed.is_empty() {
            break;
        }
        for name in needed {
            shards.give(&name, fs::read(path(&beside(&name))).unwrap()).unwrap();
        }
    }
    let answer = shards.answer(typed, 5, false);
    assert_eq!(answer.stories.len(), 5);
    for story in answer.stories {
        let (file, place) = shards.card(story).unwrap();
        let card = folder.page(&beside(&file)).articles.swap_remove(place);
        assert_eq!(card.id, format!("story:{story}"));
        assert_eq!(card.slug.as_str(), generated::slug(story as usize));
        assert!(card.headline.contains("rchestra") || card.headline.contains("lighthouse"));
        assert!(card.standfirst.is_some() && card.section.is_some() && card.published.is_some());
    }
    // What is not sealed yet changes none of it.
    let report = folder.pressed(&generated::feed(0..1_031));
    assert!(report.written.iter().all(|path| !path.starts_with(folder.edition().join("q"))));
}

/// What `public/worker-archive.js` does: fetches what the worker names until it has an answer. Nothing,
/// if a file is refused or more and more are needed.
fn answered(
    worker: &mut SearchWorker,
    root: &SafeUrl,
    typed: &str,
    read: &dyn Fn(&SafeUrl) -> Vec<u8>,
) -> String {
    for _ in 0..6 {
        let answer = worker.answer(&encode_archive_search(root.as_str(), typed, 5, false), &[]);
        let Some(needs) = answer.strip_prefix("n\u{1f}") else { return answer };
        let mut parts = needs.trim_end_matches('\u{1f}').split('\u{1f}');
        assert_eq!(parts.next(), Some(root.as_str()));
        let names: Vec<&str> = parts.collect();
        for name in if names.is_empty() { vec![""] } else { names } {
            let is_root = name.is_empty();
            let address = if is_root { root.clone() } else { SafeUrl::web(name, Some(root)).unwrap() };
            if worker.answer(&["g", root.as_str(), name, ""].join("\u{1f}"), &read(&address)).is_empty() {
                return String::new();
            }
        }
    }
    String::new()
}

#[test]
fn the_worker_names_the_files_it_needs_and_then_the_cards() {
    let folder = Folder::new("archive");
    folder.pressed(&generated::feed(0..1_030));
    let root = root(&folder).unwrap();
    let read = |address: &SafeUrl| {
        let path = address.as_str().strip_prefix("https://paper.example/edition/").unwrap();
        fs::read(folder.edition().join(path)).unwrap()
    };
    let mut worker = SearchWorker::default();
    let cards = decode_archive_answer(&answered(&mut worker, &root, "lighthuose orchestra", &read)).unwrap();
    assert!((1..=5).contains(&cards.files.len()) && cards.total >= 5 && cards.has_more, "{cards:?}");
    for file in &cards.files {
        let file = SafeUrl::web(file, Some(&root)).unwrap();
        let stories = folder.page(&file).articles;
        let fits =
            |story: &&Article| story.headline.contains("rchestra") || story.headline.contains("lighthouse");
        assert!(stories.iter().any(|story| fits(&story)), "{file:?}");
        for story in stories {
            assert!(!story.tags.is_empty() && matches!(story.body, Body::Elsewhere(_)), "{}", story.headline);
        }
    }
    // What is no index is refused, and the worker goes on.
    let other = SafeUrl::web("other.bin", Some(&root)).unwrap();
    assert_eq!(answered(&mut worker, &other, "orchestra", &|_| b"<!doctype html>".to_vec()), "");
    assert_eq!(decode_archive_answer(""), None);
    assert!(decode_archive_answer(&answered(&mut worker, &root, "orchestra", &read)).is_some());
}

#[test]
fn a_small_edition_has_no_index() {
    let folder = Folder::new("no-search");
    folder.pressed(&generated::feed(0..120));
    assert!(root(&folder).is_none() && !folder.edition().join("q").exists());
}
