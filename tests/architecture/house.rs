//! The crate as a graph: which file depends on which.
//!
//! A name is followed through re-exports to the file that defines it. So a `mod.rs` that only declares and re-exports
//! its children depends on none of them, and they do not depend on it.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{File, Import, Path, read};

/// Why one file depends on another: the path, and the line it stands in.
pub type Reason = (String, usize);

pub struct House {
    /// By module path, without files for tests.
    pub files: BTreeMap<Path, File>,
    /// From a module to those it depends on, each with the first place that shows it.
    pub edges: BTreeMap<Path, BTreeMap<Path, Reason>>,
}

impl House {
    /// Reads every file of `src/`: its path there, and its text.
    pub fn new(sources: impl IntoIterator<Item = (String, String)>) -> Self {
        let files: Vec<File> = sources.into_iter().map(|(name, text)| read(&name, &text)).collect();
        let tests: Vec<Path> = files.iter().flat_map(|file| file.test_modules.clone()).collect();
        let files = files
            .into_iter()
            .filter(|file| !tests.iter().any(|test| file.module.starts_with(test)))
            .map(|file| (file.module.clone(), file))
            .collect();
        let mut house = Self { files, edges: BTreeMap::new() };
        house.edges = house.files.values().map(|file| (file.module.clone(), house.edges_of(file))).collect();
        house
    }

    fn edges_of(&self, file: &File) -> BTreeMap<Path, Reason> {
        let mut edges = BTreeMap::new();
        let mut add = |to: Path, path: &[String], line: usize| {
            if to != file.module {
                edges.entry(to).or_insert_with(|| (path.join("::"), line));
            }
        };
        for import in &file.imports {
            let Some(path) = self.absolute(&import.path, &import.within) else { continue };
            // A module by itself is no dependency yet: what is used of it is mentioned below.
            if import.name == "*" {
                let (to, _) = self.resolve(&path, 0);
                if !is_re_export(import, file, &to) {
                    add(to, &import.path, import.line);
                }
            } else if let Some(to) = self.file_of_item(&path)
                && !is_re_export(import, file, &to)
            {
                add(to, &import.path, import.line);
            }
        }
        for mention in &file.mentions {
            let Some(path) = self.absolute(&mention.path, &mention.within) else { continue };
            // A single name may be a variable that is called like a module.
            let is_single = mention.path.len() == 1;
            let to = if is_single { self.file_of_plain_item(&path) } else { self.file_of_item(&path) };
            if let Some(to) = to {
                add(to, &mention.path, mention.line);
            }
        }
        edges
    }

    /// The path from the root of the crate; `None` for what is defined elsewhere.
    fn absolute(&self, path: &[String], within: &[String]) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let mut base: Path = match first.as_str() {
            // What programs call the crate.
            "crate" | "dateline" => Path::new(),
            "self" => within.to_vec(),
            "super" => within.split_last()?.1.to_vec(),
            name => {
                let child: Path = within.iter().cloned().chain([name.to_owned()]).collect();
                if self.files.contains_key(&child) {
                    child
                } else {
                    let import = self.import_named(within, name)?;
                    // A crate of that name: `use url::url` would be followed for ever.
                    if import.path.first().is_some_and(|first| first == name) {
                        return None;
                    }
                    self.absolute(&import.path, &import.within)?
                }
            }
        };
        let mut rest = rest.iter().peekable();
        while rest.next_if(|segment| *segment == "super").is_some() {
            base.pop();
        }
        Some(base.into_iter().chain(rest.cloned()).collect())
    }

    /// The `use` that makes `name` known in a module or, inline, around it.
    fn import_named(&self, module: &[String], name: &str) -> Option<&Import> {
        let file = (0..=module.len()).rev().find_map(|length| self.files.get(module.get(..length)?))?;
        file.imports.iter().find(|import| import.name == name)
    }

    /// The file that defines what a path from the root names; `None` for a module.
    fn file_of_item(&self, path: &[String]) -> Option<Path> {
        self.file_of_plain_item(path).or_else(|| {
            // A function may have the name of the module that it comes from: `pub use value::value`.
            let (name, parent) = path.split_last()?;
            let (parent, _) = self.resolve(parent, 0);
            self.file_of_plain_item(&self.re_export(&parent, name)?)
        })
    }

    fn file_of_plain_item(&self, path: &[String]) -> Option<Path> {
        let (file, item) = self.resolve(path, 0);
        item.map(|_| file)
    }

    /// The module that a path from the root leads to, and what it names there; `None` if that is the module itself.
    fn resolve(&self, path: &[String], hops: usize) -> (Path, Option<String>) {
        let mut module = Path::new();
        for (at, segment) in path.iter().enumerate() {
            let child: Path = module.iter().cloned().chain([segment.clone()]).collect();
            if self.files.contains_key(&child) {
                module = child;
                continue;
            }
            // Re-exports of re-exports end somewhere; eight hops are more than anyone can follow.
            if hops < 8
                && let Some(target) = self.re_export(&module, segment)
            {
                let rest = path.iter().skip(at + 1).cloned();
                return self.resolve(&target.into_iter().chain(rest).collect::<Path>(), hops + 1);
            }
            return (module, Some(segment.clone()));
        }
        (module, None)
    }

    /// Where a name that a module imports comes from, by name or by `*`.
    fn re_export(&self, module: &[String], name: &str) -> Option<Path> {
        let file = self.files.get(module)?;
        if let Some(import) = file.imports.iter().find(|import| import.name == name) {
            return self.absolute(&import.path, &import.within);
        }
        let globs = file.imports.iter().filter(|import| import.name == "*" && import.public);
        globs.filter_map(|import| self.absolute(&import.path, &import.within)).find_map(|glob| {
            let (target, _) = self.resolve(&glob, 1);
            let defines = self.files.get(&target)?.definitions.iter().any(|at| at.name == name);
            defines.then(|| target.into_iter().chain([name.to_owned()]).collect())
        })
    }

    /// Sets of files of which each depends on each other, by whatever way; the largest first.
    ///
    /// What a file uses of the modules around it does not count: in Rust the types that a room shares stand in its
    /// `mod.rs`, which also calls the room's files. What siblings use of each other counts, and what leads out and back.
    pub fn circles(&self) -> Vec<Vec<Path>> {
        let reach: BTreeMap<&Path, BTreeSet<&Path>> =
            self.edges.keys().map(|module| (module, self.reachable(module))).collect();
        let mut circles: Vec<Vec<Path>> = Vec::new();
        for module in self.edges.keys() {
            if circles.iter().flatten().any(|known| known == module) {
                continue;
            }
            let mutual = |other: &&Path| {
                reach.get(module).is_some_and(|to| to.contains(*other))
                    && reach.get(*other).is_some_and(|to| to.contains(module))
            };
            let circle: Vec<Path> = self.edges.keys().filter(mutual).cloned().collect();
            if !circle.is_empty() {
                circles.push(circle);
            }
        }
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        circles
    }

    fn reachable<'a>(&'a self, from: &Path) -> BTreeSet<&'a Path> {
        let mut seen = BTreeSet::new();
        let next_of = |from: &Path| {
            let edges = self.edges.get(from).into_iter().flat_map(BTreeMap::keys);
            edges.filter(|to| !from.starts_with(to)).collect::<Vec<_>>()
        };
        let mut next = next_of(from);
        while let Some(module) = next.pop() {
            if seen.insert(module) {
                next.extend(next_of(module));
            }
        }
        seen
    }
}

