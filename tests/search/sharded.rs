//! The index in files finds what the index in memory finds, for few bytes, and no file can break it.

use std::collections::BTreeSet;

use dateline::ranking::search::{MAX_RESULTS, Request};
use dateline::ranking::shards::{BrokenShard, Shards, generations};

use crate::chance::Chance;
use crate::corpus::{Invented, invented, with_document};
use crate::known_items::{KINDS, Kind, query};
use crate::paper::Paper;
use crate::printed::Printed;

const STORIES: usize = 3_400;
const QUERIES: usize = 60;

fn paper(edition: &[Invented]) -> Paper {
    let mut paper = Paper::default();
    for story in edition {
        with_document(story, |document| paper.add(document));
    }
    paper
}

/// The number that the index in memory gives the story of this age.
fn number(age: u32) -> u32 {
    u32::try_from(STORIES).unwrap() - 1 - age
}

#[test]
fn the_same_stories_are_among_the_first_ten() {
    let edition = invented(STORIES);
    let (mut paper, printed) = (paper(&edition), Printed::of(&edition));
    let mut chance = Chance(5);
    // Of the first ten in memory so many are among the first ten of the files …
    let least = [0.55, 0.75, 0.85, 0.5, 0.55, 0.4];
    for ((kind, name), least) in KINDS.into_iter().zip(least) {
        let (mut common, mut all, mut bytes) = (0_u32, 0_u32, 0);
        for _ in 0..QUERIES {
            let Some(typed) = query(&edition[chance.below(STORIES)].headline, kind, &mut chance) else {
                continue;
            };
            let expected: BTreeSet<u32> = paper.search(&typed).hits.iter().map(|hit| hit.story).collect();
            let (answer, cost) = printed.ask(&typed, 10);
            let found: BTreeSet<u32> = answer.stories.into_iter().map(number).collect();
            common += u32::try_from(found.intersection(&expected).count()).unwrap();
            all += u32::try_from(expected.len()).unwrap();
            bytes = bytes.max(cost.bytes);
        }
        let share = f64::from(common) / f64::from(all);
        assert!(share >= least, "{name}: {share:.3}, {least} are wanted");
        // … and no query costs more than this.
        assert!(bytes <= 45_000, "{name}: {bytes} bytes");
    }
}

#[test]
fn of_a_word_that_few_stories_have_all_are_found() {
    let edition = invented(STORIES);
    let (mut paper, printed) = (paper(&edition), Printed::of(&edition));
    let mut chance = Chance(6);
    let mut compared = 0;
    for _ in 0..QUERIES {
        let headline = &edition[chance.below(STORIES)].headline;
        let Some(word) = query(headline, Kind::Word, &mut chance) else { continue };
        // Finished and quoted: the word itself.
        let typed = format!("\"{word}\"");
        let request = Request { typed: &typed, count: MAX_RESULTS, ..Request::default() };
        let expected: BTreeSet<u32> = paper.ask(&request).hits.iter().map(|hit| hit.story).collect();
        let (answer, _) = printed.ask(&typed, MAX_RESULTS);
        if !answer.is_cut && expected.len() < MAX_RESULTS {
            let found: BTreeSet<u32> = answer.stories.iter().copied().map(number).collect();
            assert_eq!((answer.total as usize, found), (expected.len(), expected), "{typed}");
            compared += 1;
        }
    }
    assert!(compared > QUERIES / 2, "{compared}");
}

#[test]
fn an_excluded_word_leaves_its_stories_out() {
    let edition = invented(STORIES);
    let printed = Printed::of(&edition);
    let words: Vec<&str> = edition[700].headline.split(' ').collect();
    let with = printed.ask(&format!("\"{}\"", words[0]), MAX_RESULTS).0;
    let (without, _) = printed.ask(&format!("\"{}\" -{}", words[0], words[1]), MAX_RESULTS);
    assert!(with.stories.contains(&number(700)) && !without.stories.contains(&number(700)));
    assert!(without.total < with.total);
}

#[test]
fn stories_change_generations_seldom_and_none_is_lost() {
    let mut borders = BTreeSet::new();
    for stories in (0..110_000).step_by(50) {
        let ranges = generations(stories);
        let mut end = 0;
        for range in &ranges {
            assert_eq!(range.start, end);
            end = range.end;
        }
        assert!(stories - end < 100);
        if let [_, young] = ranges.as_slice() {
            assert!((young.end - young.start) * 16 <= stories, "{stories}");
        }
        borders.insert(ranges.first().map_or(0, |old| old.end));
    }
    assert!(borders.range(50_000..).count() <= 27, "{}", borders.len());
}

#[test]
fn one_more_story_changes_no_file_and_a_hundred_change_the_younger_generation() {
    let edition = invented(3_750);
    let names =
        |newest: usize| Printed::of(&edition[3_750 - newest..]).files.into_keys().collect::<BTreeSet<_>>();
    let before = names(3_210);
    assert_eq!(before, names(3_299));
    let after = names(3_300);
    let new = after.difference(&before).count();
    assert!(new > 0 && new * 4 < after.len(), "{new} of {}", after.len());
}

