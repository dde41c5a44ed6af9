//! Fuzzy matching: the terms of a dictionary within a few edits of a word (the edit distance of Damerau
//! and Levenshtein, with transpositions of neighbours).
//!
//! The dictionary is sorted, so neighbours share prefixes: the rows of the edit distance for a shared
//! prefix are computed once, and a prefix that is already too far away decides on all words that
//! have it. Before that, a letter mask of each word rules out most.

use crate::ranking::index::Segment;
use crate::ranking::math::count;
use crate::ranking::tokenizer::{MAX_TOKEN_CHARS, letter_mask};

/// The most edits that are looked for.
const MAX_EDITS: u8 = 3;
/// Whole names sort before this, words after it.
const FIRST_OF_WORDS: &str = "\u{4}";
/// Rows: one before the first character of a term, one for each character that can matter, and one in which
/// nothing is within the limit any more.
const ROWS: usize = MAX_TOKEN_CHARS + MAX_EDITS as usize + 2;
const ASCII: usize = 128;

/// How many edits a word of this many characters may have: one from 4, two from 8.
pub fn edits_allowed(characters: usize) -> u8 {
    match characters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// A row of the table of dynamic programming: the edits from a prefix of a term to each prefix of the
/// typed word, as differences of neighbouring cells, a bit each. A row is so computed at once: Hyyrö, "A
/// Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003).
#[derive(Clone, Copy)]
struct DistanceRow {
    /// Cells with one more than the cell before: the positive horizontal differences.
    more: u32,
    /// Cells with one less: the negative horizontal differences.
    less: u32,
    /// Cells equal to their diagonal neighbour.
    same: u32,
    /// The places of the term's last character in the typed word.
    matches: u32,
    /// The edits to the whole typed word.
    edits: u8,
    /// The term's last character.
    last: char,
    /// No longer term can be within the limit.
    is_dead: bool,
}

/// The edit distance of a typed word to the terms of a dictionary, one after the other.
struct EditDistance {
    typed: [char; MAX_TOKEN_CHARS],
    length: u8,
    /// The bit of its last character.
    end: u32,
    limit: u8,
    /// The places of each ASCII character in the typed word: a bit for each.
    places: [u32; ASCII],
    /// By the number of characters of the last term.
    rows: [DistanceRow; ROWS],
    /// How many of them, beside the first, are valid.
    depth: usize,
}

/// The edit distance of a term.
#[derive(Clone, Copy)]
struct TermDistance {
    /// Of its closest prefix.
    closest: u8,
    /// Of the whole term.
    whole: u8,
    /// So many bytes of it decide: every term with this prefix has the same distance.
    decisive: usize,
}

/// Finds the terms that are at most `limit` edits (insertion, deletion, substitution, transposition of
/// neighbours) from `typed`, or, if it is the beginning of a word, those with a prefix that is.
///
/// `typed` is folded as the dictionary is. Calls `found` with the number of each term, the edits of its
/// closest prefix and those of the whole term (`limit + 1` for more), in the order of the dictionary; terms
/// without an edit are among them.
pub fn fuzzy_terms(
    segment: &Segment,
    typed: &str,
    is_beginning: bool,
    limit: u8,
    found: &mut dyn FnMut(u32, u8, u8),
) {
    let mask = letter_mask(typed);
    let limit = limit.min(MAX_EDITS);
    let Some(mut comparison) = EditDistance::with(typed, limit) else { return };
    let first = segment.beginning_with(FIRST_OF_WORDS).start;
    let mut edits = TermDistance { closest: 0, whole: 0, decisive: 0 };
    // The prefix for which `edits` holds, or nothing.
    let mut decisive: &[u8] = &[];
    let added = if is_beginning { 0 } else { !mask };
    let masks = segment.masks.get(first as usize..).unwrap_or(&[]);
    for (term, letters) in (first..).zip(masks) {
        // Each edit takes at most one letter away and brings at most one.
        if (mask & !letters).count_ones() > u32::from(limit)
            || (letters & added).count_ones() > u32::from(limit)
        {
            continue;
        }
        let bytes = segment.term_bytes(term);
        if decisive.is_empty() || !bytes.starts_with(decisive) {
            edits = comparison.edits(segment.term(term), is_beginning);
            decisive = bytes.get(..edits.decisive).unwrap_or(&[]);
        }
        if edits.closest <= limit {
            found(term, edits.closest, edits.whole);
        }
    }
}

impl EditDistance {
    fn with(typed: &str, limit: u8) -> Option<EditDistance> {
        let none = DistanceRow {
            more: u32::MAX,
            less: 0,
            same: 0,
            matches: 0,
            edits: 0,
            last: '\0',
            is_dead: false,
        };
        let mut comparison = EditDistance {
            typed: ['\0'; MAX_TOKEN_CHARS],
            length: 0,
            end: 0,
            limit,
            places: [0; ASCII],
            rows: [none; ROWS],
            depth: 0,
        };
        for character in typed.chars() {
            *comparison.typed.get_mut(usize::from(comparison.length))? = character;
            comparison.end = 1 << comparison.length;
            if let Some(places) = comparison.places.get_mut(character as usize) {
                *places |= comparison.end;
            }
            comparison.length += 1;
        }
        comparison.rows.first_mut()?.edits = comparison.length;
        Some(comparison)
    }

    /// The edit distance of `term` to the typed word; the limit plus one for any that is greater.
    fn edits(&mut self, term: &str, is_beginning: bool) -> TermDistance {
        let none = self.limit + 1;
        let mut closest = none;
        let mut whole = self.length.min(none);
        let (mut depth, mut place) = (0, 0);
        while let Some(character) = character_at(term, place) {
            let Some(row) = self.row(depth, character) else { break };
            if is_beginning {
                closest = closest.min(row.edits);
            }
            place += character.len_utf8();
            if row.is_dead {
                return TermDistance { closest, whole: none, decisive: place };
            }
            whole = row.edits.min(none);
            depth += 1;
        }
        TermDistance { closest: closest.min(whole), whole, decisive: 0 }
    }

    /// The row after the first `depth` characters of a term and its next one, `last`.
    fn row(&mut self, depth: usize, last: char) -> Option<&DistanceRow> {
        let [before, row] = self.rows.get_mut(depth..)?.first_chunk_mut::<2>()?;
        if depth < self.depth && row.last == last {
            return Some(row);
        }
        self.depth = depth + 1;
        let matches = match self.places.get(last as usize) {
            Some(places) => *places,
            None => {
                let typed = self.typed.iter().take(usize::from(self.length));
                typed.zip(0..).fold(0, |places, (typed, place)| places | u32::from(*typed == last) << place)
            }
        };
        let exchanged = (!before.same & matches) << 1 & before.matches;
        let same = ((matches & before.more).wrapping_add(before.more) ^ before.more)
            | matches
            | before.less
            | exchanged;
        let (more, less) = (before.less | !(same | before.more), same & before.more);
        let edits = before.edits + u8::from(more & self.end != 0) - u8::from(less & self.end != 0);
        // To no character, there is one more than in the row before.
        let (down, up) = (more << 1 | 1, less << 1);
        *row = DistanceRow {
            more: up | !(same | down),
            less: same & down,
            same,
            matches,
            edits,
            last,
            is_dead: false,
        };
        row.is_dead = edits > self.limit && row.is_dead(depth + 1, self.length, self.limit);
        Some(row)
    }
}

/// The character that begins at a byte; most are of ASCII, and need not be put together.
fn character_at(term: &str, place: usize) -> Option<char> {
    match term.as_bytes().get(place)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => term.get(place..)?.chars().next(),
    }
}

