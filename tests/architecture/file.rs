//! One source file: what it imports, which paths it mentions, which names it defines. Code for tests is left out.

use super::lexer::{Comment, Token, lex};

/// The segments of a path; of a module, from the root of the crate.
pub type Path = Vec<String>;

/// One leaf of a `use` tree: `use a::{b, c::d as e}` has two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub path: Path,
    /// The name that it has here; `*` for all names of `path`.
    pub name: String,
    /// `pub use`, `pub(crate) use`: others may find the name here.
    pub public: bool,
    /// The inline module that it stands in, from the root of the crate.
    pub within: Path,
    pub line: usize,
}

/// A path in the code, as written: `crate::feed::read`, `super::Kind`, `Kind`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub path: Path,
    pub within: Path,
    pub line: usize,
}

/// A `struct`, `enum`, `trait` or `const`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    pub keyword: String,
    pub name: String,
    pub line: usize,
}

#[derive(Debug, Default)]
pub struct File {
    /// `feed/mod.rs`.
    pub name: String,
    pub module: Path,
    pub imports: Vec<Import>,
    pub mentions: Vec<Mention>,
    pub definitions: Vec<Definition>,
    /// Modules that only tests have: `#[cfg(test)] mod tests;`.
    pub test_modules: Vec<Path>,
    pub comments: Vec<Comment>,
}

/// Reads one file.
///
/// `name` is its path in `src/`.
pub fn read(name: &str, source: &str) -> File {
    let lexed = lex(source);
    let module = module_of(name);
    let file = File { name: name.to_owned(), module, comments: lexed.comments, ..File::default() };
    let mut reader = Reader { tokens: &lexed.tokens, at: 0, depth: 0, inline: Vec::new(), file };
    while reader.at < reader.tokens.len() {
        reader.step();
    }
    reader.file
}

