//! What a word of a query stands for: terms of the index, each more or less close to it.

use crate::ranking::index::Index;
use super::query::Word;
use crate::ranking::index::segment::{Segment, count};
use crate::ranking::tokenizer::letter_mask;
use super::fuzzy::{close_terms, edits_allowed};

/// Closeness of the word itself.
pub(super) const SAME: u32 = 32;
/// Closeness of a longer word, by how many letters of it are typed: two or three letters say
/// little about where the word ends, after eight most readers have finished it.
pub(super) const BEGUN: [u32; 9] = [30, 30, 30, 30, 30, 27, 25, 23, 20];
/// Closeness of a longer word, where the reader has gone on: "ferry", and the story has "ferryman".
pub(super) const LONGER: u32 = 14;
/// Closeness of a word with one and with two edits.
const MISTYPED: [u32; 3] = [SAME, 18, 6];
/// What is added where the typed word lacks a letter, or has two in the wrong order: there are
/// few such words for each, but many with a letter that does not belong there.
const LIKELY: u32 = 8;
/// What is taken off where the word goes on behind the beginning that was typed wrong.
const GOES_ON: u32 = 10;
/// Whoever finds as many stories has not mistyped, or does not mind.
const ENOUGH: u32 = 3;
/// From how many letters on a word stands for longer ones.
pub(super) const LEAST_BEGINNING: usize = 2;

/// Neighbouring terms of a segment, all of one closeness.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expansion {
    /// Which segment, from 0.
    pub segment: usize,
    /// The first term.
    pub first: u32,
    /// The term behind the last one.
    pub end: u32,
    /// How close they are to what was typed, up to [`SAME`].
    pub closeness: u32,
}

/// What a word of a query stands for.
#[derive(Debug, Default)]
pub(super) struct Expanded {
    pub expansions: Vec<Expansion>,
    /// In how many stories the terms stand; a story counts once for each of its terms.
    pub stories: u32,
    /// A bit for each first byte of a term, as far as 32 can tell them apart.
    beginnings: u32,
}

impl Expanded {
    /// Whether a term of a segment is among what the word stands for.
    pub fn has(&self, segment: usize, term: u32) -> bool {
        self.expansions
            .iter()
            .any(|known| known.segment == segment && known.first <= term && term < known.end)
    }

    /// Whether a word of a text is among what the word stands for: between the first and the last
    /// of neighbouring terms, which is quicker to see than its number.
    pub fn covers(&self, at: usize, segment: &Segment, word: &str) -> bool {
        let word = word.as_bytes();
        self.beginnings & beginning(word) != 0
            && self.expansions.iter().any(|known| {
                known.segment == at
                    && segment.term_bytes(known.first) <= word
                    && word <= segment.term_bytes(known.end - 1)
            })
    }

    fn add(&mut self, segments: &[Segment], at: usize, first: u32, end: u32, closeness: u32) {
        if first < end {
            self.expansions.push(Expansion { segment: at, first, end, closeness });
            if let Some(segment) = segments.get(at) {
                self.stories += segment.frequencies(first, end);
                // Longer words begin as the first of them does.
                self.beginnings |= beginning(segment.term_bytes(first));
            }
        }
    }
}

/// The bit of a term's first byte.
fn beginning(term: &[u8]) -> u32 {
    1 << (term.first().copied().unwrap_or(0) & 31)
}

/// All that `word` stands for: itself; longer words, if it is not quoted; and, where that finds
/// hardly anything, words that it may be a typing error of.
pub(super) fn expand(index: &Index, word: &Word) -> Expanded {
    let mut expanded = Expanded::default();
    let segments = index.segments();
    let typed = word.folded.as_str();
    let letters = typed.chars().count();
    // A single character of a script without spaces begins the pairs that have it.
    let is_beginning = !word.is_quoted && (letters >= LEAST_BEGINNING || word.is_gram);
    let begun = BEGUN.get(letters).or(BEGUN.last()).copied().unwrap_or(LONGER);
    let longer = if word.is_unfinished || letters == 1 { begun } else { LONGER };
    for (at, segment) in segments.iter().enumerate() {
        let mut next = segment.beginning_with(typed).start;
        if segment.term(next) == typed {
            expanded.add(segments, at, next, next + 1, SAME);
            next += 1;
        }
        if is_beginning {
            expanded.add(segments, at, next, segment.beginning_with(typed).end, longer);
        }
    }
    let limit = edits_allowed(letters);
    if limit > 0 && !word.is_quoted && !word.is_gram && expanded.stories < ENOUGH {
        for (at, segment) in segments.iter().enumerate() {
            close_terms(segment, typed, word.is_unfinished, limit, &mut |term, closest, whole| {
                if closest > 0 {
                    let closeness = closeness_of_typo(typed, segment.term(term), closest, whole);
                    expanded.add(segments, at, term, term + 1, closeness);
                }
            });
        }
    }
    expanded
}

/// How close `term` is to a word typed with one error or two.
pub(super) fn closeness_of_typo(typed: &str, term: &str, closest: u8, whole: u8) -> u32 {
    let of_edits = |edits: u8| MISTYPED.get(usize::from(edits)).copied().unwrap_or(0);
    let is_likely =
        term.len() > typed.len() || (term.len() == typed.len() && letter_mask(term) == letter_mask(typed));
    let of_whole = of_edits(whole) + if is_likely && whole == 1 { LIKELY } else { 0 };
    of_whole.max(of_edits(closest).saturating_sub(GOES_ON))
}

/// The word that `typed` most probably should have been, one edit further away than
/// [`expand`] goes; of several equally close ones that which most stories have. Empty for none.
pub(super) fn correction<'a>(index: &'a Index, typed: &str) -> &'a str {
    let limit = edits_allowed(typed.chars().count().saturating_add(1)) + 1;
    let mut best = "";
    let mut best_rank = (u8::MAX, 0);
    for segment in index.segments() {
        close_terms(segment, typed, false, limit, &mut |term, edits, _| {
            let stories = index.frequency(segment.term(term));
            if edits > 0 && (edits < best_rank.0 || (edits == best_rank.0 && stories > best_rank.1)) {
                best = segment.term(term);
                best_rank = (edits, stories);
            }
        });
    }
    best
}

impl Segment {
    /// How many postings the terms from `first` to before `end` have together.
    fn frequencies(&self, first: u32, end: u32) -> u32 {
        let before = |term: u32| match term.checked_sub(1) {
            Some(last) => self.posting_ends.get(last as usize).copied().unwrap_or(count(self.stories.len())),
            None => 0,
        };
        before(end) - before(first)
    }
}
