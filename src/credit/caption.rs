//! Parsing a credit from a caption.

use super::agencies;
use super::label::{self, Label, LabelKind, Tie};
use super::names::{MAX_CHARACTERS, is_caseless, is_like_names, is_plain, sentence_end, trimmed};
use super::words::{
    Pieces, begins, contains, count, cut, cut_last, find as find_word, has, is_closing, is_in, is_of_word,
    is_opening, is_separator, is_space, is_stroke, last, says, trim_end, trim_start,
};
use crate::text::letters::{is_letter_or_digit, is_lower, is_upper};

/// A caption split from the credit within it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitCaption {
    /// The caption without the credit; `None` if nothing is left.
    pub caption: Option<String>,
    /// The credit, without a label that only introduces it.
    pub credit: Option<String>,
}

/// Most letters of a credit in a script without case, after a label at the start of a caption.
const MAX_CASELESS_AT_START: usize = 10;

/// How much of a caption's end is searched, in characters: a credit and the longest label.
const TAIL: usize = 2 * MAX_CHARACTERS;

/// Splits the credit off the end of a caption (plain text).
///
/// It recognises, in this order: a label before names ("Photo: X", "Photo by X", "© 2023 X"), a bracket
/// with a label or an agency, and a last sentence that names an agency ("Jane Doe/Reuters"). Wherever
/// words may describe the picture rather than credit it, the caption stays whole: the reader then still
/// sees the words, while a wrong credit would be a false statement.
pub fn split_caption(caption: &str) -> SplitCaption {
    let text = without_caption_label(caption.trim());
    if cfg!(feature = "quirks")
        && let Some((credit, rest)) = before_caption(text)
    {
        return SplitCaption { caption: Some(rest.to_owned()), credit: Some(credit.to_owned()) };
    }
    let Some((start, credit)) = find(text) else {
        return SplitCaption { caption: (!text.is_empty()).then(|| text.to_owned()), credit: None };
    };
    let mut rest = before(text, start);
    // Agencies append their credit to an existing one: "(Photo by X / AFP) (Photo by X/AFP via Getty
    // Images)".
    if let Some(shown) = &rest
        && let Some((start, repeat)) = find(shown)
        && says(credit, repeat)
    {
        rest = before(shown, start);
    }
    SplitCaption { caption: rest, credit: Some(credit.to_owned()) }
}

/// Labels of captions (the BBC's services), in lower case; a comma or a colon follows.
const CAPTION_LABELS: &[&str] = &[
    "image caption",
    "photo caption",
    "bildunterschrift",
    "légende image",
    "pie de foto",
    "legenda da foto",
    #[cfg(feature = "quirks")]
    "keterangan gambar",
    #[cfg(feature = "quirks")]
    "chú thích hình ảnh",
    #[cfg(feature = "quirks")]
    "Подпись к фото",
    #[cfg(feature = "quirks")]
    "التعليق على الصورة",
    #[cfg(feature = "quirks")]
    "图像加注文字",
    #[cfg(feature = "quirks")]
    "画像説明",
    #[cfg(feature = "quirks")]
    "사진 설명",
    #[cfg(feature = "quirks")]
    "इमेज कैप्शन",
    #[cfg(feature = "quirks")]
    "توضیح تصویر",
    #[cfg(feature = "quirks")]
    "تصویر کا کیپشن",
    #[cfg(feature = "quirks")]
    "ছবির ক্যাপশান",
    #[cfg(feature = "quirks")]
    "படக்குறிப்பு",
    #[cfg(feature = "quirks")]
    "คำบรรยายภาพ",
    #[cfg(feature = "quirks")]
    "chụp lại hình ảnh",
    #[cfg(feature = "quirks")]
    "圖像加註文字",
    #[cfg(feature = "quirks")]
    "图片说明",
    #[cfg(feature = "quirks")]
    "bayanan hoto",
    #[cfg(feature = "quirks")]
    "maelezo ya picha",
    #[cfg(feature = "quirks")]
    "fotoğraf altı yazısı",
    #[cfg(feature = "quirks")]
    "підпис до фото",
    #[cfg(feature = "quirks")]
    "opis fotografije",
    #[cfg(feature = "quirks")]
    "qoraalka sawirka",
    #[cfg(feature = "quirks")]
    "ઇમેજ કૅપ્શન",
    #[cfg(feature = "quirks")]
    "फोटो कॅप्शन",
    #[cfg(feature = "quirks")]
    "तस्बिरको क्याप्शन",
    #[cfg(feature = "quirks")]
    "د انځور تشریح",
    #[cfg(feature = "quirks")]
    "ਤਸਵੀਰ ਕੈਪਸ਼ਨ",
    #[cfg(feature = "quirks")]
    "ఫొటో క్యాప్షన్",
    #[cfg(feature = "quirks")]
    "wetin we call dis foto",
    #[cfg(feature = "quirks")]
    "სურათის წარწერა",
    #[cfg(feature = "quirks")]
    "sawirka qoraalkiisa",
    #[cfg(feature = "quirks")]
    "foto onderschrift",
    #[cfg(feature = "quirks")]
    "bildtext",
    #[cfg(feature = "quirks")]
    "kuvateksti",
    #[cfg(feature = "quirks")]
    "didascalia",
    #[cfg(feature = "quirks")]
    "podpis zdjęcia",
];

