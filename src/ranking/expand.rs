//! What a word of a query stands for: terms of the index, each more or less close to it.

use super::index::Index;
use super::query::Word;
use super::segment::{Segment, count};
use super::typo::{close_terms, edits_allowed};

/// Closeness of the word itself.
const SAME: u32 = 16;
/// Closeness of a longer word, of which an unfinished word is the beginning.
const BEGUN: u32 = 12;
/// Closeness of a longer word, where the reader has gone on: "ferry", and the story has "ferryman".
const LONGER: u32 = 7;
/// Closeness of a word with one, two, three edits.
const MISTYPED: [u32; 4] = [SAME, 8, 4, 2];
/// Whoever finds as many stories as a page of results has, has not mistyped, or does not mind.
const ENOUGH: u32 = 10;
/// From how many letters on a word stands for longer ones.
const LEAST_BEGINNING: usize = 2;

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
}

impl Expanded {
    /// Whether a term of a segment is among what the word stands for.
    pub fn has(&self, segment: usize, term: u32) -> bool {
        self.expansions
            .iter()
            .any(|known| known.segment == segment && known.first <= term && term < known.end)
    }

    fn add(&mut self, segments: &[Segment], at: usize, first: u32, end: u32, closeness: u32) {
        if first < end {
            self.expansions.push(Expansion { segment: at, first, end, closeness });
            self.stories += segments.get(at).map_or(0, |segment| segment.frequencies(first, end));
        }
    }
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
    let longer = if word.is_unfinished || letters == 1 { BEGUN } else { LONGER };
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
            close_terms(segment, typed, word.is_unfinished, limit, &mut |term, edits| {
                if edits > 0 {
                    let closeness = MISTYPED.get(usize::from(edits)).copied().unwrap_or(0);
                    expanded.add(segments, at, term, term + 1, closeness);
                }
            });
        }
    }
    expanded
}

/// The word that `typed` most probably should have been, one edit further away than
/// [`expand`] goes; of several equally close ones that which most stories have. Empty for none.
pub(super) fn correction<'a>(index: &'a Index, typed: &str) -> &'a str {
    let limit = edits_allowed(typed.chars().count().saturating_add(1)) + 1;
    let mut best = "";
    let mut best_rank = (u8::MAX, 0);
    for segment in index.segments() {
        close_terms(segment, typed, false, limit, &mut |term, edits| {
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