/// Whether an import only passes on a name of a module below.
fn is_re_export(import: &Import, file: &File, to: &Path) -> bool {
    import.public && to.len() > file.module.len() && to.starts_with(&file.module)
}

#[cfg(test)]
mod tests {
    use super::House;

    fn house(files: &[(&str, &str)]) -> House {
        House::new(files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())))
    }

    fn edges(house: &House) -> Vec<String> {
        let edges = house.edges.iter().flat_map(|(from, to)| to.keys().map(move |to| (from, to)));
        edges.map(|(from, to)| format!("{} -> {}", from.join("::"), to.join("::"))).collect()
    }

    #[test]
    fn a_name_is_followed_through_re_exports_to_its_file() {
        let house = house(&[
            ("a/mod.rs", "mod b; mod c; pub use b::One; pub use c::*;"),
            ("a/b.rs", "pub struct One;"),
            ("a/c.rs", "use super::One; pub struct Two(One);"),
            ("d.rs", "use crate::a::{self, One}; fn e(one: One, two: a::Two) {}"),
            ("f/mod.rs", "mod g; pub use g::g;"),
            ("f/g.rs", "pub fn g() {}"),
            ("h.rs", "use crate::f; fn i(g: u8) { f::g(g); }"),
        ]);
        assert_eq!(edges(&house), ["a::c -> a::b", "d -> a::b", "d -> a::c", "h -> f::g"]);
        assert!(house.circles().is_empty());
    }

    #[test]
    fn siblings_that_use_each_other_are_a_circle_and_a_child_that_uses_its_parent_is_none() {
        let house = house(&[
            ("a/mod.rs", "mod b; mod c; pub struct Own; fn f() { b::go(); }"),
            ("a/b.rs", "use super::{Own, c}; pub fn go() { c::come(); }"),
            ("a/c.rs", "pub fn come() {}"),
            ("d/mod.rs", "mod e; mod f;"),
            ("d/e.rs", "pub fn one() { super::f::two(); }"),
            ("d/f.rs", "pub fn two() { crate::d::e::one(); }"),
        ]);
        let circles: Vec<Vec<String>> = house
            .circles()
            .iter()
            .map(|circle| circle.iter().map(|module| module.join("::")).collect())
            .collect();
        assert_eq!(circles, [["d::e", "d::f"]]);
    }

    #[test]
    fn what_only_tests_import_is_no_dependency() {
        let house = house(&[
            ("a/mod.rs", "#[cfg(test)] mod tests; #[cfg(test)] mod more { use crate::b::Two; }"),
            ("a/tests.rs", "use crate::b::Two;"),
            ("b.rs", "pub struct Two;"),
        ]);
        assert_eq!(edges(&house), [""; 0]);
    }
}
