//! The scripts and the module call the kinds of messages by the same letters.

use std::collections::BTreeMap;
use std::fs;

use dateline::search_worker::{codec, protocol};

/// The string constants of a script, by name: `const NAME = "…";`.
fn constants(script: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(format!("public/{script}")).unwrap();
    let lines = text.lines().filter_map(|line| line.strip_prefix("const ")?.strip_suffix("\";"));
    let pairs = lines.filter_map(|line| line.split_once(" = \""));
    pairs.map(|(name, value)| (name.to_owned(), value.replace("\\u001f", "\u{1f}"))).collect()
}

#[test]
fn the_scripts_use_the_kinds_of_the_protocol() {
    let known = [
        ("SEARCH", protocol::SEARCH.to_owned()),
        ("SEARCH_WITH_FACETS", protocol::SEARCH_WITH_FACETS.to_owned()),
        ("SEARCH_ARCHIVE", protocol::SEARCH_ARCHIVE.to_owned()),
        ("ADD_FILE", protocol::ADD_FILE.to_owned()),
        ("NEEDS_FILES", protocol::NEEDS_FILES.to_owned()),
        ("END", codec::END.to_string()),
    ];
    let mut found = constants("search-worker.js");
    found.extend(constants("search-worker-archive.js"));
    for (name, value) in known {
        assert_eq!(found.get(name), Some(&value), "{name}");
    }
}