impl DistanceRow {
    /// Whether no number of the row, after `depth` characters, is within the limit: no term with this prefix
    /// is close. Only near the diagonal can one be.
    fn is_dead(&self, depth: usize, length: u8, limit: u8) -> bool {
        let (length, limit) = (u32::from(length), u32::from(limit));
        let depth = count(depth);
        let first = depth.saturating_sub(limit);
        let before = !u32::MAX.checked_shl(first).unwrap_or(0);
        let mut edits = depth + (self.more & before).count_ones() - (self.less & before).count_ones();
        for column in first..=(depth + limit).min(length) {
            if column > first {
                edits += self.more >> (column - 1) & 1;
                edits -= self.less >> (column - 1) & 1;
            }
            if edits <= limit {
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_TOKEN_CHARS, edits_allowed, fuzzy_terms};
    use crate::ranking::index::Segment;

    fn dictionary(words: &[&str]) -> Segment {
        let mut words = words.to_vec();
        words.sort_unstable();
        let mut segment = Segment::default();
        for word in words {
            segment.push_word(word);
        }
        segment
    }

    fn close(words: &[&str], typed: &str, is_beginning: bool, limit: u8) -> Vec<(String, u8)> {
        let segment = dictionary(words);
        let mut found = Vec::new();
        fuzzy_terms(&segment, typed, is_beginning, limit, &mut |term, closest, whole| {
            let term = segment.term(term);
            let expected = u8::try_from(distance(term, typed)).unwrap_or(u8::MAX).min(limit + 1);
            assert_eq!(whole, expected, "all of {term}: {typed} {limit}");
            found.push((term.to_owned(), closest));
        });
        found
    }

    /// The same distance by the book: the whole table, for one pair.
    fn distance(one: &str, other: &str) -> usize {
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
        for i in 0..=one.len() {
            for j in 0..=other.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let wrong = usize::from(one[i - 1] != other[j - 1]);
                    let mut least =
                        (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + wrong);
                    if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        table[one.len()][other.len()]
    }

    #[test]
    fn each_kind_of_error_is_one_edit() {
        for typed in ["harbour", "habour", "harbouur", "harbpur", "harbuor", "garbour", "arbour", "ahrbour"] {
            let found = close(&["harbour", "harvest", "labour"], typed, false, 1);
            assert!(found.iter().any(|(term, _)| term == "harbour"), "{typed}: {found:?}");
        }
    }

    #[test]
    fn longer_words_may_have_more_errors() {
        let allowed: Vec<u8> = [3, 4, 7, 8].into_iter().map(edits_allowed).collect();
        assert_eq!(allowed, [0, 1, 1, 2]);
        assert_eq!(close(&["parliament"], "parlaiemnt", false, 2), [("parliament".to_owned(), 2)]);
        assert!(close(&["parliament"], "parlaiemnt", false, 1).is_empty());
    }

    #[test]
    fn an_unfinished_word_may_have_an_error() {
        let words = ["parliament", "parking", "pearl", "talisman"];
        assert_eq!(close(&words, "parilam", true, 1), [("parliament".to_owned(), 1)]);
        assert_eq!(close(&words, "pralia", true, 1), [("parliament".to_owned(), 1)]);
        assert_eq!(close(&["par"], "parliam", true, 1), []);
    }

    #[test]
    fn every_script_is_compared_by_characters() {
        assert_eq!(close(&["правительство"], "провительство", false, 1).len(), 1);
        assert_eq!(close(&["κυβερνηση"], "κυβερνησι", false, 1).len(), 1);
        assert_eq!(close(&["ab\u{10400}d"], "ab\u{10401}d", false, 1).len(), 1);
    }

    #[test]
    fn shared_beginnings_change_no_distance() {
        // All words of up to five letters of three, so that every beginning is shared many times.
        let mut words = vec![String::new()];
        let mut from = 0;
        for _ in 0..5 {
            let to = words.len();
            for place in from..to {
                for letter in ["a", "b", "c"] {
                    words.push(format!("{}{letter}", words[place]));
                }
            }
            from = to;
        }
        let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        for typed in ["abca", "bbb", "cabac", "ca"] {
            for limit in 0..=2 {
                let whole = close(&words, typed, false, limit);
                let beginnings = close(&words, typed, true, limit);
                for word in &words {
                    let edits = distance(word, typed);
                    let expected = (edits <= usize::from(limit)).then_some(edits);
                    let found =
                        whole.iter().find(|(term, _)| term == word).map(|(_, edits)| usize::from(*edits));
                    assert_eq!(found, expected, "{typed} {word} {limit}");
                    let nearest = (0..=word.len()).map(|end| distance(&word[..end], typed)).min();
                    let expected = nearest.filter(|edits| *edits <= usize::from(limit));
                    let found = beginnings
                        .iter()
                        .find(|(term, _)| term == word)
                        .map(|(_, edits)| usize::from(*edits));
                    assert_eq!(found, expected, "beginning of {word}: {typed} {limit}");
                }
            }
        }
    }

    #[test]
    fn a_word_longer_than_any_in_the_index_finds_nothing() {
        assert!(close(&["aaaa"], &"a".repeat(5_000), false, 2).is_empty());
        assert!(close(&["aaaa"], "", false, 0).is_empty());
    }

    #[test]
    fn the_longest_word_may_have_errors() {
        let long: String = ('a'..='z').chain('0'..='5').collect();
        assert_eq!(long.len(), MAX_TOKEN_CHARS);
        let (shorter, wrong) = (&long[1..], format!("{}xyz", &long[..MAX_TOKEN_CHARS - 2]));
        for is_beginning in [false, true] {
            let found = close(&[&long, shorter, &wrong], &long, is_beginning, 2);
            assert_eq!(found.len(), if is_beginning { 3 } else { 2 }, "{found:?}");
            assert_eq!(close(&[&long], &format!("b{}", &long[1..]), is_beginning, 2).len(), 1);
            assert_eq!(close(&[&wrong], &long, is_beginning, 3).len(), 1);
        }
    }
}
