//! Fuzzing, seeded: what is valid is changed a little and read. Nothing may panic, and what comes
//! out keeps its promises.
//!
//! `FUZZ_ROUNDS=50 cargo test --release --test fuzz` (or `make fuzz`) runs fifty times as many
//! rounds; `FUZZ_SEED` starts elsewhere. A failure names its seed and writes its input to a file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

#[path = "../corpus/generated.rs"]
mod generated;
#[path = "../corpus/hostile.rs"]
mod hostile;
#[path = "../corpus/outline.rs"]
mod outline;
#[path = "../corpus/bodies.rs"]
mod shapes;

mod articles;
mod finding;
mod fixtures;
mod json;
mod promises;
mod text;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use dateline::article::{SafeUrl, Slug};
use dateline::config::Config;
use dateline::credit;
use dateline::edition::{Edition, front};
use dateline::feed::{self, FeedError, Format, date};
use generated::Chance;
use promises::{article_promises, body_promises, home};

/// Runs `check` on `rounds` inputs made of seeds that are given as text.
fn seeds(name: &str, rounds: u64, check: impl Fn(&mut Chance)) {
    let make = |chance: &mut Chance| chance.number().to_string();
    fuzz(name, rounds, make, |seed| check(&mut Chance::new(seed.parse().unwrap())));
}

fn number_from(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().map_or(default, |text| text.parse().unwrap())
}

/// Runs `check` on `rounds` inputs that `make` makes.
fn fuzz(name: &str, rounds: u64, make: impl Fn(&mut Chance) -> String, check: impl Fn(&str)) {
    let (first, rounds) = (number_from("FUZZ_SEED", 1), rounds * number_from("FUZZ_ROUNDS", 1));
    for seed in first..first + rounds {
        let input = make(&mut Chance::new(seed));
        if catch_unwind(AssertUnwindSafe(|| check(&input))).is_err() {
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}-{seed}.txt"));
            std::fs::write(&file, &input).unwrap();
            panic!("{name} fails with FUZZ_SEED={seed}; the input is in {}", file.display());
        }
    }
}

#[test]
fn feeds_of_every_format_are_read_or_refused() {
    let feeds = fixtures::feeds();
    for (name, format) in Format::NAMES {
        let make = |chance: &mut Chance| json::changed(chance, &feeds);
        fuzz(&format!("feed-{name}"), 700, make, |input| {
            let Ok(page) = feed::read(input, &home(), format) else { return };
            for article in &page.articles {
                article_promises(article);
            }
            let now = date::parse("2030-01-01").unwrap();
            let mut edition = Edition::default();
            let (total, skipped) = (page.articles.len(), page.skipped.len());
            let taken = edition.take_in(0, &home(), page, now);
            assert_eq!(taken.new + taken.updated + taken.held, total);
            assert!(edition.newest().is_sorted_by_key(|story| std::cmp::Reverse(story.dated())));
            front(&edition, &Config::read("{}", &home()).0);
            assert!(skipped < 10_000);
        });
    }
}

/// The reader of outlines and the decoder must agree, or a feed that is right is refused.
#[test]
fn what_is_json_is_never_called_broken() {
    let feeds = fixtures::feeds();
    let make = |chance: &mut Chance| {
        let feed = chance.of(&feeds).clone();
        let feed = if chance.below(2) == 0 { format!(" {feed}\n") } else { feed };
        text::edited(chance, &feed, &text::JSON)
    };
    fuzz("json", 1_500, make, |input| {
        let is_json = serde_json::from_str::<serde_json::Value>(input).is_ok_and(|value| value.is_object());
        let is_broken = matches!(feed::read(input, &home(), Format::Auto), Err(FeedError::NotJson { .. }));
        assert!(!is_json || !is_broken);
    });
}

#[test]
fn bodies_come_to_blocks_that_come_to_the_same_html() {
    let bodies = fixtures::bodies();
    let make = |chance: &mut Chance| text::shuffled_markup(chance, &bodies);
    fuzz("body", 1_500, make, body_promises);
}

/// What no reader lets through may not come out again, but it is written, and safe when it is read.
#[test]
fn any_story_is_written_and_what_is_read_of_it_stays_the_same() {
    seeds("article", 1_200, |chance| {
        let article = articles::article(chance);
        promises::any_article_promises(&article);
    });
}

