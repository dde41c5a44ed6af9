//! What is held, each rule as a function from the house to the places that break it.

use std::collections::{BTreeMap, BTreeSet};

use super::file::Path;
use super::house::House;

/// What the map in `src/lib.rs` says: rooms in its order, and the rooms that each may use.
#[derive(Debug, Default)]
pub struct Map {
    pub allowed: BTreeMap<String, BTreeSet<String>>,
    /// Those under the heading "Pure rooms".
    pub pure: BTreeSet<String>,
}

impl Map {
    /// Reads the list items of the crate's documentation, such as `- [`feed`]: … Depends on `article`, `body`.`.
    pub fn read(lib: &str) -> Self {
        let mut map = Self::default();
        let (mut pure, mut item) = (false, String::new());
        for line in lib.lines().take_while(|line| line.starts_with("//!")).chain(["//!"]) {
            let line = line.trim_start_matches("//!");
            if line.starts_with("   ") && !item.is_empty() {
                item.push_str(line);
                continue;
            }
            map.add(&std::mem::take(&mut item), pure);
            match line.trim() {
                text if text.starts_with("- ") => text.clone_into(&mut item),
                "" => {}
                heading => pure = heading.starts_with("Pure rooms"),
            }
        }
        map
    }

    fn add(&mut self, item: &str, pure: bool) {
        let (name, says) = item.split_once(':').unwrap_or_default();
        let Some(room) = quoted(name).next() else { return };
        let uses = says.split_once("Depends on ").map_or("", |(_, uses)| uses);
        let uses = uses.split_once('.').map_or(uses, |(uses, _)| uses);
        self.allowed.insert(room.to_owned(), quoted(uses).map(str::to_owned).collect());
        if pure {
            self.pure.insert(room.to_owned());
        }
    }
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The room of a file: its first folder. The root of the crate and the programs in `bin/` are none.
fn room(module: &Path) -> Option<&str> {
    module.first().map(String::as_str).filter(|room| *room != "bin")
}

/// Imports of a room that the map does not name, and rooms that the map names and nothing needs.
pub fn wrong_arrows(house: &House, map: &Map) -> Vec<String> {
    let (mut wrong, mut used) = (Vec::new(), BTreeSet::new());
    for (from, edges) in &house.edges {
        for (to, (path, line)) in edges {
            let (Some(from_room), Some(to_room)) = (room(from), room(to)) else { continue };
            if from_room == to_room {
                continue;
            }
            let first = used.insert((from_room, to_room));
            if first && !map.allowed.get(from_room).is_some_and(|allowed| allowed.contains(to_room)) {
                let file = name(house, from);
                wrong.push(format!(
                    "{file}:{line}: `{path}`, but `{from_room}` does not depend on `{to_room}`"
                ));
            }
        }
    }
    for (from, allowed) in &map.allowed {
        for to in allowed.iter().filter(|to| !used.contains(&(from.as_str(), to.as_str()))) {
            wrong.push(format!("lib.rs: `{from}` does not use `{to}`, although the map says so"));
        }
    }
    wrong
}

/// Rooms that are missing in the map, or in the house.
pub fn map_against_rooms(house: &House, map: &Map) -> Vec<String> {
    let rooms: BTreeSet<&str> = house.files.keys().filter_map(room).collect();
    let mapped: BTreeSet<&str> = map.allowed.keys().map(String::as_str).collect();
    let missing = rooms.difference(&mapped).map(|room| format!("`{room}` is not in the map"));
    let gone = mapped.difference(&rooms).map(|room| format!("`{room}` is in the map, but not in src/"));
    missing.chain(gone).collect()
}

/// Rooms that depend on each other by what the map allows.
pub fn circles_of_rooms(map: &Map) -> Vec<String> {
    let mut left = map.allowed.clone();
    while let Some(free) = left.iter().find(|(_, uses)| uses.iter().all(|to| !left.contains_key(to))) {
        let free = free.0.clone();
        left.remove(&free);
    }
    left.into_iter()
        .map(|(room, uses)| format!("`{room}`, which depends on {uses:?}, is in a circle"))
        .collect()
}

/// Files that depend on each other, with the imports that close the circle.
pub fn circles_of_files(house: &House) -> Vec<String> {
    let mut wrong = Vec::new();
    for circle in house.circles() {
        let mut lines = vec![format!("{} files depend on each other:", circle.len())];
        for from in &circle {
            for (to, (path, line)) in house.edges.get(from).into_iter().flatten() {
                if circle.contains(to) && !from.starts_with(to) {
                    lines.push(format!("  {}:{line}: `{path}` is in {}", name(house, from), name(house, to)));
                }
            }
        }
        wrong.push(lines.join("\n"));
    }
    wrong
}

/// Modules of one room that others of it may not use: whoever begins with the first may not use the second.
pub fn forbidden(house: &House, from: &str, to: &str) -> Vec<String> {
    let begins = |module: &Path, path: &str| {
        module.iter().map(String::as_str).zip(path.split("::")).all(|(a, b)| a == b)
            && module.len() >= path.split("::").count()
    };
    let mut wrong = Vec::new();
    for (module, edges) in house.edges.iter().filter(|(module, _)| begins(module, from)) {
        for (target, (path, line)) in edges.iter().filter(|(target, _)| begins(target, to)) {
            wrong.push(format!("{}:{line}: `{path}` is in {}", name(house, module), name(house, target)));
        }
    }
    wrong
}

/// Crates that know the browser.
const PLATFORM: [&str; 6] =
    ["web_sys", "js_sys", "leptos", "gloo_net", "wasm_bindgen", "wasm_bindgen_futures"];

/// Files of pure rooms that name a crate of the browser, but for `adapters`.
pub fn platform_in_pure_rooms(house: &House, map: &Map, adapters: &[&str]) -> Vec<String> {
    let pure =
        house.files.values().filter(|file| room(&file.module).is_some_and(|room| map.pure.contains(room)));
    let mut wrong = Vec::new();
    for file in pure.filter(|file| !adapters.contains(&file.name.as_str())) {
        let imports = file.imports.iter().map(|import| (&import.path, import.line));
        let mentions = file.mentions.iter().map(|mention| (&mention.path, mention.line));
        for (path, line) in imports.chain(mentions) {
            if path.first().is_some_and(|first| PLATFORM.contains(&first.as_str())) {
                wrong.push(format!("{}:{line}: `{}`, but the room is pure", file.name, path.join("::")));
            }
        }
    }
    wrong
}

/// Names of a `struct`, `enum` or `trait` that stand in more than one file.
pub fn names_that_stand_twice(house: &House) -> Vec<String> {
    let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in house.files.values() {
        for definition in file.definitions.iter().filter(|definition| definition.keyword != "const") {
            places.entry(&definition.name).or_default().insert(&file.name);
        }
    }
    places.retain(|_, files| files.len() > 1);
    places.into_iter().map(|(name, files)| format!("`{name}` stands in {files:?}")).collect()
}

/// Constants that are a limit and are not named `MAX_…` or `MIN_…`.
pub fn limits_by_other_names(house: &House) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in house.files.values() {
        for definition in file.definitions.iter().filter(|definition| definition.keyword == "const") {
            let other = ["MOST_", "LEAST_", "LONGEST_", "SHORTEST_", "AT_MOST", "AT_LEAST"];
            if other.iter().any(|other| definition.name.starts_with(other)) {
                wrong.push(format!("{}:{}: `{}`", file.name, definition.line, definition.name));
            }
        }
    }
    wrong
}