#[test]
fn a_file_that_is_not_the_one_of_its_name_is_refused_and_still_needed() {
    let printed = Printed::of(&invented(400));
    let mut shards = Shards::open(&printed.root).unwrap();
    let needed = shards.needs("night bus");
    for name in &needed {
        let whole = &printed.files[name];
        let other = printed.files.values().find(|file| *file != whole).unwrap();
        for wrong in [&[], &whole[..whole.len() / 2], b"<!doctype html>", other.as_slice()] {
            assert_eq!(shards.give(name, wrong.to_vec()), Err(BrokenShard), "{name}");
        }
    }
    assert_eq!(shards.needs("night bus"), needed);
    assert!(shards.answer("night bus", 10, false).is_cut);
    for name in &needed {
        shards.give(name, printed.files[name].clone()).unwrap();
    }
    assert_ne!(shards.needs("night bus"), needed);
}

#[test]
fn a_root_that_speaks_of_more_stories_than_there_are_cards_is_refused() {
    // Magic, one generation, ten million stories, no file; no folder of cards.
    let root = [b'D', 1, 1, 0x80, 0xad, 0xe2, 0x04, 0];
    assert!(Shards::open(&root).is_err());
    assert!(Shards::open(&[b'D', 1, 0]).is_ok_and(|shards| shards.stories() == 0));
}

#[test]
fn how_many_match_is_not_said_where_the_index_cannot_know() {
    let edition = invented(400);
    let printed = Printed::of(&edition);
    let mut shards = Shards::open(&printed.root).unwrap();
    let word = common_word(&edition);
    let typed = [(word.to_owned(), true), (format!("{word} -x"), false), (format!("\"{word} x\""), false)];
    for (typed, is_known) in &typed {
        for _ in 0..4 {
            for name in shards.needs(typed) {
                shards.give(&name, printed.files[&name].clone()).unwrap();
            }
        }
        let answer = shards.answer(typed, 10, false);
        assert_eq!((answer.total > 0, answer.is_cut), (*is_known, !is_known), "{typed}");
    }
}

/// A word that many stories have.
fn common_word(edition: &[Invented]) -> &str {
    let having = |word: &str| edition.iter().filter(|story| story.headline.contains(word)).count();
    let words = edition.iter().take(20).flat_map(|story| story.headline.split(' '));
    words.filter(|word| word.len() > 3).max_by_key(|word| having(word)).unwrap()
}

#[test]
fn the_newest_that_match_come_first_if_they_are_wanted() {
    let edition = invented(900);
    let typed = common_word(&edition);
    let printed = Printed::of(&edition);
    let mut shards = Shards::open(&printed.root).unwrap();
    for _ in 0..4 {
        for name in shards.needs(typed) {
            shards.give(&name, printed.files[&name].clone()).unwrap();
        }
    }
    let newest = shards.answer(typed, 20, true).stories;
    assert_eq!(newest.len(), 20);
    assert!(newest.windows(2).all(|pair| pair[0] > pair[1]), "{newest:?}");
    assert_ne!(newest, shards.answer(typed, 20, false).stories);
    // With more files than are to be kept and other words, all are fetched anew.
    shards.forget(0, typed);
    assert!(shards.needs(typed).is_empty());
    shards.forget(0, "another");
    assert!(!shards.needs(typed).is_empty());
}

#[test]
fn a_name_that_is_not_in_the_root_is_refused() {
    let printed = Printed::of(&invented(400));
    let mut shards = Shards::open(&printed.root).unwrap();
    for name in ["", "x.bin", "000000000000.bin", "../feed.json", "ffffffffffffffffffff.bin"] {
        assert_eq!(shards.give(name, Vec::new()), Err(BrokenShard), "{name}");
    }
}

#[test]
fn every_story_has_a_card() {
    let printed = Printed::of(&invented(1_500));
    let shards = Shards::open(&printed.root).unwrap();
    assert_eq!(shards.card(0), Some(("c/000000000000/0.json".to_owned(), 0)));
    assert_eq!(shards.card(1_023), Some(("c/000000000000/127.json".to_owned(), 7)));
    assert_eq!(shards.card(u32::MAX), None);
}

#[test]
fn broken_files_are_refused_or_read_and_never_stop_the_search() {
    let edition = invented(600);
    let printed = Printed::of(&edition);
    let mut chance = Chance(8);
    let mut refused = 0;
    for round in 0..1_500 {
        let mut root = printed.root.clone();
        if round % 3 == 0 {
            change(&mut root, &mut chance);
        }
        let Ok(mut shards) = Shards::open(&root) else {
            refused += 1;
            continue;
        };
        let headline = &edition[chance.below(600)].headline;
        let (kind, _) = KINDS[chance.below(KINDS.len())];
        let Some(typed) = query(headline, kind, &mut chance) else { continue };
        for _ in 0..5 {
            for name in shards.needs(&typed) {
                let mut file = printed.files.get(&name).cloned().unwrap_or_default();
                change(&mut file, &mut chance);
                refused += u32::from(shards.give(&name, file).is_err());
            }
        }
        let answer = shards.answer(&typed, 10, false);
        assert!(answer.stories.len() <= 10 && answer.stories.iter().all(|story| *story < shards.stories()));
        answer.stories.iter().for_each(|story| drop(shards.card(*story)));
    }
    assert!(refused > 100, "{refused}");
}

/// Changes, adds, removes or repeats some bytes.
fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(3) {
        let place = chance.below(bytes.len());
        let byte = u8::try_from(chance.below(256)).unwrap();
        match chance.below(4) {
            0 if !bytes.is_empty() => bytes[place] = byte,
            1 => bytes.insert(place, byte),
            2 => bytes.truncate(place),
            _ => drop(bytes.drain(..place.min(7))),
        }
    }
}