/// `text` without a caption label.
pub(super) fn without_caption_label(text: &str) -> &str {
    let rest = CAPTION_LABELS.iter().find_map(|label| {
        let (head, rest) = text.split_at_checked(label.len())?;
        (find_word(head, label) == Some(0)).then(|| rest.trim_start())
    });
    rest.and_then(|rest| rest.strip_prefix([',', ':', '，', '،', '：'])).map_or(text, str::trim_start)
}

/// A credit that precedes the caption, and the caption: "Getty Images | Fog at dawn", "Image source, AFP
/// Image caption, Fog at dawn". The credit must name an agency, or follow a label for a source.
fn before_caption(text: &str) -> Option<(&str, &str)> {
    let opening = text.get(..text.floor_char_boundary(4 * MAX_CHARACTERS))?;
    let ends = [" | ", " — ", " – ", "\n"].iter().filter_map(|mark| opening.find(mark));
    let labels = CAPTION_LABELS.iter().filter_map(|label| find_word(opening, label));
    let (head, rest) = text.split_at_checked(ends.chain(labels).min()?)?;
    let labelled = trim_start(rest, is_separator).trim();
    let rest = without_caption_label(labelled);
    let is_caption = rest.len() < labelled.len();
    let (head, label) = (head.trim(), label::leading(head));
    let credit = match label {
        Some(label) if label.tie == Tie::Mark => credit_of(head, label),
        _ => head,
    };
    let is_credit = match label {
        Some(Label { kind, tie: Tie::Mark, .. }) => {
            agencies::names_one(credit) || kind == LabelKind::Source && is_like_names(credit, 0)
        }
        _ => agencies::is_one(credit),
    };
    (is_credit && has(rest, is_of_word) && (is_caption || !is_like_names(rest, 0))).then_some((credit, rest))
}

/// The caption before the credit at `start` of `text`.
#[inline(never)]
pub(super) fn before(text: &str, start: usize) -> Option<String> {
    let kept = trim_end(text.get(..start)?, |last| is_separator(last) || is_opening(last));
    if !has(kept, is_of_word) {
        return None;
    }
    let mut kept = kept.to_owned();
    // "Kim waves (AFP)." The full stop belongs to the sentence.
    if (text.ends_with(").") || text.ends_with("].")) && last(&kept).is_some_and(is_of_word) {
        kept.push('.');
    }
    Some(kept)
}

/// Finds the credit: its start, including any label or bracket, and its text.
#[inline(never)]
fn find(text: &str) -> Option<(usize, &str)> {
    let mut body = trim_end(text, |last| is_space(last) || last == '.');
    let tail = body.char_indices().rev().nth(TAIL - 1).map_or(0, |(at, _)| at);
    let bracket = bracket(body, tail);
    if bracket.is_none() {
        // An unmatched closing bracket is a typo.
        body = without_closing(body).trim_end();
    }
    // Restores the full stop of "Jane Doe Inc.".
    let whole = text.get(..body.len() + 1).filter(|whole| whole.ends_with('.')).unwrap_or(body);
    let mut from = tail;
    while let Some(start) = next_start(whole, from) {
        if let Some(credit) = labelled(whole, start) {
            return Some((start, credit));
        }
        from = whole.ceil_char_boundary(start + 1);
    }
    match bracket {
        Some((start, inner)) => Some((start, in_bracket(body.get(..start)?, inner)?)),
        None => by_agency(body, tail),
    }
}

