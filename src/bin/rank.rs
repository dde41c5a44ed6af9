//! The related stories of each article of an evaluation feed, or the results of searches in it.
//!
//! ```text
//! cargo run --release --bin rank -- feed.jsonl > related.jsonl
//! cargo run --release --bin rank -- --search queries.txt feed.jsonl > found.jsonl
//! ```
//!
//! Reads one JSON object a line (`id`, `title`, `summary`, `body`, `tags`, `section`, `names`, `lang`,
//! `date` in seconds since 1970) and writes one a line. The code is what the reader's browser runs.
//!
//! - Related stories: `{"id": …, "related": [ids]}`, 20 an article, with near-copies folded and without
//!   the reader's other rules; with `--with-copies` copies stay; with `--reader` what a reader would be
//!   shown (five, at most three of one running story, nothing below the threshold). `--reasons` adds
//!   `"reasons"` and `"scores"`; with `--reader` the reasons are always there.
//! - Searches, one a line of the file; a last word with a space after it is finished:
//!   `{"query": …, "total": …, "found": [ids]}`, ten a query, and `"did_you_mean"` if there is one.
//!   `--reasons` adds where each story has the words.

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
    use dateline::ranking::search::{MatchedIn, Request, Searcher};
    use serde_json::{Value, json};

    const USAGE: &str =
        "usage: rank [--reader | --with-copies] [--reasons] [--search queries.txt] feed.jsonl > mine.jsonl";

    /// An article of the feed; missing fields are empty.
    struct Line {
        value: Value,
        tags: Vec<String>,
        names: Vec<String>,
    }

    impl Line {
        fn read(line: &str) -> serde_json::Result<Line> {
            let value: Value = serde_json::from_str(line)?;
            let list = |name: &str| {
                let list = value.get(name).and_then(Value::as_array).into_iter().flatten();
                list.filter_map(Value::as_str).map(ToOwned::to_owned).collect()
            };
            let (tags, names) = (list("tags"), list("names"));
            Ok(Line { value, tags, names })
        }

        fn text(&self, name: &str) -> &str {
            self.value.get(name).and_then(Value::as_str).unwrap_or("")
        }

        fn with_document<T>(&self, use_it: impl FnOnce(&Document) -> T) -> T {
            let tags: Vec<&str> = self.tags.iter().map(String::as_str).collect();
            let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
            use_it(&Document {
                headline: self.text("title"),
                standfirst: self.text("summary"),
                body: self.text("body"),
                tags: &tags,
                section: self.text("section"),
                names: &names,
                language: self.text("lang"),
                date: self.value.get("date").and_then(Value::as_i64),
            })
        }
    }

    pub fn main() -> ExitCode {
        let mut arguments: Vec<String> = std::env::args().skip(1).collect();
        let queries = arguments.iter().position(|argument| argument == "--search").map(|place| {
            arguments.remove(place);
            if place < arguments.len() { arguments.remove(place) } else { String::new() }
        });
        let asks_for = |name: &str| arguments.iter().any(|argument| argument == name);
        let options = if asks_for("--reader") {
            Options::default()
        } else {
            Options { drops_copies: !asks_for("--with-copies"), ..Options::RANKING_ONLY }
        };
        let has_reasons = asks_for("--reasons") || asks_for("--reader");
        let Some(path) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
            eprintln!("{USAGE}");
            return ExitCode::FAILURE;
        };
        let done = read(path).and_then(|lines| match &queries {
            Some(queries) => search(&lines, queries, asks_for("--reasons")),
            None => rank(&lines, &options, has_reasons),
        });
        match done {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{path}: {error}");
                ExitCode::FAILURE
            }
        }
    }

    fn read(path: &str) -> std::io::Result<Vec<Line>> {
        let mut lines = Vec::new();
        for line in BufReader::new(std::fs::File::open(path)?).lines() {
            let line = line?;
            if !line.trim().is_empty() {
                lines.push(Line::read(&line)?);
            }
        }
        Ok(lines)
    }

    fn indexed(lines: &[Line], use_it: &mut dyn FnMut(&Document)) -> Index {
        let mut index = Index::default();
        for line in lines {
            line.with_document(|document| {
                index.add(document);
                use_it(document);
            });
        }
        while !index.seal_slice(u32::MAX) {}
        index
    }

    fn id(lines: &[Line], number: u32) -> Option<&Value> {
        lines.get(number as usize).and_then(|line| line.value.get("id"))
    }

    fn rank(lines: &[Line], options: &Options, has_reasons: bool) -> std::io::Result<()> {
        let index = indexed(lines, &mut |_| ());
        let mut out = BufWriter::new(std::io::stdout().lock());
        for (number, line) in (0_u32..).zip(lines) {
            let excluded = [number];
            let options = Options { excluded: &excluded, ..*options };
            let matches = line.with_document(|document| related(&index, document, &options));
            let ids: Vec<_> = matches.iter().filter_map(|found| id(lines, found.number)).collect();
            let mut answer = json!({ "id": id(lines, number), "related": ids });
            if let Some(fields) = answer.as_object_mut().filter(|_| has_reasons) {
                let reasons = matches.iter().map(|found| words(found.reason.as_ref())).collect();
                fields.insert("reasons".to_owned(), reasons);
                fields.insert("scores".to_owned(), matches.iter().map(|found| found.score).collect());
            }
            writeln!(out, "{answer}")?;
        }
        out.flush()
    }

    fn search(lines: &[Line], queries: &str, has_reasons: bool) -> std::io::Result<()> {
        let mut searcher = Searcher::new();
        let index = indexed(lines, &mut |document| searcher.add(document));
        let mut out = BufWriter::new(std::io::stdout().lock());
        for query in std::fs::read_to_string(queries)?.lines() {
            let request = Request { typed: query, count: 10, wants_facets: true, ..Request::default() };
            let results = searcher.search(&index, &request);
            let ids: Vec<_> = results.hits.iter().filter_map(|hit| id(lines, hit.story)).collect();
            let mut answer = json!({ "query": query, "total": results.total, "found": ids });
            if let Some(fields) = answer.as_object_mut() {
                if let Some(better) = results.did_you_mean {
                    fields.insert("did_you_mean".to_owned(), better.into());
                }
                if has_reasons {
                    let reasons = results.hits.iter().map(|hit| place(&hit.matched_in)).collect();
                    fields.insert("reasons".to_owned(), reasons);
                }
            }
            writeln!(out, "{answer}")?;
        }
        out.flush()
    }

    fn words(reason: Option<&Reason>) -> String {
        match reason {
            Some(Reason::Editor) => "Chosen by the editor".to_owned(),
            Some(Reason::SameStory) => "Same story".to_owned(),
            Some(Reason::About(what)) => format!("Also about {what}"),
            Some(Reason::Section(name)) => format!("More from {name}"),
            None => String::new(),
        }
    }

    fn place(matched_in: &MatchedIn) -> String {
        match matched_in {
            MatchedIn::Highlights => "Highlights".to_owned(),
            MatchedIn::Body => "Text".to_owned(),
            MatchedIn::Tag(name) => format!("Tag {name}"),
            MatchedIn::Section(name) => format!("Section {name}"),
            MatchedIn::Name(name) => format!("Name {name}"),
        }
    }
}
