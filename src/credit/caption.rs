//! Reading a credit out of a caption.

use super::agencies::{self, Strength};
use super::label::{self, Kind, Label, Tie};
use super::words::{
    CLOSING, MOST_CHARACTERS, OPENING, is_like_names, is_of_word, is_plain, says, sentence_end, trimmed,
};

/// A caption and the credit that stood in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitCaption {
    /// What the picture shows; `None` if nothing is left.
    pub caption: Option<String>,
    /// Whose it is, without a label that only announces it.
    pub credit: Option<String>,
}

/// How far from its end a caption is searched, in characters: a credit and the longest label.
const TAIL: usize = 2 * MOST_CHARACTERS;

/// How far back the beginning of a word is looked for, in characters.
const LONGEST_WORD: usize = 40;

/// Splits the credit off the end of a caption (plain text).
///
/// Looked for are, in this order: a label before names ("Photo: X", "Photo by X", "© 2023 X"), a
/// bracket that holds a label or an agency, and a last sentence that names an agency
/// ("Jane Doe/Reuters"). Wherever it is doubtful whether words name the owner or what is seen, the
/// caption stays whole: the reader then still sees the words, while a wrong credit would be a
/// false statement.
pub fn split_caption(caption: &str) -> SplitCaption {
    let text = caption.trim();
    let Some((start, credit)) = find(text) else {
        return SplitCaption { caption: (!text.is_empty()).then(|| text.to_owned()), credit: None };
    };
    let mut rest = before(text, start);
    // Agencies put their credit behind the one they were given: "(Photo by X / AFP) (Photo by
    // X/AFP via Getty Images)".
    for _ in 0..2 {
        let shorter = rest.as_deref().and_then(|rest| {
            find(rest).filter(|(_, repeat)| says(credit, repeat)).map(|(start, _)| before(rest, start))
        });
        rest = match shorter {
            Some(shorter) => shorter,
            None => break,
        };
    }
    SplitCaption { caption: rest, credit: Some(credit.to_owned()) }
}

/// What is left of `text` before the credit that is cut out at `start`.
pub(super) fn before(text: &str, start: usize) -> Option<String> {
    let kept = text.get(..start)?.trim_end_matches(|last: char| {
        last.is_whitespace() || OPENING.contains(&last) || "|/-–—•·*,;:".contains(last)
    });
    // "Kim waves (AFP)." The full stop belongs to the sentence.
    let stop = text.ends_with(").") || text.ends_with("].");
    let is_open = kept.ends_with(is_of_word);
    let is_something = kept.contains(is_of_word);
    is_something.then(|| if stop && is_open { format!("{kept}.") } else { kept.to_owned() })
}

/// Where a credit begins with all that announces it, and the credit.
fn find(text: &str) -> Option<(usize, &str)> {
    let mut body = text.trim_end_matches(|last: char| last.is_whitespace() || last == '.');
    let tail = body.char_indices().rev().nth(TAIL - 1).map_or(0, |(at, _)| at);
    let bracket = bracket(body, tail);
    if bracket.is_none() {
        // A closing bracket without its partner is a slip of the pen.
        body = body.strip_suffix(CLOSING).unwrap_or(body).trim_end();
    }
    // The full stop of "Jane Doe Inc." is needed again.
    let whole = text.get(..body.len() + 1).filter(|whole| whole.ends_with('.')).unwrap_or(body);
    labelled(whole, tail).or_else(|| match bracket {
        Some((start, inner)) => Some((start, in_bracket(body.get(..start)?, inner)?)),
        None => by_agency(body, tail),
    })
}

/// The last bracket and what it holds, if the text ends with it; also if it is never closed.
fn bracket(body: &str, tail: usize) -> Option<(usize, &str)> {
    let inside = body.strip_suffix(CLOSING).unwrap_or(body);
    let mut depth = 0_usize;
    for (at, character) in inside.char_indices().rev().take_while(|(at, _)| *at >= tail) {
        if CLOSING.contains(&character) {
            depth += 1;
        } else if OPENING.contains(&character) {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Some((at, inside.get(at + character.len_utf8()..)?)),
            }
        }
    }
    None
}

/// Where a label would stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the start of the caption.
    Start,
    /// At the start of a sentence or behind a separator.
    Boundary,
    /// Behind a comma and a word without a capital.
    Comma,
    /// Behind a word, or within punctuation; whether it may be part of a name.
    Behind { a_name: bool },
}

