//! Query expansion: the terms of the index that a word of the query matches, and how closely.

use super::fuzzy::{edits_allowed, fuzzy_terms};
use super::phrasing::is_phrasing;
use super::query::{Query, QueryWord};
use super::suffixes::{EndingPairs, MIN_STEM, forms};
use crate::ranking::index::{Index, Segment};
use crate::ranking::math::count;
use crate::ranking::tokenizer::letter_mask;

/// Closeness of the word itself.
pub(in crate::ranking) const EXACT: u32 = 32;
/// Closeness of a longer word while the reader types, by the letters typed: two or three letters say
/// little about where the word ends, after eight most readers have finished it.
pub(in crate::ranking) const UNFINISHED_PREFIX: [u32; 9] = [30, 30, 30, 30, 30, 27, 25, 23, 20];
/// Closeness of a longer word after the reader has finished the word: "ferryman" for "ferry".
pub(in crate::ranking) const FINISHED_PREFIX: u32 = 14;
/// Closeness of a fuzzy match with no, one and two edits.
const FUZZY: [u32; 3] = [EXACT, 18, 6];
/// Closeness of another form of the word: "voting" for "vote".
pub(in crate::ranking) const OTHER_FORM: u32 = 15;
/// The same, if no story has the word as it is typed: it may be mistyped, and its corrections come first.
const FORM_OF_UNKNOWN: u32 = OTHER_FORM - 1;
/// Closeness of two words written as one: "wifi" for "wi-fi".
pub(in crate::ranking) const JOINED: u32 = 31;
/// Added where the typed word lacks a letter, or has two in the wrong order: few words differ so from
/// each, but many by a letter too much or a wrong one.
const LIKELY_EDIT: u32 = 8;
/// Subtracted where only a prefix of the term is a fuzzy match.
const FUZZY_PREFIX: u32 = 10;
/// A word that this many stories have is no typing error.
const MIN_STORIES: u32 = 3;
/// The least letters of an unfinished word of which other forms match.
const MIN_UNFINISHED: usize = 5;
/// The least letters that match as a prefix.
pub(in crate::ranking) const MIN_PREFIX: usize = 2;

/// Neighbouring terms of a segment that match equally closely.
#[derive(Clone, Copy, Debug)]
pub(super) struct TermRange {
    /// The number of the segment.
    pub segment: usize,
    /// The first term.
    pub first: u32,
    /// The term after the last one.
    pub end: u32,
    /// How closely they match, up to [`EXACT`].
    pub closeness: u32,
}

/// The terms that a word of a query matches.
#[derive(Debug, Default)]
pub(super) struct ExpandedWord {
    pub ranges: Vec<TermRange>,
    /// Only the word itself matches, and a story must have it.
    pub is_quoted: bool,
    /// The least closeness of a match of the typed word itself; while it is unfinished, longer words are such
    /// matches.
    pub own_closeness: u32,
    /// Postings of the terms: a story counts once for each of its terms.
    pub stories: u32,
    /// It only asks, as "happened" does in "what happened to the ferry".
    pub is_phrasing: bool,
    /// A set of the first bytes of the terms, by their lowest five bits.
    first_bytes: u32,
}

impl ExpandedWord {
    /// Whether the word matches a term of a segment.
    pub fn has(&self, segment: usize, term: u32) -> bool {
        self.ranges.iter().any(|known| known.segment == segment && known.first <= term && term < known.end)
    }

    /// Whether the word matches a word of a text: one between the first and the last term of a range,
    /// which is faster than looking up its term.
    pub fn covers(&self, at: usize, segment: &Segment, word: &str) -> bool {
        let word = word.as_bytes();
        self.first_bytes & first_byte(word) != 0
            && self.ranges.iter().any(|known| {
                known.segment == at
                    && segment.term_bytes(known.first) <= word
                    && word <= segment.term_bytes(known.end - 1)
            })
    }

    fn add(&mut self, segments: &[Segment], at: usize, first: u32, end: u32, closeness: u32) {
        if first < end {
            self.ranges.push(TermRange { segment: at, first, end, closeness });
            if let Some(segment) = segments.get(at) {
                self.stories += segment.frequencies(first, end);
                // Longer words begin as the first of them does.
                self.first_bytes |= first_byte(segment.term_bytes(first));
            }
        }
    }
}

