//! Fuzzing: what is valid is changed a little and read. Nothing may panic, and what comes out keeps its
//! promises.
//!
//! Here some rounds of chance, the same each time, and every input that was a mistake once (`found`).
//! `make fuzz` searches for longer in the same [`targets`], led by coverage (`guided`): see
//! `docs/decisions/0013-fuzzing.md`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use dateline::feed::Format;

use targets::generated::Chance;
use targets::{TARGETS, Target, finding, fixtures, json};

/// Where the fixtures are.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Runs `target` on what was found once, and on as many inputs as it has rounds. A failure names a file
/// with its input.
fn run(name: &str) {
    let target: &Target = TARGETS.iter().find(|target| target.name == name).unwrap();
    for file in found(name) {
        check(target, &fs::read(&file).unwrap(), &file);
    }
    let fixtures = target.fixtures();
    for round in 1..=target.rounds {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}-{round}"));
        check(target, &target.input(&mut Chance::new(round), &fixtures), &file);
    }
}

fn check(target: &Target, input: &[u8], file: &Path) {
    if catch_unwind(AssertUnwindSafe(|| target.check(input))).is_err() {
        fs::write(file, input).unwrap();
        panic!("{} fails; the input is in {}", target.name, file.display());
    }
}

/// Inputs that broke a promise once.
fn found(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(ROOT).join("tests/fuzz/found").join(name);
    let files = fs::read_dir(folder).into_iter().flatten();
    files.map(|file| file.unwrap().path()).collect()
}

#[test]
fn json_is_read_or_refused_as_by_serde_json() {
    run("json");
}

#[test]
fn feeds_that_tell_their_format_are_read_or_refused() {
    run("auto");
}

#[test]
fn feeds_of_every_format_are_read_or_refused() {
    for (name, _) in Format::NAMES.into_iter().filter(|(_, format)| *format != Format::Auto) {
        run(name);
    }
}

#[test]
fn bodies_come_to_blocks_that_come_to_the_same_html() {
    run("body");
}

#[test]
fn any_story_is_written_and_what_is_read_of_it_stays_the_same() {
    run("article");
}

#[test]
fn any_blocks_are_written_and_what_is_read_of_them_stays_the_same() {
    run("blocks");
}

#[test]
fn captions_give_credits_that_are_part_of_them() {
    run("caption");
}

#[test]
fn a_date_that_is_read_reads_the_same_when_it_is_written() {
    run("date");
}

#[test]
fn an_address_that_is_safe_stays_what_it_is() {
    run("address");
}

#[test]
fn a_slug_is_its_own_slug() {
    run("slug");
}

#[test]
fn every_configuration_gives_a_site_or_says_what_is_wrong() {
    run("config");
}

#[test]
fn any_stories_are_indexed_and_any_question_about_them_is_answered() {
    run("finding");
}

#[test]
fn any_message_to_the_finder_is_answered() {
    run("message");
}

#[test]
fn any_files_of_an_index_are_searched_or_refused() {
    run("shards");
}

#[test]
fn anything_long_is_read() {
    run("growth");
}

#[test]
fn stories_that_are_made_up_have_enough_in_common() {
    let counts = (1..=250).map(|seed| finding::finding_promises(&mut Chance::new(seed)));
    let (marks, related) = counts.fold((0, 0), |sum, next| (sum.0 + next.0, sum.1 + next.1));
    assert!(marks > 250 && related > 125, "{marks} {related}");
}

#[test]
fn every_change_of_a_valid_feed_can_be_told_from_it() {
    let feeds = fixtures::feeds();
    let is_same = |seed: &u64| {
        let mut chance = Chance::new(*seed);
        let feed = chance.of(&feeds).clone();
        feeds.contains(&json::changed(&mut chance, &feed))
    };
    assert!((0..200).filter(is_same).count() < 20, "the changes change too little");
}