/// A label somewhere in the tail, and names from there to the end.
fn labelled(body: &str, tail: usize) -> Option<(usize, &str)> {
    starts(body, tail).find_map(|start| {
        let text = body.get(start..)?;
        let label = label::leading(text)?;
        let credit = credit_of(text, label);
        // A label within the last bracket: the bracket goes as a whole.
        let is_balanced = text.matches(OPENING).count() == text.matches(CLOSING).count();
        let fits = is_balanced && fits(text, label, credit, place(body, start));
        fits.then_some((start, credit))
    })
}

/// What is printed of `text`, which begins with `label`: labels that inform stay.
fn credit_of<'a>(text: &'a str, label: Label<'a>) -> &'a str {
    match label.kind {
        Kind::Own | Kind::OwnOrCaption => trimmed(text),
        Kind::Picture | Kind::Source | Kind::Archive | Kind::Copyright => {
            let mut rest = label::strip_label(trimmed(label.rest));
            while let Some(Label { kind: Kind::Copyright, rest: holder, .. }) = label::leading(rest) {
                rest = label::strip_label(holder);
            }
            trimmed(label::strip_label(trimmed(rest)))
        }
    }
}

/// Whether a label in a caption announces a credit rather than a description.
fn fits(text: &str, label: Label, credit: &str, place: Place) -> bool {
    let tolerance = match (label.tie, label.kind) {
        _ if credit.contains(OPENING) => 0,
        (Tie::Loose, _) | (_, Kind::Archive | Kind::Copyright) => 0,
        (Tie::Mark, _) => 2,
        (Tie::By, _) => 1,
    };
    let announced = trimmed(label.rest);
    if !is_like_names(announced, tolerance) || !is_like_names(credit, tolerance + 1) {
        return false;
    }
    let by_agency = agencies::names_one(announced);
    // "(a) trains, (b) cars and (c) ships", "Kim (l) and Putin (c)".
    let may_be_position = label.kind == Kind::Copyright && text.starts_with('(');
    let is_position =
        matches!(place, Place::Comma | Place::Behind { .. }) || credit.starts_with(char::is_lowercase);
    if may_be_position && is_position && !by_agency {
        return false;
    }
    let is_sure = by_agency || label.kind == Kind::Copyright && label.tie == Tie::Mark;
    match (place, label.tie) {
        (Place::Start, Tie::Loose) => by_agency,
        (Place::Boundary, Tie::Loose) => by_agency || label.kind == Kind::Copyright,
        (Place::Start, _) => is_sure || !matches!(label.kind, Kind::Archive | Kind::OwnOrCaption),
        (Place::Boundary, _) => true,
        (Place::Behind { a_name }, Tie::Mark) => {
            is_sure || text.starts_with(char::is_uppercase) && (!a_name || label.kind == Kind::Source)
        }
        (Place::Comma, Tie::Mark) => is_sure,
        (Place::Comma | Place::Behind { .. }, _) => false,
    }
}

/// The credit in a bracket behind `caption`.
fn in_bracket<'a>(caption: &str, inner: &'a str) -> Option<&'a str> {
    let inner = inner.trim();
    if let Some(label) = label::leading(inner) {
        let credit = credit_of(inner, label);
        let is_tied = label.tie != Tie::Loose || agencies::names_one(label.rest);
        // "(c)" is also the person in the centre.
        let is_position = label.kind == Kind::Copyright && label.tie == Tie::Loose;
        if is_tied && !is_position && !label.rest.is_empty() && is_like_names(credit, 2) {
            return Some(credit);
        }
    }
    let credit = trimmed(inner);
    let is_by_agency =
        is_like_names(credit, 0) && agencies::names_one(credit) && !is_explained(caption, credit);
    (is_by_agency || is_photo_by(credit) && is_like_names(credit, 0)).then_some(credit)
}

/// "U.S. Navy photo by Jane Doe"
fn is_photo_by(credit: &str) -> bool {
    let lower = credit.to_ascii_lowercase();
    [" photo by ", " photos by ", " image by "].iter().any(|by| lower.contains(by))
}

