//! The score of a story for a query, and the best of many scores.

use crate::ranking::index::weights::idf;
use crate::ranking::index::{FieldCounts, fields};
use crate::ranking::math::float;

/// The most results that are ordered; further ones are counted only.
pub const MAX_RESULTS: usize = 1_000;
/// With fewer stories that match all words, those that lack one are shown after them.
pub(in crate::ranking) const MIN_FULL_MATCHES: u32 = 10;
/// A headline of this many tokens halves the score (length normalisation: of two headlines with the
/// words, the shorter one is more likely to be meant).
pub(in crate::ranking) const LENGTH_PIVOT: u32 = 6;

/// The bit in [`DocScore::filtered_by`] of exclusions that no filter can undo: excluded stories and
/// words, and missing phrases.
pub(super) const EXCLUDED: u8 = 0x80;

/// Queries of so many words and more are verbose.
pub(in crate::ranking) const LONG: usize = 4;
/// The share of the best coverage that full matches have at least …
const FULL: f32 = 0.9;
/// … and stories that lack a word, in a query of two and of more words.
const PARTIAL: [f32; 2] = [0.2, 0.5];

/// The score of a story, as far as it has been computed. The first two fields outlast a query.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DocScore {
    /// Its place in the order of time, 0 for the oldest.
    pub rank: u32,
    /// How many tokens its headline has.
    pub headline_tokens: u8,
    /// Which filters it does not pass: a bit for each kind, or [`EXCLUDED`].
    pub filtered_by: u8,
    /// How many quoted words it has.
    pub quoted: u8,
    /// The sum over the words of the query.
    pub score: f32,
    /// The weight of the words that it matches; 0 for a story that matches none.
    pub covered: f32,
    /// Its best term of the word that is being looked up.
    pub best: f32,
}

impl DocScore {
    /// Whether its coverage is sufficient and it passes all filters but those of the given bits.
    pub fn is_match(&self, min_covered: f32, ignored_filters: u8) -> bool {
        self.covered >= min_covered && self.filtered_by & !ignored_filters == 0
    }

    /// The sorting key: the score in the upper half, the rank by time in the lower. `all` is the weight of
    /// all words.
    pub fn key(&self, all: f32, is_newest_first: bool) -> u64 {
        let score = if is_newest_first {
            0
        } else {
            key(self.score, self.covered / all) / (u32::from(self.headline_tokens) + LENGTH_PIVOT)
        };
        u64::from(score) << 32 | u64::from(self.rank)
    }
}

/// A score as an integer: the sum over the words, times the square of the share of the query that is
/// covered.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub(in crate::ranking) fn key(score: f32, coverage: f32) -> u32 {
    (score * coverage * coverage * UNITS) as u32
}

/// The coverage that a story needs: nearly as much as the best one, or, if fewer than [`MIN_FULL_MATCHES`]
/// have that, a fraction of it. `covered` gives the coverage of each story in turn.
pub(in crate::ranking) fn min_covered(words: usize, covered: &dyn Fn(usize) -> Option<f32>) -> f32 {
    let (mut max, mut place) = (0.0_f32, 0);
    while let Some(covered) = covered(place) {
        max = max.max(covered);
        place += 1;
    }
    let (full, mut matches) = (FULL * max, 0);
    while place > 0 && matches < MIN_FULL_MATCHES {
        place -= 1;
        matches += u32::from(covered(place).is_some_and(|covered| covered >= full));
    }
    let [of_two, of_more] = PARTIAL;
    let partial = if words > 2 { of_more } else { of_two };
    // A story that covers nothing is no match.
    if matches >= MIN_FULL_MATCHES { full } else { partial * max }.max(f32::MIN_POSITIVE)
}

/// What the weight of a word is divided by that only asks, in a verbose query.
const PHRASING: f32 = 8.0;

/// The weight of a match of a word that `frequency` of `stories` have, in a query of so many words: its IDF,
/// to a power; much less in a verbose query, if the word only asks ([`is_phrasing`](super::phrasing)).
///
/// The longer a query, the more of it is phrasing ("what happened to the ferry"), and the more its rare
/// words decide: Bendersky and Croft, "Discovering key concepts in verbose queries" (2008), learn that
/// from examples; here the power grows.
pub(in crate::ranking) fn word_weight(stories: u32, frequency: f32, words: usize, is_phrasing: bool) -> f32 {
    let idf = idf(float(stories), frequency);
    if words < LONG {
        return idf * idf.sqrt();
    }
    let weight = idf * idf * idf;
    if is_phrasing { weight / PHRASING } else { weight }
}

/// Units of a score of 1: sixteen words of a query stay below the largest integer.
const UNITS: f32 = 16_777_216.0;

/// The weight of a term by the fields in which it occurs, first of all the headline; 10 to 114.
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