/// The bit of a term's first byte.
fn first_byte(term: &[u8]) -> u32 {
    1 << (term.first().copied().unwrap_or(0) & 31)
}

/// Matches `word` exactly; as a prefix and in other forms, if it is not quoted; and fuzzily, where that
/// finds hardly any story.
pub(super) fn expand(index: &Index, word: &QueryWord, pairs: &EndingPairs) -> ExpandedWord {
    let segments = index.segments();
    let typed = word.folded.as_str();
    let letters = typed.chars().count();
    // A single character of a script without spaces is a prefix of its bigrams.
    let is_prefix = !word.is_quoted && (letters >= MIN_PREFIX || word.is_gram);
    let unfinished =
        UNFINISHED_PREFIX.get(letters).or(UNFINISHED_PREFIX.last()).copied().unwrap_or(FINISHED_PREFIX);
    let longer = if word.is_unfinished || letters == 1 { unfinished } else { FINISHED_PREFIX };
    let mut expanded = ExpandedWord {
        is_quoted: word.is_quoted,
        is_phrasing: is_phrasing(&word.folded),
        own_closeness: if word.is_unfinished { longer } else { EXACT },
        ..ExpandedWord::default()
    };
    let mut form = FORM_OF_UNKNOWN;
    for (at, segment) in segments.iter().enumerate() {
        let mut next = segment.beginning_with(typed).start;
        if segment.term(next) == typed {
            form = OTHER_FORM;
            expanded.add(segments, at, next, next + 1, EXACT);
            next += 1;
        }
        if is_prefix {
            expanded.add(segments, at, next, segment.beginning_with(typed).end, longer);
        }
    }
    let has_forms = !word.is_quoted && !word.is_gram;
    let limit = if has_forms && expanded.stories < MIN_STORIES { edits_allowed(letters) } else { 0 };
    let min_letters = if word.is_unfinished { MIN_UNFINISHED } else { MIN_STEM };
    if has_forms && letters >= min_letters && !typed.starts_with(|first: char| first.is_ascii_digit()) {
        for (at, segment) in segments.iter().enumerate() {
            forms(segment, typed, pairs, &mut |term| {
                expanded.add(segments, at, term, term + 1, form);
            });
        }
    }
    if limit > 0 {
        for (at, segment) in segments.iter().enumerate() {
            fuzzy_terms(segment, typed, word.is_unfinished, limit, &mut |term, closest, whole| {
                if closest > 0 {
                    let closeness = fuzzy_closeness(typed, segment.term(term), closest, whole);
                    expanded.add(segments, at, term, term + 1, closeness);
                }
            });
        }
    }
    expanded
}

/// Matches two words of the query written as one, for each of both.
pub(super) fn expand_joined(index: &Index, query: &Query, words: &mut [ExpandedWord]) {
    let segments = index.segments();
    for (one, other, joined) in &query.joined {
        for place in [*one, *other] {
            let Some(word) = words.get_mut(place) else { continue };
            for (at, segment) in segments.iter().enumerate() {
                if let Some(term) = segment.find(joined) {
                    word.add(segments, at, term, term + 1, JOINED);
                }
            }
        }
    }
}

/// How closely `term` matches a word typed with one error or two.
pub(in crate::ranking) fn fuzzy_closeness(typed: &str, term: &str, closest: u8, whole: u8) -> u32 {
    let of_edits = |edits: u8| FUZZY.get(usize::from(edits)).copied().unwrap_or(0);
    let is_likely =
        term.len() > typed.len() || (term.len() == typed.len() && letter_mask(term) == letter_mask(typed));
    let of_whole = of_edits(whole) + if is_likely && whole == 1 { LIKELY_EDIT } else { 0 };
    of_whole.max(of_edits(closest).saturating_sub(FUZZY_PREFIX))
}

impl Segment {
    /// The number of postings of the terms from `first` to before `end`.
    fn frequencies(&self, first: u32, end: u32) -> u32 {
        let before = |term: u32| match term.checked_sub(1) {
            Some(last) => self.posting_ends.get(last as usize).copied().unwrap_or(count(self.stories.len())),
            None => 0,
        };
        before(end) - before(first)
    }
}
