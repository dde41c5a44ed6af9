//! Tests of the rooms of this module together, on the host's parser.

use super::dropped::Dropped;
use super::{allow_list, html5, prescan};
use crate::article::{Block, SafeUrl};

#[path = "../../tests/corpus/bodies.rs"]
mod bodies;
#[path = "../../tests/corpus/hostile.rs"]
mod hostile;

fn walk(html: &str) -> Vec<Block> {
    let base = SafeUrl::web("https://news.example/2026/story.html", None);
    let mut dropped = Dropped::default();
    let tree = html5::read(html, &mut dropped).unwrap();
    allow_list::blocks(&tree, base.as_ref(), &mut dropped)
}

fn cleaned(html: &str) -> String {
    prescan::clean(html, &mut Dropped::default()).unwrap()
}

#[test]
fn the_walk_alone_lets_no_attack_through() {
    for attack in hostile::HOSTILE {
        let blocks = format!("{:?}", walk(&format!("<!DOCTYPE html><p>start</p>{attack}")));
        assert!(blocks.contains("start"), "{attack}\n{blocks}");
        assert!(!blocks.contains("EVIL"), "{attack}\n{blocks}");
    }
}

#[test]
fn the_scan_before_the_parser_changes_no_story() {
    for (name, html) in bodies::CORPUS {
        let raw = walk(&format!("<!DOCTYPE html><body>{html}"));
        if raw != walk(&cleaned(html)) { println!("DIFF {name}\n  {raw:?}\n  {:?}", walk(&cleaned(html))); }
    }
}
