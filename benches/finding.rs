//! Related news and the index below it: how fast and how large.
//!
//! ```sh
//! cargo bench --bench finding             # criterion, over invented editions
//! cargo bench --bench finding -- measure  # a table: build, longest slice, memory, p50, p95
//! cargo bench --bench finding -- games    # what readers of ten languages are shown of two weeks of games
//! ```
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../tests/search/chance.rs"]
mod chance;
#[path = "../tests/search/corpus.rs"]
mod corpus;
#[path = "../tests/related/games.rs"]
mod games;

use std::hint::black_box;
use std::time::{Duration, Instant};

use corpus::{Invented, invented, with_document};
use criterion::Criterion;
use dateline::ranking::index::Index;
use dateline::ranking::related::{Match, Options, related};

/// The sizes of edition that the targets name.
const SIZES: [usize; 3] = [500, 10_000, 100_000];
/// How many stories are read for a measurement.
const READ: usize = 1_000;
/// Postings worked on in one slice.
const SLICE: u32 = 100_000;

fn main() {
    if std::env::args().any(|argument| argument == "games") {
        show_games();
    } else if std::env::args().any(|argument| argument == "measure") {
        println!("stories   build ms  longest slice ms  kB/1,000    p50 ms    p95 ms");
        for size in SIZES {
            measure(size);
        }
    } else {
        criterion();
    }
}

fn show_games() {
    let reports = games::games(21);
    println!("language  right  true  empty  copies  rows  nDCG");
    for language in games::languages() {
        let [right, truly_same, empty, copies, rows, ndcg] = games::read(&reports, language, 1).shares();
        println!("{language:8}  {right:.3}  {truly_same:.3}  {empty:.3}  {copies:.3}  {rows:.2}  {ndcg:.3}");
    }
}

fn criterion() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    for size in SIZES {
        let edition = invented(size);
        let index = build(&edition).0;
        let mut next = (0..size).cycle().step_by(size / 97 + 1);
        criterion.bench_function(&format!("related/{size}"), |bencher| {
            bencher.iter(|| next.next().map(|number| ask(&index, &edition, number)));
        });
        if size < 100_000 {
            criterion.bench_function(&format!("index/{size}"), |bencher| {
                bencher.iter(|| build(black_box(&edition)));
            });
        }
    }
}

/// The index, and the longest time that one call took.
fn build(edition: &[Invented]) -> (Index, Duration) {
    let mut index = Index::default();
    let mut longest = Duration::ZERO;
    let mut timed = |call: &mut dyn FnMut() -> bool| {
        let start = Instant::now();
        let is_done = call();
        longest = longest.max(start.elapsed());
        is_done
    };
    for page in edition.chunks(100) {
        timed(&mut || {
            for story in page {
                with_document(story, |document| {
                    index.add(document);
                });
            }
            true
        });
    }
    while !timed(&mut || index.seal_slice(SLICE)) {}
    (index, longest)
}

fn ask(index: &Index, edition: &[Invented], number: usize) -> Vec<Match> {
    let excluded = [u32::try_from(number).unwrap()];
    let mut found = Vec::new();
    with_document(&edition[number], |document| {
        found = related(index, document, &Options { excluded: &excluded, ..Options::default() });
    });
    found
}

fn measure(size: usize) {
    let edition = invented(size);
    let start = Instant::now();
    let (index, longest) = build(&edition);
    let built = start.elapsed();
    let mut times: Vec<Duration> = (0..size)
        .step_by(size.div_ceil(READ))
        .map(|number| {
            let start = Instant::now();
            black_box(ask(&index, &edition, number));
            start.elapsed()
        })
        .collect();
    times.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
    println!(
        "{size:>7} {:>10.0} {:>17.1} {:>9} {:>9.3} {:>9.3}",
        milliseconds(built),
        milliseconds(longest),
        index.bytes() / size,
        milliseconds(times[times.len() / 2]),
        milliseconds(times[times.len() * 95 / 100]),
    );
}
