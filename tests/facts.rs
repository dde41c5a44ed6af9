//! What the program and the build's scripts must both know is written once, in Rust; the scripts read it from
//! `.ci/finish/facts.json`, which this test writes: `UPDATE_FACTS=1 cargo test --test facts`. What stands in
//! scripts that cannot read a file, because they run in the reader's browser, is compared here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use std::collections::BTreeMap;
use std::fs;

use dateline::article::{Language, Service};
use dateline::config::{LINK_SETTINGS, SECRETS, SECTION_SETTINGS, SETTINGS, SOURCE_SETTINGS};
use dateline::feed::Format;
use dateline::route::{self, Route};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Facts {
    about: &'static str,
    /// Names of formats in the configuration, without "auto".
    formats: Vec<&'static str>,
    /// Of each service, by its name in the configuration, the origin of its frames.
    players: BTreeMap<&'static str, String>,
    /// Paths below the base that the program answers; `*` is one segment.
    routes: &'static [&'static str],
    right_to_left: RightToLeft,
    settings: Settings,
}

/// Names in the configuration.
#[derive(Serialize)]
struct Settings {
    top: &'static [&'static str],
    source: &'static [&'static str],
    section: &'static [&'static str],
    link: &'static [&'static str],
    /// What the name of a secret has in it, in lower case.
    secrets: &'static [&'static str],
}

#[derive(Serialize)]
struct RightToLeft {
    languages: &'static [&'static str],
    scripts: &'static [&'static str],
    /// Scripts that run left to right, for languages of the first list.
    others: &'static [&'static str],
}

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/finish/facts.json");

fn facts() -> String {
    let origin = |frame: &str| frame.split('/').take(3).collect::<Vec<_>>().join("/");
    let facts = Facts {
        about: "Written by tests/facts.rs from the program. UPDATE_FACTS=1 cargo test --test facts",
        formats: Format::NAMES.iter().map(|(name, _)| *name).filter(|name| *name != "auto").collect(),
        players: Service::frames().map(|(name, frame)| (name, origin(frame))).collect(),
        routes: &Route::PATHS,
        right_to_left: RightToLeft {
            languages: &Language::RIGHT_TO_LEFT,
            scripts: &Language::RIGHT_TO_LEFT_SCRIPTS,
            others: &Language::LEFT_TO_RIGHT_SCRIPTS,
        },
        settings: Settings {
            top: &SETTINGS,
            source: &SOURCE_SETTINGS,
            section: &SECTION_SETTINGS,
            link: &LINK_SETTINGS,
            secrets: &SECRETS,
        },
    };
    serde_json::to_string_pretty(&facts).unwrap() + "\n"
}

#[test]
fn the_build_reads_what_the_program_knows() {
    if std::env::var_os("UPDATE_FACTS").is_some() {
        fs::write(FILE, facts()).unwrap();
    }
    let written = fs::read_to_string(FILE).unwrap_or_default();
    assert_eq!(written, facts(), "facts.json is old: UPDATE_FACTS=1 cargo test --test facts");
}

fn source(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The texts between double quotes in `text` that begin with `start`.
fn quoted<'t>(text: &'t str, start: &str) -> Vec<&'t str> {
    text.split('"').skip(1).step_by(2).filter(|text| text.starts_with(start)).collect()
}

#[test]
fn the_page_asks_for_the_settings_that_the_program_keeps() {
    let page = source("index.html");
    let storage = source("src/browser/storage.rs");
    let keys = quoted(&storage, "dateline:");
    assert!(keys.len() >= 5, "{keys:?}");
    let names = page.split("[\"theme\",\"text\",\"fonts\"]").count();
    assert_eq!(names, 2, "the first script of index.html asks for other settings: change this test");
    for name in ["theme", "text"] {
        assert!(keys.contains(&format!("dateline:{name}").as_str()), "{name} is not among {keys:?}");
    }
    // The start script keeps this one.
    assert!(source("public/boot.js").contains("setItem(\"dateline:fonts\""));
    assert!(page.contains("\"dateline:\"+k"));
}

#[test]
fn the_start_script_knows_the_address_of_a_story() {
    assert!(Route::PATHS.contains(&"article/*"));
    assert!(source("public/boot.js").contains("/^article\\/([^/]+)\\/?$/"));
    assert!(source("index.html").contains("/\\/article\\/[^\\/]+\\/?$/"));
}

/// `a/f8/…`: the hash is an FNV-1a of 32 bits in both, with these two numbers, and its first byte.
#[test]
fn the_start_script_finds_the_folder_of_a_story_as_the_program_does() {
    let boot = source("public/boot.js");
    for part in ["2166136261", "16777619", ">>> 24"] {
        assert!(boot.contains(part), "{part}");
    }
    let fnv = |slug: &str| {
        slug.bytes().fold(2_166_136_261_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619))
    };
    for slug in ["a", "né", "kim-jong-un-heads-home"] {
        let file = route::article_file("{hash}", &dateline::article::Slug::from_text(slug).unwrap());
        assert_eq!(file, format!("{:02x}", fnv(slug) >> 24), "{slug}");
    }
}

#[test]
fn every_path_of_the_program_leads_to_a_page() {
    for path in Route::PATHS {
        let route = Route::read(&format!("/{}", path.replace('*', "a")), "", "/");
        assert!(route.is_some_and(|route| route != Route::NotFound), "{path}");
        assert_eq!(Route::read(&format!("/{path}/a/b"), "", "/"), Some(Route::NotFound), "{path}");
    }
}