/// Whether a bracket only repeats the initials of the words before it: "Environmental Protection
/// Agency (EPA)".
fn is_explained(caption: &str, credit: &str) -> bool {
    let initials = caption.split_whitespace().rev().filter_map(|word| {
        word.chars().find(|letter| letter.is_alphanumeric()).filter(|letter| letter.is_uppercase())
    });
    credit.chars().all(char::is_uppercase) && credit.chars().rev().eq(initials.take(credit.chars().count()))
}

/// A last sentence, or a part of it behind a separator, that is nothing but names with an agency.
fn by_agency(body: &str, tail: usize) -> Option<(usize, &str)> {
    // Behind the last word that is no name: most captions end with one, and are done here.
    let words = body.get(tail..)?.rsplit(|character: char| character.is_whitespace() || character == '/');
    let names: usize = words.take_while(|word| !is_plain(word)).map(|word| word.len() + 1).sum();
    let tail = body.ceil_char_boundary(body.len().saturating_sub(names).max(tail));
    starts(body, tail).find_map(|start| {
        let text = body.get(start..)?;
        let credit = trimmed(trimmed(text).trim_start_matches("via "));
        let begins_with_agency = || {
            let first = credit.split_once('/').and_then(|(first, _)| agencies::strength(first));
            first == Some(Strength::Plain)
        };
        let has_dash = [" - ", " – ", " — ", " | "].iter().any(|dash| credit.contains(dash));
        let is_joined = credit.contains(['/', '／']) || credit.contains(" via ");
        let is_alone = agencies::strength(credit) == Some(Strength::Plain);
        // "Kim Jong Un REUTERS/Jane Doe": the credit begins later.
        let begins_later = || {
            let first = credit.split('/').next().unwrap_or_default();
            let last = first.rsplit_once(' ').and_then(|(_, last)| agencies::strength(last));
            last == Some(Strength::Plain) && agencies::strength(first).is_none() && first.len() < credit.len()
        };
        let stands_apart = match place(body, start) {
            Place::Start => (is_joined && !begins_later() || is_alone) && !has_dash,
            Place::Boundary => is_joined || is_alone || has_dash || is_photo_by(credit),
            Place::Comma => is_joined && !has_dash,
            Place::Behind { .. } => text.starts_with(char::is_uppercase) && begins_with_agency(),
        };
        let fits =
            stands_apart && is_like_names(credit, 0) && (agencies::names_one(credit) || is_photo_by(credit));
        (fits && sentence_end(credit).is_none()).then_some((start, credit))
    })
}

/// The places behind `tail` where a word, a `©` or a `(c)` begins.
fn starts(body: &str, tail: usize) -> impl Iterator<Item = usize> {
    let mut previous = body.get(..tail).and_then(|head| head.chars().next_back());
    body.get(tail..).unwrap_or_default().char_indices().filter_map(move |(at, character)| {
        let is_after_gap = previous.is_none_or(|previous| {
            // A label that is quoted is part of what the caption says.
            !is_of_word(previous) && !"'’-@.&_\"“„«‘".contains(previous)
        });
        previous = Some(character);
        let begins =
            is_of_word(character) && is_after_gap || character == '©' || character == '(' || character == '@';
        begins.then_some(tail + at)
    })
}

/// What stands before the place `start`.
fn place(body: &str, start: usize) -> Place {
    let before = body.get(..start).unwrap_or_default();
    let trimmed = before.trim_end();
    let is_new_line =
        before.len() > trimmed.len() && before.get(trimmed.len()..).is_some_and(|gap| gap.contains('\n'));
    match trimmed.chars().next_back() {
        None => Place::Start,
        Some(_) if is_new_line => Place::Boundary,
        Some(last) if is_of_word(last) || ",:'’&+@#".contains(last) => {
            let word = trimmed.trim_end_matches(|last| !is_of_word(last));
            let first = word.chars().rev().take(LONGEST_WORD).take_while(|letter| is_of_word(*letter)).last();
            let is_plain = first.is_some_and(char::is_lowercase);
            match last {
                ',' if is_plain => Place::Comma,
                _ => Place::Behind { a_name: !is_plain || !is_of_word(last) },
            }
        }
        Some('-') if before.len() == trimmed.len() => Place::Behind { a_name: true },
        Some(_) => Place::Boundary,
    }
}

#[cfg(test)]
mod tests;
