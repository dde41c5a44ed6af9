//! A larger edition, made up, is searched as well as the bundled one.

use std::collections::BTreeSet;

use dateline::ranking::search::Request;

use crate::chance::Chance;
use crate::corpus::{invented, with_document};
use crate::known_items::{KINDS, query};
use crate::paper::Paper;

/// So many that the index has several segments.
const STORIES: usize = 1_500;
/// Queries of each kind.
const QUERIES: usize = 150;

fn paper(stories: usize) -> Paper {
    let mut paper = Paper::default();
    for story in invented(stories) {
        with_document(&story, |document| paper.add(document));
    }
    paper
}

#[test]
fn a_known_story_of_many_is_among_the_first_ten() {
    let edition = invented(STORIES);
    let mut paper = paper(STORIES);
    let mut chance = Chance(7);
    let least = [0.60, 0.94, 0.99, 0.55, 0.50, 0.10];
    for ((kind, name), least) in KINDS.into_iter().zip(least) {
        let mut found = 0.0;
        let mut asked = 0.0;
        while asked < f64::from(u16::try_from(QUERIES).unwrap()) {
            let headline = &edition[chance.below(STORIES)].headline;
            let Some(typed) = query(headline, kind, &mut chance) else { continue };
            asked += 1.0;
            found += f64::from(u8::from(paper.found(&typed).contains(headline)));
        }
        assert!(found / asked >= least, "{name}: {:.3}, {least} are wanted", found / asked);
    }
}

#[test]
fn what_begins_with_the_letters_typed_is_all_found() {
    let edition = invented(STORIES);
    let mut paper = paper(STORIES);
    let mut chance = Chance(11);
    for letters in [2, 2, 3, 3, 4, 4, 5] {
        let Some(typed) = edition[chance.below(STORIES)].standfirst.get(..letters) else { continue };
        let typed = typed.trim_end();
        let expected: BTreeSet<u32> = (0..)
            .zip(&edition)
            .filter(|(_, story)| {
                let texts = [&story.headline, &story.standfirst, &story.section, &story.author];
                let mut words = texts.into_iter().chain(&story.tags).flat_map(|text| text.split(' '));
                words.any(|word| word.to_lowercase().starts_with(typed))
            })
            .map(|(number, _)| number)
            .collect();
        let found = paper.ask(&Request { typed, count: STORIES, ..Request::default() });
        assert_eq!(found.total as usize, expected.len(), "{typed}");
        assert!(found.hits.iter().all(|hit| expected.contains(&hit.story)), "{typed}");
    }
}
