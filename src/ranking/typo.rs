//! Words that differ from what was typed by an error of the finger.
//!
//! The dictionary is sorted, so neighbours share their beginnings: the rows of the edit distance
//! that belong to a shared beginning are computed once, and a beginning that is already too far
//! away rules out all words that have it. Before that, a letter mask of each word rules out most.

use super::segment::Segment;
use super::tokens::{LONGEST_WORD as LONGEST, letter_mask};

/// The most edits that are looked for.
const MOST_EDITS: u8 = 3;
/// Whole names sort before this, words behind it.
const FIRST_OF_WORDS: &str = "\u{4}";
/// Rows: one for each character of a term that can matter, and one before the first.
const ROWS: usize = LONGEST + MOST_EDITS as usize + 1;
const COLUMNS: usize = LONGEST + 1;

/// How many edits a word of this many characters may have: one from 4, two from 8.
pub fn edits_allowed(characters: usize) -> u8 {
    match characters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// What is compared with each word of a dictionary.
struct Comparison {
    typed: [char; LONGEST],
    length: usize,
    limit: u8,
    /// `rows[i][j]`: edits between the first `i` characters of a term and the first `j` typed.
    /// Cells further than `limit` from the diagonal are never written and stay too many.
    rows: [[u8; COLUMNS]; ROWS],
    /// The characters that the rows stand for.
    path: [char; ROWS],
    /// How many rows hold.
    depth: usize,
    /// No term that shares all characters of the path can be close.
    dead: bool,
}

/// Finds the terms that are at most `limit` edits (insertion, deletion, substitution, exchange of
/// neighbours) from `typed`, or, if it is the beginning of a word, those of which some beginning is.
///
/// `typed` is folded as the dictionary is. Calls `found` with the number of each term, the edits
/// of its closest beginning and those of the whole term (`limit + 1` for more), in the order of
/// the dictionary; terms without an edit are among them.
pub fn close_terms(
    segment: &Segment,
    typed: &str,
    is_beginning: bool,
    limit: u8,
    found: &mut dyn FnMut(u32, u8, u8),
) {
    let mask = letter_mask(typed);
    let limit = limit.min(MOST_EDITS);
    let Some(mut comparison) = Comparison::with(typed, limit) else { return };
    let first = segment.beginning_with(FIRST_OF_WORDS).start;
    for (term, letters) in (0..).zip(&segment.masks).skip(first as usize) {
        // Each edit takes at most one letter away and brings at most one.
        let missing = (mask & !letters).count_ones();
        let added = if is_beginning { 0 } else { (letters & !mask).count_ones() };
        if missing <= u32::from(limit) && added <= u32::from(limit) {
            let (closest, whole) = comparison.edits(segment.term(term), is_beginning);
            if closest <= limit {
                found(term, closest, whole);
            }
        }
    }
}

impl Comparison {
    fn with(typed: &str, limit: u8) -> Option<Comparison> {
        let mut characters = ['\0'; LONGEST];
        let mut length = 0;
        for character in typed.chars() {
            *characters.get_mut(length)? = character;
            length += 1;
        }
        let mut rows = [[limit + 1; COLUMNS]; ROWS];
        if let Some(first) = rows.first_mut() {
            for (cell, edits) in first.iter_mut().zip(0..=limit) {
                *cell = edits;
            }
        }
        Some(Comparison { typed: characters, length, limit, rows, path: ['\0'; ROWS], depth: 0, dead: false })
    }

    /// The edits between what was typed and the closest beginning of `term`, if one is wanted, and
    /// all of it; one more than the limit for more than that.
    fn edits(&mut self, term: &str, is_beginning: bool) -> (u8, u8) {
        let mut row = 0;
        let mut is_dead = false;
        let mut fewest = self.limit + 1;
        for character in term.chars() {
            if row < self.depth && self.path.get(row) == Some(&character) {
                row += 1;
                is_dead = self.dead && row == self.depth;
            } else {
                // Longer than anything close; of a beginning, the rest does not matter.
                if row >= self.length + usize::from(self.limit) {
                    is_dead = true;
                    break;
                }
                self.depth = row + 1;
                if let Some(place) = self.path.get_mut(row) {
                    *place = character;
                }
                row += 1;
                self.dead = !self.fill(row);
                is_dead = self.dead;
            }
            if is_dead {
                break;
            }
            if is_beginning {
                fewest = fewest.min(self.cell(row, self.length));
            }
        }
        let whole = if is_dead { self.limit + 1 } else { self.cell(row, self.length).min(self.limit + 1) };
        (fewest.min(whole), whole)
    }

    /// Computes a row from those before it; false if all of it is beyond the limit.
    fn fill(&mut self, row: usize) -> bool {
        let band = usize::from(self.limit);
        let mut least = self.limit + 1;
        let here = self.path.get(row - 1).copied().unwrap_or('\0');
        for column in row.saturating_sub(band)..=(row + band).min(self.length) {
            let mut edits = self.cell(row - 1, column) + 1;
            if column > 0 {
                let typed = self.typed.get(column - 1).copied().unwrap_or('\0');
                edits = edits.min(self.cell(row, column - 1) + 1);
                edits = edits.min(self.cell(row - 1, column - 1) + u8::from(typed != here));
                if row > 1
                    && column > 1
                    && self.typed.get(column - 2) == Some(&here)
                    && self.path.get(row - 2) == Some(&typed)
                {
                    edits = edits.min(self.cell(row - 2, column - 2) + 1);
                }
            }
            if let Some(cell) = self.rows.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell = edits;
            }
            least = least.min(edits);
        }
        least <= self.limit
    }

    fn cell(&self, row: usize, column: usize) -> u8 {
        self.rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(self.limit + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{close_terms, edits_allowed};
    use crate::ranking::segment::Segment;

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
        close_terms(&segment, typed, is_beginning, limit, &mut |term, closest, whole| {
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
}
