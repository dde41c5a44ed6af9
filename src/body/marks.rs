//! Runs of combining marks: a browser takes seconds to lay out some ten thousand on one letter.

use std::borrow::Cow;

/// Most marks on one letter. Vietnamese needs two, Hebrew and Thai four, phonetic notation some more.
const MAX_MARKS: usize = 8;

/// `text` with at most [`MAX_MARKS`] combining marks in a row.
pub(super) fn limited(text: &str) -> Cow<'_, str> {
    // The first byte of U+0300 is 0xCC: most European texts have no such byte.
    if text.bytes().all(|byte| byte < 0xcc) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut run = 0;
    for character in text.chars() {
        run = if is_mark(character) { run + 1 } else { 0 };
        if run <= MAX_MARKS {
            kept.push(character);
        }
    }
    if kept.len() == text.len() { Cow::Borrowed(text) } else { Cow::Owned(kept) }
}

/// Whether no letter of `text` has more than [`MAX_MARKS`] combining marks.
pub fn has_few_marks(text: &str) -> bool {
    limited(text).len() == text.len()
}

/// Whether it combines with the character before it (Unicode 17, general category Mn, without the scripts in
/// which every syllable has some).
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::limited;

    #[test]
    fn a_letter_keeps_its_marks_but_not_a_thousand() {
        for text in ["Việt", "e\u{301}\u{323}", "שָׁלוֹם", "กี่ที่", "plain", "❤️"] {
            assert_eq!(limited(text), text);
        }
        let heavy = ["a", &"\u{301}".repeat(30_000), "b"].concat();
        assert_eq!(limited(&heavy), ["a", &"\u{301}".repeat(8), "b"].concat());
    }
}
