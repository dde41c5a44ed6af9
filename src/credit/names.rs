//! A heuristic for names that does not depend on the language.

use super::agencies;
use super::words::{
    Pieces, begins, count, cut, has, is_closing, is_in, is_no_word, is_of_word, is_opening, is_separator,
    is_space, is_space_or_stroke, last, trim_end, trim_start,
};
use crate::text::letters::{is_letter, is_letter_or_digit, is_lower, is_upper};

/// Most characters of a credit that is parsed from a caption.
pub(super) const MAX_CHARACTERS: usize = 80;

/// Most letters of a credit in a script without capitals, where every word could be a name.
const MAX_CASELESS: usize = 24;

/// Words in lower case within a name or between names.
const PARTICLES: &str = "alliance|and|archiv|archive|archives|archivo|at|auf|bei|by|courtesy|da|das|de|del|\
    della|den|der|des|di|do|dos|du|e|em|en|et|file|for|from|för|für|handout|i|image|images|in|la|le|les|och|\
    of|og|on|own|par|para|per|photo|photos|pic|picture|pictures|pool|por|pour|privat|provided|stock|su|\
    supplied|sur|the|und|van|via|von|y";

/// Words in lower case that may begin a credit of several words.
const OPENERS: &str = "archivo|by|cortesía|courtesy|handout|own|picture|privat|private|provided|supplied|via";

/// First words of descriptions rather than names.
const ARTICLES: &str = "a|an|das|de|der|die|een|ein|eine|el|en|ett|het|il|la|las|le|les|lo|los|o|os|the|un|\
    una|une";

/// Abbreviations, whose full stop does not end a sentence.
const ABBREVIATIONS: &str = "capt|cmdr|co|col|corp|cpl|dept|dr|fot|gen|gov|inc|jr|lt|ltd|maj|mr|mrs|ms|pfc|\
    prof|rep|sen|sgt|spc|sr|st|vs";

/// Whether the text looks like one or more names: at most `tolerance` words that neither begin with a
/// capital or a digit nor link names, no sentence after the first unless it names a role ("Food styling:
/// Jane Doe"), 2 to 80 characters, one of them a letter.
#[inline(never)]
pub(super) fn is_like_names(text: &str, tolerance: usize) -> bool {
    let fits = text.len() <= 4 * MAX_CHARACTERS
        && (2..=MAX_CHARACTERS).contains(&count(text, |_| true))
        && has(text, is_letter)
        && count(text, is_caseless) <= MAX_CASELESS;
    if !fits {
        return false;
    }
    let mut rest = text;
    while let Some(end) = sentence_end(rest) {
        rest = rest.get(end..).unwrap_or_default();
        let (role, named) = cut(rest, |character| character == ':');
        if named.is_none() || role.len() > MAX_CASELESS {
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
    // Publishers' names may begin with an article, too, but few have words in lower case.
    let tolerance = if is_in(ARTICLES, first) { 0 } else { tolerance.min(words / 2) };
    let is_alone = !has(text.trim(), is_space);
    let begins_well = || !begins(first, is_lower) || is_in(OPENERS, first) || agencies::names_one(text);
    is_alone || is_named && plain <= tolerance && begins_well()
}

/// Whether a letter belongs to a script without capitals.
pub(super) fn is_caseless(letter: char) -> bool {
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

/// The start of the second sentence of `text`, if it has one.
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

/// Whether `word` is an initial ("J."), a chain of short parts ("U.S.", "S.p.A.") or a known abbreviation.
fn is_abbreviation(word: &str) -> bool {
    let (first, rest) = cut(word, |character| character == '.');
    let is_short = Pieces(Some(word), |character| character == '.').all(|part| count(part, |_| true) <= 2)
        && (rest.is_some() || count(first, |_| true) == 1);
    last(word).is_some_and(is_of_word) && (is_short || is_in(ABBREVIATIONS, word))
}

/// The credit without surrounding white space, separators, a full stop (unless it ends an abbreviation) and
/// an unmatched bracket.
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

/// The text after the last white space or comma.
fn trim_start_to_last_word(text: &str) -> &str {
    let head = trim_end(text, |character| !is_space(character) && character != ',');
    text.get(head.len()..).unwrap_or_default()
}

#[cfg(test)]
pub(super) const LISTS: [&str; 4] = [PARTICLES, OPENERS, ARTICLES, ABBREVIATIONS];
