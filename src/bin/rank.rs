//! The related stories of each article of an evaluation feed, best first.
//!
//! ```text
//! cargo run --release --bin rank -- feed.jsonl > mine.jsonl
//! ```
//!
//! Reads one JSON object a line (`id`, `title`, `summary`, `body`, `tags`, `section`, `lang`,
//! `date` in seconds since 1970) and writes one a line: `{"id": …, "related": [ids]}`. The code
//! is what the reader's browser runs. By default it writes 20 ids an article, with near-copies
//! folded and without the reader's other rules; with `--with-copies` copies stay; with `--reader`
//! it writes what a reader would be shown (five, at most three of one running story, nothing
//! below the threshold) and, in a third field, why.

fn main() -> std::process::ExitCode {
    #[cfg(not(target_arch = "wasm32"))]
    return host::main();
    #[cfg(target_arch = "wasm32")]
    std::process::ExitCode::FAILURE
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use std::io::{BufRead, BufReader, BufWriter, Write};
    use std::process::ExitCode;

    use dateline::ranking::index::{Document, Index};
    use dateline::ranking::related::{Options, Reason, related};
    use serde::Serialize;
    use serde_json::Value;

    /// A line of the output. Fields stand in the order of their names, as before they had a type.
    #[derive(Serialize)]
    struct Ranked<'a> {
        id: Option<&'a Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        reasons: Option<Vec<String>>,
        related: Vec<&'a Value>,
    }

    /// An article of the feed; what is missing is empty.
    struct Line {
        value: Value,
        tags: Vec<String>,
    }

    impl Line {
        fn text(&self, name: &str) -> &str {
            self.value.get(name).and_then(Value::as_str).unwrap_or("")
        }

        fn with_document<T>(&self, use_it: impl FnOnce(&Document) -> T) -> T {
            let tags: Vec<&str> = self.tags.iter().map(String::as_str).collect();
            use_it(&Document {
                headline: self.text("title"),
                standfirst: self.text("summary"),
                body: self.text("body"),
                tags: &tags,
                section: self.text("section"),
                names: &[],
                language: self.text("lang"),
                date: self.value.get("date").and_then(Value::as_i64),
            })
        }
    }

    pub fn main() -> ExitCode {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let asks_for = |name: &str| arguments.iter().any(|argument| argument == name);
        let options = if asks_for("--reader") {
            Options::default()
        } else {
            Options { drops_copies: !asks_for("--with-copies"), ..Options::RANKING_ONLY }
        };
        let Some(path) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
            eprintln!("usage: rank [--reader | --with-copies] feed.jsonl > mine.jsonl");
            return ExitCode::FAILURE;
        };
        match rank(path, &options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{path}: {error}");
                ExitCode::FAILURE
            }
        }
    }

    fn rank(path: &str, options: &Options) -> std::io::Result<()> {
        let mut lines = Vec::new();
        let mut index = Index::default();
        for line in BufReader::new(std::fs::File::open(path)?).lines() {
            let line = line?;
            if line.trim().is_empty() {
                continue;
            }
            let value: Value = serde_json::from_str(&line)?;
            let tags = value.get("tags").and_then(Value::as_array).into_iter().flatten();
            let tags = tags.filter_map(Value::as_str).map(ToOwned::to_owned).collect();
            let line = Line { value, tags };
            line.with_document(|document| index.add(document));
            lines.push(line);
        }
        while !index.seal_slice(u32::MAX) {}

        let mut out = BufWriter::new(std::io::stdout().lock());
        for (number, line) in (0_u32..).zip(&lines) {
            let excluded = [number];
            let options = Options { excluded: &excluded, ..*options };
            let matches = line.with_document(|document| related(&index, document, &options));
            let id = |number: u32| lines.get(number as usize).and_then(|line| line.value.get("id"));
            let reasons = || matches.iter().map(|found| words(found.reason.as_ref())).collect();
            let ranked = Ranked {
                id: id(number),
                reasons: options.needs_reason.then(reasons),
                related: matches.iter().filter_map(|found| id(found.number)).collect(),
            };
            serde_json::to_writer(&mut out, &ranked)?;
            writeln!(out)?;
        }
        out.flush()
    }

    fn words(reason: Option<&Reason>) -> String {
        match reason {
            Some(Reason::SameStory) => "Same story".to_owned(),
            Some(Reason::About(what)) => format!("Also about {what}"),
            Some(Reason::Section(name)) => format!("More from {name}"),
            None => String::new(),
        }
    }
}
