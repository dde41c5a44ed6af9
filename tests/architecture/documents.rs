//! What documents and comments say about the repository: paths that exist, decisions that are numbered.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::house::House;

/// The repository's own top level, as documents name it.
const FOLDERS: [&str; 7] = ["src/", "tests/", "docs/", "style/", "public/", "benches/", ".ci/"];

/// Documents in Markdown: those of the top level, and all below `docs/`.
fn documents(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in [root.to_owned(), root.join("docs"), root.join("docs/decisions")] {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    }
    files.sort();
    files
}

/// Paths of the repository between backticks and in links. Patterns (`*`, `…`, `<name>`, `{slug}`) are none.
fn paths_in(text: &str) -> impl Iterator<Item = &str> {
    let whole = |path: &&str| !path.contains(['*', '…', '<', '{', ' ', '$']);
    let parts =
        text.split(['`', '(', ')']).filter(|part| FOLDERS.iter().any(|folder| part.starts_with(folder)));
    parts.map(|path| path.split(['#', ':']).next().unwrap_or(path).trim_end_matches(['.', ','])).filter(whole)
}

/// Paths that are named in documents and in comments of the source, and that do not exist.
pub fn paths_that_lead_nowhere(root: &Path, house: &House) -> Vec<String> {
    let mut wrong = BTreeSet::new();
    let mut check = |place: &str, text: &str| {
        for path in paths_in(text).filter(|path| !root.join(path).exists()) {
            wrong.insert(format!("{place}: {path}"));
        }
    };
    for document in documents(root) {
        let place = document.strip_prefix(root).unwrap().display().to_string();
        check(&place, &fs::read_to_string(&document).unwrap());
    }
    for file in house.files.values() {
        for comment in &file.comments {
            check(&format!("src/{}:{}", file.name, comment.line), &comment.text);
        }
    }
    wrong.into_iter().collect()
}

/// Decisions are numbered from 1 without a gap, in their file's name as in their first line.
pub fn wrong_decisions(root: &Path) -> Vec<String> {
    let folder = root.join("docs/decisions");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut wrong = Vec::new();
    for (number, name) in (1..).zip(&names) {
        let title = fs::read_to_string(folder.join(name)).unwrap();
        if !name.starts_with(&format!("{number:04}-")) || !title.starts_with(&format!("# {number}. ")) {
            wrong.push(format!("docs/decisions/{name} should be number {number}"));
        }
    }
    wrong
}

#[test]
fn paths_are_found_between_backticks_and_in_links() {
    let text =
        "In `src/a.rs`, `src/*.rs` and [there](docs/b.md#part), not src/c.rs; `tests/d.rs:12`, `make e`.";
    assert_eq!(paths_in(text).collect::<Vec<_>>(), ["src/a.rs", "docs/b.md", "tests/d.rs"]);
}
