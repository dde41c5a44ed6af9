//! The score of a story for a query, and the best of many scores.

use crate::ranking::index::{FieldCounts, fields};

/// The most results that are ordered; what comes after them is counted.
pub const MAX_RESULTS: usize = 1_000;
/// With fewer stories that match all words, those that lack one are shown after them.
pub(in crate::ranking) const MIN_FULL_MATCHES: u32 = 10;
/// A headline of this many tokens halves the score (length normalisation: of two headlines with the
/// words, the shorter one is more likely to be meant).
pub(in crate::ranking) const LENGTH_PIVOT: u32 = 6;

/// The bit in [`DocScore::filtered_by`] of exclusions that no filter can undo: excluded stories and
/// words, and missing phrases.
pub(super) const EXCLUDED: u8 = 0x80;

/// The score of a story, as far as it has been computed. The first two fields outlast a query.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DocScore {
    /// Its place in the order of time, 0 for the oldest.
    pub rank: u32,
    /// How many tokens its headline has.
    pub headline_tokens: u8,
    /// Which filters it does not pass: a bit for each kind, or [`EXCLUDED`].
    pub filtered_by: u8,
    /// How many words of the query it matches.
    pub words: u8,
    /// The sum over these words.
    pub score: u32,
    /// Its best term of the word that is being looked up.
    pub best: u32,
}

impl DocScore {
    /// Whether it matches so many words and passes all filters but those of the given bits.
    pub fn is_match(&self, min_words: u8, ignored_filters: u8) -> bool {
        self.words >= min_words && self.filtered_by & !ignored_filters == 0
    }

    /// The sorting key: the score in the upper half, the place in time in the lower.
    pub fn key(&self, is_newest_first: bool) -> u64 {
        let words = u32::from(self.words);
        let score = self.score * words * words / 16 * 256 / (u32::from(self.headline_tokens) + LENGTH_PIVOT);
        u64::from(if is_newest_first { 0 } else { score }) << 32 | u64::from(self.rank)
    }
}

/// The weight of a term by the fields in which it occurs, first of all the headline; 10 to 120.
pub(in crate::ranking) fn field_weight(counts: FieldCounts) -> u32 {
    let part = |bits: FieldCounts, shift: u8| u32::from((counts & bits) >> shift);
    let headline = part(fields::HEADLINE, 0);
    let labels = if counts & (fields::LABEL | fields::NAME) == 0 { 0 } else { 10 };
    let base = if headline > 0 { 80 } else { 10 };
    base + 4 * headline + 3 * part(fields::STANDFIRST, 2) + part(fields::BODY, 4) + labels
}

/// The highest of many keys, in falling order.
pub(in crate::ranking) struct TopK {
    pub keys: Vec<u64>,
    max: usize,
}

impl TopK {
    /// Keeps at most `max` keys.
    pub fn of(max: usize) -> TopK {
        TopK { keys: Vec::with_capacity(max + 1), max }
    }

    pub fn add(&mut self, key: u64) {
        if self.keys.len() == self.max && self.keys.last().is_none_or(|last| *last >= key) {
            return;
        }
        self.keys.truncate(self.max.saturating_sub(1));
        let place = self.keys.partition_point(|better| *better > key);
        self.keys.insert(place, key);
    }
}
