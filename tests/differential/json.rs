//! The decoder of feeds against `serde_json`: both read the same, and refuse the same.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "../corpus/same_json.rs"]
mod same_json;

use same_json::{TEXTS, assert_same};

#[test]
fn every_text_is_read_or_refused_as_by_serde_json() {
    TEXTS.into_iter().for_each(assert_same);
    for text in TEXTS.iter().filter(|text| text.is_ascii()) {
        for (at, _) in text.char_indices() {
            assert_same(&text[..at]);
            for other in ["\"", "\\", "{", "]", ",", "1", "e", " "] {
                assert_same(&format!("{}{other}{}", &text[..at], &text[at..]));
                assert_same(&format!("{}{other}{}", &text[..at], &text[at + 1..]));
            }
        }
    }
}

#[test]
fn the_bundled_edition_is_read_as_by_serde_json() {
    assert_same(include_str!("../../public/edition/feed.json"));
    assert_same(include_str!("../../public/edition/articles/how-aquifers-work-arabic.json"));
}

#[test]
fn nesting_is_followed_to_the_same_depth_as_by_serde_json_and_costs_no_more_stack() {
    for depth in [1, 126, 127, 128, 129, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = if open == "[" { "" } else { "1" };
            assert_same(&format!("{}{inner}{}", open.repeat(depth), close.repeat(depth)));
            assert_same(&open.repeat(depth));
        }
    }
}

#[test]
fn numbers_of_any_length_are_read_as_by_serde_json() {
    for digits in [15, 18, 19, 20, 300, 309, 400, 2_000] {
        let (sevens, zeros) = ("7".repeat(digits), "0".repeat(digits));
        for text in [
            sevens.clone(),
            format!("-{sevens}"),
            format!("{sevens}.5"),
            format!("3.{sevens}"),
            format!("{sevens}.{sevens}"),
            format!("{sevens}e-{digits}"),
            format!("1{zeros}e-{digits}"),
            format!("0.{zeros}7e{digits}"),
            format!("0{sevens}"),
        ] {
            assert_same(&text);
        }
    }
}
