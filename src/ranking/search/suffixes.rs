//! Other forms of a word, learnt from the edition's own words: two words are forms of one if they differ
//! by endings that many other pairs of words differ by ("vote", "voting" as "hope", "hoping"). This does
//! for every language that inflects at the end what a stemmer does for one (after Goldsmith,
//! "Unsupervised learning of the morphology of a natural language", 2001, without its grammar).

use crate::ranking::index::{Index, Segment};
use crate::ranking::tokenizer::first_letters;

/// The longest ending, in characters.
pub(super) const MAX_ENDING: usize = 5;
/// The least characters that two forms share.
pub(super) const MIN_STEM: usize = 3;
/// How many words after a word are compared with it: forms of a word are near it in the dictionary.
const WINDOW: u32 = 12;
/// Words of a dictionary that are looked at: enough for every ending that is common.
const MAX_WORDS: u32 = 40_000;
/// The places for counts of pairs of endings, by their hash; a power of two.
const PLACES: usize = 1 << 13;
/// A pair of endings is learnt from so many pairs of words …
const MIN_PAIRS: usize = 4;
/// … and from one more for each so many words of the dictionary; where two words share more than the shortest
/// stem, from a half, a third and so on of that.
const WORDS_A_PAIR: u32 = 1_000;

/// How often each pair of endings occurs.
#[derive(Debug, Default)]
pub(super) struct EndingPairs {
    counts: Vec<u16>,
    min_pairs: usize,
    /// For how many stories they have been counted.
    pub stories: u32,
}

impl EndingPairs {
    pub const fn new() -> EndingPairs {
        EndingPairs { counts: Vec::new(), min_pairs: MIN_PAIRS, stories: 0 }
    }

    /// Counts the pairs of endings of the largest segment. Takes a few milliseconds for 10,000 stories.
    pub fn learn(&mut self, index: &Index) {
        self.stories = index.len();
        self.counts.clear();
        self.counts.resize(PLACES, 0);
        let Some(segment) = index.segments().iter().max_by_key(|segment| segment.terms()) else { return };
        let first = segment.first_from(b"a");
        let last = segment.terms().min(first.saturating_add(MAX_WORDS));
        for term in first..last {
            let word = segment.term_bytes(term);
            let stem = stem(segment.term(term)).as_bytes();
            for other in (term + 1)..(term + 1).saturating_add(WINDOW).min(last) {
                let other = segment.term_bytes(other);
                if !other.starts_with(stem) {
                    break;
                }
                if let Some((one, other)) = endings(word, other)
                    && let Some(count) = self.counts.get_mut(place(one, other))
                {
                    *count = count.saturating_add(1);
                }
            }
        }
        self.min_pairs = MIN_PAIRS + (last.saturating_sub(first) / WORDS_A_PAIR) as usize;
    }

    /// Whether two words are forms of the same word.
    pub fn are_forms(&self, one: &[u8], other: &[u8]) -> bool {
        endings(one, other).is_some_and(|(ending, other)| {
            // Few pairs that share many letters do so by chance.
            let parts = (one.len() - ending.len()).saturating_sub(MIN_STEM - 1);
            let seen = self.counts.get(place(ending, other)).copied().unwrap_or(0);
            usize::from(seen) * parts >= self.min_pairs
        })
    }
}

/// The shortest stem that a word and another form of it may share.
pub(super) fn stem(word: &str) -> &str {
    let letters = word.chars().count();
    first_letters(word, MIN_STEM.max(letters.saturating_sub(MAX_ENDING))).unwrap_or(word)
}

/// The endings in which two words differ, if they have at most [`MAX_ENDING`] characters each.
fn endings<'a>(one: &'a [u8], other: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
    let mut common = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    // Not within a character.
    while one.get(common).or(other.get(common)).is_some_and(|byte| byte & 0xc0 == 0x80) {
        common -= 1;
    }
    let (one, other) = (one.get(common..)?, other.get(common..)?);
    (count_letters(one) <= MAX_ENDING && count_letters(other) <= MAX_ENDING).then_some((one, other))
}

fn count_letters(word: &[u8]) -> usize {
    word.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// The place of a pair of endings, in either order.
fn place(one: &[u8], other: &[u8]) -> usize {
    let hash = |bytes: &[u8]| {
        bytes.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
    };
    let (one, other) = (hash(one), hash(other));
    let mixed = one.min(other).wrapping_mul(0x9e37_79b1) ^ one.max(other).wrapping_mul(0x85eb_ca6b);
    (mixed ^ mixed >> 15) as usize & (PLACES - 1)
}

/// The terms of a segment that are other forms of `typed`.
pub(super) fn forms(segment: &Segment, typed: &str, pairs: &EndingPairs, found: &mut dyn FnMut(u32)) {
    let stem = stem(typed).as_bytes();
    let mut term = segment.first_from(stem);
    loop {
        let word = segment.term_bytes(term);
        if !word.starts_with(stem) {
            return;
        }
        if word != typed.as_bytes() && pairs.are_forms(typed.as_bytes(), word) {
            found(term);
        }
        term += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{EndingPairs, endings, forms, stem};
    use crate::ranking::index::{Document, Index};

    #[test]
    fn endings_are_learnt_from_other_words() {
        let mut index = Index::default();
        for stem in ["hop", "rat", "shap", "trad", "mov", "vot", "danc", "clos"] {
            index.add(&Document { headline: &format!("{stem}e {stem}ing {stem}es"), ..Document::default() });
        }
        index.add(&Document { headline: "construction constitution", ..Document::default() });
        index.seal_slice(u32::MAX);
        let mut pairs = EndingPairs::new();
        pairs.learn(&index);
        assert!(pairs.are_forms(b"bake", b"baking") && pairs.are_forms(b"baking", b"bakes"));
        assert!(!pairs.are_forms(b"constitution", b"construction") && !pairs.are_forms(b"baked", b"bake"));
        let segment = &index.segments()[0];
        let mut found = Vec::new();
        forms(segment, "votes", &pairs, &mut |term| found.push(segment.term(term)));
        assert_eq!(found, ["vote", "voting"]);
    }

    #[test]
    fn endings_are_whole_characters() {
        assert_eq!(
            endings("выборы".as_bytes(), "выборов".as_bytes()),
            Some(("ы".as_bytes(), "ов".as_bytes()))
        );
        assert_eq!(stem("выборов"), "выб");
        assert_eq!(stem("ab"), "ab");
        assert_eq!(endings(b"abcdef", b"uvwxyz"), None);
    }
}
