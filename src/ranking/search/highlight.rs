//! Highlighting: the places of the matched words in a text, and the extract to show.

use crate::ranking::fold::{CharClass, class};
use crate::ranking::tokenizer::{Tokenizer, first_letters};

/// The most characters of an extract, with the ellipses that the page sets where it is cut.
pub const MAX_EXTRACT_CHARS: usize = 160;
/// An extract begins at most so many bytes before the first highlight.
const MAX_BEFORE_FIRST: usize = 60;

/// A part of a text, in bytes, both ends at character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
}

/// The words of `text` for which `is_wanted` is true of the folded form; in order, those that touch or
/// overlap joined.
pub fn highlights(text: &str, is_wanted: &mut dyn FnMut(&str) -> bool) -> Vec<Span> {
    let mut marks: Vec<Span> = Vec::new();
    let mut tokens = Tokenizer::with_joined(text);
    while let Some(token) = tokens.advance() {
        if !is_wanted(tokens.word()) {
            continue;
        }
        // A combining accent belongs to the letter before it.
        let behind = text.get(token.end..).unwrap_or("");
        let accents = behind.trim_start_matches(|character| class(character) == CharClass::Dropped);
        let end = token.end + behind.len() - accents.len();
        let mut joined = Span { start: token.start, end };
        // Joined words begin before their parts, and may reach beyond more than one.
        while let Some(last) = marks.last().filter(|last| joined.start <= last.end) {
            joined = Span { start: joined.start.min(last.start), end: joined.end.max(last.end) };
            marks.pop();
        }
        marks.push(joined);
    }
    marks
}

/// The part of `text` to show: all of it, if it has at most [`MAX_EXTRACT_CHARS`] characters, else
/// a part around the first mark, cut between words where there are spaces.
pub fn extract(text: &str, first_mark: Option<Span>) -> Span {
    if behind(text, MAX_EXTRACT_CHARS) == text.len() {
        return Span { start: 0, end: text.len() };
    }
    let room = MAX_EXTRACT_CHARS - 2;
    let mut start = 0;
    if let Some(mark) = first_mark
        && mark.end > behind(text, room)
    {
        start = text.floor_char_boundary(mark.start.saturating_sub(MAX_BEFORE_FIRST));
        start += space(text.get(start..mark.start)).next().map_or(0, |space| space + 1);
    }
    let mut end = start + behind(text.get(start..).unwrap_or(""), room);
    if end < text.len() {
        end = space(text.get(start..end)).last().map_or(end, |space| start + space);
    }
    Span { start, end }
}

/// The byte after the first `characters` characters of a text, or after all of it.
fn behind(text: &str, characters: usize) -> usize {
    first_letters(text, characters).unwrap_or(text).len()
}

/// The places of the spaces.
fn space(text: Option<&str>) -> impl Iterator<Item = usize> {
    (0..).zip(text.unwrap_or("").bytes()).filter(|(_, byte)| *byte == b' ').map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::{MAX_EXTRACT_CHARS, Span, extract, highlights};

    fn marked<'a>(text: &'a str, wanted: &[&str]) -> Vec<&'a str> {
        let marks = highlights(text, &mut |word| wanted.contains(&word));
        marks.into_iter().map(|mark| &text[mark.start..mark.end]).collect()
    }

    fn shown<'a>(text: &'a str, word: &str) -> &'a str {
        let first = text.find(word).map(|start| Span { start, end: start + word.len() });
        let extract = extract(text, first);
        &text[extract.start..extract.end]
    }

    #[test]
    fn marks_show_the_word_as_it_is_written() {
        assert_eq!(marked("Im CAFÉ: das Café’s, Cafeteria", &["cafe"]), ["CAFÉ", "Café"]);
        assert_eq!(marked("cafe\u{301} noir", &["cafe"]), ["cafe\u{301}"]);
    }

    #[test]
    fn marks_of_overlapping_pairs_are_one() {
        assert_eq!(marked("在东京都里", &["东京", "京都"]), ["东京都"]);
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        let text = "é".repeat(MAX_EXTRACT_CHARS);
        assert_eq!(shown(&text, "x"), text);
    }

    #[test]
    fn an_extract_is_cut_between_words_and_shows_the_first_mark() {
        let text = format!("{}harbour {}", "seven of them ".repeat(30), "and more ".repeat(30));
        let extract = shown(&text, "harbour");
        assert!(extract.contains("harbour"), "{extract}");
        assert!(extract.chars().count() <= MAX_EXTRACT_CHARS - 2);
        assert!(text.contains(&format!(" {extract} ")), "{extract}");
        assert!(shown(&text, "seven").starts_with("seven of them seven"));
        assert!(shown(&text, "nowhere").starts_with("seven of them seven"));
    }

    #[test]
    fn an_extract_of_a_script_without_spaces_is_cut_between_characters() {
        let text = format!("{}京{}", "東".repeat(300), "都".repeat(300));
        let extract = shown(&text, "京");
        assert!(extract.contains('京'));
        assert_eq!(extract.chars().count(), MAX_EXTRACT_CHARS - 2);
    }
}