/// Comments that send the reader to a document that is not in the repository.
pub fn comments_that_cite_the_design(house: &House) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in house.files.values() {
        for comment in file.comments.iter().filter(|comment| comment.text.contains("DESIGN")) {
            wrong.push(format!("{}:{}: {}", file.name, comment.line, comment.text));
        }
    }
    wrong
}

fn name<'a>(house: &'a House, module: &Path) -> &'a str {
    house.files.get(module).map_or("", |file| file.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIB: &str = "//! A map.\n//!\n//! Pure rooms:\n//! - [`a`]: first. Depends on nothing.\n//! - `b`: second,\n\
        //!   in two lines. Depends on `a` and\n//!   `c`. More about it: `x`.\n//!\n//! Rooms of the browser:\n\
        //! - `c`: third. Depends on `b`.\n\nmod a;\n//! - `d`: not in the map.";

    fn house() -> House {
        let files = [
            (
                "a.rs",
                "use web_sys::Node; use crate::b::Two; pub struct Two; const MOST_OF_IT: u8 = 1; // DESIGN §7",
            ),
            ("b.rs", "use leptos::prelude::*; pub struct Two; const MAX_OF_IT: u8 = 1;"),
            ("e.rs", ""),
        ];
        House::new(files.map(|(name, text)| (name.to_owned(), text.to_owned())))
    }

    #[test]
    fn the_map_is_read_from_the_documentation() {
        let map = Map::read(LIB);
        let allowed: Vec<String> =
            map.allowed.iter().map(|(room, uses)| format!("{room} {uses:?}")).collect();
        assert_eq!(allowed, ["a {}", r#"b {"a", "c"}"#, r#"c {"b"}"#]);
        assert_eq!(map.pure.iter().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn each_rule_names_what_breaks_it() {
        let (house, map) = (house(), Map::read(LIB));
        assert_eq!(
            wrong_arrows(&house, &map),
            [
                "a.rs:1: `crate::b::Two`, but `a` does not depend on `b`",
                "lib.rs: `b` does not use `a`, although the map says so",
                "lib.rs: `b` does not use `c`, although the map says so",
                "lib.rs: `c` does not use `b`, although the map says so",
            ]
        );
        assert_eq!(
            map_against_rooms(&house, &map),
            ["`e` is not in the map", "`c` is in the map, but not in src/"]
        );
        assert_eq!(circles_of_rooms(&map).len(), 2);
        assert_eq!(forbidden(&house, "a", "b"), ["a.rs:1: `crate::b::Two` is in b.rs"]);
        assert_eq!(
            platform_in_pure_rooms(&house, &map, &["b.rs"]),
            ["a.rs:1: `web_sys::Node`, but the room is pure"]
        );
        assert_eq!(names_that_stand_twice(&house), [r#"`Two` stands in {"a.rs", "b.rs"}"#]);
        assert_eq!(limits_by_other_names(&house), ["a.rs:1: `MOST_OF_IT`"]);
        assert_eq!(comments_that_cite_the_design(&house), ["a.rs:1: // DESIGN §7"]);
    }
}