/// `feed/mod.rs` and `feed.rs` are `feed`, `lib.rs` is the root. Programs in `bin/` are modules here too.
fn module_of(name: &str) -> Path {
    let mut path: Path = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|last| last == "mod") || name == "lib.rs" {
        path.pop();
    }
    path
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    /// Of braces.
    depth: usize,
    /// Inline modules around this place, with the depth of their contents.
    inline: Vec<(String, usize)>,
    file: File,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.text.as_str())
    }

    fn before(&self) -> &str {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or("", |token| token.text.as_str())
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |token| token.line)
    }

    fn within(&self) -> Path {
        self.file.module.iter().cloned().chain(self.inline.iter().map(|(name, _)| name.clone())).collect()
    }

    fn step(&mut self) {
        match self.peek(0) {
            "#" => self.attribute(),
            "{" => self.open(),
            "}" => self.close(),
            "use" => self.import(),
            "mod" if self.peek(2) == "{" => {
                self.inline.push((self.peek(1).to_owned(), self.depth + 1));
                self.at += 2;
            }
            "struct" | "enum" | "trait" | "const" if is_name(self.peek(1)) => self.definition(),
            // A field or a method, but not the end of a range.
            "." if self.before() != "." && is_name(self.peek(1)) => self.at += 2,
            name if is_name(name) => self.mention(),
            _ => self.at += 1,
        }
    }

    fn open(&mut self) {
        self.depth += 1;
        self.at += 1;
    }

    fn close(&mut self) {
        if self.inline.last().is_some_and(|(_, depth)| *depth == self.depth) {
            self.inline.pop();
        }
        self.depth = self.depth.saturating_sub(1);
        self.at += 1;
    }

    /// Passes over an attribute, and over what it stands before if that is for tests only.
    fn attribute(&mut self) {
        let begin = self.at;
        self.at += if self.peek(1) == "!" { 2 } else { 1 };
        self.pass_group("[", "]");
        let words = self.tokens.iter().take(self.at).skip(begin).map(|token| token.text.as_str());
        let words: Vec<&str> = words.collect();
        if words.contains(&"cfg") && words.contains(&"test") && !words.contains(&"not") {
            self.pass_item();
        }
    }

    /// Passes over `[…]` or `{…}` if such a group begins here.
    fn pass_group(&mut self, open: &str, close: &str) {
        let mut depth = 0_usize;
        while self.at < self.tokens.len() {
            depth += usize::from(self.peek(0) == open);
            depth = depth.saturating_sub(usize::from(self.peek(0) == close));
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn pass_item(&mut self) {
        while self.at < self.tokens.len() {
            match self.peek(0) {
                "{" => return self.pass_group("{", "}"),
                ";" => {
                    self.at += 1;
                    return;
                }
                "mod" if self.peek(2) == ";" => {
                    let name = self.peek(1).to_owned();
                    let path = self.within().into_iter().chain([name]).collect();
                    self.file.test_modules.push(path);
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
    }

    fn import(&mut self) {
        // `)`: of `pub(crate)`. A `use<'a>` of a bound has no name after it and gives no import.
        let public = matches!(self.before(), "pub" | ")");
        self.at += 1;
        if self.peek(0) != "<" {
            self.import_tree(&[], public);
        }
    }

    fn import_tree(&mut self, prefix: &[String], public: bool) {
        let (mut path, line) = (prefix.to_vec(), self.line());
        loop {
            match self.peek(0) {
                "::" => self.at += 1,
                "{" => {
                    self.at += 1;
                    while !matches!(self.peek(0), "}" | "") {
                        self.import_tree(&path, public);
                        if self.peek(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "," | ";" | "}" | "" => break,
                "as" => {
                    let name = self.peek(1).to_owned();
                    self.at += 2;
                    return self.add_import(path, name, public, line);
                }
                "*" => {
                    self.at += 1;
                    return self.add_import(path, "*".to_owned(), public, line);
                }
                "self" if !path.is_empty() => self.at += 1,
                segment => {
                    path.push(segment.to_owned());
                    self.at += 1;
                }
            }
        }
        let name = path.last().cloned().unwrap_or_default();
        self.add_import(path, name, public, line);
    }

    fn add_import(&mut self, path: Path, name: String, public: bool, line: usize) {
        let within = self.within();
        self.file.imports.push(Import { path, name, public, within, line });
    }

    fn definition(&mut self) {
        // `const fn` and `const _` define no constant.
        if !matches!(self.peek(1), "fn" | "_" | "unsafe" | "extern" | "async") {
            let (keyword, name) = (self.peek(0).to_owned(), self.peek(1).to_owned());
            self.file.definitions.push(Definition { keyword, name, line: self.line() });
            self.at += 1;
        }
        self.at += 1;
    }

    fn mention(&mut self) {
        let line = self.line();
        let mut path = vec![self.peek(0).to_owned()];
        self.at += 1;
        while self.peek(0) == "::" && is_name(self.peek(1)) {
            path.push(self.peek(1).to_owned());
            self.at += 2;
        }
        let within = self.within();
        self.file.mentions.push(Mention { path, within, line });
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

#[test]
fn imports_mentions_and_definitions_are_read() {
    let file = read(
        "feed/mod.rs",
        "pub(crate) use date::{self, Date as Day, zone::*}; pub const MAX: usize = crate::text::size(1);
         struct One(Vec<super::Two>); mod inner { const fn three() { self::four.five } }
         #[cfg(test)] mod tests; #[cfg(all(test, unix))] mod more { use crate::never; } trait Six {}",
    );
    let join = |path: &Path| path.join("::");
    let imports: Vec<(String, &str)> =
        file.imports.iter().map(|at| (join(&at.path), at.name.as_str())).collect();
    assert_eq!(
        imports,
        [("date".to_owned(), "date"), ("date::Date".to_owned(), "Day"), ("date::zone".to_owned(), "*")]
    );
    assert!(file.imports.iter().all(|at| at.public));
    let mentions: Vec<String> =
        file.mentions.iter().map(|at| format!("{} in {}", join(&at.path), join(&at.within))).collect();
    for mention in ["crate::text::size in feed", "super::Two in feed", "self::four in feed::inner"] {
        assert!(mentions.iter().any(|at| at == mention), "{mention}: {mentions:?}");
    }
    assert!(!mentions.iter().any(|at| at.contains("five") || at.contains("never")), "{mentions:?}");
    let names: Vec<&str> = file.definitions.iter().map(|at| at.name.as_str()).collect();
    assert_eq!(names, ["MAX", "One", "Six"]);
    assert_eq!(file.test_modules.iter().map(join).collect::<Vec<_>>(), ["feed::tests"]);
}
