//! The rules of the house, of which `src/lib.rs` is the map: read from the source, so that none is broken unseen.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod documents;
mod file;
mod house;
mod lexer;
mod rules;

use std::path::Path;
use std::sync::LazyLock;

use house::House;
use rules::Map;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(String, String)> {
    let root = root().join("src");
    let (mut folders, mut sources) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort();
    sources
}

/// Fails with every place that breaks a rule.
fn hold(rule: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{rule}\n{}", wrong.join("\n"));
}

/// Read once for all tests.
fn house() -> &'static House {
    static HOUSE: LazyLock<House> = LazyLock::new(|| House::new(sources()));
    &HOUSE
}

fn map() -> Map {
    Map::read(include_str!("../../src/lib.rs"))
}

#[test]
fn the_map_names_every_room() {
    hold("Every folder of src/ has a line in src/lib.rs.", &rules::map_against_rooms(house(), &map()));
}

#[test]
fn rooms_use_only_the_rooms_that_the_map_says() {
    hold("src/lib.rs says what each room depends on.", &rules::wrong_arrows(house(), &map()));
}

#[test]
fn rooms_stand_in_no_circle() {
    hold("Arrows lead one way.", &rules::circles_of_rooms(&map()));
}

#[test]
fn files_stand_in_no_circle() {
    hold("What two files need of each other belongs in a third.", &rules::circles_of_files(house()));
}

/// Fails where a module that begins with the first path uses one that begins with the second.
fn never(from: &str, to: &str) {
    hold(&format!("{from} never uses {to}."), &rules::forbidden(house(), from, to));
}

#[test]
fn components_know_neither_pages_nor_the_app() {
    never("site::components", "site::pages");
    never("site::components", "site::app");
}

#[test]
fn pages_and_components_parse_nothing() {
    never("site::components", "feed");
    never("site::components", "body");
    never("site::pages", "feed");
}

#[test]
fn pure_rooms_name_no_crate_of_the_browser() {
    hold("Pure rooms run on the host.", &rules::platform_in_pure_rooms(house(), &map(), &["body/dom.rs"]));
}

#[test]
fn no_type_name_stands_twice() {
    hold("One name for one thing.", &rules::names_that_stand_twice(house()));
}

#[test]
fn limits_are_named_max_or_min() {
    hold("Limits are MAX_… or MIN_….", &rules::limits_by_other_names(house()));
}

#[test]
fn comments_cite_nothing_that_is_not_here() {
    hold("What a comment cites is in the repository.", &rules::comments_that_cite_the_design(house()));
}

#[test]
fn paths_in_documents_and_comments_exist() {
    hold("What a text cites is in the repository.", &documents::paths_that_lead_nowhere(root(), house()));
}

#[test]
fn decisions_are_numbered_without_a_gap() {
    hold("One number for one decision.", &documents::wrong_decisions(root()));
}
