//! Search: how fast, how large, and how good on queries for a known story.
//!
//! ```sh
//! cargo bench --bench search                              # criterion, over invented editions
//! cargo bench --bench search -- measure                   # a table: build, memory, p50, p95, quality
//! cargo bench --bench search -- measure stories.jsonl     # the same over real ones
//! cargo bench --bench search -- shards [100000 | stories.jsonl] # the index in files: bytes, and what is lost
//! cargo bench --bench search -- export DIR [100000 | stories.jsonl] # texts and queries for benches/rivals
//! ```
//!
//! `stories.jsonl` has an object with `title` and `summary` in each line.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../tests/search/chance.rs"]
mod chance;
#[path = "../tests/search/corpus.rs"]
mod corpus;
#[path = "../tests/search/known_items.rs"]
mod known_items;
#[path = "../tests/search/printed.rs"]
mod printed;

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use chance::Chance;
use corpus::{Invented, invented, with_document};
use criterion::Criterion;
use dateline::ranking::index::Index;
use dateline::ranking::search::{Request, Searcher};
use known_items::{KINDS, Kind, OTHER_WORDS, query};

/// The sizes of edition that the targets name.
const SIZES: [usize; 3] = [500, 10_000, 100_000];
/// Queries of each kind.
const QUERIES: usize = 400;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["measure"] => SIZES.iter().for_each(|size| measure(&invented(*size))),
        ["measure", file] => measure(&stories(file)),
        ["shards"] => shards(&invented(100_000)),
        ["shards", from] => shards(&from.parse().map_or_else(|_| stories(from), invented)),
        ["export", folder] => export(&invented(10_000), Path::new(folder)),
        ["export", folder, from] => {
            let edition = from.parse().map_or_else(|_| stories(from), invented);
            export(&edition, Path::new(folder));
        }
        _ => criterion(),
    }
}

fn criterion() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    for size in SIZES {
        let edition = invented(size);
        let (index, mut searcher) = build(&edition);
        let queries = queries(&edition, 50);
        criterion.bench_function(&format!("search/{size}"), |bencher| {
            let mut next = queries.iter().cycle();
            bencher.iter(|| next.next().map(|(_, typed, _)| ten(&index, &mut searcher, typed)));
        });
        if size < 100_000 {
            criterion.bench_function(&format!("search/build/{size}"), |bencher| {
                bencher.iter(|| build(&edition));
            });
        }
    }
    criterion.final_summary();
}

fn build(edition: &[Invented]) -> (Index, Searcher) {
    let (mut index, mut searcher) = (Index::default(), Searcher::default());
    for story in edition {
        with_document(story, |document| {
            index.add(document);
            searcher.add(document);
        });
    }
    while !index.seal_slice(20_000) {}
    (index, searcher)
}

fn ten(index: &Index, searcher: &mut Searcher, typed: &str) -> Vec<u32> {
    let request = Request { typed, count: 10, ..Request::default() };
    let results = black_box(searcher.search(index, &request));
    results.hits.into_iter().map(|hit| hit.story).collect()
}

/// Queries of each kind, each with the number of the story that it was made from.
fn queries(edition: &[Invented], each: usize) -> Vec<(Kind, String, u32)> {
    let mut chance = Chance(7);
    let mut queries = Vec::new();
    for (kind, _) in KINDS.into_iter().chain(OTHER_WORDS) {
        let mut made = 0;
        for _ in 0..each * 20 {
            let story = chance.below(edition.len());
            if made < each
                && let Some(typed) = query(&edition[story].headline, kind, &mut chance)
            {
                queries.push((kind, typed, u32::try_from(story).unwrap()));
                made += 1;
            }
        }
    }
    queries
}

/// What a query finds, and its time: the best of three, so that the machine's other work counts less.
fn timed(index: &Index, searcher: &mut Searcher, typed: &str) -> (Vec<u32>, Duration) {
    let mut stories = Vec::new();
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        stories = ten(index, searcher, typed);
        best = best.min(start.elapsed());
    }
    (stories, best)
}

