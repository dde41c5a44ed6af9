//! Words and names: the little that can be told about a text without knowing its language.

use std::cmp::Ordering;

use super::agencies;

/// Most characters of a credit that is read out of a caption.
pub(super) const MOST_CHARACTERS: usize = 80;

/// Longest name in a script without capitals, in characters: Chinese sentences have no spaces.
const LONGEST_CASELESS_NAME: usize = 14;

/// Words that stand between the capitals of a name or between names.
const PARTICLES: &str = "alliance and archiv archive archives archivo at auf bei by c/o courtesy da das \
    de del della den der des di do dos du e em en et file for from für handout i image images in ja la \
    le les och of og on own par para per photo photos pic picture pictures pool por pour privat provided \
    stock su supplied sur the und van via von y zu";

/// Words with which a credit may begin in lower case though it has more words than one.
const OPENERS: &str = "archives archivo by captura capture cortesía courtesy handout imago own picture \
    privat private provided redes screenshot supplied via w";

/// Words with which descriptions begin more often than names.
const ARTICLES: &str = "a an as das de der die een ein eine el en ett het il la las le les lo los o os \
    the un una une";

/// Short forms that end in a full stop within a sentence.
const ABBREVIATIONS: &str = "adm bros capt cmdr co col corp cpl cpt dept dr fot fr gen gov hon hr inc \
    jr lt ltd maj mlle mme mr mrs ms no pfc phot prof rep rev sen sgt spc sr st univ vs";

/// Whether `word`, whatever its case, is in `list`: words in lower case with single spaces between
/// them, in the order of their characters.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    is_among(list, ' ', word)
}

/// [`is_in`] for a list with another separator. A binary search in the text itself: a table of
/// slices would double its size in the wasm, and every word of every caption is looked up.
pub(super) fn is_among(list: &str, separator: char, text: &str) -> bool {
    let mut left = list;
    while !left.is_empty() {
        let (head, tail) = left.split_at(left.floor_char_boundary(left.len() / 2));
        let before = head.rfind(separator).map_or(0, |at| at + 1);
        let after = head.len() + tail.find(separator).unwrap_or(tail.len());
        let Some(known) = left.get(before..after) else { return false };
        left = match text.chars().flat_map(char::to_lowercase).cmp(known.chars()) {
            Ordering::Equal => return true,
            Ordering::Less => left.get(..before.saturating_sub(1)).unwrap_or_default(),
            Ordering::Greater => left.get(after + 1..).unwrap_or_default(),
        };
    }
    false
}

/// Whether the character can stand within a word. Marks of scripts such as Devanagari can.
pub(super) fn is_of_word(character: char) -> bool {
    character.is_alphanumeric()
        || !character.is_ascii()
            && !character.is_whitespace()
            && !"：＝／，。！？；（）［］【】「」《》、…·•–—―©℗®™“”„‘’«»‹›¡¿".contains(character)
}

/// Whether the text reads as one or more names: at most `tolerance` words that neither begin with
/// a capital or a digit nor link names, no sentence after the first unless it names a role
/// ("Food styling: Jane Doe"), 2 to 80 characters, one of them a letter.
///
/// In scripts without capitals every word could be a name: there only so many and so long ones are.
pub(super) fn is_like_names(text: &str, tolerance: usize) -> bool {
    let length = text.chars().take(MOST_CHARACTERS + 1).count();
    if !(2..=MOST_CHARACTERS).contains(&length) || !text.chars().any(char::is_alphabetic) {
        return false;
    }
    let mut rest = text;
    while let Some(end) = sentence_end(rest) {
        rest = rest.get(end..).unwrap_or_default();
        let names_role = rest.split_once(':').is_some_and(|(role, _)| role.split_whitespace().count() <= 3);
        if !names_role {
            return false;
        }
    }
    let words = || text.split(|character: char| character.is_whitespace() || matches!(character, '/' | '／'));
    let caseless =
        || words().filter(|word| word.chars().find(|letter| letter.is_alphabetic()).is_some_and(is_caseless));
    let most = if tolerance == 0 { 4 } else { 6 };
    if caseless().count() > most || caseless().any(|word| word.chars().count() > LONGEST_CASELESS_NAME) {
        return false;
    }
    let plain = words().filter(|word| is_plain(word)).count();
    let count = words().filter(|word| !word.is_empty()).count();
    let named = words().any(|word| word.chars().any(char::is_alphabetic) && !is_in(PARTICLES, word));
    let first = text.split(|character| !is_of_word(character)).next().unwrap_or_default();
    // Publishers' names begin with an article, too, but few have words in lower case.
    let tolerance = if is_in(ARTICLES, first) { 0 } else { tolerance.min(count / 2) };
    let alone = text.split_whitespace().count() == 1;
    let begins_well = !first.starts_with(char::is_lowercase) || is_in(OPENERS, first);
    alone || named && plain <= tolerance && (begins_well || agencies::names_one(text))
}

