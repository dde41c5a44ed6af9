//! The targets of `tests/fuzz` in the hands of libFuzzer: what reaches code that nothing has reached yet is
//! kept and changed further.
//!
//! `FUZZ_TARGET=date cargo run --release -- [options of libFuzzer] [folders or files]`; without a target it
//! names all of them. `make fuzz` runs each for some time.
#![no_main]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "it reports by panicking")]

#[path = "../../targets/mod.rs"]
#[allow(dead_code, reason = "the seeded tests need more")]
mod targets;

use std::sync::OnceLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use targets::generated::Chance;
use targets::{TARGETS, Target};

/// Where the fixtures are.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../..");

static CHOSEN: OnceLock<(&Target, Vec<String>)> = OnceLock::new();

/// The target that is run, and its fixtures.
fn chosen() -> &'static (&'static Target, Vec<String>) {
    CHOSEN.get_or_init(|| {
        let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
        let Some(target) = TARGETS.iter().find(|target| target.name == name) else {
            TARGETS.iter().for_each(|target| println!("{}", target.name));
            std::process::exit(0);
        };
        (target, target.fixtures())
    })
}

fuzz_target!(
    init: {
        chosen();
    },
    |input: &[u8]| chosen().0.check(input)
);

// Bytes change as libFuzzer knows best; every other time, a text changes as what it is.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let (target, fixtures) = chosen();
    let mut chance = Chance::new(u64::from(seed));
    if chance.below(2) == 0 {
        return fuzzer_mutate(data, size, max_size);
    }
    let changed = if size <= 1 || chance.below(50) == 0 {
        Some(target.input(&mut chance, fixtures))
    } else {
        target.changed(&mut chance, &data[..size], fixtures).map(String::into_bytes)
    };
    match changed {
        Some(changed) if changed.len() <= max_size => {
            data[..changed.len()].copy_from_slice(&changed);
            changed.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});
