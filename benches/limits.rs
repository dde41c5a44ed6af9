//! One megabyte of anything is read in less than 100 ms: `cargo bench --bench limits` prints how
//! long each takes, the slowest first. Nothing fails here; a machine may be busy.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark may fail loudly")]

#[path = "../tests/corpus/heavy.rs"]
mod heavy;
#[path = "../tests/corpus/heavy_feeds.rs"]
mod heavy_feeds;

use std::rc::Rc;
use std::time::{Duration, Instant};

use dateline::article::{Body, Manuscript, Markup, SafeUrl};
use dateline::body;

const MOST: Duration = Duration::from_millis(100);

fn main() {
    // `cargo bench --bench limits -- export FOLDER`: the bodies as files, for benches/browser/heavy.mjs. Cargo adds a word.
    let arguments: Vec<String> = std::env::args().collect();
    if let [.., export, folder, _] = arguments.as_slice()
        && export == "export"
    {
        std::fs::create_dir_all(folder).unwrap();
        for (name, html) in heavy::heavy() {
            std::fs::write(std::path::Path::new(folder).join(format!("{name}.html").replace('/', "-")), html)
                .unwrap();
        }
        return;
    }
    let mut times: Vec<(Duration, String)> = Vec::new();
    let base = SafeUrl::web("https://paper.example/", None).unwrap();
    for (name, html) in heavy::heavy() {
        let markup = Markup::Html(html);
        times.push((best(|| drop(body::parse(&markup, None))), format!("body: {name}")));
        let parsed = body::parse(&markup, None);
        let Markup::Html(html) = &markup else { continue };
        times.push((best(|| drop(body::plain(html))), format!("plain: {name}")));
        let text = Body::Unparsed(Rc::new(Manuscript {
            markup: markup.clone(),
            base: base.clone(),
            is_exact: false,
        }));
        times.push((best(|| drop(body::left_out(&text, &parsed))), format!("left out: {name}")));
    }
    for case in heavy_feeds::cases() {
        let input = (case.make)(case.units_of_a_megabyte());
        times.push((best(|| (case.read)(&input)), format!("{}, {} kB", case.name, input.len() / 1000)));
    }
    times.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    for (time, name) in &times {
        let mark = if *time > MOST { "  OVER" } else { "" };
        println!("{:>8.1} ms  {name}{mark}", time.as_secs_f64() * 1000.0);
    }
    let over = times.iter().filter(|(time, _)| *time > MOST).count();
    println!("{over} of {} are over {} ms", times.len(), MOST.as_millis());
}

/// The best of three runs.
fn best(run: impl Fn()) -> Duration {
    (0..3)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap()
}