fn without_closing(text: &str) -> &str {
    text.strip_suffix(is_closing).unwrap_or(text)
}

/// The last bracket and its content, if the text ends with it; also if it is never closed.
fn bracket(body: &str, tail: usize) -> Option<(usize, &str)> {
    let inside = without_closing(body);
    let mut depth = 0_usize;
    for (at, character) in inside.get(tail..)?.char_indices().rev() {
        if is_closing(character) {
            depth += 1;
        } else if is_opening(character) {
            if depth == 0 {
                let at = tail + at;
                return Some((at, inside.get(at + character.len_utf8()..)?));
            }
            depth -= 1;
        }
    }
    None
}

/// The position of a possible label.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LabelPlace {
    /// At the start of the caption.
    Start,
    /// At the start of a sentence or after a separator.
    Boundary,
    /// After a comma and a word in lower case.
    Comma,
    /// After a word, or within punctuation; whether it may be part of a name.
    Behind { a_name: bool },
}

/// The names after a label at `start`, if they extend to the end.
fn labelled(body: &str, start: usize) -> Option<&str> {
    let text = body.get(start..)?;
    let label = label::leading(text)?;
    // A label within the last bracket: the bracket is removed as a whole.
    let is_balanced = count(text, is_opening) == count(text, is_closing);
    let credit = credit_of(text, label);
    (is_balanced && fits(text, label, credit, place(body, start))).then_some(credit)
}

/// The credit to print for `text`, which begins with `label`: informative labels stay.
#[inline(never)]
fn credit_of<'a>(text: &'a str, label: Label<'a>) -> &'a str {
    if matches!(label.kind, LabelKind::Own | LabelKind::OwnOrCaption) {
        return trimmed(text);
    }
    let mut rest = label::strip_label(trimmed(label.rest));
    while let Some(Label { kind: LabelKind::Copyright, rest: holder, .. }) = label::leading(rest) {
        rest = label::strip_label(holder);
    }
    trimmed(label::strip_label(trimmed(rest)))
}

/// Whether a label in a caption introduces a credit rather than a description.
fn fits(text: &str, label: Label, credit: &str, place: LabelPlace) -> bool {
    let tolerance = match (label.tie, label.kind) {
        _ if has(credit, is_opening) => 0,
        (Tie::Loose, _) | (_, LabelKind::Archive | LabelKind::Copyright) => 0,
        (Tie::Mark, _) => 2,
        (Tie::By, _) => 1,
    };
    let announced = trimmed(label.rest);
    if !is_like_names(announced, tolerance) || !is_like_names(credit, tolerance + 1) {
        return false;
    }
    let by_agency = agencies::names_one(announced);
    // "(a) trains, (b) cars and (c) ships", "Kim (l) and Putin (c)".
    let may_be_position = label.kind == LabelKind::Copyright && text.starts_with('(');
    let is_position =
        matches!(place, LabelPlace::Comma | LabelPlace::Behind { .. }) || begins(credit, is_lower);
    if may_be_position && is_position && !by_agency {
        return false;
    }
    let is_sure = by_agency || label.kind == LabelKind::Copyright && label.tie == Tie::Mark;
    match (place, label.tie) {
        (LabelPlace::Start, Tie::Loose) => by_agency,
        (LabelPlace::Boundary, Tie::Loose) => by_agency || label.kind == LabelKind::Copyright,
        // In a script without capitals any sentence could be a name.
        (LabelPlace::Start, _) => {
            is_sure
                || count(credit, is_caseless) <= MAX_CASELESS_AT_START
                    && !matches!(label.kind, LabelKind::Archive | LabelKind::OwnOrCaption)
        }
        (LabelPlace::Boundary, _) => true,
        (LabelPlace::Behind { a_name }, Tie::Mark) => {
            is_sure || begins(text, is_upper) && (!a_name || label.kind == LabelKind::Source)
        }
        (LabelPlace::Comma, Tie::Mark) => is_sure,
        (LabelPlace::Comma | LabelPlace::Behind { .. }, _) => false,
    }
}

