//! Words and names: the little that can be told about a text without knowing its language.
//!
//! What many functions do to a text is done here, once and by functions that take functions: in
//! the wasm each closure handed to a `str` method is a copy of that method.

use super::agencies;
use crate::article::letters::{is_letter, is_letter_or_digit, is_lower, is_upper};

/// Most characters of a credit that is read out of a caption.
pub(super) const MOST_CHARACTERS: usize = 80;

/// Most letters of a credit in a script without capitals, where every word could be a name.
const MOST_CASELESS: usize = 24;

/// Longest word in a list, in bytes.
const LONGEST_WORD: usize = 40;

/// Words that stand between the capitals of a name or between names.
const PARTICLES: &str = "alliance|and|archiv|archive|archives|archivo|at|auf|bei|by|courtesy|da|das|de|del|\
    della|den|der|des|di|do|dos|du|e|em|en|et|file|for|from|för|für|handout|i|image|images|in|la|le|les|och|\
    of|og|on|own|par|para|per|photo|photos|pic|picture|pictures|pool|por|pour|privat|provided|stock|su|\
    supplied|sur|the|und|van|via|von|y";

/// Words with which a credit may begin in lower case though it has more words than one.
const OPENERS: &str = "archivo|by|cortesía|courtesy|handout|own|picture|privat|private|provided|supplied|via";

/// Words with which descriptions begin more often than names.
const ARTICLES: &str = "a|an|das|de|der|die|een|ein|eine|el|en|ett|het|il|la|las|le|les|lo|los|o|os|the|un|\
    una|une";

/// Short forms that end in a full stop within a sentence.
const ABBREVIATIONS: &str = "capt|cmdr|co|col|corp|cpl|dept|dr|fot|gen|gov|inc|jr|lt|ltd|maj|mr|mrs|ms|pfc|\
    prof|rep|sen|sgt|spc|sr|st|vs";

/// Whether `word` is in `list`, in which words in lower case stand between strokes, in the order of
/// their bytes. Capitals of Western Europe count as small letters.
///
/// A binary search in the text itself: a table of slices would double its size in the wasm, and
/// every word of every caption is looked up.
#[inline(never)]
pub(super) fn is_in(list: &str, word: &str) -> bool {
    if word.is_empty() || word.len() > LONGEST_WORD {
        return false;
    }
    let mut lower = word.to_ascii_lowercase().into_bytes();
    let mut before = 0;
    for byte in &mut lower {
        // "É" is C3 89 and "é" C3 A9.
        if before == 0xc3 && matches!(*byte, 0x80..0x9f) {
            *byte |= 0x20;
        }
        before = *byte;
    }
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
        let order = lower.as_slice().cmp(known);
        let next = if order.is_lt() { left.get(..start.saturating_sub(1)) } else { left.get(end + 1..) };
        if order.is_eq() {
            return true;
        }
        left = next.unwrap_or_default();
    }
    false
}

