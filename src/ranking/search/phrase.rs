//! Phrases in quotation marks: words that follow one another.

use crate::ranking::stored_fields::{StoredField, StoredFields};
use crate::ranking::tokenizer::Tokenizer;

/// The fields in which a phrase may occur.
const FIELDS: [StoredField; 5] = [
    StoredField::Headline,
    StoredField::Standfirst,
    StoredField::Section,
    StoredField::Tags,
    StoredField::Authors,
];

/// Whether the words of `phrase` follow one another in a field of the story.
pub(super) fn story_has_phrase(stored: &StoredFields, story: u32, phrase: &[String]) -> bool {
    FIELDS.iter().any(|field| stored.find_name(story, *field, &mut |text| has_phrase(text, phrase)).is_some())
}

/// Whether the words of `phrase` follow one another in `text` (the bit-parallel Shift-And of Baeza-Yates
/// and Gonnet, 1992, on words).
fn has_phrase(text: &str, phrase: &[String]) -> bool {
    // Bit n: the last n + 1 words of the text are the first n + 1 of the phrase.
    let mut ending = 0_u32;
    let mut tokens = Tokenizer::new(text);
    while tokens.advance().is_some() {
        let mut next = 0;
        for (place, word) in phrase.iter().enumerate().take(31) {
            if (place == 0 || ending >> (place - 1) & 1 == 1) && word == tokens.word() {
                next |= 1 << place;
            }
        }
        ending = next;
        if ending >> (phrase.len().clamp(1, 31) - 1) & 1 == 1 {
            return true;
        }
    }
    false
}
