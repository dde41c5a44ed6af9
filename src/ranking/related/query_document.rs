//! The story being read as a question to the index: its words, what each weighs, and which
//! other stories have them.

use crate::ranking::index::segment_builder::{Growing, merge_sort};
use crate::ranking::index::{Document, Index};
use crate::ranking::index::segment::{Segment, count};
use crate::ranking::weights::{own_length, presence, presences, rarity};

/// How many terms of a segment count, the strongest first: as many as a long standfirst has.
const MOST_CLUES: usize = 128;
/// In a large edition, how many postings are walked for each of its stories, those of the strongest
/// terms first: what is left then are words that most stories have, which cost most and tell least.
const MOST_POSTINGS_A_STORY: usize = 3;
/// So many are walked in any edition.
const LEAST_POSTINGS: usize = 60_000;
/// A word of so many letters also finds words with the same beginning of so many letters …
const BEGINNING: usize = 4;
/// … if the longer word is at most so many times as long as what is common to both: "immigrant"
/// finds "immigration", and "constitution" not "construction".
const LEAST_COMMON: usize = 2;

/// A word of the story being read.
pub(super) struct Word {
    pub(super) text: String,
    /// How much the story says it, 0 to 1.
    pub(super) presence: f32,
    /// How many stories of the edition have it.
    pub(super) frequency: u32,
    pub(super) rarity: f32,
}

/// The story being read.
pub(super) struct Reading {
    /// Sorted by their texts.
    pub(super) words: Vec<Word>,
    /// It alone, as a segment.
    pub(super) segment: Segment,
    own_length: f32,
}

/// A term of a segment that speaks for the stories that have it.
struct Clue {
    weight: f32,
    term: u32,
}

impl Reading {
    pub(super) fn of(document: &Document, language: u8, index: &Index) -> Reading {
        let mut growing = Growing::starting_at(0);
        growing.add(document, language);
        let segment = growing.seal();
        let mut words = Vec::with_capacity(segment.terms() as usize);
        let mut squares = 0.0;
        for term in 0..segment.terms() {
            let fields = segment.postings(term).1.first().copied().unwrap_or(0);
            let word = Word::new(segment.term(term), presence(fields), index);
            squares += word.presence * word.presence * word.rarity;
            words.push(word);
        }
        Reading { words, segment, own_length: own_length(squares) }
    }

    /// Adds for each story of the index what its terms say for it.
    pub(super) fn speak(&self, index: &Index, likeness: &mut [f32]) {
        self.speak_with(&self.words, index, likeness);
    }

    /// Lets the headline of a story that is surely about the same speak too, at a part of its weight.
    pub(super) fn speak_with_headline(&self, number: u32, weight: f32, index: &Index, likeness: &mut [f32]) {
        let Some((segment, story)) = index.locate(number) else { return };
        // Each word as if it stood once in the headline.
        let presence = weight * presence(1);
        let words: Vec<Word> = segment
            .headline(story)
            .iter()
            .map(|term| Word::new(segment.term(*term), presence, index))
            .collect();
        self.speak_with(&words, index, likeness);
    }

    fn speak_with(&self, words: &[Word], index: &Index, likeness: &mut [f32]) {
        let presences = presences();
        let mut rest = likeness;
        for segment in index.segments() {
            let (stories, behind) = rest.split_at_mut(segment.len().min(rest.len()));
            rest = behind;
            let clues = self.clues(words, segment, index);
            let mut left = MOST_POSTINGS_A_STORY * segment.len() + LEAST_POSTINGS;
            for clue in strongest(&clues) {
                let (having, fields) = segment.postings(clue.term);
                let Some(rest) = left.checked_sub(having.len()) else { break };
                left = rest;
                for (story, fields) in having.iter().zip(fields) {
                    if let (Some(likeness), Some(presence)) =
                        (stories.get_mut(usize::from(*story)), presences.get(usize::from(*fields)))
                    {
                        *likeness += clue.weight * presence;
                    }
                }
            }
        }
    }

    /// What the terms of a story say for it, as its likeness: 0, nothing in common, to about 1, the same.
    pub(super) fn likeness(&self, said: f32, norm: f32) -> f32 {
        said / (norm * self.own_length)
    }

    /// How many words the story itself has.
    pub(super) fn own_words(&self) -> u32 {
        self.segment.terms()
    }

    /// The terms of a segment that speak for a story.
    fn clues(&self, words: &[Word], segment: &Segment, index: &Index) -> Vec<Clue> {
        let mut clues = Vec::with_capacity(2 * words.len());
        for word in words {
            let cut: usize = word.text.chars().take(BEGINNING).map(char::len_utf8).sum();
            let beginning = word.text.as_bytes().get(..cut).unwrap_or(b"");
            // Short words have no other forms; whole names are compared as they are.
            if word.text.chars().nth(BEGINNING - 1).is_none()
                || beginning.first().is_none_or(|kind| *kind < b' ')
            {
                if let Some(term) = segment.find(&word.text) {
                    clues.push(Clue { weight: word.presence * word.rarity, term });
                }
                continue;
            }
            let mut term = segment.first_from(beginning);
            while segment.term_bytes(term).starts_with(beginning) {
                self.form(word, term, segment, index, &mut clues);
                term += 1;
            }
        }
        clues
    }

    /// The word itself, another form of it, or a word made from it: one with the same beginning,
    /// which counts the less the shorter that is. This does for all languages what a stemmer does
    /// for one.
    fn form(&self, word: &Word, term: u32, segment: &Segment, index: &Index, clues: &mut Vec<Clue>) {
        let (own, other) = (word.text.as_bytes(), segment.term_bytes(term));
        let common = own.iter().zip(other).take_while(|(one, other)| one == other).count();
        let longer = own.len().max(other.len());
        if common == longer {
            clues.push(Clue { weight: word.presence * word.rarity, term });
        } else if LEAST_COMMON * common >= longer && self.word(segment.term(term)).is_none() {
            let frequency = if index.segments().len() == 1 {
                segment.frequency(term)
            } else {
                index.frequency(segment.term(term))
            };
            let rarity = rarity(index.len(), word.frequency + frequency);
            let common = share(common, longer);
            clues.push(Clue { weight: word.presence * rarity * common * common, term });
        }
    }

    /// The word with this text, if the story has it.
    pub(super) fn word(&self, text: &str) -> Option<&Word> {
        let place = self.words.partition_point(|word| word.text.as_str() < text);
        self.words.get(place).filter(|word| word.text == text)
    }
}

/// The strongest [`MOST_CLUES`], the strongest first.
fn strongest(clues: &[Clue]) -> impl Iterator<Item = &Clue> {
    let mut order: Vec<u32> = (0..count(clues.len())).collect();
    let weight = |place: u32| clues.get(place as usize).map_or(0.0, |clue| clue.weight);
    merge_sort(&mut order, &|one, other| weight(one) > weight(other));
    order.truncate(MOST_CLUES);
    order.into_iter().filter_map(|place| clues.get(place as usize))
}

impl Word {
    fn new(text: &str, presence: f32, index: &Index) -> Word {
        let frequency = index.frequency(text);
        Word { text: text.to_owned(), presence, frequency, rarity: rarity(index.len(), frequency) }
    }
}

/// A part of a small number as a share of it.
pub(super) fn share(part: usize, whole: usize) -> f32 {
    crate::ranking::weights::float(count(part)) / crate::ranking::weights::float(count(whole.max(1)))
}