/// Whether the character can stand within a word. Marks of scripts such as Devanagari can.
#[inline(never)]
pub(super) fn is_of_word(character: char) -> bool {
    is_letter_or_digit(character)
        || !matches!(character,
            '\0'..='\u{bf}' | '।' | '\u{2000}'..='\u{200a}' | '\u{2010}'..='\u{205f}' | '\u{2117}'..='\u{2122}'
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

/// White space and what separates a credit from its neighbours.
pub(super) fn is_separator(character: char) -> bool {
    is_space(character)
        || matches!(character, ',' | ';' | ':' | '|' | '/' | '-' | '–' | '—' | '•' | '·' | '*' | '=')
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

/// What stands before the first character of the kind, and what behind it.
#[inline(never)]
pub(super) fn cut(text: &str, kind: fn(char) -> bool) -> (&str, Option<&str>) {
    for (at, character) in text.char_indices() {
        if kind(character) {
            return (text.get(..at).unwrap_or_default(), text.get(at + character.len_utf8()..));
        }
    }
    (text, None)
}

/// What stands before the last space, and what behind it.
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

/// Whether `text` contains `part`. `str::contains` would link a search made for long texts.
#[inline(never)]
pub(super) fn contains(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// Where `part` begins in `text`, whatever the case of ASCII letters.
#[inline(never)]
pub(super) fn find(text: &str, part: &str) -> Option<usize> {
    (0..=text.len().checked_sub(part.len())?).find(|at| {
        text.as_bytes()
            .get(*at..*at + part.len())
            .is_some_and(|here| here.eq_ignore_ascii_case(part.as_bytes()))
    })
}

/// Whether the text reads as one or more names: at most `tolerance` words that neither begin with
/// a capital or a digit nor link names, no sentence after the first unless it names a role
/// ("Food styling: Jane Doe"), 2 to 80 characters, one of them a letter.
#[inline(never)]
pub(super) fn is_like_names(text: &str, tolerance: usize) -> bool {
    let fits = text.len() <= 4 * MOST_CHARACTERS
        && (2..=MOST_CHARACTERS).contains(&count(text, |_| true))
        && has(text, is_letter)
        && count(text, is_caseless) <= MOST_CASELESS;
    if !fits {
        return false;
    }
    let mut rest = text;
    while let Some(end) = sentence_end(rest) {
        rest = rest.get(end..).unwrap_or_default();
        let (role, named) = cut(rest, |character| character == ':');
        if named.is_none() || role.len() > MOST_CASELESS {
            return false;
        }
    }
    let (mut words, mut plain, mut is_named) = (0, 0, false);
    for word in Pieces(Some(text), is_space_or_stroke) {
        words += usize::from(!word.is_empty());
        plain += usize::from(is_plain(word));
        is_named |= has(word, is_letter) && !is_in(PARTICLES, word);
    }
    let (first, _) = cut(text, is_no_word);
    // Publishers' names begin with an article, too, but few have words in lower case.
    let tolerance = if is_in(ARTICLES, first) { 0 } else { tolerance.min(words / 2) };
    let is_alone = !has(text.trim(), is_space);
    let begins_well = || !begins(first, is_lower) || is_in(OPENERS, first) || agencies::names_one(text);
    is_alone || is_named && plain <= tolerance && begins_well()
}

/// Whether a letter belongs to a script without capitals.
fn is_caseless(letter: char) -> bool {
    is_letter(letter) && !is_lower(letter) && !is_upper(letter)
}

/// Whether a word is neither a name nor a link between names. Handles and sites are names.
#[inline(never)]
pub(super) fn is_plain(word: &str) -> bool {
    let bare = trim_end(trim_start(word, is_no_word), is_no_word);
    begins(bare, is_lower)
        && !has(word, |character| character == '@' || character == '_')
        && !has(bare, |character| character == '.')
        && !is_in(PARTICLES, bare)
        && agencies::strength(bare).is_none()
}

/// Where the next sentence of `text` begins, if it has more than one.
#[inline(never)]
pub(super) fn sentence_end(text: &str) -> Option<usize> {
    let mut word_start = 0;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let rest = text.get(end..)?;
        let ends = match character {
            '\n' | '\r' | '。' | '！' | '？' => true,
            '.' | '!' | '?' | '…' | '؟' | '।' => {
                begins(trim_start(rest, |next| "\"”’»“'".contains(next)), is_space)
                    && (character != '.' || !is_abbreviation(text.get(word_start..at)?))
            }
            _ => false,
        };
        if ends {
            let next = trim_start(rest, |next| !is_letter_or_digit(next) && !matches!(next, '(' | '[' | '@'));
            return (!next.is_empty()).then(|| text.len() - next.len());
        }
        if character != '.' && !is_of_word(character) {
            word_start = end;
        }
    }
    None
}

/// An initial ("J."), a chain of short parts ("U.S.", "S.p.A.") or a known short form.
fn is_abbreviation(word: &str) -> bool {
    let (first, rest) = cut(word, |character| character == '.');
    let is_short = Pieces(Some(word), |character| character == '.').all(|part| count(part, |_| true) <= 2)
        && (rest.is_some() || count(first, |_| true) == 1);
    last(word).is_some_and(is_of_word) && (is_short || is_in(ABBREVIATIONS, word))
}

/// The credit without what surrounds it: white space, separators, a full stop that ends no short
/// form, a bracket that has no partner.
#[inline(never)]
pub(super) fn trimmed(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text.len();
        text = trim_end(trim_start(text, |first| first == '.' || is_separator(first)), is_separator);
        if let Some(bare) = text.strip_suffix('.')
            && !is_abbreviation(trim_start_to_last_word(bare))
        {
            text = bare;
        }
        let (opened, closed) = (count(text, is_opening), count(text, is_closing));
        if closed > opened {
            text = text.strip_suffix(is_closing).unwrap_or(text);
        } else if opened > closed {
            text = text.strip_prefix(is_opening).unwrap_or(text);
        }
        if text.len() == before {
            return text;
        }
    }
}

/// What stands behind the last white space or comma.
fn trim_start_to_last_word(text: &str) -> &str {
    let head = trim_end(text, |character| !is_space(character) && character != ',');
    text.get(head.len()..).unwrap_or_default()
}

/// Whether `text` contains `other` word for word, whatever the case and the punctuation.
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

#[cfg(test)]
pub(super) const LISTS: [&str; 4] = [PARTICLES, OPENERS, ARTICLES, ABBREVIATIONS];
