//! Nothing takes quadratic time: eight times as much may take thirty times as long, at sizes where
//! quadratic time would take sixty-four times as long. Two measurements of one run are compared,
//! each the best of several, so that a slow or busy machine makes no difference.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "corpus/heavy_feeds.rs"]
mod heavy_feeds;

use std::time::{Duration, Instant};

use heavy_feeds::Case;

const TIMES_MORE: usize = 8;
const MOST_TIMES_LONGER: u32 = 30;
/// What is faster than this is measured again with more of it: clocks and allocators are no measure.
const LEAST: Duration = Duration::from_millis(1);

fn best(case: &Case, input: &str) -> Duration {
    (0..3)
        .map(|_| {
            let start = Instant::now();
            (case.read)(input);
            start.elapsed()
        })
        .min()
        .unwrap()
}

/// How many times longer so many units take than an eighth of them, at a size that can be measured.
fn times_longer(case: &Case) -> (usize, u32) {
    let megabyte = case.units_of_a_megabyte();
    let mut units = (megabyte / 64).max(8);
    loop {
        let few = best(case, &(case.make)(units / TIMES_MORE));
        let many = best(case, &(case.make)(units));
        if few >= LEAST || units >= 4 * megabyte {
            // What takes less than that for half a megabyte has time enough.
            let few = few.max(LEAST);
            return (units, u32::try_from(many.as_nanos() / few.as_nanos()).unwrap());
        }
        if many > few * MOST_TIMES_LONGER && many > Duration::from_secs(1) {
            return (units, MOST_TIMES_LONGER + 1);
        }
        units *= 4;
    }
}

#[test]
fn eight_times_as_much_takes_about_eight_times_as_long() {
    let mut slow = Vec::new();
    for case in heavy_feeds::cases() {
        // A single hiccup of the machine is not the program's.
        let mut measured = times_longer(&case);
        if measured.1 > MOST_TIMES_LONGER {
            measured = times_longer(&case);
        }
        if measured.1 > MOST_TIMES_LONGER {
            slow.push((case.name, measured));
        }
    }
    assert!(slow.is_empty(), "units, times longer: {slow:?}");
}

/// The measure itself sees what is quadratic.
#[test]
fn quadratic_time_is_seen() {
    let quadratic = Case {
        name: "quadratic",
        make: |n| "x".repeat(n),
        read: |text| {
            let mut found = 0;
            for from in 0..text.len() / 64 {
                found += usize::from(text.as_bytes().iter().skip(from * 64).any(|byte| *byte == b'y'));
            }
            std::hint::black_box(found);
        },
    };
    assert!(times_longer(&quadratic).1 > MOST_TIMES_LONGER);
}