fn share(sorted: &[Duration], part: usize) -> f64 {
    sorted
        .get((sorted.len() * part / 100).min(sorted.len() - 1))
        .map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

fn measure(edition: &[Invented]) {
    let start = Instant::now();
    let (index, mut searcher) = build(edition);
    let built = start.elapsed().as_secs_f64() * 1000.0;
    ten(&index, &mut searcher, "first query");
    println!(
        "{} stories: build {built:.0} ms, index {:.2} MB, texts and ranks {:.2} MB",
        edition.len(),
        megabytes(index.bytes()),
        megabytes(searcher.bytes())
    );
    let queries = queries(edition, QUERIES);
    let mut all = Vec::new();
    for (kind, name) in KINDS.into_iter().chain(OTHER_WORDS) {
        let (mut asked, mut found, mut times) = (0.0, 0.0, Vec::new());
        for (_, typed, story) in queries.iter().filter(|(of, ..)| *of == kind) {
            let (stories, time) = timed(&index, &mut searcher, typed);
            times.push(time);
            asked += 1.0;
            found += f64::from(u8::from(stories.contains(story)));
        }
        if times.is_empty() {
            continue;
        }
        times.sort_unstable();
        let (median, slow) = (share(&times, 50), share(&times, 95));
        println!("  {name:15} found {:.3}  p50 {median:.3} ms  p95 {slow:.3} ms", found / asked);
        all.append(&mut times);
    }
    all.sort_unstable();
    println!("  all: p50 {:.3} ms  p95 {:.3} ms", share(&all, 50), share(&all, 95));
    // As it is typed: each beginning, from the second letter, of queries of two words.
    let mut keys = Vec::new();
    for (_, typed, _) in queries.iter().filter(|(kind, ..)| *kind == Kind::TwoCut).take(100) {
        for (end, _) in typed.char_indices().skip(2) {
            keys.push(timed(&index, &mut searcher, &typed[..end]).1);
        }
    }
    keys.sort_unstable();
    println!("  each keystroke: p50 {:.3} ms  p95 {:.3} ms", share(&keys, 50), share(&keys, 95));
    let start = Instant::now();
    let request =
        Request { typed: &queries[0].1, count: 10, wants_facets: true, now: Some(0), ..Request::default() };
    black_box(searcher.search(&index, &request));
    println!("  with choices: {:.3} ms", start.elapsed().as_secs_f64() * 1000.0);
}

#[allow(clippy::cast_precision_loss)]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn stories(file: &str) -> Vec<Invented> {
    let text = std::fs::read_to_string(file).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let field = |story: &serde_json::Value, name: &str| story[name].as_str().unwrap_or_default().to_owned();
    lines
        .map(|story| Invented {
            headline: field(&story, "title"),
            standfirst: field(&story, "summary"),
            section: String::new(),
            author: String::new(),
            tags: Vec::new(),
            published: 0,
        })
        .collect()
}

fn export(edition: &[Invented], folder: &Path) {
    let (mut texts, mut asked) = (String::new(), String::new());
    for (id, story) in edition.iter().enumerate() {
        let line = serde_json::json!({ "id": id, "title": story.headline, "summary": story.standfirst });
        writeln!(texts, "{line}").unwrap();
    }
    for (kind, query, id) in queries(edition, QUERIES) {
        let name =
            KINDS.iter().chain(&OTHER_WORDS).find(|(known, _)| *known == kind).map_or("", |(_, name)| *name);
        writeln!(asked, "{}", serde_json::json!({ "kind": name, "query": query, "id": id })).unwrap();
    }
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("stories.jsonl"), texts).unwrap();
    std::fs::write(folder.join("queries.jsonl"), asked).unwrap();
}

/// The index in files, as a reader has it who asks one query and has nothing yet.
fn shards(edition: &[Invented]) {
    let printed = printed::Printed::of(edition);
    let bytes: usize = printed.files.values().map(Vec::len).sum();
    let largest = printed.files.values().map(Vec::len).max().unwrap_or(0);
    println!(
        "{} stories: root {} bytes, {} files of {largest} bytes at most, {:.2} MB",
        edition.len(),
        printed.root.len(),
        printed.files.len(),
        megabytes(bytes)
    );
    println!("  without the root        found  in memory  common   files  rounds  bytes p50     p95     max");
    let (index, mut searcher) = build(edition);
    let queries = queries(edition, QUERIES);
    let last = u32::try_from(edition.len() - 1).unwrap();
    let indexed = last + 1 - (last + 1) % 100;
    for (kind, name) in KINDS {
        let (mut asked, mut found, mut known, mut common, mut expected) = (0, 0, 0, 0, 0);
        let (mut costs, mut files, mut rounds) = (Vec::new(), 0, 0);
        for (_, typed, story) in queries.iter().filter(|(of, _, story)| *of == kind && last - story < indexed)
        {
            let (answer, cost) = printed.ask(typed, 10);
            let stories: Vec<u32> = answer.stories.iter().map(|age| last - age).collect();
            let in_memory = ten(&index, &mut searcher, typed);
            asked += 1;
            found += usize::from(stories.contains(story));
            known += usize::from(in_memory.contains(story));
            common += in_memory.iter().filter(|story| stories.contains(story)).count();
            expected += in_memory.len();
            files += cost.files;
            rounds = rounds.max(cost.rounds);
            costs.push(cost.bytes);
        }
        costs.sort_unstable();
        let part = |one: usize, of: usize| 1000 * one / of.max(1);
        println!(
            "  {name:20}    .{:03}       .{:03}    .{:03}  {:6}  {rounds:6}  {:9} {:7} {:7}",
            part(found, asked),
            part(known, asked),
            part(common, expected),
            files / asked.max(1),
            costs[costs.len() / 2],
            costs[costs.len() * 95 / 100],
            costs[costs.len() - 1],
        );
    }
}