/// Whether a letter belongs to a script without capitals.
fn is_caseless(letter: char) -> bool {
    !letter.is_lowercase() && !letter.is_uppercase()
}

/// Whether a word is neither a name nor a link between names. Handles and sites are names.
pub(super) fn is_plain(word: &str) -> bool {
    let bare = word.trim_matches(|character| !is_of_word(character));
    bare.starts_with(char::is_lowercase)
        && !word.contains(['@', '_'])
        && !bare.contains('.')
        && !is_in(PARTICLES, bare)
        && agencies::strength(bare).is_none()
}

/// Where the next sentence of `text` begins, if it has more than one.
pub(super) fn sentence_end(text: &str) -> Option<usize> {
    let mut word_start = 0;
    for (at, character) in text.char_indices() {
        let rest = text.get(at + character.len_utf8()..)?;
        let ends = match character {
            '\n' | '\r' | '。' | '！' | '？' => true,
            '.' | '!' | '?' | '…' | '؟' | '।' => {
                let behind = rest.trim_start_matches(['"', '”', '’', '»', '“', '\'']);
                behind.starts_with(char::is_whitespace)
                    && (character != '.' || !is_abbreviation(text.get(word_start..at)?))
            }
            _ => false,
        };
        if !is_of_word(character) && character != '.' {
            word_start = at + character.len_utf8();
        }
        let next = rest.trim_start_matches(|next: char| !next.is_alphanumeric() && !"([@".contains(next));
        if ends && !next.is_empty() {
            return Some(text.len() - next.len());
        }
    }
    None
}

/// An initial ("J."), a chain of short parts ("U.S.", "S.p.A.") or a known short form.
fn is_abbreviation(word: &str) -> bool {
    word.ends_with(is_of_word)
        && (word.split('.').all(|part| part.chars().count() <= 2)
            && (word.contains('.') || word.chars().count() == 1)
            || is_in(ABBREVIATIONS, word))
}

/// The credit without what surrounds it: white space, separators, a full stop that ends no short
/// form, a bracket that has no partner.
pub(super) fn trimmed(text: &str) -> &str {
    let mut text = text;
    loop {
        let before = text.len();
        text = text
            .trim_start_matches('.')
            .trim_matches(|character: char| character.is_whitespace() || ",;:|/-–—•·*=".contains(character));
        let last = text.rsplit(|character: char| character.is_whitespace() || character == ',').next();
        if let Some(word) = last.and_then(|word| word.strip_suffix('.'))
            && !is_abbreviation(word)
        {
            text = text.strip_suffix('.').unwrap_or(text);
        }
        let count = |brackets: [char; 4]| text.matches(brackets).count();
        let (opened, closed) = (count(OPENING), count(CLOSING));
        if closed > opened {
            text = text.strip_suffix(CLOSING).unwrap_or(text);
        } else if opened > closed {
            text = text.strip_prefix(OPENING).unwrap_or(text);
        }
        if text.len() == before {
            return text;
        }
    }
}

/// Whether `text` contains `other` word for word, whatever the case and the punctuation.
pub(super) fn says(text: &str, other: &str) -> bool {
    let plain = |text: &str| {
        let mut plain = String::from(" ");
        for word in text.split(|character| !is_of_word(character)).filter(|word| !word.is_empty()) {
            plain.extend(word.chars().flat_map(char::to_lowercase));
            plain.push(' ');
        }
        plain
    };
    plain(text).contains(&plain(other))
}

/// Brackets of captions in any script.
pub(super) const OPENING: [char; 4] = ['(', '[', '（', '【'];
/// The partners of [`OPENING`].
pub(super) const CLOSING: [char; 4] = [')', ']', '）', '】'];

#[cfg(test)]
pub(super) const LISTS: [&str; 4] = [PARTICLES, OPENERS, ARTICLES, ABBREVIATIONS];
