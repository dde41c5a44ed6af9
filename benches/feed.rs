//! How fast a feed is read and split: 500, 10,000 and 100,000 stories with their texts.
//!
//! `cargo bench --bench feed` prints the time and the throughput in MiB/s of input.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark may fail loudly")]

#[path = "../tests/corpus/generated.rs"]
mod generated;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::article::{SafeUrl, Timestamp};
use dateline::edition::Edition;
use dateline::feed::{self, Format};
use dateline::press::{Faults, split};

const SIZES: [usize; 3] = [500, 10_000, 100_000];

fn feeds(criterion: &mut Criterion) {
    let address = SafeUrl::web("https://paper.example/feed.json", None).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    for stories in SIZES {
        let text = generated::feed(0..stories);
        let mut group = criterion.benchmark_group("feed");
        group.sample_size(10).warm_up_time(Duration::from_millis(500));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("parse", stories), |bench| {
            bench.iter(|| feed::read(black_box(&text), &address, Format::Auto).unwrap());
        });
        if stories <= 10_000 {
            group.bench_function(BenchmarkId::new("take in", stories), |bench| {
                let read = || feed::read(&text, &address, Format::Auto).unwrap();
                let merge_page = |page| {
                    let mut edition = Edition::default();
                    edition.merge_page(0, &address, page, Timestamp::EPOCH);
                    edition
                };
                bench.iter_batched(read, merge_page, BatchSize::LargeInput);
            });
        }
        let (input, edition) = (folder.join(format!("{stories}.json")), folder.join(stories.to_string()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(&input, &text).unwrap();
        drop(text);
        // The first run writes the files; those that are measured find them unchanged.
        split(&input, &edition, Faults::Refuse, Timestamp::EPOCH).unwrap();
        group.bench_function(BenchmarkId::new("split", stories), |bench| {
            bench.iter(|| split(&input, &edition, Faults::Refuse, Timestamp::EPOCH).unwrap());
        });
        group.finish();
    }
}

criterion_group!(benches, feeds);
criterion_main!(benches);
