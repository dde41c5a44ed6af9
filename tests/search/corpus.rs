//! Editions of any size, made up by seeded chance: words by Zipf's law, stories in groups that
//! share their subject, as news is.

use dateline::ranking::index::Document;

use crate::chance::Chance;

/// One invented story.
pub struct Invented {
    /// Six to twelve words.
    pub headline: String,
    /// Twenty to fifty words.
    pub standfirst: String,
    /// One of ten.
    pub section: String,
    /// One of sixty.
    pub author: String,
    /// Up to four, of its subject.
    pub tags: Vec<String>,
    /// Seconds since 1970.
    pub published: i64,
}

const ONSETS: [&str; 28] = [
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl",
    "pr", "r", "s", "st", "t", "tr", "v", "w", "",
];
const VOWELS: [&str; 9] = ["a", "e", "i", "o", "u", "ea", "io", "ai", "ou"];
const CODAS: [&str; 16] = ["", "", "", "n", "r", "s", "t", "l", "m", "nd", "rt", "st", "ck", "ng", "d", "ss"];
const ENDINGS: [&str; 10] = ["", "", "", "s", "s", "ed", "ing", "er", "ion", "ly"];

/// As many stories as asked for, newest first; always the same.
pub fn invented(stories: usize) -> Vec<Invented> {
    let mut chance = Chance(1879);
    // The vocabulary grows with the root of the text, as Heaps' law says.
    let vocabulary: Vec<String> = (0..300 * stories.isqrt()).map(|rank| word(rank, &mut chance)).collect();
    let subjects: Vec<Vec<usize>> = (0..stories.div_ceil(6))
        .map(|_| (0..14).map(|_| 60 + chance.mostly_small(vocabulary.len() - 60)).collect())
        .collect();
    let mut edition = Vec::new();
    let mut now = 1_700_000_000;
    for _ in 0..stories {
        let number = chance.below(subjects.len());
        let subject = &subjects[number];
        let mut words = |count: usize| {
            let mut text = String::new();
            for _ in 0..count {
                let rank = if chance.below(5) < 2 {
                    subject[chance.mostly_small(subject.len())]
                } else {
                    chance.mostly_small(vocabulary.len())
                };
                text.push_str(&vocabulary[rank]);
                text.push(' ');
            }
            text.trim_end().to_owned()
        };
        let headline = words(7);
        let standfirst = words(32);
        let tags = (0..chance.below(5)).map(|tag| vocabulary[subject[tag]].clone()).collect();
        now -= i64::try_from(chance.below(2_000)).unwrap_or(0);
        edition.push(Invented {
            headline,
            standfirst,
            section: format!("Section {}", number % 10),
            author: format!("Author {}", chance.below(60)),
            tags,
            published: now,
        });
    }
    edition
}

/// Common words are short.
fn word(rank: usize, chance: &mut Chance) -> String {
    let syllables = 1 + usize::from(rank > 40) + usize::from(rank > 400) * chance.below(2) + chance.below(2);
    let mut word = String::new();
    for _ in 0..syllables {
        word.push_str(ONSETS[chance.below(ONSETS.len())]);
        word.push_str(VOWELS[chance.below(VOWELS.len())]);
    }
    word.push_str(CODAS[chance.below(CODAS.len())]);
    word.push_str(ENDINGS[chance.below(ENDINGS.len())]);
    word
}

/// The story as an index reads it.
pub fn with_document(story: &Invented, use_it: impl FnOnce(&Document)) {
    let tags: Vec<&str> = story.tags.iter().map(String::as_str).collect();
    use_it(&Document {
        headline: &story.headline,
        standfirst: &story.standfirst,
        section: &story.section,
        tags: &tags,
        names: &[&story.author],
        language: "en",
        date: Some(story.published),
        ..Document::default()
    });
}
