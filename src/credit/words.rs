//! Text utilities that do not depend on the language.
//!
//! Each operation takes a function pointer: with closures, each `str` method would be monomorphized again for
//! each of them, which makes the wasm larger.

use crate::text::letters::{is_letter_or_digit, lower};

/// Longest word in a list, in bytes.
const MAX_WORD_BYTES: usize = 40;

/// Whether `word` is in `list`: words in lower case, separated by `|` and sorted by their bytes. Ignores
/// case.
///
/// A binary search in the string itself: a table of slices would double its size in the wasm, and every
/// word of every caption is looked up.
#[inline(never)]
pub(super) fn is_in(list: &str, word: &str) -> bool {
    if word.is_empty() || word.len() > MAX_WORD_BYTES {
        return false;
    }
    let mut small = String::with_capacity(word.len() + 2);
    word.chars().for_each(|letter| small.push(lower(letter)));
    let lower = small.as_bytes();
    let mut left = list.as_bytes();
    while !left.is_empty() {
        let (mut start, mut end) = (left.len() / 2, left.len() / 2);
        while start > 0 && left.get(start - 1) != Some(&b'|') {
            start -= 1;
        }
        while end < left.len() && left.get(end) != Some(&b'|') {
            end += 1;
        }
        let Some(known) = left.get(start..end) else { return false };
        let order = lower.cmp(known);
        let next = if order.is_lt() { left.get(..start.saturating_sub(1)) } else { left.get(end + 1..) };
        if order.is_eq() {
            return true;
        }
        left = next.unwrap_or_default();
    }
    false
}

/// Whether the character can be part of a word. Marks of scripts such as Devanagari can.
#[inline(never)]
pub(super) fn is_of_word(character: char) -> bool {
    is_letter_or_digit(character)
        || !matches!(character,
            '\0'..='\u{bf}' | '،' | '؛' | '؟' | '۔' | '।' | '\u{2000}'..='\u{200a}' | '\u{2010}'..='\u{205f}' | '\u{2117}'..='\u{2122}'
            | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}')
}

pub(super) fn is_no_word(character: char) -> bool {
    !is_of_word(character)
}

#[inline(never)]
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace()
}

pub(super) fn is_space_or_stroke(character: char) -> bool {
    is_space(character) || is_stroke(character)
}

pub(super) fn is_stroke(character: char) -> bool {
    character == '/' || character == '／'
}

pub(super) fn is_opening(character: char) -> bool {
    matches!(character, '(' | '[' | '（' | '【')
}

pub(super) fn is_closing(character: char) -> bool {
    matches!(character, ')' | ']' | '）' | '】')
}

/// White space and punctuation that separates a credit from the text around it.
pub(super) fn is_separator(character: char) -> bool {
    is_space(character)
        || matches!(
            character,
            ',' | ';' | ':' | '|' | '/' | '-' | '–' | '—' | '•' | '·' | '*' | '=' | '＝' | '／'
        )
}

/// Whether `text` has a character of the kind.
#[inline(never)]
pub(super) fn has(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().any(kind)
}

/// How many characters of the kind `text` has.
#[inline(never)]
pub(super) fn count(text: &str, kind: fn(char) -> bool) -> usize {
    text.chars().filter(|character| kind(*character)).count()
}

/// Whether `text` begins with a character of the kind.
#[inline(never)]
pub(super) fn begins(text: &str, kind: fn(char) -> bool) -> bool {
    text.chars().next().is_some_and(kind)
}

/// The last character.
#[inline(never)]
pub(super) fn last(text: &str) -> Option<char> {
    text.chars().next_back()
}

/// `text` without the characters of the kind at its start.
#[inline(never)]
pub(super) fn trim_start(text: &str, kind: fn(char) -> bool) -> &str {
    text.trim_start_matches(kind)
}

/// `text` without the characters of the kind at its end.
#[inline(never)]
pub(super) fn trim_end(text: &str, kind: fn(char) -> bool) -> &str {
    text.trim_end_matches(kind)
}

/// The text before and after the first character of the kind.
#[inline(never)]
pub(super) fn cut(text: &str, kind: fn(char) -> bool) -> (&str, Option<&str>) {
    for (at, character) in text.char_indices() {
        if kind(character) {
            return (text.get(..at).unwrap_or_default(), text.get(at + character.len_utf8()..));
        }
    }
    (text, None)
}

/// The text before and after the last space.
#[inline(never)]
pub(super) fn cut_last(text: &str) -> (&str, &str) {
    let word = trim_end(text, |character| character != ' ');
    (text.get(..word.len().saturating_sub(1)).unwrap_or_default(), text.get(word.len()..).unwrap_or(text))
}

/// The pieces of a text between characters of a kind.
pub(super) struct Pieces<'a>(pub Option<&'a str>, pub fn(char) -> bool);

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (piece, rest) = cut(self.0?, self.1);
        self.0 = rest;
        Some(piece)
    }
}

/// Whether `text` contains `part`. `str::contains` would link a search algorithm for long texts.
#[inline(never)]
pub(super) fn contains(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// The position of `part` in `text`, ignoring ASCII case.
#[inline(never)]
pub(super) fn find(text: &str, part: &str) -> Option<usize> {
    (0..=text.len().checked_sub(part.len())?).find(|at| {
        text.as_bytes()
            .get(*at..*at + part.len())
            .is_some_and(|here| here.eq_ignore_ascii_case(part.as_bytes()))
    })
}

/// Whether `text` contains `other` word for word, ignoring case and punctuation.
pub(super) fn says(text: &str, other: &str) -> bool {
    contains(&plain(text), &plain(other))
}

#[inline(never)]
fn plain(text: &str) -> String {
    let mut plain = String::from(" ");
    for word in Pieces(Some(text), is_no_word) {
        if !word.is_empty() {
            plain.push_str(word);
            plain.push(' ');
        }
    }
    plain
}