/// The credit in a bracket after `caption`.
fn in_bracket<'a>(caption: &str, inner: &'a str) -> Option<&'a str> {
    let inner = inner.trim();
    if let Some(label) = label::leading(inner) {
        let credit = credit_of(inner, label);
        let is_tied = label.tie != Tie::Loose || agencies::names_one(label.rest);
        // "(c)" also marks the person in the centre.
        let is_position = label.kind == LabelKind::Copyright && label.tie == Tie::Loose;
        if is_tied && !is_position && !label.rest.is_empty() && is_like_names(credit, 2) {
            return Some(credit);
        }
    }
    let credit = trimmed(inner);
    let is_by_agency =
        is_like_names(credit, 0) && agencies::names_one(credit) && !is_explained(caption, credit);
    let is_told = is_photo_by(credit) || is_made_by(credit) || is_person_and_outlet(credit, true);
    (is_by_agency || is_told && is_like_names(credit, 0)).then_some(credit)
}

/// Suffixes of East Asian credits: taken by, provided by.
const MADE_BY: [&str; 10] = ["摄", "攝", "撮影", "供图", "供圖", "新华社发", "提供", "촬영", "제공", "기자"];

/// "新华社记者 李明 摄"
fn is_made_by(credit: &str) -> bool {
    cfg!(feature = "quirks") && MADE_BY.iter().any(|end| credit.ends_with(end))
}

/// First words of place names that look like names of persons.
const PLACES: &str = "bad|cape|east|el|fort|great|la|lake|las|le|los|mount|new|north|port|rio|saint|san|santa|south|\
    st|são|upper|west";

/// Words in the names of newspapers, agencies and stations.
const OUTLETS: &str = "agence|agencia|agency|agentur|archive|com|courier|daily|examiner|file|gazette|globe|handout|\
    herald|images|independent|journal|magazine|media|mercury|morning|network|news|newspapers|observer|photos|\
    pictures|post|press|radio|review|standard|studio|studios|sun|telegraph|the|times|tribune|tv|zeitung";

/// "Jane Doe/The Examiner": a person, a slash and an outlet. Within a bracket any name counts as an outlet.
fn is_person_and_outlet(credit: &str, is_in_bracket: bool) -> bool {
    if !cfg!(feature = "quirks") {
        return false;
    }
    let (person, outlet) = cut(credit, is_stroke);
    let outlet = outlet.unwrap_or_default();
    let is_capitalized = |word: &str| begins(word, is_upper) && !has(word, |next| next.is_ascii_digit());
    let mut words = Pieces(Some(person.trim()), is_space);
    let is_person = words.next().is_some_and(|first| is_capitalized(first) && !is_in(PLACES, first))
        && words.next().is_some()
        && Pieces(Some(person.trim()), is_space).all(|word| is_capitalized(word) || !is_plain(word));
    let is_of_outlet = |word: &str| {
        is_in(OUTLETS, word) || count(word, is_upper) > 1 && count(word, is_upper) == count(word, |_| true)
    };
    let names_outlet = || Pieces(Some(outlet), |next| is_space(next) || next == '.').any(is_of_outlet);
    is_person && begins(outlet.trim(), is_upper) && (is_in_bracket || names_outlet())
}

/// "U.S. Navy photo by Jane Doe"
fn is_photo_by(credit: &str) -> bool {
    contains(credit, " photo by ") || contains(credit, " image by ")
}

/// Whether a bracket only abbreviates the words before it: "Environmental Protection Agency (EPA)".
fn is_explained(caption: &str, credit: &str) -> bool {
    let mut rest = caption.trim_end();
    for letter in credit.chars().rev() {
        loop {
            if rest.is_empty() || !is_upper(letter) {
                return false;
            }
            let (before, word) = cut_last(rest);
            rest = before.trim_end();
            match trim_start(word, |first| !is_letter_or_digit(first)).chars().next() {
                Some(initial) if initial == letter => break,
                Some(initial) if is_upper(initial) => return false,
                _ => {}
            }
        }
    }
    true
}

