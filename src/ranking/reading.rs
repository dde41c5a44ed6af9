//! The story being read as a question to the index: its words, what each weighs, and which
//! other stories have them.

use super::growing::{Growing, merge_sort};
use super::index::{Document, Index};
use super::segment::{Fields, Segment, count};
use super::weights::{own_length, presence, rarity};

/// How many terms of a segment count, the strongest first: as many as a long standfirst has.
const MOST_CLUES: usize = 128;
/// A word of so many letters also finds words with the same beginning of so many letters …
const BEGINNING: usize = 4;
/// … if at least half of the longer word is common to both: "immigrant" finds "immigration", and
/// "constitution" not "construction".
const LEAST_COMMON: f32 = 0.5;

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
        let mut growing = Growing::from(0);
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

    /// Takes in the headline of a story that is surely about the same, at a part of its weight.
    pub(super) fn learn(&mut self, number: u32, weight: f32, index: &Index) {
        let Some((segment, story)) = index.locate(number) else { return };
        for term in segment.headline(story) {
            let text = segment.term(*term);
            let place = self.words.partition_point(|word| word.text.as_str() < text);
            // In a headline once.
            let presence = weight * presence(1);
            match self.words.get_mut(place) {
                Some(word) if word.text == text => word.presence += presence,
                _ => self.words.insert(place, Word::new(text, presence, index)),
            }
        }
    }

    /// How many words the story itself has.
    pub(super) fn own_words(&self) -> u32 {
        self.segment.terms()
    }

    /// How alike each story of the index is: 0, nothing in common, to about 1, the same.
    pub(super) fn likeness(&self, index: &Index) -> Vec<f32> {
        let presences: Vec<f32> = (0..=Fields::MAX).map(presence).collect();
        let mut likeness = vec![0.0; index.len() as usize];
        let mut rest = likeness.as_mut_slice();
        for segment in index.segments() {
            let (stories, behind) = rest.split_at_mut(segment.len().min(rest.len()));
            rest = behind;
            for clue in self.clues(segment, index) {
                let (having, fields) = segment.postings(clue.term);
                for (story, fields) in having.iter().zip(fields) {
                    if let Some(likeness) = stories.get_mut(usize::from(*story)) {
                        *likeness +=
                            clue.weight * presences.get(usize::from(*fields)).copied().unwrap_or(0.0);
                    }
                }
            }
            for (likeness, norm) in stories.iter_mut().zip(&segment.norms) {
                if *likeness > 0.0 {
                    *likeness /= norm * self.own_length;
                }
            }
        }
        likeness
    }

    /// The terms of a segment that speak for a story, the strongest [`MOST_CLUES`].
    fn clues(&self, segment: &Segment, index: &Index) -> Vec<Clue> {
        let mut clues: Vec<Clue> = Vec::with_capacity(2 * self.words.len());
        for word in &self.words {
            if let Some(term) = segment.find(&word.text) {
                clues.push(Clue { weight: word.presence * word.rarity, term });
            }
            self.variants(word, segment, index, &mut clues);
        }
        let mut order: Vec<u32> = (0..count(clues.len())).collect();
        let weight = |place: u32| clues.get(place as usize).map_or(0.0, |clue| clue.weight);
        merge_sort(&mut order, &|one, other| weight(one) > weight(other));
        order.truncate(MOST_CLUES);
        order.iter().filter_map(|place| clues.get(*place as usize)).map(|clue| Clue { ..*clue }).collect()
    }

    /// Other forms of a word, and words made from it: those with the same beginning, the less
    /// the shorter that is. This does for all languages what a stemmer does for one.
    fn variants(&self, word: &Word, segment: &Segment, index: &Index, clues: &mut Vec<Clue>) {
        let letters = word.text.chars().count();
        let cut = word.text.chars().take(BEGINNING).map(char::len_utf8).sum();
        let Some(beginning) = word.text.get(..cut).filter(|_| letters >= BEGINNING) else { return };
        if word.text.starts_with(char::is_control) {
            return;
        }
        for term in segment.beginning_with(beginning) {
            let other = segment.term(term);
            let common = other.chars().zip(word.text.chars()).take_while(|(one, other)| one == other).count();
            let common = share(common, letters.max(other.chars().count()));
            if common < LEAST_COMMON || self.word(other).is_some() {
                continue;
            }
            let frequency = word.frequency + index.frequency(other);
            let weight = word.presence * rarity(index.len(), frequency) * common * common;
            clues.push(Clue { weight, term });
        }
    }

    /// The word with this text, if the story has it.
    pub(super) fn word(&self, text: &str) -> Option<&Word> {
        let place = self.words.partition_point(|word| word.text.as_str() < text);
        self.words.get(place).filter(|word| word.text == text)
    }
}

impl Word {
    fn new(text: &str, presence: f32, index: &Index) -> Word {
        let frequency = index.frequency(text);
        Word { text: text.to_owned(), presence, frequency, rarity: rarity(index.len(), frequency) }
    }
}

/// A part of a small number as a share of it.
pub(super) fn share(part: usize, whole: usize) -> f32 {
    super::weights::float(count(part)) / super::weights::float(count(whole.max(1)))
}
