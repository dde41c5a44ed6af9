//! Repetitions in a text: the headline as its first heading, the standfirst as its beginning.

use crate::article::{Block, Inline, plain_text};
use crate::text::letters::{is_letter_or_digit, lower};

/// In how many of the first blocks the headline is searched for: it may follow a kicker and a date.
const MAX_BLOCKS_BEFORE: usize = 3;

/// The longest line that may precede such a headline, in bytes.
const MAX_KICKER_BYTES: usize = 60;

/// The shortest headline that is removed, in bytes: a shorter one may be the first word of the text.
const MIN_HEADLINE: usize = 3;

/// The shortest standfirst that counts as a repetition of the text's beginning, in letters.
const MIN_OPENING: usize = 12;

/// Removes the block of `blocks` that repeats the headline, as themes print it; returns whether there was one.
///
/// Only a heading, or a paragraph at the very top, with no other text.
pub(super) fn take_headline(blocks: &mut Vec<Block>, headline: &str) -> bool {
    let headline = letters(headline);
    let mut found = None;
    for (at, block) in blocks.iter().take(MAX_BLOCKS_BEFORE).enumerate() {
        let (words, is_heading) = match block {
            Block::Heading { text, .. } => (plain_text(text), true),
            Block::Paragraph(text) => (plain_text(text), false),
            Block::Rule | Block::Figure(_) => continue,
            _ => break,
        };
        if (is_heading || at == 0) && letters(&words) == headline {
            found = Some(at);
            break;
        }
        if is_heading || words.len() > MAX_KICKER_BYTES {
            break;
        }
    }
    let Some(at) = found.filter(|_| headline.len() >= MIN_HEADLINE) else { return false };
    // The links of a short post that is its own headline stay: a headline has none.
    if let Some(Block::Paragraph(text)) = blocks.get_mut(at) {
        text.retain(|inline| matches!(inline, Inline::Link { .. }));
        for at in (1..text.len()).rev() {
            text.insert(at, Inline::Text(" ".to_owned()));
        }
        if !text.is_empty() {
            return true;
        }
    }
    blocks.remove(at);
    true
}

/// Whether `standfirst` is an automatic excerpt of the text's beginning, and so would be read twice.
///
/// ```
/// use dateline::article::{Block, Inline};
/// use dateline::body::is_opening;
/// let text = [Block::Paragraph(vec![Inline::Text("The board met for nine hours on Tuesday.".to_owned())])];
/// assert!(is_opening("The board met for nine hours…", &text));
/// assert!(!is_opening("After nine hours the night ferry stays.", &text));
/// ```
pub fn is_opening(standfirst: &str, text: &[Block]) -> bool {
    let mut opening = letters(standfirst);
    // The excerpt may end within a word.
    if standfirst.trim_end().ends_with('…') {
        opening.pop();
    }
    let mut words = String::new();
    let mut starts = vec![0];
    for block in text {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => {
                let text = plain_text(text);
                // A short line and a dateline may come first.
                if words.len() <= MAX_KICKER_BYTES {
                    starts.push(words.len());
                    let place = text.get(..text.floor_char_boundary(MAX_KICKER_BYTES)).unwrap_or_default();
                    let dash = [" — ", " – ", " - "].iter().filter_map(|dash| place.find(dash)).min();
                    starts.extend(dash.and_then(|at| Some(words.len() + letters(text.get(..at)?).len())));
                }
                words.push_str(&letters(&text));
            }
            Block::Figure(_) | Block::Rule => {}
            _ => break,
        }
        if words.len() >= opening.len() + MAX_KICKER_BYTES * 2 {
            break;
        }
    }
    let begins = |start: &usize| words.get(*start..).is_some_and(|words| words.starts_with(&opening));
    opening.chars().count() >= MIN_OPENING && starts.iter().any(begins)
}

/// The letters and digits of a text, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|character| is_letter_or_digit(*character)).map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::{Block, Inline, is_opening, take_headline};

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(vec![Inline::Text(text.to_owned())])
    }

    fn heading(text: &str) -> Block {
        Block::Heading { level: 2, text: vec![Inline::Text(text.to_owned())] }
    }

    #[test]
    fn a_headline_is_said_once() {
        let headline = "Teachers say “no”";
        for above in [
            vec![heading("Teachers say “no”")],
            vec![paragraph("TEACHERS SAY NO")],
            vec![paragraph("ai and ml"), heading("Teachers say no.")],
        ] {
            let kept: Vec<Block> =
                above.iter().filter(|block| **block == paragraph("ai and ml")).cloned().collect();
            let mut blocks = above;
            blocks.push(paragraph("Text."));
            assert!(take_headline(&mut blocks, headline));
            assert_eq!(blocks, kept.into_iter().chain([paragraph("Text.")]).collect::<Vec<_>>());
        }
        for text in [
            vec![paragraph("Text."), paragraph("Teachers say no")],
            vec![paragraph("Teachers say no to it.")],
            vec![heading("Why"), heading("Teachers say no")],
        ] {
            assert!(!take_headline(&mut text.clone(), headline), "{text:?}");
        }
        assert!(!take_headline(&mut vec![paragraph("…")], "!?"));
    }

    #[test]
    fn an_excerpt_that_is_the_beginning_is_known() {
        let text = [paragraph("The library opens on Sunday at ten."), paragraph("More.")];
        for opening in [
            "The library opens on Sunday at ten.",
            "The library opens on Sun…",
            "The library opens on Sunday at ten. Mo…",
        ] {
            assert!(is_opening(opening, &text), "{opening}");
        }
        let from_a_place =
            [paragraph("By Jo Doe"), paragraph("PORT, Nov. 20 (AFP) — The library opens on Sunday at ten.")];
        assert!(is_opening("The library opens on Sunday…", &from_a_place));
        for other in ["The library opens on Monday…", "The lib…", "", "Open at ten: the library."] {
            assert!(!is_opening(other, &text), "{other}");
        }
    }
}
