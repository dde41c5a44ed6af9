//! Where in a shown text the words stand that were looked for, and which part of it to show.

use super::fold::{Class, class};
use super::tokens::Tokens;

/// The most characters of an extract, with the ellipses that the page sets where it is cut.
pub const LONGEST_EXTRACT: usize = 160;
/// How many characters before the first mark an extract may begin.
const BEFORE_MARK: usize = 50;

/// A part of a text, in bytes, both ends at character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last one.
    pub end: usize,
}

/// The words of `text` that `is_wanted` wants, given in the form of the index; in order, and
/// those that touch or overlap made one.
pub fn marks(text: &str, is_wanted: &mut dyn FnMut(&str) -> bool) -> Vec<Span> {
    let mut marks: Vec<Span> = Vec::new();
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.advance() {
        if !is_wanted(tokens.word()) {
            continue;
        }
        // An accent that is a character of its own belongs to the letter before it.
        let behind = text.get(token.end..).unwrap_or("");
        let accents = behind.trim_start_matches(|character| class(character) == Class::Dropped);
        let end = token.end + behind.len() - accents.len();
        match marks.last_mut() {
            Some(last) if token.start <= last.end => last.end = end,
            _ => marks.push(Span { start: token.start, end }),
        }
    }
    marks
}

/// The part of `text` to show: all of it, if it has at most [`LONGEST_EXTRACT`] characters, else
/// a part around the first mark, cut between words where there are spaces.
pub fn extract(text: &str, first_mark: Option<Span>) -> Span {
    if text.chars().nth(LONGEST_EXTRACT).is_none() {
        return Span { start: 0, end: text.len() };
    }
    let room = LONGEST_EXTRACT - 2;
    let fits = |mark: &Span| text.get(..mark.end).is_some_and(|before| before.chars().nth(room).is_none());
    let start = match first_mark {
        Some(mark) if !fits(&mark) => word_start_before(text, mark.start),
        _ => 0,
    };
    let shown = text.get(start..).unwrap_or("");
    let mut last_space = None;
    let mut end = text.len();
    for (count, (place, character)) in shown.char_indices().enumerate() {
        if character.is_whitespace() {
            last_space = Some(start + place);
        }
        if count == room {
            end = last_space.unwrap_or(start + place);
            break;
        }
    }
    Span { start, end }
}

/// The beginning of a word that stands at most [`BEFORE_MARK`] characters before `mark`.
fn word_start_before(text: &str, mark: usize) -> usize {
    let before = text.get(..mark).unwrap_or("");
    let mut start = None;
    let mut furthest = mark;
    for (place, character) in before.char_indices().rev().take(BEFORE_MARK) {
        if character.is_whitespace() {
            start = Some(place + character.len_utf8());
        }
        furthest = place;
    }
    start.unwrap_or(furthest)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_EXTRACT, Span, extract, marks};

    fn marked<'a>(text: &'a str, wanted: &[&str]) -> Vec<&'a str> {
        let marks = marks(text, &mut |word| wanted.contains(&word));
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
        let text = "é".repeat(LONGEST_EXTRACT);
        assert_eq!(shown(&text, "x"), text);
    }

    #[test]
    fn an_extract_is_cut_between_words_and_shows_the_first_mark() {
        let text = format!("{}harbour {}", "seven of them ".repeat(30), "and more ".repeat(30));
        let extract = shown(&text, "harbour");
        assert!(extract.contains("harbour"), "{extract}");
        assert!(extract.chars().count() <= LONGEST_EXTRACT - 2);
        assert!(text.contains(&format!(" {extract} ")), "{extract}");
        assert!(shown(&text, "seven").starts_with("seven of them seven"));
        assert!(shown(&text, "nowhere").starts_with("seven of them seven"));
    }

    #[test]
    fn an_extract_of_a_script_without_spaces_is_cut_between_characters() {
        let text = format!("{}京{}", "東".repeat(300), "都".repeat(300));
        let extract = shown(&text, "京");
        assert!(extract.contains('京'));
        assert_eq!(extract.chars().count(), LONGEST_EXTRACT - 2);
    }
}