#[test]
fn any_blocks_are_written_and_what_is_read_of_them_stays_the_same() {
    seeds("blocks", 800, |chance| promises::any_blocks_promises(&articles::blocks(chance, 4)));
}

#[test]
fn captions_give_credits_that_are_part_of_them() {
    let make = |chance: &mut Chance| {
        let caption = *chance.of(&text::CAPTIONS);
        text::edited(chance, caption, &text::CAPTION_PARTS)
    };
    fuzz("caption", 12_000, make, |caption| {
        let split = credit::split_caption(caption);
        for part in [&split.caption, &split.credit].into_iter().flatten() {
            assert!(!part.trim().is_empty() && part.len() <= caption.len(), "{part:?} of {caption:?}");
        }
        credit::strip_label(caption);
        credit::carries_its_own_label(caption);
        let choice = credit::choose(credit::Evidence {
            field: Some(caption),
            photographer: Some(caption),
            picture_byline: Some(caption),
            caption: Some(caption),
            copyright_notice: Some(caption),
            file_credit: Some(caption),
            ..credit::Evidence::default()
        });
        assert!(choice.credit.is_none_or(|credit| !credit.text.trim().is_empty()));
    });
}

#[test]
fn a_date_that_is_read_reads_the_same_when_it_is_written() {
    let make = |chance: &mut Chance| {
        let date = *chance.of(&text::DATES);
        text::edited(chance, date, &text::DATE_PARTS)
    };
    fuzz("date", 30_000, make, |text| {
        if let Some(moment) = date::parse(text) {
            assert_eq!(date::parse(&moment.to_string()), Some(moment));
        }
    });
}

#[test]
fn an_address_that_is_safe_stays_what_it_is() {
    let make = |chance: &mut Chance| {
        let address = *chance.of(&text::ADDRESSES);
        text::edited(chance, address, &text::ADDRESS_PARTS)
    };
    let base = home();
    fuzz("address", 20_000, make, |text| {
        for base in [None, Some(&base)] {
            let Some(url) = SafeUrl::parse(text, base) else { continue };
            promises::address_promises(&url);
            assert_eq!(SafeUrl::parse(url.as_str(), None).as_ref(), Some(&url), "{text:?}");
            assert!(!url.picture_key().is_empty() || !url.is_web());
        }
    });
}

#[test]
fn a_slug_is_its_own_slug() {
    let make = |chance: &mut Chance| {
        let text = *chance.of(&text::HEADLINES);
        text::edited(chance, text, &text::HEADLINE_PARTS)
    };
    fuzz("slug", 20_000, make, |text| {
        for slug in [Slug::from_text(text), Slug::from_path(text)].into_iter().flatten() {
            promises::slug_promises(&slug);
            promises::slug_promises(&slug.with_suffix(2));
        }
    });
}

#[test]
fn every_configuration_gives_a_site_or_says_what_is_wrong() {
    let configurations = fixtures::configurations();
    let make = |chance: &mut Chance| json::changed(chance, &configurations);
    fuzz("config", 4_000, make, |block| {
        let (config, problems) = Config::read(block, &home());
        assert!(!config.sources.is_empty() || !problems.is_empty());
        for problem in problems {
            assert!(!problem.to_string().is_empty());
        }
    });
}

#[test]
fn any_stories_are_indexed_and_any_question_about_them_is_answered() {
    let (marked, related) = (Cell::new(0), Cell::new(0));
    let check = |chance: &mut Chance| {
        let (marks, relations) = finding::finding_promises(chance);
        marked.set(marked.get() + marks);
        related.set(related.get() + relations);
    };
    seeds("finding", 1_500, check);
    assert!(
        marked.get() > 1_500 && related.get() > 1_500,
        "{marked:?} {related:?}: the stories have too little in common"
    );
}

#[test]
fn every_change_of_a_valid_feed_can_be_told_from_it() {
    let feeds = fixtures::feeds();
    let same = (0..200).filter(|seed| feeds.contains(&json::changed(&mut Chance::new(*seed), &feeds)));
    assert!(same.count() < 20, "the changes change too little");
}
