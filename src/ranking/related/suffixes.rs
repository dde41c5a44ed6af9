//! The suffix of a publisher's headlines (" – The Daily Courier"), learnt from the edition.

use crate::ranking::index::Index;
use crate::ranking::tokenizer::Tokenizer;

/// The most words of a suffix.
const MAX_WORDS: usize = 6;
/// The least headlines of the edition that end with a suffix.
const MIN_HEADLINES: usize = 4;
/// The most headlines of a segment that are compared.
const MAX_COMPARED: usize = 4_000;

/// The headline without its suffix.
pub(super) fn without_suffix<'a>(headline: &'a str, index: &Index) -> &'a str {
    let (mut place, mut before) = (0, ' ');
    for (next, sign) in headline.char_indices() {
        if before == ' ' && matches!(sign, '-' | '–' | '—' | '|' | '·') {
            place = next;
        }
        before = sign;
    }
    let Some((before, suffix)) = headline.split_at_checked(place).filter(|_| place > 0) else {
        return headline;
    };
    let mut headlines = 0;
    for segment in index.segments() {
        let mut terms = Vec::new();
        let mut tokens = Tokenizer::new(suffix);
        while tokens.advance().is_some() {
            // No headline ends with a word that no story has.
            terms.push(segment.find(tokens.word()).unwrap_or(u32::MAX));
        }
        let Some(last) = terms.last().filter(|_| terms.len() <= MAX_WORDS) else { break };
        let stories = segment.postings(*last).0.iter().take(MAX_COMPARED);
        headlines += stories.filter(|story| segment.headline(**story).ends_with(&terms)).count();
    }
    if headlines >= MIN_HEADLINES { before } else { headline }
}