/// A last sentence, or a part of it after a separator, that consists of names with an agency.
fn by_agency(body: &str, tail: usize) -> Option<(usize, &str)> {
    // Fast path: most captions end with a word that is not a name.
    let last_word = trim_end(body, |last| !is_space(last) && !is_stroke(last)).len();
    if is_plain(body.get(last_word..)?) {
        return None;
    }
    let mut from = tail;
    while let Some(start) = next_start(body, from) {
        from = body.ceil_char_boundary(start + 1);
        let text = body.get(start..)?;
        let credit = trimmed(text);
        let credit = credit.strip_prefix("via ").unwrap_or(credit);
        let place = place(body, start);
        let is_told = || is_made_by(credit) || is_person_and_outlet(credit, false);
        if is_like_names(credit, 0)
            && sentence_end(credit).is_none()
            && ((agencies::names_one(credit) || is_photo_by(credit)) && stands_apart(text, credit, place)
                || place == LabelPlace::Boundary && is_told())
        {
            return Some((start, credit));
        }
    }
    None
}

/// Whether `credit`, names with an agency, is separate from the sentence before it.
fn stands_apart(text: &str, credit: &str, place: LabelPlace) -> bool {
    let (first, others) = cut(credit, |character| character == '/');
    let has_dash = Pieces(Some(credit), is_space).any(|word| matches!(word, "-" | "–" | "—" | "|"));
    let is_joined = has(credit, is_stroke) || contains(credit, " via ");
    let is_alone = agencies::is_one(credit);
    match place {
        LabelPlace::Start => {
            // "Kim Jong Un REUTERS/Jane Doe": the credit begins later.
            let begins_later = others.is_some()
                && agencies::strength(first).is_none()
                && agencies::is_one(cut_last(first).1);
            (is_joined && !begins_later || is_alone) && !has_dash
        }
        LabelPlace::Boundary => is_joined || is_alone || has_dash || is_photo_by(credit),
        LabelPlace::Comma => is_joined && !has_dash,
        LabelPlace::Behind { .. } => begins(text, is_upper) && others.is_some() && agencies::is_one(first),
    }
}

/// The next position from `from` on where a word, a `©` or a `(c)` begins.
#[inline(never)]
fn next_start(body: &str, from: usize) -> Option<usize> {
    let mut previous = last(body.get(..from)?);
    let mut ends_word = false;
    for (at, character) in body.get(from..)?.char_indices() {
        // A quoted label is part of the caption. In "dawn.Jane Doe" a space is missing.
        let is_after_gap = previous
            .is_none_or(|previous| !is_of_word(previous) && !"'’-@.&_\"“„«‘".contains(previous))
            || ends_word && previous == Some('.') && is_upper(character);
        ends_word = previous.is_some_and(is_lower);
        if matches!(character, '©' | '(' | '@') || is_after_gap && is_of_word(character) {
            return Some(from + at);
        }
        previous = Some(character);
    }
    None
}

/// Classifies the position `start` by the text before it.
fn place(body: &str, start: usize) -> LabelPlace {
    let before = body.get(..start).unwrap_or_default();
    let trimmed = before.trim_end();
    let gap = before.get(trimmed.len()..).unwrap_or_default();
    let Some(previous) = last(trimmed) else { return LabelPlace::Start };
    let is_word = is_of_word(previous);
    if has(gap, |character| character == '\n') {
        LabelPlace::Boundary
    } else if previous == '-' && gap.is_empty() {
        LabelPlace::Behind { a_name: true }
    } else if is_word || ",:'’&+@#".contains(previous) {
        let head = trim_end(trimmed, |last| !is_of_word(last));
        let word = head.get(trim_end(head, is_of_word).len()..).unwrap_or_default();
        let is_plain = begins(word, is_lower);
        if previous == ',' && is_plain {
            LabelPlace::Comma
        } else {
            LabelPlace::Behind { a_name: !is_plain || !is_word }
        }
    } else {
        LabelPlace::Boundary
    }
}

#[cfg(test)]
mod tests;
