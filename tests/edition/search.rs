//! The search index of a large edition, from the press to the cards of what was found.

use std::fs;

use dateline::article::SafeUrl;
use dateline::ranking::shards::Shards;

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

#[test]
fn a_small_edition_has_no_index() {
    let folder = Folder::new("no-search");
    folder.pressed(&generated::feed(0..120));
    assert!(root(&folder).is_none() && !folder.edition().join("q").exists());
}
